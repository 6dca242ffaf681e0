"""Everything that can go wrong, worded once.

    ReaderError
    ├── Bug                     a mistake of ours
    ├── NoBrowser  UnsafeLink   a link that does not open
    ├── NoEditor  EditorFailed  the person's own editor did not work
    ├── AddressError  NothingOpened     the address typed is none, or there is none
    ├── NotOnShelf (NotListed)  NotOnDisk  NoPosts  NotAmong    what was asked for is not here
    ├── NotOpml  NoFeeds        a file of blogs that is none, or names none
    ├── NoImages  NotShown      a picture that is not shown
    ├── BlogError               the blog could not be read
    │   ├── NoSuchHost  Refused  TimedOut  TlsFailed  Broken  WrongVariable     no answer that can be used
    │   ├── NotFound (Gone)  Forbidden  ServerFailed  TooMany  BadReply     an answer, and it says no
    │   └── NotABlog  RestOff  NotJson  NotAFeed  NoText  TooLarge  Moved   an answer, and it is the wrong thing
    ├── AccountError            who one is at the blog
    │   └── SignedOut  WrongPassword  FormRefused  BrowserOnly  NoApplicationPasswords  NeedsHttps  NoAccounts
    ├── CommentError            a comment was not taken
    │   └── Duplicate  TooFast  Closed  Protected  TooLong  TooShort  Empty  Refusal  Unanswered  Elsewhere
    │       NoForm  NoName  NoMail
    ├── VaultError              a token could not be kept or read
    │   └── NoKeyring (RefusedKeyring)  KeyringLocked  KeyringSlow  KeyringFailed  CommandFailed  FileFailed
    └── KeepError               something could not be read from or written to disk
        └── SettingsError (SettingsVariable)  ShelfDamaged  Occupied  Unreadable

Each has `summary`, a sentence that says what happened, and `hint`, one that says what to do, in the reader's language.
Neither ever holds a secret or a query string; texts from a server in them are made safe by whoever raises.
"""

from tui_reader.i18n import N_, _


class ReaderError(Exception):
    """Something a person can be told about.

    Args:
        **facts: the words the sentences name: `host`, `seconds`, `status` ...
    """

    said = N_("Something went wrong.")
    advice = N_("Try again.")

    def __init__(self, **facts: object) -> None:
        super().__init__(facts)
        self.facts = facts

    @property
    def summary(self) -> str:
        """What happened, one sentence."""
        return self._fill(self.said)

    @property
    def hint(self) -> str:
        """What to do about it, one sentence."""
        return self._fill(self.advice)

    def __str__(self) -> str:
        return f"{self.summary} {self.hint}".strip()

    def _fill(self, message: str) -> str:
        return _(message).format_map(self.facts) if message else ""


class Bug(ReaderError):
    """A mistake of ours. Facts: `kind`, the exception's class."""

    said = N_("tui-reader made a mistake ({kind}).")
    advice = N_("It is noted in the log file; please report it. Nothing you wrote is lost.")


class NoBrowser(ReaderError):
    """No program that opens web pages."""

    said = N_("No browser was found.")
    advice = N_("Name one in the environment variable BROWSER, or copy the address with y.")


class UnsafeLink(ReaderError):
    """A link that is no web page. Facts: `scheme`."""

    said = N_("This link ({scheme}) is not a web page, so it is not opened.")
    advice = N_("Only http, https and mailto open from here.")


class NoEditor(ReaderError):
    """No program to write in."""

    said = N_("No editor was found.")
    advice = N_("Name one in the environment variable EDITOR; your text is kept.")


class EditorFailed(ReaderError):
    """The person's own editor did not start, or left with an error. Facts: `editor`, `reason`."""

    said = N_("The editor {editor} failed: {reason}.")
    advice = N_("Your text is kept as it was; EDITOR in the environment names the editor.")


class AddressError(ReaderError):
    """The address typed cannot be one."""

    said = N_("“{address}” is not a web address.")
    advice = N_("Type a host such as blog.example.org, or an address that begins with https://.")


class NothingOpened(ReaderError):
    """The last blog is asked for, and there was none."""

    said = N_("No blog was opened here yet.")
    advice = N_("Name one, as in: tui-reader blog.example.org")


