"""A rich article, in German and English, laid out at three widths and as Markdown: nothing changes unseen."""

from collections import Counter

import pytest

from tests.content.golden import FOLDER, WIDTHS, files
from tests.content.shown import BASE, faults, spans
from tests.scores.drawn import rows
from tui_reader.content import convert
from tui_reader.content.blocks import Document


@pytest.mark.parametrize("name", [*(f"{width}.txt" for width in WIDTHS), "markdown.txt"])
def test_the_rich_article_is_as_it_was_read_and_kept(name: str) -> None:
    made, kept = files()[name], (FOLDER / name).read_text("utf-8")
    assert made.splitlines() == kept.splitlines(), "read it, then: python -m tests.content.golden"


def test_the_rich_article_has_nothing_that_is_not_for_reading() -> None:
    document = convert((FOLDER / "article.html").read_text("utf-8"), BASE)
    text = " ".join(span.text for span in spans(document))
    assert faults(document) == []
    for word in ("nie gezeigt", "Versteckt", "Teilen", "Kein Video", "color:red", "[caption", "[gallery", "$latex"):
        assert word not in text


@pytest.mark.parametrize("width", [20, 30, 40, *WIDTHS])
def test_no_letter_of_the_rich_article_is_lost_at_any_width(width: int) -> None:
    document = convert((FOLDER / "article.html").read_text("utf-8"), BASE)
    assert _letters(document, 100) - _letters(document, width) == Counter()


def _letters(document: Document, width: int) -> Counter[str]:
    return Counter(letter for line in rows(document, width) for letter in line.text if letter.isalpha())
