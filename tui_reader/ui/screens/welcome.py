"""Which blog: the first screen of a person who has none yet, and the way to another; what is typed is tried here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from tui_reader.answers import Opened
from tui_reader.errors import ReaderError
from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.queries import Query
from tui_reader.ui.loads import Failed, load, waiting
from tui_reader.ui.widgets.choice_list import Choice, ChoiceList
from tui_reader.ui.widgets.field import Entry
from tui_reader.ui.widgets.modal import Modal

if TYPE_CHECKING:
    from tui_reader.kept import Shelved
    from tui_reader.reader import Reader

_COUNTED = 20
"""Blogs whose unread posts are counted before the screen shows: of more, only the posts are told."""
_SHORT = 20


async def attempt(reader: Reader, address: str) -> Opened:
    """The blog of an address, from disk or else by asking, and its newest posts on disk; raises ReaderError."""
    known = await reader.blogs.known(address)
    if known is not None and known.posts:
        return Opened(known.blog, None)
    opened = await reader.blogs.open(address)
    if opened.post is None:
        await reader.refresh.check(opened.blog)
    return opened


async def shelf(reader: Reader) -> list[Choice[Opened]]:
    """A row for every blog on the shelf, none where that cannot be read."""
    try:
        blogs = await reader.blogs.all()
        return [await _row(reader, one, counted=len(blogs) <= _COUNTED) for one in blogs]
    except ReaderError:
        return []  # an address can be typed all the same


async def _row(reader: Reader, one: Shelved, *, counted: bool) -> Choice[Opened]:
    total = max(one.posts, one.total or 0)
    words = n_("{n} post", "{n} posts", total).format(n=grouped(total))
    if counted and (unread := (await reader.lists.listed(one.blog, Query()))[1].unread):
        words += ", " + _("{n} unread").format(n=grouped(unread))
    return Choice(one.blog.name or one.blog.host, Opened(one.blog, None), f"{one.blog.host} · {words}")


class WelcomeScreen(Modal["Opened | str | None"]):
    """Asks for a blog and tries what is typed; gives the blog, `demo` for the embedded one, or None.

    Args:
        attempt: opens the blog of an address; raises ReaderError, which is said below the field.
        shelf: rows for the blogs that are there already.
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
        & Entry, & ShelfList { margin-top: 1; }
        & #said { display: none; color: $text-muted; }
        & #said.-failed { color: $text-error; }
        & Button { margin-top: 1; min-width: 24; background: $panel; color: $text; }
        & Button:focus { text-style: bold reverse; }
    }
    WelcomeScreen.-first { background: $background; & > Vertical, & ShelfList { background: $background; } }
    WelcomeScreen.-short {
        & > Vertical { padding: 0 1; }
        & ShelfList, & Button { margin-top: 0; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (_SHORT, "-tall")]  # noqa: RUF012 - typed by Screen
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    AUTO_FOCUS = "Entry"

    def __init__(
        self, attempt: Callable[[str], Awaitable[Opened]], shelf: Sequence[Choice[Opened]] = (), *, first: bool
    ) -> None:
        super().__init__(classes="-first" if first else "")
        self._attempt, self._shelf, self._first = attempt, shelf, first
        self._said = Static(id="said")

    def compose(self) -> ComposeResult:
        """A sentence, a field and how it went with that, the blogs there are, a button."""
        with Vertical():
            if self._first:
                yield Static(Content("tui-reader"), classes="title")
                yield Static(Content(_("Blogs, and the conversation under the posts.")), classes="quiet")
                yield Static(Content(_("Which blog do you want to read?")), classes="gap")
            else:
                yield Static(Content(_("Open another blog")), classes="title")
            yield Entry(placeholder="blog.example.org", id="address")
            yield self._said
            if self._shelf:
                yield ShelfList(id="shelf")
            yield Button(Content(_("Open the demo blog")), id="demo", compact=True)
            leave = _("Esc quits") if self._first else _("Esc closes")
            yield Static(Content(_("Enter opens · Tab next · {leave}").format(leave=leave)), classes="quiet gap")

    def on_mount(self) -> None:
        """The blogs on the shelf."""
        if self._shelf:
            self.query_one(ShelfList).show(self._shelf)

    def on_resize(self) -> None:
        """Leave everything else in sight however many blogs there are."""
        around = 15 if self.size.height >= _SHORT else 9
        for each in self.query(ShelfList):
            each.styles.max_height = max(1, self.size.height - around)

    # --- trying

    def on_entry_entered(self) -> None:
        """Try what was typed."""
        address = self.query_one(Entry).value.strip()
        if address and not waiting(self, "attempt"):
            self._say(_("Connecting… Esc stops that."))
            load(self, "attempt", address, partial(self._attempt, address), self._came)

    def _came(self, opened: Opened) -> None:
        self.dismiss(opened)

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

    # --- choosing

    @on(ChoiceList.Chosen)
    def _chosen(self) -> None:
        current = self.query_one(ShelfList).current
        if current is not None and isinstance(current.value, Opened):
            self.dismiss(current.value)

    def on_button_pressed(self) -> None:
        """Open the demo."""
        self.dismiss("demo")

    def action_leave(self) -> None:
        """Stop trying, else close without a choice."""
        if not self._stop():
            self.dismiss(None)


class ShelfList(ChoiceList):
    """The blogs on the shelf; beyond its ends the keys go to what stands above and below it."""

    def action_move(self, by: int) -> None:
        """Highlight another row, or leave the list."""
        before = self._cursor
        super().action_move(by)
        if self._cursor == before and by == 1:
            self.screen.focus_next()
        elif self._cursor == before and by == -1:
            self.screen.focus_previous()
