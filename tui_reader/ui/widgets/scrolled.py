"""Lines that scroll: where one is in them, and the keys that lead from there."""

from textual.message import Message

from tui_reader.ui.widgets.pointed import Pointed
from tui_reader.ui.widgets.view import View


class Scrolled(Pointed, part=True):
    """Moves a view over its lines; every movement says whether it moved anything."""

    class Moved(Message):
        """Another part of the text is shown; `per_cent` of the pane says which."""

        def __init__(self, pane: "Scrolled") -> None:
            super().__init__()
            self.pane = pane

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, classes=classes)
        self._view = View()

    @property
    def view(self) -> View:
        """What is shown of the text, and where in it."""
        return self._view

    @property
    def at_bottom(self) -> bool:
        """Nothing stands below what is shown."""
        return self._view.at_bottom

    @property
    def per_cent(self) -> int:
        """How far down one is: 0 at the top, 100 at the end."""
        return self._view.per_cent

    def line(self, by: int) -> bool:
        """So many rows down, up when negative; False when one is at that end already."""
        return self.moved(self._view.move(by))

    def half(self, by: int) -> bool:
        """So many half pages."""
        return self.moved(self._view.move(by * max(1, self._view.height // 2)))

    def page(self, by: int) -> bool:
        """So many pages; the last row of one is the first of the next, so that no row is missed."""
        return self.moved(self._view.move(by * max(1, self._view.height - 1)))

    def top(self) -> bool:
        """To the first row."""
        return self.moved(self._view.go((0, 0)))

    def bottom(self) -> bool:
        """To the last row."""
        return self.moved(self._view.bottom())

    def moved(self, really: bool) -> bool:  # noqa: FBT001 - what View's movements say
        """Show where the view is now."""
        if really:
            self.repaint()
            self.post_message(self.Moved(self))
        return really
