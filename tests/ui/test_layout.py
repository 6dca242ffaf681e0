"""Rows of any width: nothing wider than it may be, nothing lost, nothing out of order."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.ui.panes import NAUGHTY
from tui_reader.content.blocks import Block, Cell, Kind, Look, Span
from tui_reader.text import safe
from tui_reader.ui.widgets import layout, tables, wrap
from tui_reader.ui.widgets.inline import pieces
from tui_reader.ui.widgets.lines import Frame, Line, Piece
from tui_reader.ui.widgets.sideways import seen

SCRIPTS = "abc defg-hij  klm.nop„“–ßü 漢字、テ。キ ñe\u0301\u0301 ❤️ 👨‍👩‍👧 🏳️‍🌈 ا ل\n"
TEXTS = st.one_of(st.text(st.sampled_from(SCRIPTS), max_size=200), st.text(max_size=60), st.sampled_from(NAUGHTY)).map(
    safe
)
WIDTHS = st.integers(2, 90)
SPANS = st.lists(st.builds(Span, TEXTS, st.sampled_from(list(Look))), max_size=4).map(tuple)
CELLS = st.builds(Cell, SPANS, st.sampled_from(["left", "right", "center"]), st.booleans())
TABLES = st.lists(st.lists(CELLS, max_size=5).map(tuple), max_size=5).map(tuple)
MARGINS = st.sampled_from([("", ""), ("• ", "  "), ("▎ ", "▎ "), ("12. ", "    "), ("▎ ▎ ▎ ▎ ▎ ", "▎ ▎ ▎ ▎ ▎ ")])


@st.composite
def any_block(draw: st.DrawFn) -> Block:
    kind = draw(st.sampled_from(list(Kind)))
    first, rest = draw(MARGINS)
    spans = draw(SPANS)
    table = draw(TABLES) if kind is Kind.TABLE else ()
    return Block(kind, spans, first, rest, draw(st.integers(1, 6)), "", table, draw(st.booleans()))


def packed(text: str) -> str:
    return "".join(text.split())


def cells_of(line: Line) -> int:
    """What moves is cut piece by piece, as terminals are given it."""
    return sum(cell_len(piece.text) for piece in line.pieces) if line.reach else cell_len(line.text)


@given(TEXTS, WIDTHS)
def test_no_row_is_wider_and_no_word_is_lost(text: str, width: int) -> None:
    found = [text[start:end] for start, end in wrap.rows(text, width)]
    assert all(cell_len(row) <= width for row in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "").replace("\n", "")


@given(TEXTS)
def test_one_cell_is_enough_to_end(text: str) -> None:
    found = [text[start:end] for start, end in wrap.rows(text, 1)]
    assert "".join(found).replace(" ", "") == text.replace(" ", "").replace("\n", "")


@given(SPANS, WIDTHS)
def test_wrapped_pieces_keep_text_and_look(spans: tuple[Span, ...], width: int) -> None:
    pieces = [Piece(span.text, "text", span.look) for span in spans]
    found = [piece for _, row in wrap.wrap(pieces, width) for piece in row]
    for look in {span.look for span in spans}:
        kept = "".join(piece.text for piece in found if piece.look == look)
        assert packed(kept) == packed("".join(span.text for span in spans if span.look == look))


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("Social-Media-Strategie", 12, ["Social-", "Media-", "Strategie"]),
        ("zwei Worte", 4, ["zwei", "Wort", "e"]),
        ("漢字と、かな", 5, ["漢字", "と、", "かな"]),
        ("漢字と、かな", 6, ["漢字", "と、か", "な"]),
        ("a\u00a0b c", 3, ["a\u00a0b", "c"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("👨‍👩‍👧👨‍👩‍👧", 3, ["👨‍👩‍👧", "👨‍👩‍👧"]),
        ("eins\n\nzwei", 9, ["eins", "", "zwei"]),
        ("-5 und -6", 5, ["-5", "und", "-6"]),
        ("Und wer liest ? Wir lesen", 14, ["Und wer", "liest ? Wir", "lesen"]),
        ("Il a dit « oui » hier", 11, ["Il a dit", "« oui »", "hier"]),
        ("Er sagte: »Ja« und ging", 11, ["Er sagte:", "»Ja« und", "ging"]),
        ("Die Bank – sie war alt", 8, ["Die", "Bank –", "sie war", "alt"]),
        ("zu rund 90 % wahr", 10, ["zu rund", "90 % wahr"]),
        ("https://rating.blog/archiv/2012", 22, ["https://rating.blog/", "archiv/2012"]),
        ("Genossenschaft.", 14, ["Genossenschaf", "t."]),
        ("漢字「かな」", 6, ["漢字", "「か", "な」"]),
    ],
)
def test_where_a_row_is_broken(text: str, width: int, rows: list[str]) -> None:
    assert [text[start:end] for start, end in wrap.rows(text, width)] == rows


@settings(max_examples=150)
@given(any_block(), st.integers(1, 90), st.integers(0, 60), st.one_of(st.none(), any_block()), st.integers(0, 300))
def test_every_block_fits_however_far_it_is_moved(
    block: Block, width: int, more: int, before: Block | None, by: int
) -> None:
    wide = width + more if block.kind in (Kind.CODE, Kind.TABLE) else width
    for line in layout.lay_out(block, width, wide=wide, before=before):
        assert cells_of(seen(line, by)) <= max(wide, 2)


@given(any_block(), WIDTHS)
def test_starts_only_grow_so_that_a_place_can_be_found_again(block: Block, width: int) -> None:
    starts = [line.start for line in layout.lay_out(block, width, before=block)]
    assert starts == sorted(starts)


@given(st.lists(any_block(), max_size=4), WIDTHS)
def test_a_document_keeps_its_words_in_order(blocks: list[Block], width: int) -> None:
    texts = [replace(block, kind=Kind.PARAGRAPH, first="", rest="") for block in blocks]
    found = "".join(line.text for line in layout.lines(texts, width)).replace("`", "")
    meant = "".join(span.text for block in texts for span in block.spans)
    assert packed(found) == packed(meant).replace("`", "")


def table(*rows: tuple[Cell, ...]) -> Block:
    return Block(Kind.TABLE, rows=rows)


@given(TABLES, st.integers(1, 90))
@example(((Cell((Span("❤"), Span("\ufe0f", Look.STRONG), Span("0000")), "right"),),), 6)  # wider than its pieces
def test_a_table_fits_and_keeps_its_words(rows: tuple[tuple[Cell, ...], ...], width: int) -> None:
    found = tables.lay_out(table(*rows), width)
    assert all(cells_of(seen(line, 0)) <= max(2, width) for line in found)
    shown = sorted(packed("".join(line.text for line in found)).replace("─", ""))
    missing = list(shown)
    body = rows[1:] if len(rows) > 1 and rows[0] and all(cell.header for cell in rows[0]) else rows
    for character in packed("".join(span.text for row in body for cell in row for span in cell.spans)).replace("─", ""):
        missing.remove(character)


def cells(*texts: str, header: bool = False) -> tuple[Cell, ...]:
    return tuple(Cell((Span(text),), header=header) for text in texts)


def test_a_table_stands_side_by_side_where_it_can_be_read_so_and_as_records_where_not() -> None:
    rows = (cells("Bank", "Rating", header=True), cells("Fidor", "BBB+"), cells("Noa", "C"))
    assert [line.text.rstrip() for line in tables.lay_out(table(*rows), 40)] == [
        "Bank   Rating",
        "─────  ──────",
        "Fidor  BBB+",
        "Noa    C",
    ]
    assert [line.text for line in tables.lay_out(table(*rows), 12)] == [
        "Bank: Fidor",
        "Rating: BBB+",
        "───",
        "Bank: Noa",
        "Rating: C",
    ]


def test_a_table_takes_more_than_the_text_column_only_when_its_words_need_it() -> None:
    long = "eine Zelle mit vielen kurzen Worten, die sich gut umbrechen lassen"
    assert max(cell_len(line.text) for line in tables.lay_out(table(cells(long, long)), 60, 120)) <= 60
    word = "Donaudampfschifffahrtsgesellschaft"
    assert max(cell_len(line.text) for line in tables.lay_out(table(cells(word, word)), 60, 120)) > 60


def test_headings_quotes_and_pictures_differ_without_colour() -> None:
    heading = layout.lay_out(Block(Kind.HEADING, (Span("Zahlen"),), level=2), 40)
    assert [line.text for line in heading] == ["Zahlen", "──────"]
    assert heading[0].pieces[0].look & Look.STRONG
    quote = Block(Kind.PARAGRAPH, (Span("gesagt"),), "▎ ", "▎ ")
    assert [line.text for line in layout.lay_out(quote, 40, before=quote)] == ["▎", "▎ gesagt"]
    picture = layout.lay_out(Block(Kind.IMAGE, (Span("Eine Bank"),)), 40)
    assert [line.text for line in picture] == ["▨ Eine Bank"]


def test_a_link_has_its_number_once_after_its_last_word() -> None:
    spans = (Span("ein "), Span("langer ", link=3), Span("Link", Look.STRONG, 3), Span(" hier"))
    (line,) = layout.lay_out(Block(Kind.PARAGRAPH, spans), 40)
    assert line.text == "ein langer Link[3] hier"
    assert [line.at(cell) for cell in (0, 4, 17, 19)] == [None, 3, 3, None]


def test_enormous_blocks_are_laid_out_in_parts_and_lose_nothing() -> None:
    code = Block(Kind.CODE, (Span("\n".join(map(str, range(1000)))),))
    text = Block(Kind.PARAGRAPH, (Span("wort " * 9000), Span("漢" * 9000, Look.STRONG)), "• ", "  ")
    for block in (code, text):
        parts = layout.portions([block])
        assert len(parts) > 3
        assert [part.tight for part in parts] == [False] + [True] * (len(parts) - 1)
        joined = ("\n" if block is code else "").join(span.text for part in parts for span in part.spans)
        assert joined == "".join(span.text for span in block.spans)
    assert [part.first for part in layout.portions([text])][:2] == ["• ", "  "]


@given(st.integers(0, 300), st.integers(1, 120))
def test_a_frame_is_within_its_pane_and_in_its_middle(pane: int, column: int) -> None:
    frame = Frame.of(pane, column)
    assert 1 <= frame.width <= column
    assert frame.left + frame.width <= max(1, pane)
    assert frame.width <= frame.wide
    assert abs(frame.left - (pane - frame.left - frame.width)) <= 1 or pane < 2


@pytest.mark.parametrize(
    ("code", "shown"),
    [("a", "`a`"), ("inline `tick` code", "``inline `tick` code``"), ("`a``b`", "``` `a``b` ```")],
)
def test_code_with_backticks_stands_between_more_of_them(code: str, shown: str) -> None:
    made = pieces((Span("so "), Span(code, Look.CODE), Span(" it is")))
    assert "".join(piece.text for piece in made) == f"so {shown} it is"
    found = pieces((Span(code[:1], Look.CODE), Span(code[1:], Look.CODE | Look.MARKED)))
    assert "".join(piece.text for piece in found) == shown
