"""Code on screen: never wrapped, moved sideways where it is wide, and what stands out in it is seen."""

from time import process_time

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui_reader.content.blocks import Block, Kind, Look, Span
from tui_reader.text import safe
from tui_reader.ui.widgets import layout
from tui_reader.ui.widgets.flow import Flow
from tui_reader.ui.widgets.sideways import seen
from tui_reader.ui.widgets.view import View


def test_code_that_fits_stands_on_a_ground_of_one_width() -> None:
    block = Block(Kind.CODE, (Span("short\n\tindented = " + "x" * 10),))
    found = layout.lay_out(block, 20, wide=40)
    assert [line.text.rstrip() for line in found] == [" short", "     indented = xxxxxxxxxx"]
    assert {cell_len(line.text) for line in found} == {27}
    assert {line.reach for line in found} == {None}


def test_wide_code_is_neither_wrapped_nor_lost() -> None:
    code = "short\n\tindented = " + "".join(map(str, range(60)))
    found = layout.lay_out(Block(Kind.CODE, (Span(code),)), 20, wide=30)
    assert [line.text for line in found] == code.expandtabs(4).split("\n")
    assert [seen(line, 0).text for line in found] == [
        " short" + " " * 24,
        "     indented = 0123456789101›",
    ]
    assert [seen(line, 20).text for line in found][1] == "‹" + code.expandtabs(4).split("\n")[1][20:48] + "›"
    assert [seen(line, 9999).text for line in found] == [
        "‹" + " " * 29,
        "‹" + code[-28:] + " ",
    ]


def test_a_margin_stays_where_wide_code_is_moved() -> None:
    block = Block(Kind.CODE, (Span("abcdefghij" * 9),), "▎ ", "▎ ")
    (line,) = layout.lay_out(block, 20, wide=20)
    assert seen(line, 0).text == "▎  abcdefghijabcdef›"
    assert seen(line, 3).text == "▎ ‹defghijabcdefghi›"


@given(st.text(st.sampled_from("ab 漢字é\u0301👨‍👩‍👧ß"), min_size=30, max_size=60).map(safe), st.integers(0, 90))
def test_any_part_of_a_row_has_the_width_of_its_window(text: str, by: int) -> None:
    for line in layout.lay_out(Block(Kind.CODE, (Span(text), Span(text, Look.STRONG))), 12, wide=12):
        if line.reach:
            assert sum(cell_len(piece.text) for piece in seen(line, by).pieces) == 12


def test_moving_step_by_step_shows_every_character() -> None:
    code = "".join(chr(0x100 + number) for number in range(200))
    view = View()
    lines = layout.lay_out(Block(Kind.CODE, (Span(code),)), 20, wide=33)
    view.show(Flow(1, lambda _item: lines, lambda _item: 1), 5)
    shown = [view.window()[0][2].text]
    while view.sideways(1):
        shown.append(view.window()[0][2].text)
    assert set("".join(shown)) - set("‹› ") == set(code)
    assert shown[-1].startswith("‹")
    assert shown[-1].endswith(code[-1] + " ")
    while view.sideways(-1):
        pass
    assert view.window()[0][2].text == shown[0]


def test_an_enormous_line_costs_no_more_than_what_is_seen_of_it() -> None:
    for text in ("var a=1;" * 131_072, "漢字" * 500_000):
        begin = process_time()
        (line,) = layout.lay_out(Block(Kind.CODE, (Span(text),)), 76, wide=76)
        assert len(seen(line, 0).text) <= 76
        assert cell_len(seen(line, 100_000).text) == 76
        assert process_time() - begin < 0.25


def test_what_is_marked_or_changed_in_code_is_seen() -> None:
    spans = (Span("a\tb", Look.DELETED), Span("c ra"), Span("te", Look.MARKED), Span(" = 1\nnew", Look.INSERTED))
    first, second = layout.lay_out(Block(Kind.CODE, spans), 20, wide=20)
    assert [line.text.rstrip() for line in (first, second)] == [" a   bc rate = 1", " new"]
    looks = [(piece.text.strip(), piece.look) for piece in first.pieces if piece.look and piece.text.strip()]
    assert looks == [("a", Look.DELETED), ("b", Look.DELETED), ("te", Look.MARKED), ("= 1", Look.INSERTED)]
    assert [piece.text for piece in second.pieces if piece.look is Look.INSERTED] == ["new"]


def test_long_code_with_marks_is_laid_out_in_parts_that_keep_them() -> None:
    rows = "\n".join(map(str, range(1000)))
    parts = layout.portions([Block(Kind.CODE, (Span(rows), Span("\nhere", Look.MARKED)))])
    assert len(parts) > 3
    assert "\n".join("".join(span.text for span in part.spans) for part in parts) == f"{rows}\nhere"
    assert parts[-1].spans[-1].look is Look.MARKED
