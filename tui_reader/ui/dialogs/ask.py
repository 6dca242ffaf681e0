"""One field, tried until it works: a name, a path."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui_reader.i18n import _
from tui_reader.ui.loads import Failed, load, waiting
from tui_reader.ui.widgets.field import Entry
from tui_reader.ui.widgets.foot import Foot, key_line
from tui_reader.ui.widgets.modal import Modal

T = TypeVar("T")

LOOK = """
    align: center middle;
    & > Vertical { width: 66; max-width: 100%; height: auto; max-height: 100%; padding: 1 3; background: $surface; }
    & Static { width: 1fr; height: auto; color: $text-muted; }
    & .title { color: $text; text-style: bold; }
    & Entry { margin-top: 1; }
    & #said { display: none; margin-top: 1; }
    & #said.-failed { color: $text-error; }
    & Foot { margin-top: 1; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
"""


class AskDialog(Modal[T | None], Generic[T]):
    """Asks for one line and tries it; what was typed stays when that fails.

    Args:
        title, detail: literal; `detail` stands below the title, "" for nothing. attempt: raises ReaderError, which is
            said below the field. value: to begin with. verb: what Enter does. empty: whether "" may be tried.
        busy: said while it is tried; told again whenever `say` is called. at_once: `value` is tried without Enter.
        stopped: what is said when that is broken off.
    """

    DEFAULT_CSS = f"AskDialog {{ {LOOK} }}"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    AUTO_FOCUS = "Entry"

    def __init__(
        self,
        title: str,
        attempt: Callable[[str], Awaitable[T]],
        *,
        verb: str,
        value: str = "",
        detail: str = "",
        placeholder: str = "",
        busy: str = "",
        empty: bool = False,
        at_once: bool = False,
        stopped: Callable[[], str] = lambda: _("Stopped."),
    ) -> None:
        super().__init__()
        self._heading, self._attempt, self._verb, self._detail = title, attempt, verb, detail
        self._entry, self._busy, self._empty = Entry(value, placeholder=placeholder), busy, empty
        self._said, self._at_once, self._stopped, self._foot = Static(id="said"), at_once, stopped, Foot()

    def compose(self) -> ComposeResult:
        """A title, a field, how it went with that, the keys."""
        with Vertical():
            yield Static(Content(self._heading), classes="title")
            if self._detail:
                yield Static(Content(self._detail))
            yield self._entry
            yield self._said
            yield self._foot

    def on_mount(self) -> None:
        """Typing goes on at the end of what stands there."""
        self._tell_keys()
        self._entry.cursor_position = len(self._entry.value)
        if self._at_once:
            self.call_after_refresh(self._entered)

    def say(self, words: str, *, failed: bool = False) -> None:
        """How it goes."""
        self._said.update(Content(words))
        self._said.display = bool(words)
        self._said.set_class(failed, "-failed")

    @on(Entry.Changed)
    def _changed(self) -> None:
        self.say("")

    @on(Entry.Entered)
    def _entered(self) -> None:
        typed = self._entry.value.strip()
        if (typed or self._empty) and not waiting(self, "ask"):
            self.say(self._busy)
            load(self, "ask", typed, partial(self._attempt, typed), self._came)
            self._tell_keys(busy=True)

    def _came(self, result: T) -> None:
        self.dismiss(result)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        event.stop()
        self._tell_keys()
        self.say(f"✗ {event.error}", failed=True)

    def _tell_keys(self, *, busy: bool = False) -> None:
        keys = [(_("Esc"), _("stops that"))] if busy else [(_("Enter"), self._verb), (_("Esc"), _("closes"))]
        self._foot.update(Content.assemble(key_line(keys)))

    def action_leave(self) -> None:
        """Stop trying, else close."""
        if waiting(self, "ask"):
            self.workers.cancel_group(self, "ask")
            self._tell_keys()
            self.say(self._stopped())
        else:
            self.dismiss(None)
