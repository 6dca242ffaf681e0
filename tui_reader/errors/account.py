"""Who one is at a blog, and why it does not believe that."""

from tui_reader.errors.error import ReaderError
from tui_reader.i18n import N_


class AccountError(ReaderError):
    """Something about who one is at a blog. Facts: `host`."""

    said = N_("The login at {host} did not work.")


class SignedOut(AccountError):
    """401 where a credential was sent."""

    said = N_("You are signed out at {host}.")
    advice = N_("Log in again (L); what you wrote is kept.")


class WrongPassword(AccountError):
    """The form says that name and password do not belong together."""

    said = N_("{host} does not know this user name and password.")
    advice = N_("Check both, or use an application password.")


class FormRefused(AccountError):
    """The form answered 200 without the cookie: two factors, captcha, single sign-on."""

    said = N_("{host} did not accept the login form; it may ask for a second factor or a captcha.")
    advice = N_("Make an application password at {address} and paste it here.")


class BrowserOnly(AccountError):
    """As FormRefused, where application passwords are off too."""

    said = N_("{host} did not accept the login form; it may ask for a second factor or a captcha.")
    advice = N_("It offers no other way in: comment in your browser instead.")


class NoApplicationPasswords(AccountError):
    """The blog has application passwords switched off."""

    said = N_("{host} has application passwords switched off.")
    advice = N_("Log in with user name and password instead.")


class NeedsHttps(AccountError):
    """A credential minted over https is never sent over http."""

    said = N_("Your login at {host} belongs to its https address.")
    advice = N_("Open the blog with https:// instead.")


class NoAccounts(AccountError):
    """A blog that is read by its feed."""

    said = N_("{host} has no accounts that one could log in to from here.")
    advice = N_("Comment in your browser instead.")
