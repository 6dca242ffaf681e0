"""Dates as themes print them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.blog.classic.moments import printed, stamp


@pytest.mark.parametrize(
    "said",
    [
        "25. November 2012",
        "Von Dr. Oliver Everling | 25.November 2012",
        "November 25, 2012",
        "This entry was posted on Sunday, November 25th, 2012 at 9:30 am and is filed",
        "25.11.2012",
        "Sonntag, den 25. Nov. 2012",
        "2012-11-25",
        "25 Nov 2012",
        "11/25/2012",
        "25/11/2012",
        "Artikel 99.99.9999 vom 25.11.2012",
    ],
)
def test_a_date_is_found_in_its_line(said: str) -> None:
    assert printed(said) == datetime(2012, 11, 25, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "hour", "minute"),
    [
        ("25. November 2012 um 10:33", 10, 33),
        ("25. November 2012 um 10:33 Uhr", 10, 33),
        ("November 25, 2012 at 10:33 am", 10, 33),
        ("November 25, 2012 at 10:33 pm", 22, 33),
        ("November 25, 2012 at 12:05 AM", 0, 5),
        ("25.11.2012, 10.33 Uhr", 10, 33),
        ("25. November 2012 um 99:99", 0, 0),
        ("25. November 2012", 0, 0),
    ],
)
def test_the_time_after_a_date_is_read_where_it_is_wanted(said: str, hour: int, minute: int) -> None:
    assert printed(said, time=True) == datetime(2012, 11, 25, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize("month", ["Jänner", "Januar", "January", "Jan."])
def test_months_have_many_names(month: str) -> None:
    assert printed(f"3. {month} 2009") == datetime(2009, 1, 3, tzinfo=UTC)


@pytest.mark.parametrize("said", ["", "31. Februar 2012", "Mai", "99. Mai 2012", "1. Mai 0000", "1.2.3", "im Mai 12"])
def test_what_is_no_date_is_none(said: str) -> None:
    assert printed(said) is None


def test_a_stamp_is_aware() -> None:
    assert stamp("2012-11-25T09:30:00+01:00") == datetime(2012, 11, 25, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    assert stamp("2012-11-25T09:30:00") == datetime(2012, 11, 25, 9, 30, tzinfo=UTC)
    assert stamp("0001-01-01") is None
    assert stamp("gestern") is None
    assert stamp(None) is None


@given(st.text(max_size=200))
def test_no_text_breaks_it(said: str) -> None:
    for found in (printed(said, time=True), stamp(said)):
        assert found is None or found.tzinfo
