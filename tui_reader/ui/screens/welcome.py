"""Which blog: the first screen of a person who has none yet; what is typed is tried here."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from tui_reader.answers import Opened
from tui_reader.errors import ListOfFeeds
from tui_reader.i18n import _
from tui_reader.ui.loads import Failed, load, waiting
from tui_reader.ui.widgets.field import Entry
from tui_reader.ui.widgets.modal import Modal

if TYPE_CHECKING:
    from tui_reader.reader import Reader

_SHORT = 20
_LISTS = (".opml", ".xml")


async def attempt(reader: Reader, address: str) -> Opened:
    """The blog of an address, from disk or else by asking, and its newest posts on disk; raises ReaderError."""
    known = await reader.blogs.known(address)
    if known is not None and known.posts:
        return Opened(known.blog, None)
    opened = await reader.blogs.open(address)
    if opened.post is None:
        await reader.refresh.check(opened.blog)
    return opened


class Listed(NamedTuple):
    """A list of blogs that another reader wrote: its path or its address, "" to ask for one."""

    place: str = ""


class WelcomeScreen(Modal["Opened | Listed | str | None"]):
    """Asks for a blog and tries what is typed; gives the blog, `demo` for the embedded one, or None.

    A list of blogs does as well, and is given.

    Args:
        attempt: opens the blog of an address; raises ReaderError, which is said below the field.
        first: nothing was ever read here, so it greets and Esc quits.
    """

    DEFAULT_CSS = """
    WelcomeScreen {
        align: center middle;
        & > Vertical { width: 66; max-width: 100%; height: auto; max-height: 100%; padding: 1 3; background: $surface; }
        & Static { width: 1fr; height: auto; }
        & .title { color: $text-primary; text-style: bold; }
        & .quiet { color: $text-muted; }
        & .gap { margin-top: 1; }
        & Entry { margin-top: 1; }
        & #said { display: none; color: $text-muted; }
        & #said.-failed { color: $text-error; }
        & Button { margin-top: 1; min-width: 36; background: $panel; color: $text; }
        & #import { margin-top: 0; }
        & Button:focus { text-style: bold reverse; }
    }
    WelcomeScreen.-first { background: $background; & > Vertical { background: $background; } }
    WelcomeScreen.-short {
        & > Vertical { padding: 0 1; }
        & Button { margin-top: 0; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (_SHORT, "-tall")]  # noqa: RUF012 - typed by Screen
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    AUTO_FOCUS = "Entry"

    def __init__(self, attempt: Callable[[str], Awaitable[Opened]], *, first: bool) -> None:
        super().__init__(classes="-first" if first else "")
        self._attempt, self._first = attempt, first
        self._said = Static(id="said")

    def compose(self) -> ComposeResult:
        """A sentence, a field and how it went with that, a button."""
        with Vertical():
            if self._first:
                yield Static(Content("tui-reader"), classes="title")
                yield Static(Content(_("Blogs, and the conversation under the posts.")), classes="quiet")
                yield Static(Content(_("Which blog do you want to read?")), classes="gap")
            else:
                yield Static(Content(_("Open another blog")), classes="title")
            yield Entry(placeholder="blog.example.org", id="address")
            yield self._said
            yield Button(Content(_("Open the demo blog")), id="demo", compact=True)
            yield Button(Content(_("Import blogs from another reader")), id="import", compact=True)
            leave = _("Esc quits") if self._first else _("Esc closes")
            yield Static(Content(_("Enter opens · Tab next · {leave}").format(leave=leave)), classes="quiet gap")

    # --- trying

    def on_entry_entered(self) -> None:
        """Try what was typed."""
        address = self.query_one(Entry).value.strip()
        if address and not waiting(self, "attempt"):
            self._say(_("Connecting… Esc stops that."))
            load(self, "attempt", address, partial(self._try, address), self._came)

    async def _try(self, typed: str) -> Opened | Listed:
        if path := await asyncio.to_thread(_file, typed):
            return Listed(str(path))
        try:
            return await self._attempt(typed)
        except ListOfFeeds as found:
            return Listed(found.asked)

    def _came(self, found: Opened | Listed) -> None:
        self.dismiss(found)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        event.stop()
        self._say(f"✗ {event.error}", failed=True)

    @on(Input.Changed)
    def _typed(self) -> None:
        """What was said is about another address; and that is not the one wanted any more."""
        self._stop()

    def _stop(self) -> bool:
        """Wait for no blog any more; whether one was waited for."""
        was = waiting(self, "attempt")
        self.workers.cancel_group(self, "attempt")
        self._say("")
        return was

    def _say(self, words: str, *, failed: bool = False) -> None:
        self._said.update(Content(words))
        self._said.display = bool(words)
        self._said.set_class(failed, "-failed")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Open the demo, or import."""
        self.dismiss("demo" if event.button.id == "demo" else Listed())

    def action_leave(self) -> None:
        """Stop trying, else close without a choice."""
        if not self._stop():
            self.dismiss(None)


def _file(typed: str) -> Path | None:
    """The file that a path leads to; None where it is none, and where it may as well be an address."""
    try:
        path = Path(typed).expanduser()
        named = len(path.parts) > 1 or path.suffix.lower() in _LISTS
        return path if named and path.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None
