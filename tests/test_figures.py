"""Numbers and times in words."""

import pytest

from tui_reader import figures, i18n


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((12_300, 100_000, 85.2, 1029.0), "12,300 of 100,000 · 85/s · 17 min left"),
        ((30, None, 0.0, None), "30"),
        ((30, 90, 0.5, 120.0), "30 of 90 · <1/s · 2 min left"),
        ((90, 90, 30.0, 0.0), "90 of 90 · 30/s"),
        ((0, 100_000, 5.0, 20_000.0), "0 of 100,000 · 5/s · 6 h left"),
        ((60, 90, 10.0, 3.0), "60 of 90 · 10/s · 3 s left"),
    ],
)
def test_progress_says_what_is_known(numbers: tuple[int, int | None, float, float | None], words: str) -> None:
    assert figures.progress(*numbers) == words


def test_thousands_are_apart_as_the_language_writes_them() -> None:
    assert figures.grouped(1_234_567) == "1,234,567"
    i18n.use("de")
    assert figures.grouped(12_300) == "12.300"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-5, "now"), (59, "now"), (60, "1 min ago"), (4000, "1 h ago"), (47 * 3600, "47 h ago"), (48 * 3600, "2 d ago")],
)
def test_ages_are_few_words(seconds: float, words: str) -> None:
    assert figures.age(seconds) == words
