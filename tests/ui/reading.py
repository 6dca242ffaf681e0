"""The app over a real blog, without a terminal: how tests start it, wait for it and look at it."""

import asyncio
import contextlib
import gc
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widget import Widget

from tests.ui.panes import FORBIDDEN
from tui_reader.blog.http import Http
from tui_reader.demo import DemoBlog
from tui_reader.model import Post
from tui_reader.reader import Reader
from tui_reader.settings import Folders, Settings
from tui_reader.store.drafts import Drafts
from tui_reader.store.shelf import Shelf
from tui_reader.store.vault import Vault
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.screens.reading import ReadingScreen
from tui_reader.ui.widgets.composer import Composer
from tui_reader.ui.widgets.field import Tick

_HOPS = 6
"""A key goes from the app down to who has the focus, and what nobody wants up again, widget by widget."""

WIDE, MIDDLE = (160, 36), (100, 30)


@dataclass
class Face:
    """A running app, as somebody in front of it has it."""

    app: ReaderApp
    pilot: Pilot[Any]

    # --- what is seen

    @property
    def screen(self) -> ReadingScreen:
        """The screen one reads on."""
        return self.app.reading

    @property
    def rows(self) -> list[str]:
        """What is on the terminal, row by row."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    def shows(self, words: str) -> bool:
        """Whether these words stand in a pane, a bar or the dialog on top, however they are wrapped there."""
        return any(words in self.words_of(widget) for widget in self._places)

    @property
    def _places(self) -> Iterator[Widget]:
        if self.dialog:
            yield from (child for child in self.app.screen.children if child.id != "_toastrack")
        else:
            ids = ("top", "posts", "article", "thread", "composer", "bar", "notice", "keys")
            yield from (widget for name in ids for widget in self.screen.query(f"#{name}"))

    def pane(self, name: str) -> str:
        """The words of one pane (`posts`, `article`, `thread`) or bar (`bar`, `top`, `keys`), "" while it is hidden."""
        widget = self.screen.query_one(f"#{name}")
        return self.words_of(widget)

    def words_of(self, what: str | Widget) -> str:
        """The words that stand where a widget of the screen on top is."""
        widget = self.app.screen.query_one(what) if isinstance(what, str) else what
        if not (widget.display and widget.size):
            return ""
        x, y, width, height = widget.region
        return _running(strip.crop(x, x + width).text for strip in self._strips[y : y + height])

    @property
    def _strips(self) -> list[Any]:
        return self.app.screen._compositor.render_strips()

    @property
    def post(self) -> Post:
        """The post that is being read."""
        assert self.screen.visit.post is not None
        return self.screen.visit.post

    @property
    def listed(self) -> list[int]:
        """The numbers of the posts in the list, as far as they have come."""
        rows = self.screen.posts._rows
        return [row.post.id for row in map(rows.at, range(rows.total)) if row]

    @property
    def composer(self) -> Composer:
        """The composer that is open."""
        assert self.screen.composer is not None
        return self.screen.composer

    @property
    def focus(self) -> str:
        """The id of what has the keys; a field without one goes by its class."""
        focused = self.app.screen.focused
        return "" if focused is None else focused.id or type(focused).__name__

    @property
    def dialog(self) -> str:
        """The class of the screen on top, "" for the reading screen."""
        return "" if self.app.screen is self.screen else type(self.app.screen).__name__

    @property
    def busy(self) -> bool:
        """Whether anything that was asked for has not come."""
        return any(worker.is_running and worker.group != "dialog" for worker in self.app.workers)

    def assert_nothing_to_obey(self) -> None:
        """No character that a terminal obeys is on it, no link and no action that came from outside."""
        for strip in self._strips:
            assert strip.cell_length == self.app.size.width
            for text, style, _control in strip:
                assert not FORBIDDEN.search(text), ascii(text)
                assert style is None or (style.link is None and "@click" not in style.meta)

    # --- what is done

    async def until(self, condition: Callable[[], object], seconds: float = 20.0) -> None:
        """Let the app go on until something holds."""
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "it never came to that:\n" + "\n".join(self.rows)
            assert self.app._exception is None, self.app._exception
            await asyncio.sleep(0.006)

    async def sees(self, *words: str) -> None:
        """Wait until the terminal shows all these."""
        await self.until(lambda: all(self.shows(each) for each in words))

    async def settled(self) -> None:
        """Wait until the post and everything around it has come, and the post counts as read."""
        await self.until(lambda: self.screen.visit.reading is not None and not self.busy)
        await self.pilot.pause()
        await self.until(lambda: not self.busy and self._is_read)

    @property
    def _is_read(self) -> bool:
        row = self.screen.posts.find(self.screen.visit.which)
        return row is None or row.read

    async def reads(self, post: Post | Any) -> None:
        """Wait until a post, known by its number, is on screen with its text."""
        await self.until(lambda: self.screen.visit.reading and self.screen.visit.reading.post.id == post.id)

    async def press(self, *keys: str) -> None:
        """Press keys, each answered before the next, and let the screen be drawn after the last.

        `Pilot.press` would wait until the process is idle after every one, 80 ms each.
        """
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
            self.app.post_message(events.Key(name, " " if key == "space" else key if len(key) == 1 else None))
            for _hop in range(_HOPS):
                await self.pilot._wait_for_screen()
        await self.pilot.pause()

    async def types(self, text: str) -> None:
        """Paste a text into the field that has the keys."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def log_in(self, *, keep: bool = False) -> None:
        """Fill in the login that is open, the tick for the file too where it shall be kept; wait until it closes."""
        if keep:
            await self.until(lambda: self.dialog == "LoginDialog" and self.app.screen.query_one(Tick).display)
            self.app.screen.query_one(Tick).action_tick()
        await self.fill_in()
        await self.until(lambda: self.dialog != "LoginDialog")

    async def fill_in(self, user: str = DemoBlog.user, password: str = DemoBlog.password) -> None:
        """Fill in the login that is open, and send it."""
        await self.until(lambda: self.dialog == "LoginDialog" and self.focus == "user")
        await self.types(user)
        await self.press("enter")
        await self.until(lambda: self.focus == "password")
        await self.types(password)
        await self.press("enter")


def _running(rows: Iterable[str]) -> str:
    """Rows as running text, without the signs in the margins."""
    return " ".join(" ".join(rows).translate(dict.fromkeys(map(ord, "▌▐▏▕"))).split())


@contextlib.asynccontextmanager
async def reading(
    address: str = "",
    size: tuple[int, int] = MIDDLE,
    *,
    home: Path | None = None,
    keep: bool = False,
    hint: str = "",
    settings: Settings | None = None,
) -> AsyncIterator[Face]:
    """The app over an address.

    Args:
        home: the folder of shelf and drafts, an empty one by default. keep: tokens may outlast the run.
    """
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        folders, settings = Folders.under(home or Path(folder)), settings or Settings()
        vault = Vault(settings, folders, memory_only=not keep)
        reader = Reader(Http(deadline=settings.timeout), Shelf(folders), Drafts(folders), vault, folders)
        app = ReaderApp(reader, settings, address, hint, folders=folders)
        try:
            async with app.run_test(size=size) as pilot:
                face = Face(app, pilot)
                yield face
                face.assert_nothing_to_obey()
        finally:
            await reader.close()
            gc.unfreeze()  # the app freezes what its start made, which one test must not do to all others


@contextlib.asynccontextmanager
async def settled(address: str, size: tuple[int, int] = MIDDLE, **options: Any) -> AsyncIterator[Face]:
    """The same, once everything has come that comes without a key press."""
    async with reading(address, size, **options) as face:
        await face.settled()
        yield face
