"""Dates are written as Babel writes them, in every language of the program."""

from datetime import UTC, datetime, timedelta

import pytest
from babel.dates import format_date, format_skeleton, format_time

from tui_reader import dates, i18n

MOMENTS = [datetime(2012, 1, 1, tzinfo=UTC) + timedelta(hours=31 * number, minutes=7 * number) for number in range(300)]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_dates_are_those_of_the_language(language: str) -> None:
    i18n.use(language)
    for date in MOMENTS:
        day = format_skeleton("yMMMd", date, locale=language)
        assert dates.long(date) == format_date(date, "long", locale=language)
        assert dates.short(date, date) == format_skeleton("MMMd", date, locale=language)
        assert dates.short(date, date.replace(year=2020, day=1)) == day
        assert dates.moment(date) == f"{day}, {format_time(date, 'short', locale=language)}"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["23:59", "Jan 1, 2013, 00:30", "Dec 30, 23:00"]),
        ("de", ["23:59", "1. Jan. 2013, 00:30", "30. Dez., 23:00"]),
    ],
)
def test_a_moment_of_another_day_names_it(language: str, words: list[str]) -> None:
    i18n.use(language)
    now = datetime(2012, 12, 31, 4, 30, tzinfo=UTC)
    moments = [now.replace(hour=23, minute=59), datetime(2013, 1, 1, 0, 30, tzinfo=UTC), now - timedelta(hours=5.5)]
    assert [dates.ahead(moment, now) for moment in moments] == words
