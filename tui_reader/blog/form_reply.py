"""What `wp-comments-post.php` answers where it took no comment: the refusals of all ages of WordPress."""

import re
from http import HTTPStatus

from tui_reader.blog.reply import Reply
from tui_reader.blog.values import words
from tui_reader.errors import Duplicate, ReaderError, Refusal, SignedOut, TooFast, TooLong, Unanswered
from tui_reader.i18n import _

_FLOOD = 15  # seconds between two comments of one person (wp_throttle_comment_flood)
_LOOKED_AT = 100_000
_LONGEST = 4000
_DIED = re.compile(r"""\bid\s{0,9}=\s{0,9}["']error-page["']""", re.IGNORECASE)
"""The mark of wp_die(), which ends every refusal; its status was 500 or 200 before it was the right one."""
_BODY = re.compile(r"<body\b[^>]{0,200}>", re.IGNORECASE)
_LINKS = re.compile(r"<a\b[^<>]{0,1000}>[^<>]{0,200}</a>", re.IGNORECASE)
_BREAKS = re.compile(r"<(?:/p|br|/li|/h\d)\b[^<>]{0,100}>", re.IGNORECASE)


def refusal(reply: Reply) -> ReaderError:
    """Why a comment was not taken; Unanswered where the answer does not say that it was not.

    Takes long where the answer is large: call it in a thread.
    """
    host, status = reply.host, reply.status
    if status == HTTPStatus.CONFLICT:
        return Duplicate(host=host)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return TooFast(host=host, seconds=reply.seconds if reply.header("retry-after") else _FLOOD)
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return TooLong(host=host)
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        return reply.refusal()
    return _sent_on(reply) if reply.location else _by_words(reply)


def _sent_on(reply: Reply) -> ReaderError:
    """What a redirect means that does not lead to the comment."""
    if "wp-login.php" in reply.location:
        return SignedOut(host=reply.host)
    if "wp-comments-post.php" in reply.location:  # to another place of the form, so it was not even looked at
        return reply.refusal()
    return Unanswered(host=reply.host)  # a plugin may thank for the comment so


def _by_words(reply: Reply) -> ReaderError:
    host, status = reply.host, reply.status
    text = reply.text[:_LOOKED_AT]
    if not text.strip() and status == HTTPStatus.OK:  # WordPress' silent answer to a post that it does not know
        return Refusal(host=host, reason=_("it does not know this post"))
    died = bool(_DIED.search(text))
    if not died and not HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return Unanswered(host=host)  # it may have failed after it had stored the comment
    reason = _said(text) if died else ""
    return Refusal(host=host, reason=reason or _("it answered {status}").format(status=status))


def _said(text: str) -> str:
    """The sentence of wp_die(), without its way back."""
    _before, mark, after = text.partition("wp-die-message")
    body = _BODY.search(text)
    if mark:
        said = after[:_LONGEST].partition(">")[2].partition("</div>")[0]
    else:
        said = text[body.end() : body.end() + _LONGEST] if body else ""
    return words(_BREAKS.sub(" ", _LINKS.sub("", said)))[:200].strip().rstrip(".")
