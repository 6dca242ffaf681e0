"""What Isso answers, made ours: every field may be missing, of another type, or hostile."""

from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape

from tui_reader.blog.isso import Needs, Place, ours, theirs
from tui_reader.blog.values import number, rendered, words
from tui_reader.i18n import _
from tui_reader.model import Comment, Status
from tui_reader.queries import UNDATED
from tui_reader.values import dataclass

_MOST = 20_000
"""The most comments of one thread."""
_PENDING, _DELETED = 2, 4
_LARGEST = 999_999


@dataclass(frozen=True, slots=True)
class Answer:
    """A thread as the server told it: its comments, how many it says there are, and what it asks of a guest."""

    comments: tuple[Comment, ...]
    total: int
    needs: Needs


def thread(value: object, place: Place, post: int) -> Answer | None:
    """The thread that a JSON value is, oldest comment first; None when it is none.

    A comment that was deleted is there still when it was answered, and says so.
    """
    if not isinstance(value, dict) or not isinstance(value.get("replies"), list):
        return None
    found: dict[int, Comment] = {}
    deleted: set[int] = set()
    for row, outer in _rows(value["replies"]):
        key, named = numbered(row.get("id")), numbered(row.get("parent"))
        if not key or key in found:
            continue
        parent = named if named in found else outer
        found[key] = comment(row, place, post, parent)
        if row.get("mode") == _DELETED:
            deleted.add(key)
        if len(found) >= _MOST:
            break
    answered = {one.parent for one in found.values()}
    comments = [one for one in found.values() if one.id not in deleted or one.id in answered]
    total = max(len(comments), min(number(value.get("total_replies")), _LARGEST))
    return Answer(tuple(sorted(comments, key=lambda one: (one.date, one.id))), total, _needs(value.get("config")))


def comment(row: dict[str, object], place: Place, post: int, parent: int) -> Comment:
    """One comment; its text is HTML that the server made of Markdown."""
    key, mode = numbered(row.get("id")), row.get("mode")
    html = rendered(row.get("text"))
    if mode == _DELETED:
        said = _("This comment was deleted.")
        html = f"<p>{escape(said)}</p>"
    status = Status.HOLD if mode == _PENDING else Status.APPROVED
    link = f"{place.link.partition('#')[0]}#isso-{theirs(key)}"
    return Comment(key, post, parent, words(row.get("author")), _moment(row.get("created")), html, link, status=status)


def numbered(value: object) -> int:
    """The number of a comment as it is here, 0 for none."""
    return ours(number(value))


def _rows(rows: list[object]) -> Iterator[tuple[dict[str, object], int]]:
    """Every row with the number of the one around it, outer ones first; nested however deep."""
    waiting: list[tuple[list[object], int]] = [(rows, 0)]
    while waiting:
        some, outer = waiting.pop()
        for row in some:
            if not isinstance(row, dict):
                continue
            yield row, outer
            inner = row.get("replies")
            if isinstance(inner, list):
                waiting.append((inner, numbered(row.get("id")) or outer))


def _moment(value: object) -> datetime:
    """Seconds since 1970, fractions too."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return UNDATED
    try:
        return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        return UNDATED


def _needs(config: object) -> Needs:
    if not isinstance(config, dict):
        return Needs()
    return Needs(name=config.get("require-author") is True, mail=config.get("require-email") is True)
