"""Wide tables and code are moved sideways, code is coloured, and emoji push nothing out of its place."""

import re

import pytest
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.segment import Segment
from textual.strip import Strip

from tests.ui.panes import PaneApp, post, rows, shown, until
from tests.ui.publishing import publish
from tests.ui.reading import settled
from tui_reader.content import convert
from tui_reader.content.blocks import Block, Cell, Kind, Look, Span
from tui_reader.demo import DemoBlog
from tui_reader.ui.widgets import layout
from tui_reader.ui.widgets.article_view import ArticleView
from tui_reader.ui.widgets.codes import ansi
from tui_reader.ui.widgets.sideways import seen

NAMES = ("Bank", "Kurzfristiges Rating", "Langfristiges Rating", "Eigentümer", "Bilanzsumme")


def table(count: int) -> Block:
    head = tuple(Cell((Span(name),), header=True) for name in NAMES)
    body = (tuple(Cell((Span(f"Zelle{row}.{column}"),)) for column in range(len(NAMES))) for row in range(count))
    return Block(Kind.TABLE, rows=(head, *body))


def test_a_table_of_many_columns_stops_at_each_and_keeps_its_first_one() -> None:
    lines = layout.lay_out(table(2), 40, wide=40)
    assert seen(lines[0], 0).text == "Bank      Kurzfristige  Langfristige  E›"
    assert seen(lines[0], 15).text.startswith("Bank     ‹Langfristige  Eigentümer")
    words = {by: [seen(line, by).text for line in lines if line.text] for by in range(0, 60, 5)}
    for by, found in words.items():
        assert all(text.startswith(("Bank", "Zelle", "────", " ")) for text in found), by
        assert all(cell_len(text) == 40 for text in found)
    everything = " ".join(text for found in words.values() for text in found)
    assert all(f"Zelle{row}.{column}" in everything for row in range(2) for column in range(len(NAMES)))


def test_a_table_of_few_columns_is_not_moved() -> None:
    few = Block(Kind.TABLE, rows=tuple(row[:3] for row in table(2).rows))
    assert all(line.reach is None for line in layout.lay_out(few, 20, wide=20))


def test_the_parts_of_a_long_table_stand_in_the_same_columns() -> None:
    parts = layout.portions([table(500)])
    assert len(parts) > 3
    lines = [line for part in parts for line in layout.lay_out(part, 100)]
    texts = [line.text for line in lines if "Zelle" in line.text]
    assert len(texts) == 500
    assert {tuple(found.start() for found in re.finditer("Zelle", text)) for text in texts} == {(0, 12, 34, 56, 68)}


def test_the_records_of_a_long_table_keep_the_names_of_their_columns() -> None:
    rows = tuple(tuple(cell for cell in row for _ in range(7)) for row in table(100).rows)
    lines = [line.text for part in layout.portions([Block(Kind.TABLE, rows=rows)]) for line in layout.lay_out(part, 60)]
    assert lines.count("Bank: Zelle99.0") == 7
    assert lines.count("───") == 99


async def test_what_is_wide_is_moved_and_the_text_stays_and_another_post_begins_anew() -> None:
    pane = ArticleView()
    app = PaneApp(pane)
    text = convert(f"<p>Davor.</p><pre>{'abcdefghij' * 20}</pre><p>Danach.</p>", "")
    async with app.run_test(size=(60, 20)) as pilot:
        pane.show(post(), text)
        await until(pilot, lambda: "abc" in shown(app) and "›" in shown(app))
        before = rows(app)
        assert pane.is_wide
        assert pane.sideways(1)
        await until(pilot, lambda: "‹" in shown(app))
        assert [one for one, other in zip(before, rows(app), strict=True) if one != other] == [before[6]]
        pane.show(post(number=8), text)
        await until(pilot, lambda: rows(app) == before)


async def test_tokens_of_code_are_told_apart_with_and_without_colour() -> None:
    pane = ArticleView()
    app = PaneApp(pane)
    tokens = (Look.KEYWORD, Look.STRING, Look.COMMENT, Look.NUMBER, Look.NAME)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        styles = {look: pane._painter.style("block", look) for look in tokens}
        assert len({style.color for style in styles.values()}) > 3
        assert styles[Look.KEYWORD].bold
        assert styles[Look.COMMENT].italic
        assert {style.bgcolor for style in styles.values()} == {pane._painter.style("block").bgcolor}
        assert not styles[Look.STRING].bold


