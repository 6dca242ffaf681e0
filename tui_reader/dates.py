"""Dates in the reader's language, as the Unicode CLDR writes them: Babel would cost 40 ms at every start."""

from datetime import datetime

from tui_reader import i18n

_LONG = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}
_SHORT = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "de": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
}
_NOON = 12


def long(date: datetime) -> str:
    """The date as under a post's title: "25. November 2012"."""
    return _day(date, _LONG, year=True)


def short(date: datetime, now: datetime) -> str:
    """The date as in a list: "25. Nov." this year, "25. Nov. 2012" before."""
    return _day(date, _SHORT, year=date.year != now.year)


def moment(date: datetime) -> str:
    """Date and time as beside a comment: "25. Nov. 2012, 09:30"."""
    if i18n.language() == "de":
        time = f"{date.hour:02}:{date.minute:02}"
    else:
        half = "AM" if date.hour < _NOON else "PM"
        time = f"{date.hour % _NOON or _NOON}:{date.minute:02}\u202f{half}"
    return f"{_day(date, _SHORT, year=True)}, {time}"


def ahead(date: datetime, now: datetime) -> str:
    """A moment soon to come: "09:30" today, "26. Nov., 09:30" on another day."""
    time = f"{date:%H:%M}"
    return time if date.date() == now.date() else f"{short(date, now)}, {time}"


def month(year: int, number: int) -> str:
    """A month: "November 2012"."""
    return f"{_LONG[i18n.language()].split()[number - 1]} {year}"


def _day(date: datetime, months: dict[str, str], *, year: bool) -> str:
    month = months[i18n.language()].split()[date.month - 1]
    if i18n.language() == "de":
        return f"{date.day}. {month} {date.year}" if year else f"{date.day}. {month}"
    return f"{month} {date.day}, {date.year}" if year else f"{month} {date.day}"
