"""The panes of the reading screen: which are shown at which size, and what closes what."""

from functools import partial

import pytest

from tests.ui.reading import MIDDLE, WIDE, Face, settled
from tui_reader.demo import DemoBlog

NARROW, SMALLEST = (60, 24), (40, 12)


def shows(face: Face, panes: set[str]) -> bool:
    """Whether these panes and no others are shown."""
    return shown(face) == panes


def shown(face: Face) -> set[str]:
    """The panes that have words on the terminal."""
    return {name for name in ("posts", "article", "thread") if face.pane(name)}


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        (WIDE, {"posts", "article", "thread"}),
        (MIDDLE, {"posts", "article"}),
        ((80, 24), {"posts", "article"}),
        ((79, 24), {"article"}),
        (NARROW, {"article"}),
        (SMALLEST, {"article"}),
    ],
)
async def test_as_many_panes_as_there_is_room_for(blog: DemoBlog, size: tuple[int, int], panes: set[str]) -> None:
    async with settled(blog.address, size) as face:
        assert shown(face) == panes
        await face.press("c")
        assert face.focus == "thread"
        assert "thread" in shown(face)
        assert ("article" in shown(face)) == (size[0] >= 80)
        await face.press("c")
        assert face.focus == "article"
        await face.press("h")
        assert face.focus == "posts"
        assert face.post.title[:8] in face.pane("posts")
        face.assert_nothing_to_obey()


async def test_resizing_shows_more_and_less_and_keeps_the_focus(blog: DemoBlog) -> None:
    async with settled(blog.address, WIDE) as face:
        await face.press("l")
        assert face.focus == "thread"
        for size, panes in ((NARROW, {"thread"}), (MIDDLE, {"article", "thread"}), (SMALLEST, {"thread"})):
            await face.pilot.resize_terminal(*size)
            await face.until(partial(shows, face, panes))
            assert face.focus == "thread"


async def test_a_terminal_that_is_too_small_says_so_until_there_is_room_again(blog: DemoBlog) -> None:
    async with settled(blog.address, MIDDLE) as face:
        for size in ((39, 12), (40, 11), (30, 5)):
            await face.pilot.resize_terminal(*size)
            await face.sees("Too small: 40×12 is needed.")
            await face.press("q", "n")
        await face.pilot.resize_terminal(*SMALLEST)
        await face.sees("The Quiet Window")
        assert face.dialog == ""
        assert face.post.id == blog.at.site.posts[0].id


async def test_a_dialog_outlives_a_terminal_that_was_too_small(blog: DemoBlog) -> None:
    async with settled(blog.address, MIDDLE) as face:
        await face.press("L")
        await face.until(lambda: face.dialog == "LoginDialog")
        await face.pilot.resize_terminal(30, 8)
        await face.sees("Too small")
        await face.pilot.resize_terminal(*MIDDLE)
        await face.until(lambda: face.dialog == "LoginDialog")
        await face.press("escape")
        await face.until(lambda: face.dialog == "")


async def test_zen_leaves_the_text_alone_on_screen(blog: DemoBlog) -> None:
    async with settled(blog.address, WIDE) as face:
        await face.press("z")
        await face.until(lambda: shown(face) == {"article"})
        await face.press("z")
        await face.until(lambda: shown(face) == {"posts", "article", "thread"})
        await face.press("z", "escape")
        await face.until(lambda: shown(face) == {"posts", "article", "thread"})
        await face.press("z", "c")
        await face.until(lambda: shown(face) == {"posts", "article", "thread"})
        assert face.focus == "thread"


async def test_esc_closes_layer_after_layer_and_never_quits(blog: DemoBlog) -> None:
    async with settled(blog.address, NARROW) as face:
        await face.press("c")
        assert shown(face) == {"thread"}
        await face.press("escape")
        assert shown(face) == {"article"}
        await face.press("escape")
        assert shown(face) == {"posts"}
        await face.press("escape", "escape", "escape")
        assert shown(face) == {"posts"}
        assert face.app.is_running


async def test_q_closes_the_pane_of_a_narrow_terminal_and_then_quits(blog: DemoBlog) -> None:
    async with settled(blog.address, NARROW) as face:
        await face.press("c", "q")
        assert shown(face) == {"article"}
        await face.press("q")
        assert shown(face) == {"posts"}
        await face.press("q")
        await face.until(lambda: face.app._exit)
        assert face.app.return_code == 0


async def test_q_quits_at_once_where_nothing_is_open(blog: DemoBlog) -> None:
    async with settled(blog.address, MIDDLE) as face:
        await face.press("?")
        await face.until(lambda: face.dialog == "HelpScreen")
        await face.press("q")
        await face.until(lambda: face.dialog == "")
        await face.press("q")
        await face.until(lambda: face.app._exit)
        assert face.app.return_code == 0


@pytest.mark.parametrize("theme", ["ink", "paper"])
async def test_the_focus_is_seen_without_colour(blog: DemoBlog, theme: str) -> None:
    async with settled(blog.address, WIDE) as face:
        face.app.theme = theme
        await face.pilot.pause()
        signs = {}
        for pane in ("posts", "article", "thread"):
            face.screen.go_to(pane)
            await face.pilot.pause()
            signs[pane] = "\n".join(face.rows)
        assert len(set(signs.values())) == 3
