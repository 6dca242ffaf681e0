"""Rows as strips: the one place where a pane's text meets the terminal."""

import re
from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui_reader.content.blocks import Look
from tui_reader.ui.widgets.lines import Frame, Line, Piece

FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")
"""What a terminal might obey; everything was made safe long before, and what was not ends here."""

_LOOKS = {
    Look.STRONG: Style(bold=True),
    Look.EMPHASIS: Style(italic=True),
    Look.DELETED: Style(strike=True),
    Look.INSERTED: Style(underline=True),
    Look.KEY: Style(bold=True, reverse=True),
}
_KEPT = 2000
_MARK = 2


class Painter:
    """Strips of rows, each made once per frame and set of colours.

    Args:
        component: the style of a role, as the pane's component classes say.
    """

    def __init__(self, component: Callable[[str], Style]) -> None:
        self._component = component
        self._strips: dict[tuple[object, ...], Strip] = {}
        self._styles: dict[tuple[str, int], Style] = {}
        self.frame = Frame.of(0, 1)
        self.dimmed = False

    def forget(self, *, styles: bool = False) -> None:
        """The rows are others; with `styles` the colours too."""
        self._strips.clear()
        if styles:
            self._styles.clear()

    def strip(self, place: tuple[int, int], line: Line, mark: str, thumb: str, hover: object = None) -> Strip:
        """A row over the whole width of the pane.

        Args:
            place: which row it is, the key it is kept by. mark: the sign in its margin. thumb: the scroll bar's.
            hover: the target under the mouse, if it is in this row.
        """
        key = (place, mark, thumb, hover)
        if (strip := self._strips.get(key)) is not None:
            return strip
        if len(self._strips) > _KEPT:
            self._strips.clear()
        strip = self._strips[key] = self._drawn(line, mark, thumb, hover)
        return strip

    def _drawn(self, line: Line, mark: str, thumb: str, hover: object) -> Strip:
        frame, plain = self.frame, self.style("text")
        near = min(_MARK, frame.left)
        segments = [
            Segment(" " * (frame.left - near), plain),
            Segment(mark.ljust(near)[:near], self.style("mark") if mark else plain),
            *(Segment(FORBIDDEN.sub("\ufffd", piece.text), self._style_of(piece, hover)) for piece in line.pieces),
        ]
        strip = Strip([segment for segment in segments if segment.text])
        if not thumb:
            return strip.adjust_cell_length(frame.pane, plain)
        return Strip.join(
            [strip.adjust_cell_length(frame.pane - 1, plain), Strip([Segment(thumb, self.style("thumb"))], 1)]
        )

    def _style_of(self, piece: Piece, hover: object) -> Style:
        style = self.style(piece.role, piece.look)
        return style + Style(bold=True, underline=True) if hover is not None and piece.target == hover else style

    def style(self, role: str, look: Look = Look.PLAIN) -> Style:
        """The style of a role and what makes it stand out."""
        key = (role, int(look))
        if (style := self._styles.get(key)) is None:
            style = self._styles[key] = self._mixed(role, look)
        return style

    def _mixed(self, role: str, look: Look) -> Style:
        if role == "text" and look & (Look.CODE | Look.SMALL):
            role = "code" if look & Look.CODE else "muted"
        style = self._component(role)
        if look & Look.MARKED:
            marked = self._component("marked")
            style += Style(color=marked.color, bgcolor=marked.bgcolor)
        for flag, change in _LOOKS.items():
            if look & flag:
                style += change
        return style + Style(color=self._component("rule").color) if self.dimmed else style
