"""Dates in the reader's language, by Babel (imported at the first date: it costs 40 ms)."""

from datetime import UTC, datetime

from tui_reader import i18n


def warm() -> None:
    """Import Babel and read the language's data, in a thread, so that the first date does not wait for it."""
    long(datetime(2012, 11, 25, tzinfo=UTC))


def long(date: datetime) -> str:
    """The date as under a post's title: "25. November 2012"."""
    from babel.dates import format_date  # noqa: PLC0415 - see the module

    return format_date(date, "long", locale=i18n.language())


def short(date: datetime, now: datetime) -> str:
    """The date as in a list: "25. Nov." this year, "25. Nov. 2012" before."""
    from babel.dates import format_skeleton  # noqa: PLC0415 - see the module

    skeleton = "MMMd" if date.year == now.year else "yMMMd"
    return format_skeleton(skeleton, date, locale=i18n.language())


def moment(date: datetime) -> str:
    """Date and time as beside a comment: "25. Nov. 2012, 09:30"."""
    from babel.dates import format_skeleton, format_time  # noqa: PLC0415 - see the module

    day = format_skeleton("yMMMd", date, locale=i18n.language())
    return f"{day}, {format_time(date, 'short', locale=i18n.language())}"
