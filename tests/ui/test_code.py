"""Code on screen: cut, never wrapped, and what stands out in it is seen."""

from rich.cells import cell_len

from tui_reader.content.blocks import Block, Kind, Look, Span
from tui_reader.ui.widgets import layout


def test_code_is_cut_and_never_wrapped() -> None:
    block = Block(Kind.CODE, (Span("short\n\tindented = " + "x" * 100),))
    found = layout.lay_out(block, 20, wide=30)
    assert [line.text.rstrip() for line in found] == [" short", "     indented = xxxxxxxxxxxxx…"]
    assert {cell_len(line.text) for line in found} == {30}


def test_what_is_marked_or_changed_in_code_is_seen() -> None:
    spans = (Span("a\tb", Look.DELETED), Span("c ra"), Span("te", Look.MARKED), Span(" = 1\nnew", Look.INSERTED))
    first, second = layout.lay_out(Block(Kind.CODE, spans), 20, wide=20)
    assert [line.text.rstrip() for line in (first, second)] == [" a   bc rate = 1", " new"]
    looks = [(piece.text.strip(), piece.look) for piece in first.pieces if piece.look]
    assert looks == [("a   b", Look.DELETED), ("te", Look.MARKED), ("= 1", Look.INSERTED)]
    assert [piece.text for piece in second.pieces if piece.look is Look.INSERTED] == ["new"]


def test_long_code_with_marks_is_laid_out_in_parts_that_keep_them() -> None:
    rows = "\n".join(map(str, range(1000)))
    parts = layout.portions([Block(Kind.CODE, (Span(rows), Span("\nhere", Look.MARKED)))])
    assert len(parts) > 3
    assert "\n".join("".join(span.text for span in part.spans) for part in parts) == f"{rows}\nhere"
    assert parts[-1].spans[-1].look is Look.MARKED
