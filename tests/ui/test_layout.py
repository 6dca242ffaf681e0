"""Rows of any width: nothing wider than it may be, nothing lost, nothing out of order."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.ui.panes import NAUGHTY
from tui_reader.content.blocks import Block, Cell, Kind, Look, Span
from tui_reader.text import safe
from tui_reader.ui.widgets import layout, tables, wrap
from tui_reader.ui.widgets.flow import Flow
from tui_reader.ui.widgets.lines import BLANK, Frame, Line, Piece
from tui_reader.ui.widgets.view import View

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
    ],
)
def test_where_a_row_is_broken(text: str, width: int, rows: list[str]) -> None:
    assert [text[start:end] for start, end in wrap.rows(text, width)] == rows


@settings(max_examples=150)
@given(any_block(), st.integers(1, 90), st.integers(0, 60), st.one_of(st.none(), any_block()))
def test_every_block_fits(block: Block, width: int, more: int, before: Block | None) -> None:
    wide = width + more if block.kind in (Kind.CODE, Kind.TABLE) else width
    for line in layout.lay_out(block, width, wide=wide, before=before):
        assert cell_len(line.text) <= max(wide, 2)


@given(any_block(), WIDTHS)
def test_starts_only_grow_so_that_a_place_can_be_found_again(block: Block, width: int) -> None:
    starts = [line.start for line in layout.lay_out(block, width, before=block)]
    assert starts == sorted(starts)


@given(st.lists(any_block(), max_size=4), WIDTHS)
def test_a_document_keeps_its_words_in_order(blocks: list[Block], width: int) -> None:
    texts = [replace(block, kind=Kind.PARAGRAPH, first="", rest="") for block in blocks]
    found = "".join(line.text for line in layout.lines(texts, width))
    assert packed(found) == packed("".join(span.text for block in texts for span in block.spans))


@given(TABLES, st.integers(1, 90))
def test_a_table_fits_and_keeps_its_words(rows: tuple[tuple[Cell, ...], ...], width: int) -> None:
    found = tables.lay_out(rows, width)
    assert all(cell_len(line.text) <= max(2, width) for line in found)
    shown = sorted(packed("".join(line.text for line in found)).replace("─", ""))
    missing = list(shown)
    body = rows[1:] if len(rows) > 1 and rows[0] and all(cell.header for cell in rows[0]) else rows
    for character in packed("".join(span.text for row in body for cell in row for span in cell.spans)).replace("─", ""):
        missing.remove(character)


def cells(*texts: str, header: bool = False) -> tuple[Cell, ...]:
    return tuple(Cell((Span(text),), header=header) for text in texts)


def test_a_table_stands_side_by_side_where_it_can_be_read_so_and_as_records_where_not() -> None:
    rows = (cells("Bank", "Rating", header=True), cells("Fidor", "BBB+"), cells("Noa", "C"))
    assert [line.text.rstrip() for line in tables.lay_out(rows, 40)] == [
        "Bank   Rating",
        "─────  ──────",
        "Fidor  BBB+",
        "Noa    C",
    ]
    assert [line.text for line in tables.lay_out(rows, 12)] == [
        "Bank: Fidor",
        "Rating: BBB+",
        "───",
        "Bank: Noa",
        "Rating: C",
    ]


def test_a_table_takes_more_than_the_text_column_only_when_its_words_need_it() -> None:
    long = "eine Zelle mit vielen kurzen Worten, die sich gut umbrechen lassen"
    assert max(cell_len(line.text) for line in tables.lay_out((cells(long, long),), 60, 120)) <= 60
    word = "Donaudampfschifffahrtsgesellschaft"
    assert max(cell_len(line.text) for line in tables.lay_out((cells(word, word),), 60, 120)) > 60


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


def view(heights: list[int], height: int) -> View:
    made = View()
    items = [[Line((Piece(f"{item}.{row}"),), row) for row in range(size)] for item, size in enumerate(heights)]
    made.show(Flow(len(items), lambda item: items[item], lambda _item: 2), height)
    return made


HEIGHTS = st.lists(st.integers(0, 9), max_size=30)


@given(HEIGHTS, st.integers(1, 12))
def test_pages_show_every_row_in_order_and_never_an_empty_page(heights: list[int], height: int) -> None:
    shown = view(heights, height)
    everything = [f"{item}.{row}" for item, size in enumerate(heights) for row in range(size)]
    seen = [line.text for _, _, line in shown.window()]
    while shown.move(max(1, height - 1)):
        page = [line.text for _, _, line in shown.window()]
        assert len(page) == height
        assert everything.index(page[0]) <= everything.index(seen[-1]) + 1
        seen += [text for text in page if text not in seen]
    assert seen == everything
    assert shown.at_bottom
    assert shown.per_cent == 100


@given(HEIGHTS, st.integers(1, 12), st.lists(st.integers(-20, 20), max_size=10))
def test_wherever_one_goes_one_finds_back_to_both_ends(heights: list[int], height: int, moves: list[int]) -> None:
    shown = view(heights, height)
    for by in moves:
        shown.move(by)
        assert 0 <= shown.per_cent <= 100
    shown.bottom()
    everything = [f"{item}.{row}" for item, size in enumerate(heights) for row in range(size)]
    assert [line.text for _, _, line in shown.window()] == everything[-height:]
    shown.move(-sum(heights) - 1)
    assert [line.text for _, _, line in shown.window()] == everything[:height]


def test_a_row_is_found_again_by_its_place_and_not_taken_for_the_blank_one_below() -> None:
    lines = [BLANK, Line((Piece("Banken"),), 0), Line((Piece("by Everling"),), 2000), BLANK]
    flow = Flow(1, lambda _item: lines, lambda _item: 4)
    assert [flow.find(0, flow.start((0, row))) for row in range(3)] == [(0, 0), (0, 1), (0, 2)]


def test_only_what_is_looked_at_is_laid_out() -> None:
    laid: list[int] = []

    def lay_out(item: int) -> list[Line]:
        laid.append(item)
        return [Line((Piece("x"),), row) for row in range(4)]

    shown = View()
    shown.show(Flow(10_000, lay_out, lambda _item: 4), 20)
    shown.bottom()
    shown.window()
    assert len(laid) < 20