def test_an_emoji_that_terminals_measure_differently_is_written_over_blanks_and_pushes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("TERM", "TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    for emoji in ("❤️", "👨‍👩‍👧", "👍🏽", "1️⃣"):
        written, _codes = ansi(Strip([Segment(f"ein {emoji} Herz")]), ColorSystem.TRUECOLOR)
        assert written == f"ein \x1b7  \x1b8{emoji}\x1b8\x1b[2C Herz"
    for text in ("nur Text", "漢字 é 😀", "e\u0301"):
        assert ansi(Strip([Segment(text)]), ColorSystem.TRUECOLOR)[0] == text


async def test_keys_move_what_is_wide_and_say_where_nothing_is(blog: DemoBlog) -> None:
    publish(blog, "Breit", f"<p>Code:</p><pre>{'abcdefghij' * 30}</pre>")
    async with settled(blog.address, (100, 30)) as face:
        await face.sees("Breit", "Code:")
        begin = face.pane("article")
        await face.press(")", "shift+right")
        await face.until(lambda: "‹" in face.pane("article"))
        await face.press("(", "shift+left")
        await face.until(lambda: face.pane("article") == begin)
        await face.press("n")
        await face.until(lambda: "Breit" not in face.pane("article"))
        await face.press(")")
        await face.sees("Nothing here is wider than its pane.")


CODE = (
    f"<p>Code:</p><pre>{'abcdefghij' * 12}NADEL{'z' * 60}</pre>"
    "<p>Daneben:</p><pre>erste Buchstaben " + "y" * 26 + "</pre>"
)


def test_a_block_is_moved_no_further_than_it_is_too_wide() -> None:
    blocks = convert(f"<pre>{'a' * 200}</pre><pre>python {'x' * 34}</pre>", "").blocks
    lines = [line for block in blocks for line in layout.lay_out(block, 40, wide=40)]
    assert [seen(line, 150).text[:7] for line in lines if line.reach] == ["‹aaaaaa", "‹hon xx"]


def test_a_block_that_is_only_too_wide_for_its_margins_gives_them_up_and_is_not_moved() -> None:
    narrow = "".join(f"<pre>b{'x' * size}c</pre>" for size in (36, 37, 38))
    blocks = convert(f"<pre>{'a' * 200}</pre>{narrow}", "").blocks
    lines = [line for block in blocks for line in layout.lay_out(block, 20, wide=40)]
    whole = [seen(line, 150).text for line in lines if not line.reach and line.text]
    assert [text.replace("x" * 36, "…") for text in whole] == [" b…c ", " b…xc", "b…xxc"]


async def test_top_and_esc_bring_back_what_was_moved_sideways(blog: DemoBlog) -> None:
    publish(blog, "Breit", CODE)
    async with settled(blog.address, (80, 24)) as face:
        await face.sees("erste Buchstaben")
        begin = face.pane("article")
        for back in (("escape",), ("home",), ("g", "g")):
            await face.press(")", ")")
            await face.until(lambda: "‹" in face.pane("article"))
            await face.press(*back)
            await face.until(lambda: face.pane("article") == begin)
        await face.press("z", ")", "escape")
        await face.until(lambda: "‹" not in face.pane("article"))
        assert face.screen.zen, "that was one layer"
        await face.press("escape")
        assert not face.screen.zen


async def test_what_a_find_moved_sideways_is_back_where_it_was_when_it_ends(blog: DemoBlog) -> None:
    publish(blog, "Breit", CODE)
    async with settled(blog.address, (80, 24)) as face:
        await face.sees("erste Buchstaben")
        begin = face.pane("article")
        for end in (("escape",), ("enter", "escape")):
            await face.press("/")
            await face.types("Nadel")
            await face.until(lambda: "‹" in face.pane("article") and "NADEL" in face.pane("article"))
            await face.press(*end)
            await face.until(lambda: face.pane("article") == begin)
        await face.press("/")
        await face.types("Nadel")
        await face.until(lambda: "NADEL" in face.pane("article"))
        await face.press("enter", "(")
        moved = face.screen.article.view.aside
        await face.press("escape")
        assert face.screen.article.view.aside == moved > 0, "a person moved it since"


async def test_from_the_comments_the_wide_code_of_the_text_beside_them_is_moved(blog: DemoBlog) -> None:
    publish(blog, "Breit", f"<p>Code:</p><pre>{'abcdefghij' * 30}</pre>")
    async with settled(blog.address, (100, 30)) as face:
        await face.press("c", ")")
        await face.until(lambda: "‹" in face.pane("article"))
        assert face.focus == "thread"
        assert "Nothing here" not in face.pane("notice")
