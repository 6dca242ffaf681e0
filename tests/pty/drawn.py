"""A list in a terminal whose cursor is drawn past Textual (`j`), or by it (`f`); `t` shows a toast over it."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.strip import Strip

from tui_reader.ui.widgets.drawn import Drawn

PLAIN = Style.parse("#d8d4ca on #15171c")
BOLD = Style.parse("bold #15171c on #8ab4d8")
QUIET = Style.parse("italic #808080 on #15171c")


class Rows(Drawn, can_focus=True):
    """Numbered rows and a cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("j", "down(True)", "down"),
        ("f", "down(False)", "down, drawn by Textual"),
        ("t", "toast", "something over it"),
        ("q", "app.quit", "quit"),
    ]
    cursor = 0

    def action_down(self, at_once: bool) -> None:  # noqa: FBT001 - an action's argument
        """The next row."""
        before, self.cursor = self.cursor, self.cursor + 1
        if at_once:
            self.repaint((before, self.cursor))
        else:
            self.refresh()

    def action_toast(self) -> None:
        """Something over the rows."""
        self.notify("over it", timeout=60)

    def render_line(self, y: int) -> Strip:
        """Row `y`."""
        here = BOLD if y == self.cursor else PLAIN
        words = f" ä漢 row {y} of {self.cursor}" if y == self.cursor else f" ä漢 row {y}"
        strip = Strip([Segment("▌", here), Segment(words, here), Segment(" 3 new", QUIET)])
        return strip.adjust_cell_length(self.size.width, here)


class Drawing(App[None]):
    """The rows alone."""

    def compose(self) -> ComposeResult:
        """The rows."""
        yield Rows()


if __name__ == "__main__":
    Drawing().run()
