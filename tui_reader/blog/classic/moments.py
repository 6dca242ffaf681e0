"""Dates as themes print them, German or English, made moments again: themes before 2013 have no `<time>`."""

import re
from datetime import MAXYEAR, UTC, datetime
from itertools import islice

_NAMES = (
    "jan|jän|january|januar|jänner|janner",
    "feb|february|februar|feber",
    "mar|mär|mrz|march|märz|maerz",
    "apr|april",
    "may|mai",
    "jun|june|juni",
    "jul|july|juli",
    "aug|august",
    "sep|sept|september",
    "oct|okt|october|oktober",
    "nov|november",
    "dec|dez|december|dezember",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split("|")}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>\d{4})\b"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s{{0,3}}{_MONTH},?\s{{0,3}}{_YEAR}",
        rf"\b{_MONTH}\s{{0,3}}(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?,?\s{{1,3}}{_YEAR}",
        rf"\b(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}",
        r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b",
        rf"\b(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/{_YEAR}",
    )
)
_TIME = re.compile(r"\b(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?\s{0,3}(?P<half>[ap]\.?m\b)?", re.IGNORECASE)
_NEAR, _LONGEST, _TRIES, _NOON, _YEAR_LENGTH = 30, 2000, 5, 12, 12


def stamp(value: str | None) -> datetime | None:
    """A date as HTML and RFC 3339 write it, aware; a bare one counts as UTC."""
    try:
        found = datetime.fromisoformat((value or "").strip()[:40])
    except ValueError:
        return None
    if not 1 < found.year < MAXYEAR:  # no zone may push it over the calendar's ends
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def printed(text: str, *, time: bool = False) -> datetime | None:
    """The first date in a line, at midnight UTC, since the blog's zone is not told; None where there is none.

    Args:
        text: such as "Von X | 25.November 2012". time: look for the time after it too: "um 10:33", "at 10:33 am".
    """
    text = text[:_LONGEST]
    matches = [found for pattern in _DATES for found in islice(pattern.finditer(text), _TRIES)]
    for match in sorted(matches, key=lambda match: match.start()):
        day = _day(match)
        if day:
            hour, minute = _clock(text[match.end() : match.end() + _NEAR]) if time else (0, 0)
            return day.replace(hour=hour, minute=minute)
    return None


def undated(text: str) -> tuple[str, bool]:
    """A line without the dates and times in it, and whether there was a date."""
    text, many = text[:_LONGEST], 0
    for pattern in _DATES:
        text, found = pattern.subn(" ", text)
        many += found
    return (_TIME.sub(" ", text) if many else text), many > 0


def _day(match: re.Match[str]) -> datetime | None:
    word = match["month"].lower()
    month = _MONTHS.get(word) or int(word)
    day = int(match["day"])
    if "/" in match[0] and month > _YEAR_LENGTH:
        month, day = day, month
    year = int(match["year"])
    try:
        return datetime(year, month, day, tzinfo=UTC) if 1 < year < MAXYEAR else None
    except ValueError:
        return None


def _clock(text: str) -> tuple[int, int]:
    match = _TIME.search(text)
    if not match:
        return 0, 0
    hour, minute = int(match["hour"]), int(match["minute"])
    if half := match["half"]:
        hour = hour % _NOON + (_NOON if half[0] in "pP" else 0)
    return (hour, minute) if hour < 24 and minute < 60 else (0, 0)  # noqa: PLR2004 - a day
