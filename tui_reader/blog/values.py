"""WordPress' JSON values made ours, one by one: every field may be missing, of another type, or hostile."""

import re
from datetime import MAXYEAR, UTC, datetime, timedelta, timezone
from html import unescape

from tui_reader.text import line

_HIDDEN = re.compile(r"<(script|style)\b[^<>]{0,1000}>", re.IGNORECASE)
_SHOWN = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style")}
_TAG = re.compile(r"</?[A-Za-z!][^<>]{0,1000}>")
_MOST = 10_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WIDEST = timedelta(hours=15)  # time zones go from -12 to +14


def number(value: object) -> int:
    """A positive whole number that SQLite can keep too, else 0."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**63 else 0


def numbers(value: object) -> list[int]:
    """The positive numbers of a list."""
    return [found for item in value if (found := number(item))] if isinstance(value, list) else []


def count(header: str) -> int | None:
    """The number in a header such as X-WP-Total, None when it holds none."""
    return int(header) if header.isascii() and header.isdigit() and len(header) < 10 else None  # noqa: PLR2004 - a billion posts


def rendered(value: object) -> str:
    """The HTML of a `{"rendered": "..."}` field, as it is."""
    found = value.get("rendered") if isinstance(value, dict) else value
    return found if isinstance(found, str) else ""


def words(value: object) -> str:
    """A title or name as one safe line: WordPress sends it with tags and entities in it, even with `<script>`."""
    text = rendered(value)[:_MOST]
    if "<" in text:
        text = _TAG.sub("", _visible(text))
    return line(unescape(text))


def _visible(text: str) -> str:
    """The text without scripts and styles; step by step, since one pattern for both ends takes quadratic time."""
    parts: list[str] = []
    at = 0
    while hidden := _HIDDEN.search(text, at):
        parts.append(text[at : hidden.start()])
        end = _SHOWN[hidden[1].lower()].search(text, hidden.end())
        at = end.end() if end else len(text)
    return "".join([*parts, text[at:]])


def moment(local: object, gmt: object) -> datetime:
    """A date in the blog's own zone, which is what lies between its two dates.

    WordPress sends `0000-00-00T00:00:00` and other impossible dates for posts that were imported badly; then the other
    one counts as UTC, and without any the result is 1970.
    """
    here, there = _date(local), _date(gmt)
    if here is None or there is None:
        found = here or there
        return found.replace(tzinfo=UTC) if found else _EPOCH
    offset = timedelta(minutes=round((here - there).total_seconds() / 60))
    if abs(offset) > _WIDEST:
        return here.replace(tzinfo=UTC)
    return here.replace(tzinfo=timezone(offset))


def _date(value: object) -> datetime | None:
    """A date without its zone; None when it is none, or too near the calendar's ends for any zone."""
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value[:40])
        found = found.astimezone(UTC) if found.tzinfo else found
    except (ValueError, OverflowError):
        return None
    return found.replace(tzinfo=None) if 1 < found.year < MAXYEAR else None
