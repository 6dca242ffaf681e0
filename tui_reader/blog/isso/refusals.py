"""Why Isso took no comment: its reasons are English sentences in a page of Werkzeug (views/comments.py, db/spam.py)."""

from http import HTTPStatus

from tui_reader.blog.reply import Reply
from tui_reader.blog.values import words
from tui_reader.errors import NoMail, NoName, ReaderError, Refusal, TooFast, TooLong, TooShort, Unanswered
from tui_reader.i18n import _

_MINUTE = 60  # two comments in it, as a rule (guard.ratelimit)
_LOOKED_AT = 4000
_LEAST = 3


def refusal(reply: Reply) -> ReaderError:
    """Why a comment was not taken; Unanswered where the answer does not say that it was not."""
    host, status = reply.host, reply.status
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return TooFast(host=host, seconds=reply.seconds if reply.header("retry-after") else _MINUTE)
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return TooLong(host=host)
    if reply.location or status == HTTPStatus.SERVICE_UNAVAILABLE:
        return reply.refusal()
    if not HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return Unanswered(host=host)
    said = _said(reply)
    return _known(said, host) or Refusal(host=host, reason=said or _("it answered {status}").format(status=status))


def _known(said: str, host: str) -> ReaderError | None:
    """The error for a sentence of Isso's, None for one that is not known."""
    errors: dict[str, ReaderError] = {
        "ratelimit exceeded": TooFast(host=host, seconds=_MINUTE),
        "text is too short": TooShort(host=host, least=_LEAST),
        "text is too long": TooLong(host=host),
        "author address required": NoName(host=host),
        "email address required": NoMail(host=host, mail=""),
        "edit time frame is still open": Refusal(host=host, reason=_("it takes no answer to yourself so soon")),
        "direct responses to": Refusal(host=host, reason=_("you wrote enough under this post; answer a comment")),
    }
    return next((error for sentence, error in errors.items() if sentence in said), None)


def _said(reply: Reply) -> str:
    """The sentence of an answer, "" for none."""
    text = reply.text[:_LOOKED_AT]
    _before, mark, after = text.partition("<p>")
    return words(after.partition("</p>")[0] if mark else "")[:200].rstrip(".")
