"""The line at the foot in which one types what is to be found in the text."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from tui_reader.i18n import _
from tui_reader.ui.widgets.field import Entry
from tui_reader.ui.widgets.foot import Foot

_LONGEST, _WIDE = 200, 80


class FindLine(Horizontal):
    """Its name, a field, and how many were found; it stands where the keys are named else.

    Its parts are there as soon as it is: of "/bank" that comes in one go, every letter finds the field.

    Args:
        typed: called when there are other words in the field. left: called at once when Enter (True) or Esc leaves it.
        step: called when an arrow goes on or back.
    """

    DEFAULT_CSS = """
    FindLine {
        height: 1; width: 1fr; padding: 0 1;
        & Static { width: auto; height: 1; color: $text-muted; text-wrap: nowrap; }
        & #find-count { width: 16; margin-left: 1; text-align: right; text-overflow: ellipsis; }
        & #find-keys { margin-left: 2; }
    }
    """

    def __init__(
        self,
        typed: Callable[[], None],
        left: Callable[[bool], None],
        step: Callable[[int], None],
        *,
        id: str,  # noqa: A002 - Textual's own name
    ) -> None:
        self._typed, self._called = typed, ""
        self.entry = _Field(left, step, id="find-entry")
        self._label, self._count = Static(id="find-name"), Static(id="find-count")
        self._foot = Foot((_("Enter"), _("keeps")), (_("Esc"), _("ends")), id="find-keys")
        super().__init__(self._label, self.entry, self._count, self._foot, id=id)

    def show(self, name: str, count: str) -> None:
        """What is searched, and how many were found."""
        if name != self._called:
            self._called = name
            self._label.update(Content(name))
        self._count.update(Content(count), layout=False)

    def on_resize(self) -> None:
        """Where there is little room, it is the field's."""
        self._foot.display = self.size.width >= _WIDE

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find it as one types."""
        event.stop()
        self._typed()


class _Field(Entry):
    """The field: it lets no key out, whatever that may mean to the panes."""

    def __init__(self, left: Callable[[bool], None], step: Callable[[int], None], *, id: str) -> None:  # noqa: A002 - as above
        super().__init__(id=id)
        self.max_length = _LONGEST
        self._does = {
            "enter": lambda: left(True),  # noqa: FBT003 - as FindLine says
            "escape": lambda: left(False),  # noqa: FBT003 - as above
            "down": lambda: step(1),
            "up": lambda: step(-1),
            "tab": lambda: None,
            "shift+tab": lambda: None,
        }

    async def on_key(self, event: events.Key) -> None:
        """Do at once what the key means, so that one that came behind it finds the focus where it belongs."""
        if self.screen.focused is self and (do := self._does.get(event.key)) is not None:
            do()
            event.prevent_default()
        event.stop()