class NotOnShelf(ReaderError):
    """A blog that was never opened here. Facts: `address`."""

    said = N_("{address} is not on the shelf.")
    advice = N_("Bring it in with: tui-reader sync {address}")


class NotListed(NotOnShelf):
    """The same, where it is of no use to bring it in: it was to be removed, or asked with the others."""

    advice = N_("See which blogs are there with: tui-reader list --blogs")


class NotOnDisk(ReaderError):
    """A post whose text is not here, and nobody may be asked. Facts: `what`."""

    said = N_("{what} is not on disk.")
    advice = N_("Leave out --offline to ask the blog for it.")


class NoPosts(ReaderError):
    """A blog without posts. Facts: `host`."""

    said = N_("{host} has no posts yet.")
    advice = ""


class NotAmong(ReaderError):
    """No topic or author of this name is on the shelf. Facts: `name`; `names`, some that are there."""

    said = N_("Nothing on the shelf is of “{name}”.")
    advice = N_("There are: {names}")


class NotOpml(ReaderError):
    """A file that should name blogs. Facts: `reason`."""

    said = N_("This is no OPML file: {reason}.")
    advice = N_("Other readers write one when you export your feeds there.")


class NoFeeds(ReaderError):
    """A file of blogs that names none."""

    said = N_("This file names no feeds.")
    advice = N_("Other readers write one that does when you export your feeds there.")


class NoImages(ReaderError):
    """What decodes pictures is not installed."""

    said = N_("Pictures need the extra “images”.")
    advice = N_("Install it with: pip install 'tui-reader[images]'")


class NotShown(ReaderError):
    """A picture that is not shown. Facts: `host`, `reason`."""

    said = N_("The picture of {host} is not shown: {reason}.")
    advice = N_("The browser may show it.")


class BlogError(ReaderError):
    """A blog could not be read. Facts: `host`."""

    said = N_("{host} could not be read.")
    sent = False
    """Whether the request had left when it failed, so that the server may have done what it asked."""


class NoSuchHost(BlogError):
    """The name does not resolve."""

    said = N_("There is no host named {host}.")
    advice = N_("Check the spelling and your network connection.")
    advice_bare = N_("Check the spelling: most hosts have a dot in their names. Commands are listed by --help.")

    @property
    def hint(self) -> str:
        """What to do about it: a word without a dot may have been meant as a command."""
        return self._fill(self.advice if "." in str(self.facts.get("host", ".")) else self.advice_bare)


class Refused(BlogError):
    """Nobody listens, or the network is unreachable."""

    said = N_("{host} refused the connection.")
    advice = N_("The server may be down: try again later.")


class TimedOut(BlogError):
    """No whole answer within the deadline. Facts: `seconds`."""

    said = N_("{host} did not answer within {seconds} seconds.")
    advice = N_("Check your network connection and try again.")


class TlsFailed(BlogError):
    """The certificate does not hold. Facts: `reason`."""

    said = N_("The connection to {host} is not secure: {reason}.")
    advice = N_("Do not log in there; if you trust its issuer, name its file in SSL_CERT_FILE.")


class Broken(BlogError):
    """The connection broke, or what came was no HTTP."""

    said = N_("The connection to {host} broke off.")
    advice = N_("Try again.")


class WrongVariable(BlogError):
    """A variable of the environment makes every connection impossible. Facts: `variable`."""

    said = N_("{host} cannot be asked: the environment variable {variable} is wrong.")
    advice = N_("Mend or unset {variable}, then start again.")


class NotFound(BlogError):
    """404. Facts: `what`, a path."""

    said = N_("{host} has no page {what} (404).")
    advice = N_("It may have been moved or deleted: check the address.")


class Gone(NotFound):
    """410: it was there, and its owner took it away for good."""

    said = N_("{host} has taken {what} away for good (410).")
    advice = N_("It is not asked for again; what you have of it stays on disk.")


class Forbidden(BlogError):
    """401 or 403 on reading. Facts: `status`."""

    said = N_("{host} does not let you read this ({status}).")
    advice = N_("It may be private or protected: open it in your browser.")


class ServerFailed(BlogError):
    """5xx. Facts: `status`; `after`, seconds for which it wants to be left alone, where it says so."""

    said = N_("{host} has a problem of its own ({status}).")
    advice = N_("Try again later.")


