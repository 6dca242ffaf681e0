"""Keys that come faster than they are answered: each does in its turn what it is for."""

import asyncio

import pytest
from textual import events

from tests.ui.desk import Desk, begin, field
from tests.ui.dialog_app import DialogApp, until
from tests.ui.reading import WIDE, reading, settled
from tui_reader.demo import DemoBlog
from tui_reader.model import Blog, Neighbours, Post
from tui_reader.reader.texts import Texts
from tui_reader.ui.dialogs.ask import AskDialog
from tui_reader.ui.loads import waiting
from tui_reader.ui.widgets.field import Entry

BURSTS = [
    ("", "a b X backspace c", "abc"),
    ("old", "ctrl+u h e l l o", "hello"),
    ("", "a left b right c", "bac"),
    ("", "b home a end c", "abc"),
    ("", "a b left delete c", "ac"),
    ("one two", "ctrl+w x", "one x"),
]


async def _attempt(typed: str) -> str:
    return typed


def burst(keys: str) -> list[events.Key]:
    return [events.Key(key, key if len(key) == 1 else None) for key in keys.split()]


@pytest.mark.parametrize(("before", "keys", "after"), BURSTS)
async def test_a_field_has_what_was_typed_into_it(before: str, keys: str, after: str) -> None:
    app = DialogApp(AskDialog("Name", _attempt, verb="does"))
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.screen is app.dialog and isinstance(app.focused, Entry))
        app.screen.query_one(Entry).value = before
        for key in burst(keys):
            app.post_message(key)
        await until(pilot, lambda: app.screen.query_one(Entry).value == after)


@pytest.mark.parametrize(("before", "keys", "after"), BURSTS)
async def test_a_comment_has_what_was_typed_into_it(before: str, keys: str, after: str) -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await begin(app, pilot, before)
        for key in burst(keys):
            app.post_message(key)
        await until(pilot, lambda: field(app).text == after)


async def test_enter_sends_what_stands_there_then() -> None:
    app = DialogApp(AskDialog("Name", _attempt, verb="does"))
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.screen is app.dialog and isinstance(app.focused, Entry))
        for key in burst("a b X backspace c enter"):
            app.post_message(key)
        await until(pilot, lambda: app.closed)
        assert app.answer == "abc"


@pytest.mark.parametrize("known", [0, 1, 2])
async def test_every_press_counts_though_the_neighbours_come_late(
    known: int, blog: DemoBlog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`known`: how far the walk gets before the last key, which goes back."""
    posts, gate, asked = blog.at.site.posts, asyncio.Semaphore(0), list[int]()
    async with settled(blog.at.link(posts[2]), WIDE) as face:
        texts = face.screen.visit._reader.texts
        at_once = texts.neighbours

        async def late(of: Blog, post: Post) -> Neighbours:
            asked.append(post.id)
            await gate.acquire()
            return await at_once(of, post)

        monkeypatch.setattr(texts, "neighbours", late)
        await face.press("[", "[", "[")
        for _time in range(known):
            gate.release()
        await face.until(lambda: asked == [post.id for post in posts[3 : 4 + known]])
        await face.press("]")
        for _time in range(9):
            gate.release()
        await face.reads(posts[4])
        await face.until(lambda: all(one.title[:12] in face.rows[-2] for one in (posts[5], posts[3])))


async def test_home_ends_a_walk_whose_neighbours_come_late(blog: DemoBlog, monkeypatch: pytest.MonkeyPatch) -> None:
    posts, gate, at_once = blog.at.site.posts, asyncio.Event(), Texts.neighbours

    async def late(self: Texts, of: Blog, post: Post) -> Neighbours:
        await gate.wait()
        return await at_once(self, of, post)

    monkeypatch.setattr(Texts, "neighbours", late)
    async with reading(blog.address, WIDE) as face:
        await face.reads(posts[0])
        await face.press("[", "H")
        await face.until(lambda: not waiting(face.screen, "list"))
        gate.set()
        await face.settled()
        assert face.post.id == posts[0].id
        assert "this is the newest post" in face.pane("bar")
