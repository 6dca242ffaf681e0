"""Where one is in a text: pages miss no row, and the place is found again whatever the width."""

from functools import cache
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.panes import post
from tui_reader.content import convert
from tui_reader.ui.widgets.article_lines import Story
from tui_reader.ui.widgets.flow import Flow
from tui_reader.ui.widgets.lines import BLANK, Frame, Line, Piece
from tui_reader.ui.widgets.view import View

POSTS = sorted(each.name for each in (files("tui_reader.demo") / "posts").iterdir() if each.name.endswith(".html"))
WIDTHS = (20, 60, 80, 120)


@cache
def story(name: str) -> Story:
    html = (files("tui_reader.demo") / "posts" / name).read_text("utf-8")
    return Story(
        post("Ein Titel, der Platz nimmt", topics=("Rating", "Banken")), convert(html, "https://b.example/p"), str
    )


def flow(items: Story, width: int) -> Flow:
    frame = Frame.of(width, 76)
    return Flow(len(items), lambda item: items.lay_out(item, frame), lambda item: items.guess(item, frame))


@pytest.mark.parametrize("name", POSTS)
def test_pages_of_a_real_post_miss_no_row_and_are_never_empty(name: str) -> None:
    for width in WIDTHS:
        shown = View()
        shown.show(flow(story(name), width), 24, top=True)
        everything = [(item, row) for item in range(len(story(name))) for row in range(len(shown.flow.lines(item)))]
        seen = [place[:2] for place in shown.window()]
        while shown.move(shown.height - 1):
            page = [place[:2] for place in shown.window()]
            assert len(page) == 24
            assert page[0] in seen
            seen += page[len(seen) - seen.index(page[0]) :]
        assert seen == everything


@pytest.mark.parametrize("name", POSTS)
def test_another_width_keeps_what_is_at_the_top_and_comes_back_exactly(name: str) -> None:
    wide, narrow = (flow(story(name), width) for width in (120, 60))
    shown = View()
    shown.show(wide, 24, top=True)
    for by in range(1, wide.above(wide.last(1)) * 2):
        shown.go(wide.moved((0, 0), by))
        before, (item, start) = shown.anchor, shown.place
        shown.show(narrow, 24)
        if not shown.at_bottom:
            begins = [line.start for line in narrow.lines(item)]
            row = shown.anchor[1]
            following = [each for each in begins[row + 1 :] if each > begins[row]]
            assert shown.anchor[0] == item
            assert begins[row] <= start
            assert not following or start < following[0]
        shown.show(wide, 24)
        assert wide.moved(before, -1) <= shown.anchor <= before  # the row above, where the head's blank one was on top


def test_the_blank_row_below_the_head_is_not_taken_for_the_top() -> None:
    wide = flow(story(POSTS[0]), 120)
    head = len(wide.lines(0))
    assert not wide.lines(0)[-1].text
    assert wide.find(0, wide.start((0, head - 1))) == (0, head - 2)


def test_what_is_wide_is_moved_by_halves_and_begins_anew_with_another_text() -> None:
    lines = Story(post(), convert(f"<pre>{'abcdefghij' * 30}</pre><p>Text</p>", ""), str)
    shown = View()
    shown.show(flow(lines, 80), 24, top=True)
    before = [line.text for _, _, line in shown.window()]
    assert not shown.sideways(-1)
    assert shown.sideways(1)
    after = [line.text for _, _, line in shown.window()]
    changed = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    assert [(one[1:8], other[:8]) for one, other in changed] == [("abcdefg", "‹hijabcd")]
    while shown.sideways(1):
        pass
    assert shown.aside == 300 - 74
    shown.show(flow(lines, 80), 24)
    assert shown.aside
    shown.show(flow(lines, 80), 24, top=True)
    assert not shown.aside


def test_a_link_in_a_column_out_of_sight_is_uncovered() -> None:
    row = "".join(f"<td>eine Spalte {number}</td>" for number in range(12))
    items = Story(
        post(), convert(f"<table><tr>{row}<td><a href='https://b.example/'>Ziel</a></td></tr></table>", ""), str
    )
    shown = View()
    shown.show(flow(items, 60), 24, top=True)
    assert not any("Ziel" in line.text for _, _, line in shown.window())
    shown.uncover((1, 0), lambda piece: piece.target == 1)
    assert any("Ziel" in line.text for _, _, line in shown.window())


def test_nothing_moves_where_nothing_is_wide() -> None:
    shown = View()
    shown.show(flow(story(POSTS[0]), 80), 24, top=True)
    assert not shown.sideways(1)


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