class TooMany(BlogError):
    """429. Facts: `seconds`, how long a person is to wait; `after` as in ServerFailed."""

    said = N_("{host} wants fewer requests (429).")
    advice = N_("Try again in {seconds} seconds.")


class BadReply(BlogError):
    """Any other refusal. Facts: `status`."""

    said = N_("{host} answered something unexpected ({status}).")
    advice = N_("Try again later, or open the blog in your browser.")


class NotABlog(BlogError):
    """A page without a feed, and no WordPress. Facts: `tried`, how many usual places of feeds were looked at."""

    said = N_("{host} is no blog that can be read: its page names no feed, and there is none at {tried} usual places.")
    advice = N_("Check the address, or give that of its feed.")


class RestOff(BlogError):
    """The REST interface is switched off or blocked. Facts: `status`."""

    said = N_("{host} is a WordPress blog, but its REST interface is switched off ({status}).")
    advice = N_("Open it in your browser, or ask its owner to allow reading by REST.")


class NotJson(BlogError):
    """HTML or rubbish where JSON was expected."""

    said = N_("{host} sent a web page where data was expected.")
    advice = N_("If you are on a guest network, log in to it in your browser first, then try again.")


class NotAFeed(BlogError):
    """What came where a feed was expected is none."""

    said = N_("{host} sent something else where its feed was expected.")
    advice = N_("Open it in your browser; if it has moved, give its new address.")


class NoText(BlogError):
    """The page of a post in which its text was not found."""

    said = N_("The text of this post was not found in its page at {host}.")
    advice = N_("Open it in your browser (o).")


class TooLarge(BlogError):
    """More bytes than any blog needs. Facts: `megabytes`."""

    said = N_("{host} sent more than {megabytes} MB.")
    advice = N_("That is more than a post needs; open it in your browser.")


class Moved(BlogError):
    """A redirect that must not be followed. Facts: `target`, a host."""

    said = N_("{host} sends us on to {target}.")
    advice = N_("For your safety nothing secret follows: open the blog at {target} instead.")


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


class CommentError(ReaderError):
    """A comment was not taken; its text is kept. Facts: `host`."""

    said = N_("{host} did not take your comment.")
    advice = N_("Your text is kept.")


class Duplicate(CommentError):
    """409."""

    said = N_("{host} already has exactly this comment from you.")
    advice = N_("Change something, or press Esc: your text is kept.")


class TooFast(CommentError):
    """400 comment_flood or 429. Facts: `seconds`."""

    said = N_("{host} finds that you comment too quickly.")
    advice = N_("Send it again in {seconds} seconds; your text is kept.")


class Closed(CommentError):
    """403 rest_comment_closed."""

    said = N_("Comments on this post are closed.")
    advice = N_("Your text is kept; you may copy it elsewhere.")


class Protected(CommentError):
    """The post needs a password or may not be read."""

    said = N_("This post is protected, so it takes no comments from here.")
    advice = N_("Open it in your browser; your text is kept.")


class TooLong(CommentError):
    """400 comment_content_column_length."""

    said = N_("Your comment is longer than {host} accepts.")
    advice = N_("Shorten it and send it again; your text is kept.")


class TooShort(CommentError):
    """Fewer characters than the server wants. Facts: `least`."""

    said = N_("{host} takes no comment of less than {least} characters.")
    advice = N_("Write a little more; your text is kept.")


class Empty(CommentError):
    """Nothing but blanks."""

    said = N_("There is nothing to send yet.")
    advice = N_("Write your comment first.")


class Refusal(CommentError):
    """Any other no. Facts: `reason`, the server's words made safe."""

    said = N_("{host} did not take your comment: {reason}")
    advice = N_("Your text is kept.")


class Elsewhere(CommentError):
    """Another system has the comments. Facts: `system`, its name; `link`, where they are."""

    said = N_("The comments of this post are with {system}, which takes none from here.")
    advice = N_("Write yours at {link}; your text is kept.")


class NoForm(CommentError):
    """A page without a form for comments that we know. Facts: `link`, the page."""

    said = N_("{host} takes no comments from here.")
    advice = N_("If it takes any at all, then at {link}; your text is kept.")


class NoName(CommentError):
    """A guest without a name."""

    said = N_("A comment needs a name.")
    advice = N_("Type the name that shall stand above your comments.")


