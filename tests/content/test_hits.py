"""Words that were searched for, where they stand."""

import sqlite3
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.shown import spans
from tui_reader.content import convert
from tui_reader.content.blocks import Document, Look, Span
from tui_reader.content.hits import _WORD, excerpt, fold, marked, title

LETTERS = st.characters(max_codepoint=0x4FF, exclude_categories=["Cn", "Mn"], exclude_characters="ŉͿΐΰ\0")
ACCENTED = st.text(LETTERS | st.sampled_from("äöüßéñ\u0301\u0308 -'_ẞ"), max_size=30)


def hits(document: Document) -> list[str]:
    """What is marked."""
    return [span.text for span in spans(document) if span.look & Look.MARKED]


def shown(found: tuple[Span, ...]) -> str:
    """Spans, marked ones in brackets."""
    return "".join(f"[{span.text}]" if span.look & Look.MARKED else span.text for span in found)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Straße", "strasse"), ("GRÖSSE", "grosse"), ("Größe", "grosse"), ("Café", "cafe"), ("cafe\u0301", "cafe")],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@settings(max_examples=500, deadline=None)
@given(ACCENTED)
def test_words_are_found_and_folded_as_the_index_does(text: str) -> None:
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE texts USING fts5(words, tokenize = 'unicode61 remove_diacritics 2')")
    index.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(texts, instance)")
    index.execute("INSERT INTO texts VALUES (?)", (text.replace("ß", "ss").replace("ẞ", "ss"),))
    terms = [term for (term,) in index.execute("SELECT term FROM terms ORDER BY offset")]
    index.close()
    assert [fold(word) for word in _WORD.findall(text)] == terms


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["bank"], ["Bank", "BANK"]),
        (["bank*"], ["Bank", "Banken", "BANK", "bänke"]),
        (["banke*"], ["Banken", "bänke"]),
        (["große bank"], ["Große Bank"]),
        (["große ban*"], ["Große Bank"]),
        (["grosse"], ["Große"]),
        (["an"], []),
        (["...", "", "*"], []),
    ],
)
def test_whole_words_beginnings_and_phrases(wanted: list[str], found: list[str]) -> None:
    assert hits(marked(convert("<p>Große Bank, Banken; die BANK-Frage, bänke, Sandbank</p>"), wanted)) == found


def test_a_word_that_is_half_bold_is_marked_and_keeps_its_looks_and_link() -> None:
    document = marked(convert("<p>die <a href='https://a.example/'>Ba<b>nken</b>krise</a></p>"), ["bankenkrise"])
    assert [(span.text, span.look, span.link) for span in document.blocks[0].spans] == [
        ("die ", Look.PLAIN, 0),
        ("Ba", Look.MARKED, 1),
        ("nken", Look.MARKED | Look.STRONG, 1),
        ("krise", Look.MARKED, 1),
    ]


def test_pictures_captions_cells_and_code_are_marked_too() -> None:
    html = "<img alt='x a' src='https://a.example/x.png'><pre>x = 1</pre><table><tr><th>x<th>b<tr><td>a<td>x</table>"
    assert hits(marked(convert(f"<figure>{html}<figcaption>x!</figcaption></figure>"), ["X"])) == ["x"] * 5


def test_blocks_without_a_hit_are_the_same_ones() -> None:
    document = convert("<p>a</p><p>b</p>")
    assert marked(document, ["b"]).blocks[0] is document.blocks[0]


def test_overlapping_places_are_marked_once() -> None:
    assert shown(title("a b c d", ["a b c", "b c d", "c"])) == "[a b c][ d]"


def test_a_title() -> None:
    assert shown(title("Ein Rating für Banken", ["rating", "bank*"])) == "Ein [Rating] für [Banken]"
    assert title("", ["x"]) == ()


@settings(deadline=None)
@given(st.text(), st.lists(st.text(max_size=9), max_size=3))
def test_marking_changes_no_text(text: str, wanted: list[str]) -> None:
    assert "".join(span.text for span in title(text, wanted)) == text


def test_an_excerpt_shows_where_most_of_it_stands() -> None:
    filler = "und so weiter " * 50
    document = convert(f"<p>Eine Bank. {filler}</p><p>Dann kam das Rating einer\n Bank. {filler}</p>")
    found = excerpt(document, ["bank", "rating"], 60)
    assert "[Rating] einer [Bank]" in shown(found)
    assert shown(found).startswith("…")
    assert shown(found).endswith("…")
    assert 30 < sum(len(span.text) for span in found) <= 62


def test_an_excerpt_of_a_short_text_is_all_of_it_on_one_line() -> None:
    assert shown(excerpt(convert("<p>a<br>b</p><p>c</p>"), ["b"])) == "a [b] c"


def test_an_excerpt_without_a_hit_is_the_beginning() -> None:
    assert shown(excerpt(convert(f"<p>{'wort ' * 100}"), ["x"], 20)) == "wort wort wort wort…"
    assert excerpt(convert(""), ["x"]) == ()


@settings(deadline=None)
@given(st.text("ab .", max_size=300), st.sampled_from([["a"], ["a b", "b*"], ["aaaaaaaaaaa*"]]), st.integers(1, 40))
def test_an_excerpt_is_about_as_long_as_asked(text: str, wanted: list[str], length: int) -> None:
    found = "".join(span.text for span in excerpt(convert(f"<p>{text}"), wanted, length))
    assert len(found) <= length + 2
    assert "\n" not in found


def test_a_decomposed_word_is_found_as_one() -> None:
    document = convert(f"<p>{unicodedata.normalize('NFD', 'Übergröße')}</p>")
    assert len(hits(marked(document, ["übergrösse"]))) == 1


def test_a_word_of_a_language_without_spaces_is_marked_wherever_it_stands() -> None:
    found = title("端末で読むブログは静か", ["読むブログ", "静か", "端*"])
    assert [span.text for span in found if span.look is Look.MARKED] == ["端", "読むブログ", "静か"]
