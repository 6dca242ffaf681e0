"""What the top bar says of a list: of what came since it was made, news before an archive."""

import pytest

from tui_reader.kept import Reach, Tally
from tui_reader.ui.screens.list_words import news


@pytest.mark.parametrize(
    ("fresh", "older", "words"),
    [
        (0, 0, ""),
        (1, 0, "1 new, R shows it"),
        (30, 0, "30 new, R shows them"),
        (30, 30, "30 more, R shows them"),
        (1, 1, "1 more, R shows it"),
        (31, 30, "1 new, R shows it"),
    ],
)
def test_an_archive_is_more_and_only_what_is_recent_is_new(fresh: int, older: int, words: str) -> None:
    assert news(Tally(40, 40, fresh, Reach(), older), "R") == words
