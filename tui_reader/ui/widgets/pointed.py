"""The mouse over lines: what a click would choose is underlined, and the wheel moves at once."""

from __future__ import annotations

from abc import abstractmethod

from textual import events
from textual.geometry import Offset

from tui_reader.ui.widgets.inked import Inked

_WHEEL = 3


class Pointed(Inked, part=True):
    """Lines with targets in them; whoever inherits says where they are.

    Attributes:
        pointed: the target under the mouse, None for none; it is to be drawn underlined.
    """

    pointed: object = None

    @abstractmethod
    def under(self, offset: Offset) -> tuple[object, int]:
        """The target at a place of the pane, None for none, and the item it belongs to, -1 below the last."""

    @abstractmethod
    def wheel(self, by: int) -> None:
        """Move by so many rows, up when negative, and nothing but what is shown."""

    def chosen(self, target: object, item: int) -> None:
        """A person clicked on a target (None: beside any) of an item."""

    def on_click(self, event: events.Click) -> None:
        """A link, a topic or a comment was clicked."""
        target, item = self._under(event)
        self.chosen(target, item)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """What a click would open is underlined."""
        self._hover(self._under(event)[0])

    def on_leave(self) -> None:
        """Nothing is under the mouse any more."""
        self._hover(None)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves by some rows, at once."""
        event.stop()
        self.wheel(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves by some rows, at once."""
        event.stop()
        self.wheel(-_WHEEL)

    def _under(self, event: events.MouseEvent) -> tuple[object, int]:
        offset = event.get_content_offset(self)
        return (None, -1) if offset is None else self.under(offset)

    def _hover(self, target: object) -> None:
        if target != self.pointed:
            self.pointed = target
            self.refresh()
