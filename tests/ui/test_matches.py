"""Where words stand in a text: what counts as the same, and that a match is found in the text as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.content.blocks import Block, Cell, Kind, Look, Span
from tui_reader.text import safe
from tui_reader.ui.widgets import layout
from tui_reader.ui.widgets.lines import Piece
from tui_reader.ui.widgets.matches import CURRENT, Matches, Text, texts
from tui_reader.ui.widgets.reading_time import minutes
from tui_reader.ui.widgets.sideways import seen
from tui_reader.ui.widgets.text_index import MOST, Index, folded


def found(text: str, wanted: str) -> list[str]:
    matches = Index([Text(1, 0, 0, text)]).find(wanted)
    return [text[place.begin : place.end] for place in matches.places]


@pytest.mark.parametrize(
    ("text", "wanted", "what"),
    [
        ("Die Größe zählt", "grosse", ["Größe"]),
        ("STRASSE, Straße, strasse", "straße", ["STRASSE", "Straße", "strasse"]),
        ("Ärger mit Aerger", "arger", ["Ärger"]),
        ("Cafe\u0301 und Café", "cafe", ["Cafe\u0301", "Café"]),
        ("CO₂ und m³", "co2", ["CO₂"]),
        ("er sagt: „Nein“", 'sagt: "nein"', ["sagt: „Nein“"]),
        ("it’s 2012–2013", "it's 2012-", ["it’s 2012–"]),
        ("drei\u00a0Uhr\nnachts", "drei uhr nachts", ["drei\u00a0Uhr\nnachts"]),
        ("Wort\u00adtrennung", "worttrennung", ["Wort\u00adtrennung"]),
        ("a.c abc", "a.c", ["a.c"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("ΣΊΣΥΦΟΣ", "σίσυφος", ["ΣΊΣΥΦΟΣ"]),
        ("日本の銀行", "銀行", ["銀行"]),
        ("ein Wort", "  ", []),
        ("ein Wort", "", []),
    ],
)
def test_case_accents_blanks_and_quotes_do_not_count(text: str, wanted: str, what: list[str]) -> None:
    assert found(text, wanted) == what


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 8))
def test_whatever_stands_in_a_text_is_found_in_it(text: str, begin: int, size: int) -> None:
    wanted = text[begin : begin + size]
    inside = found(text, wanted)
    assert all(folded(wanted) in folded(one) for one in inside)
    assert inside or not folded(wanted).strip() or folded(wanted) not in folded(text)


def marked(matches: Matches, item: int, block: Block, width: int = 60) -> list[Piece]:
    """The pieces of a block that look like matches."""
    rows = [matches.marked(item, 0, line) for line in layout.lay_out(block, width)]
    return [piece for row in rows for piece in row.pieces if piece.look & Look.MARKED]


def test_a_match_goes_on_across_the_borders_of_looks_and_links() -> None:
    block = Block(Kind.PARAGRAPH, (Span("die Par"), Span("tizi", Look.STRONG), Span("pation", link=1), Span(".")))
    matches = Index(texts(1, 0, block)).find("partizipation")
    (line,) = layout.lay_out(block, 60)
    assert [(piece.text, piece.look, piece.target) for piece in matches.marked(1, 0, line).pieces] == [
        ("die ", Look.PLAIN, None),
        ("Par", CURRENT, None),
        ("tizi", Look.STRONG | CURRENT, None),
        ("pation", CURRENT, 1),
        ("[1]", Look.PLAIN, 1),
        (".", Look.PLAIN, None),
    ]


def test_cells_of_a_table_are_searched_one_by_one_and_only_one_match_is_the_current_one() -> None:
    row = (Cell((Span("Bank"),), header=True), Cell((Span("Bank A"),)))
    block = Block(Kind.TABLE, rows=(row, row))
    matches = Index(texts(3, 0, block)).find("bank")
    matches.current = 2
    looks = [piece.look & CURRENT for piece in marked(matches, 3, block)]
    assert looks == [Look.MARKED, Look.MARKED, CURRENT, Look.MARKED]
    assert not Index(texts(3, 0, block)).find("bank bank")


CLUSTERS = ["a", "b", "\t", " ", "\n", "-", "漢", "❤️", "e\u0301"]
LETTERS = st.lists(st.sampled_from(CLUSTERS), max_size=80).map("".join).map(safe)
LOOKS = st.sampled_from([Look.PLAIN, Look.STRONG, Look.CODE, Look.NAME])
SPANS = st.lists(st.builds(Span, LETTERS, LOOKS, st.integers(0, 1)), max_size=6).map(tuple)


@given(
    st.sampled_from([Kind.PARAGRAPH, Kind.CODE, Kind.HEADING, Kind.IMAGE, Kind.TABLE]),
    st.lists(SPANS, min_size=1, max_size=6),
    st.integers(8, 60),
    st.integers(0, 30),
)
def test_what_is_marked_on_screen_is_what_was_found(
    kind: Kind, said: list[tuple[Span, ...]], width: int, aside: int
) -> None:
    rows = tuple((Cell(spans), Cell((Span("a"),))) for spans in said) if kind is Kind.TABLE else ()
    block = Block(kind, () if rows else said[0], rows=rows)
    matches = Index(texts(1, 0, block)).find("a")
    lines = layout.lay_out(block, width)
    found = [piece.text for line in lines for piece in matches.marked(1, 0, line).pieces if piece.look & Look.MARKED]
    assert found == ["a"] * len(matches)
    for line in lines:
        part = seen(line, aside)
        now = matches.marked(1, 0, part)
        assert now.text == part.text
        assert [piece.text for piece in now.pieces if piece.look & Look.MARKED] == ["a"] * part.text.count("a")


@pytest.mark.parametrize("text", ["\tx = a\n\t\tdef b", "zu lang um in eine Zeile zu passen, auch mit def"])
def test_a_match_behind_tabs_or_a_break_is_marked_where_it_stands(text: str) -> None:
    for kind in (Kind.CODE, Kind.PARAGRAPH):
        block = Block(kind, (Span(text),))
        found = marked(Index(texts(1, 0, block)).find("def"), 1, block, 20)
        assert [(piece.text, piece.look) for piece in found] == [("def", CURRENT)]


def test_a_text_that_has_changed_keeps_its_words() -> None:
    before, now = (Block(Kind.PARAGRAPH, (Span(text),)) for text in ("eine Bank", "ein"))
    matches = Index(texts(1, 0, before)).find("bank")
    (line,) = layout.lay_out(now, 60)
    assert matches.marked(1, 0, line) == line


def test_there_are_no_more_matches_than_one_could_go_through() -> None:
    matches = Index([Text(1, 0, 0, "a" * 2 * MOST)]).find("a")
    assert len(matches) == MOST


def test_words_of_the_search_of_the_shelf_are_found_as_there() -> None:
    index = Index([Text(1, 0, 0, "Banken und eine Bank in der Bankenkrise")])
    places = index.find_words(("bank*", "banken und")).places
    assert [(place.begin, place.end) for place in places] == [(0, 10), (16, 20), (28, 39)]


def test_nothing_is_nowhere() -> None:
    assert not Matches(())


@pytest.mark.parametrize(("text", "time"), [("Wort " * 20, 0), ("Wort " * 1200, 5), ("漢字" * 1000, 5)])
def test_how_long_a_text_takes_to_read(text: str, time: int) -> None:
    assert minutes([Block(Kind.PARAGRAPH, (Span(text),)), Block(Kind.CODE, (Span("x = 1\n" * 5000),))]) == time


def test_of_too_many_those_from_where_one_is_are_found() -> None:
    index = Index([Text(item, 0, 0, "a" * 100) for item in range(200)])

    matches = index.find("a", 190)

    assert matches.more
    assert len(matches) == MOST
    assert {place.item for place in matches.places} == {*range(190, 200), *range(MOST // 100 - 10)}
    assert list(matches.places) == sorted(matches.places)