class NoMail(CommentError):
    """A guest without a mail address. Facts: `mail`, what was typed."""

    said = N_("“{mail}” is no mail address.")
    advice = N_("Type one such as name@example.org: {host} asks for it and does not show it.")


class Unanswered(CommentError):
    """It was sent and no answer came: the server may have it."""

    said = N_("The comment was sent, but {host} did not answer.")
    advice = N_("It may be there already: refresh (R) before you send it again; your text is kept.")


class VaultError(ReaderError):
    """A token could not be kept, read or dropped. Facts: `doing`, `keep` (also when missing), `read` or `drop`."""

    said = N_("The keyring did not work.")
    advice = N_(
        "You stay logged in until you quit; "
        "to stay so longer, name a token_command in the settings, or choose the file in the login dialog."
    )
    advice_reading = N_("See to it and try again (R), or log in again.")
    advice_dropping = N_("Delete the entry named tui-reader there yourself.")

    @property
    def hint(self) -> str:
        """What to do about it: that differs for a token to be kept, read and dropped."""
        by_doing = {"read": self.advice_reading, "drop": self.advice_dropping}
        return self._fill(by_doing.get(str(self.facts.get("doing")), self.advice))


class NoKeyring(VaultError):
    """No keyring of the operating system's own."""

    said = N_("This system has no keyring.")


class RefusedKeyring(NoKeyring):
    """The backend the settings name keeps nothing, keeps it in plain text, or does not exist. Facts: `name`."""

    said = N_("The keyring_backend of the settings ({name}) is none that keeps secrets safe.")
    advice = N_("Name another or leave the setting out; until then you stay logged in until you quit.")


class KeyringLocked(VaultError):
    """Locked, or its question was dismissed."""

    said = N_("The keyring is locked.")


class KeyringSlow(VaultError):
    """No answer within the time one waits for it. Facts: `seconds`."""

    said = N_("The keyring has not answered for {seconds} seconds.")
    advice = N_("Your login is kept as soon as it answers; if it never does, you stay logged in until you quit.")
    advice_reading = N_("Unlock it if it asks for that, then try again (R), or log in again.")
    advice_dropping = N_("The entry is deleted as soon as it answers; if it never does, delete it yourself.")


class KeyringFailed(VaultError):
    """It raised, or gave back something else than was written. Facts: `reason`."""

    said = N_("The keyring failed: {reason}.")


class CommandFailed(VaultError):
    """The token_command failed. Facts: `reason`."""

    said = N_("The token_command of the settings failed: {reason}.")
    advice = N_("Try it in a shell; you stay logged in until you quit.")
    advice_reading = N_("Try it in a shell, then try again (R), or log in again.")


class FileFailed(VaultError):
    """The file of tokens could not be written or is not private. Facts: `path`, `reason`."""

    said = N_("The token file {path} did not work: {reason}.")
    advice = N_("Make room or mend its permissions; until then you stay logged in until you quit.")
    advice_dropping = N_("Delete that file yourself.")


class KeepError(ReaderError):
    """Something could not be read from or written to disk. Facts: `path`, `reason`."""

    said = N_("{path} could not be written: {reason}.")
    advice = N_("Make room or mend its permissions.")


class SettingsError(KeepError):
    """The settings file is wrong. Facts: `path`, `reason`."""

    said = N_("The settings in {path} are wrong: {reason}.")
    advice = N_("Mend the file, or move it away to start with the usual settings.")


class SettingsVariable(SettingsError):
    """A variable of the environment is wrong. Facts: `path`, the variable; `reason`."""

    said = N_("The environment variable {path} is wrong: {reason}.")
    advice = N_("Mend or unset it, then start again.")


class ShelfDamaged(KeepError):
    """The shelf's file was damaged. Facts: `path`, `aside`, where the damaged file lies now."""

    said = N_("{path} was damaged; it was put aside as {aside} and begun anew.")
    advice = N_("Which posts you have read is forgotten; drafts and tokens are kept elsewhere.")


class Occupied(KeepError):
    """A file is there that we did not write. Facts: `path`."""

    said = N_("{path} is there already and differs.")
    advice = N_("Move it away, or write over it with --force.")


class Unreadable(KeepError):
    """A file that a person named cannot be read. Facts: `path`, `reason`."""

    said = N_("{path} could not be read: {reason}.")
    advice = N_("Check its name and its permissions.")
