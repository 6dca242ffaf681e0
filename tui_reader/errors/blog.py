"""A blog that could not be read: no answer, one that says no, or one that is the wrong thing."""

from typing import ClassVar

from tui_reader.errors.error import ReaderError
from tui_reader.i18n import N_, _


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
    """The certificate does not hold, or none came.

    Facts: `code`, OpenSSL's X509_V_ERR number, 0 where no connection was made; `reason`, its own words for a rare one.
    """

    said = N_("The connection to {host} is not secure: {reason}.")
    advice = N_("Do not log in there; if you trust its issuer, name its file in SSL_CERT_FILE.")
    reasons: ClassVar[dict[object, str]] = {
        0: N_("no TLS connection could be made"),
        9: N_("its certificate is not valid yet"),
        10: N_("its certificate has expired"),
        18: N_("it vouches for itself (self-signed certificate)"),
        19: N_("its certificate ends in an issuer that is not trusted"),
        20: N_("the issuer of its certificate is not known"),
        21: N_("the issuer of its certificate is not known"),
        62: N_("its certificate is for another host"),
        64: N_("its certificate is for another host"),
    }

    @property
    def summary(self) -> str:
        """What happened, one sentence; the reason in the language of who reads it."""
        known = self.reasons.get(self.facts.get("code"))
        return _(self.said).format_map(self.facts | ({"reason": _(known)} if known else {}))


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
