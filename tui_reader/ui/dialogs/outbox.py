"""The outbox: what waits to be sent, over all blogs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui_reader.i18n import _, n_
from tui_reader.kept import Outgoing
from tui_reader.model import Draft, origin
from tui_reader.text import line
from tui_reader.ui.loads import Failed, load
from tui_reader.ui.widgets.choice_list import Choice, ChoiceList
from tui_reader.ui.widgets.modal import Modal

_BEGINNING = 240


class OutboxDialog(Modal[Draft | str | None]):
    """A row for every comment that waits; gives the draft whose place is wanted, or `send` for all of them.

    Args:
        waiting: what waits, the oldest first. take: makes one an ordinary draft again.
    """

    DEFAULT_CSS = """
    OutboxDialog {
        align: center middle;
        & > Vertical {
            width: 88; max-width: 100%; height: auto; max-height: 100%; padding: 1 2; background: $surface;
        }
        & Static { width: 1fr; height: auto; color: $text-muted; }
        & .title { color: $text; text-style: bold; }
        & ChoiceList { margin-top: 1; }
        & #detail { margin-top: 1; max-height: 4; }
        & #foot { margin-top: 1; max-height: 2; }
    }
    OutboxDialog.-short {
        & > Vertical { padding: 0 1; }
        & ChoiceList, & #detail, & #foot { margin-top: 0; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012 - typed by Screen
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", show=False),
        Binding("s,ctrl+s", "send", show=False),
        Binding("t,delete", "take", show=False),
    ]
    AUTO_FOCUS = "ChoiceList"

    def __init__(self, waiting: Sequence[Outgoing], take: Callable[[Draft], Awaitable[None]]) -> None:
        super().__init__()
        self._waiting, self._take = list(waiting), take
        self._list = ChoiceList()
        self._detail, self._foot = Static(id="detail"), Static(id="foot")

    def compose(self) -> ComposeResult:
        """Title, rows, the highlighted one whole, keys."""
        with Vertical():
            yield Static(Content(_("Outbox")), classes="title")
            yield self._list
            yield self._detail
            yield self._foot

    def on_mount(self) -> None:
        """All rows."""
        self._fill()

    def on_resize(self) -> None:
        """Leave title, detail and keys on screen however few rows there are."""
        around = 13 if self.size.height >= 20 else 7  # noqa: PLR2004 - as the breakpoint
        self._list.styles.max_height = max(1, self.size.height - around)

    def _fill(self) -> None:
        self._list.display = bool(self._waiting)
        self._list.show([_choice(one) for one in self._waiting])

    @on(ChoiceList.Moved)
    def _moved(self) -> None:
        current, count = self._list.current, len(self._waiting)
        self._detail.update(Content(current.detail if current else _("Nothing waits to be sent.")))
        keys = [(_("Enter"), _("goes there")), ("s", _("sends all")), ("t", _("takes out")), (_("Esc"), _("closes"))]
        shown = [Content.assemble((key, "bold $text"), f" {words}  ") for key, words in keys[0 if count else 3 :]]
        total = n_("{n} waits", "{n} wait", count).format(n=count) if count else ""
        self._foot.update(Content.assemble(*shown, total))

    @on(ChoiceList.Chosen)
    def _chosen(self) -> None:
        if (current := self._list.current) and isinstance(current.value, Outgoing):
            self.dismiss(current.value.draft)

    def action_send(self) -> None:
        """Send all of them."""
        self.dismiss("send" if self._waiting else None)

    def action_take(self) -> None:
        """Make the highlighted one an ordinary draft again."""
        if (current := self._list.current) and isinstance(current.value, Outgoing):
            taken = current.value
            load(self, "take", taken, partial(self._take, taken.draft), lambda _none: self._taken(taken))

    def _taken(self, taken: Outgoing) -> None:
        self._waiting = [one for one in self._waiting if one is not taken]
        self._fill()

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        event.stop()
        self._detail.update(Content(str(event.error)))

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)


def _choice(one: Outgoing) -> Choice[Outgoing]:
    draft = one.draft
    host = origin(draft.blog).partition("//")[2]
    where = " · ".join((host, one.title or _("Untitled")))
    sent = _("sent once, no answer came") if draft.sent else ""
    return Choice(where, one, " · ".join(filter(None, (sent, line(draft.text, _BEGINNING)))))
