"""Dates as feeds write them: RFC 822 with its usual defects, RFC 3339 and W3CDTF; what is odder, feedparser knows."""

import re
from calendar import timegm
from contextlib import suppress
from datetime import MAXYEAR, UTC, datetime, timedelta, timezone
from functools import lru_cache

_LONGEST = 100
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]\s*(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d{1,9})?)?"
    r"\s*(Z|UTC|GMT|[+-]\d{1,2}:?\d{2}|[+-]\d{1,2})?)?",
    re.IGNORECASE,
)
_RFC = re.compile(
    r"(?:[^\W\d]{2,10}\.?,?\s+)?(?:(\d{1,2})(?:\s+|-)([^\W\d]{3,10})\.?|([^\W\d]{3,10})\.?\s+(\d{1,2}))"
    r",?(?:\s+|-)(\d{4}|\d{2}),?"
    r"(?:\s+(\d{1,2})(?::(\d{1,2}))?(?::(\d{1,2})(?:\.\d{1,6})?)?)?(?:\s*\(?([A-Z/]{1,10})?\)?\s*([+-]\d{1,2}:?\d{2})?)?",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ((?:19|20)\d\d)"
    r" (\d\d):(\d\d):(\d\d) ([+-])(0\d|1[0-4])([0-5]\d)",
    re.ASCII,
)
_DAY = re.compile(r"\d{4}(?:-?\d\d-?\d\d|-?\d{3})(?!\d)", re.ASCII)
_MONTHS = {
    word: number
    for number, words in enumerate(
        ("jan", "feb", "mar mär mrz", "apr", "may mai", "jun", "jul", "aug", "sep", "oct okt", "nov", "dec dez"), 1
    )
    for word in words.split()
}
_ZONES = {"ut": 0, "gmt": 0, "utc": 0, "z": 0, "a": -1, "n": 1, "m": -12, "y": 12, "met": 1, "mest": 2}
_ZONES |= {"cet": 1, "cest": 2, "mez": 1, "mesz": 2, "bst": 1, "eet": 2, "eest": 3, "msk": 3}
_ZONES |= {
    f"{place}{kind}": hours for place, hours in zip("ecmp", (-5, -6, -7, -8), strict=True) for kind in ("st", "t")
}
_ZONES |= {f"{place}dt": hours for place, hours in zip("aecmp", (-3, -4, -5, -6, -7), strict=True)}
_ZONES |= {"ast": -4, "at": -4}
_WIDEST = 18 * 60
_CENTURY, _TURN, _LEAP = 100, 90, 60


def moment(text: str) -> datetime | None:
    """A date, aware, in the zone it was written in (UTC without one); None when it is none the calendar has."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if plain := _PLAIN.fullmatch(text):
        with suppress(ValueError):
            return _plainly(plain)
    try:
        found = _usual(text) or _odd(text)
        if found is None or not 1 < found.year < MAXYEAR:
            return None
        found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found


def first(texts: list[str]) -> datetime | None:
    """The first of some dates that is one."""
    return next((found for text in texts if (found := moment(text))), None)


def _plainly(parts: re.Match[str]) -> datetime:
    """A date as RFC 822 has it, without any of the defects."""
    month = _MONTHS[parts[2].lower()]
    minutes = int(parts[7] + "1") * (int(parts[8]) * 60 + int(parts[9]))
    time = int(parts[4]), int(parts[5]), int(parts[6])
    return datetime(int(parts[3]), month, int(parts[1]), *time, tzinfo=_zone(minutes))


@lru_cache(200)
def _zone(minutes: int) -> timezone:
    return timezone(timedelta(minutes=minutes)) if minutes else UTC


def _usual(text: str) -> datetime | None:
    try:
        return _iso(text) or _rfc(text)
    except (ValueError, OverflowError):
        return None  # the 32nd of a month: feedparser counts on


def _iso(text: str) -> datetime | None:
    if not (parts := _ISO.fullmatch(text)):
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in parts.groups()[:6])
    return _made(year, month, day, (hour, minute, second), _offset(parts[7] or ""))


def _rfc(text: str) -> datetime | None:
    if not (parts := _RFC.fullmatch(text)):
        return None
    month = _MONTHS.get((parts[2] or parts[3])[:3].lower())
    if month is None:
        return None
    year = int(parts[5])
    if year < _CENTURY:
        year += 2000 if year < _TURN else 1900
    hour, minute, second = (int(part or 0) for part in parts.groups()[5:8])
    name = (parts[9] or "").lower().removeprefix("etc/")
    minutes = _offset(parts[10]) if parts[10] else _ZONES.get(name, 0) * 60
    return _made(year, month, int(parts[1] or parts[4]), (hour, minute, second), minutes)


def _made(year: int, month: int, day: int, time: tuple[int, int, int], minutes: int) -> datetime:
    """A date; a leap second, 24:00 and zones that lie nowhere count as what they come nearest to."""
    hour, minute, second = time
    extra = timedelta(days=1) if (hour, minute) == (24, 0) else timedelta()
    zone = UTC if abs(minutes) > _WIDEST else _zone(minutes)
    return (
        datetime(year, month, day, hour % 24 if extra else hour, minute, 59 if second == _LEAP else second, tzinfo=zone)
        + extra
    )


def _offset(zone: str) -> int:
    """Minutes east of Greenwich: `+01:00`, `-0500`, `+1`."""
    digits = re.sub(r"\D", "", zone)
    if not digits:
        return 0
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)  # noqa: PLR2004 - hours alone
    return (hours * 60 + minutes) * (-1 if zone.startswith("-") else 1)


def _odd(text: str) -> datetime | None:
    """What only feedparser knows: Korean, Greek and Hungarian dates, ISO 8601 by the day of the year, impossible days.

    Its own order is not kept: its ISO 8601 takes any four digits for a year, and fills in today's month.
    """
    from feedparser import datetimes  # type: ignore[import-untyped]  # noqa: PLC0415 - 100 ms, for a few

    odd = ("w3dtf", "rfc822", "onblog", "nate", "greek", "hungarian", "perforce", "asctime")
    for kind in (*odd, "iso8601") if _DAY.match(text) else odd:
        with suppress(LookupError, OverflowError, ValueError, AttributeError, TypeError):
            if (found := getattr(datetimes, f"_parse_date_{kind}")(text)) and str(found[0]) in text:
                return datetime.fromtimestamp(timegm(found), UTC)
    return None
