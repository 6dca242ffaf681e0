"""WordPress' values one by one, as odd as they come."""

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.blog.values import count, moment, number, numbers, words
from tui_reader.text import line

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ({"rendered": "Banken &amp; Börsen"}, "Banken & Börsen"),
        ({"rendered": "a <em>b</em> c"}, "a b c"),
        ({"rendered": "HTML <script>alert(1)</script> im Titel"}, "HTML im Titel"),
        ({"rendered": "<script>alert(1)"}, ""),
        ({"rendered": "a<style>b</STYLE >c<Script>d</style></script>e"}, "ace"),
        ({"rendered": "1 < 2 &lt;b&gt; 3 > 2"}, "1 < 2 <b> 3 > 2"),
        ({"rendered": "&#27;]52;c;cHdu&#7;"}, "]52;c;cHdu"),
        ({"rendered": "\x1b]52;c;cHdu\x07"}, "␛]52;c;cHdu␇"),
        ({"rendered": "eins\n zwei\u202e"}, "eins zwei"),
        ("[German] foo[/bar]", "[German] foo[/bar]"),
        ("\ud800", "\ufffd"),
        (None, ""),
        ({"rendered": 5}, ""),
        ([], ""),
    ],
)
def test_titles_are_plain_safe_lines(sent: object, shown: str) -> None:
    assert words(sent) == shown


def test_titles_of_nothing_but_scripts_hold_nobody_up() -> None:
    start = time.process_time()
    assert {words("<script>" * 600 + "x" * 5200) for _title in range(50)} == {""}
    assert time.process_time() - start < 1  # six seconds, when one pattern looked for both ends


@given(JSON)
def test_any_value_is_a_safe_line(value: object) -> None:
    assert words(value) == line(words(value))
    assert number(value) >= 0
    assert all(found > 0 for found in numbers(value))


BERLIN = timezone(timedelta(hours=2))
NEPAL = timezone(timedelta(hours=5, minutes=45))


@pytest.mark.parametrize(
    ("local", "gmt", "date"),
    [
        ("2025-09-17T10:00:00", "2025-09-17T08:00:00", datetime(2025, 9, 17, 10, tzinfo=BERLIN)),
        ("2025-09-17T10:00:00", "2025-09-17T04:15:00", datetime(2025, 9, 17, 10, tzinfo=NEPAL)),
        ("2025-09-17T10:00:00", "2025-09-17T08:00:00Z", datetime(2025, 9, 17, 10, tzinfo=BERLIN)),
        ("2025-09-17T10:00:00", "0000-00-00T00:00:00", datetime(2025, 9, 17, 10, tzinfo=UTC)),
        ("-0001-11-30T00:00:00", "2025-09-17T08:00:00", datetime(2025, 9, 17, 8, tzinfo=UTC)),
        ("2025-09-17T10:00:00", "2025-09-19T08:00:00", datetime(2025, 9, 17, 10, tzinfo=UTC)),
        ("2025-09-17T10:00:00+25:00", "2025-09-17T08:00:00", datetime(2025, 9, 17, 8, tzinfo=UTC)),
        ("10000-01-01T00:00:00", "9999-12-31T23:59:59", datetime(1970, 1, 1, tzinfo=UTC)),
        ("0001-01-01T00:00:00", None, datetime(1970, 1, 1, tzinfo=UTC)),
        (5, {}, datetime(1970, 1, 1, tzinfo=UTC)),
    ],
)
def test_dates_stand_in_the_blogs_own_zone(local: object, gmt: object, date: datetime) -> None:
    found = moment(local, gmt)
    assert (found, found.utcoffset()) == (date, date.utcoffset())


@given(st.text(max_size=30) | st.datetimes().map(datetime.isoformat), st.datetimes().map(datetime.isoformat))
def test_any_date_can_be_shown_in_any_zone(local: str, gmt: str) -> None:
    for hours in (-14, 14):
        assert moment(local, gmt).astimezone(timezone(timedelta(hours=hours)))


@pytest.mark.parametrize(
    ("header", "found"), [("115", 115), ("0", 0), ("", None), ("-1", None), ("²", None), ("9" * 99, None)]
)
def test_counts_are_numbers_or_unknown(header: str, found: int | None) -> None:
    assert count(header) == found
