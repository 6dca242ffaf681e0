"""Rows as strips: the one place where a pane's text meets the terminal."""

import re
from collections.abc import Callable, Container

from rich.color import Color, ColorType
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui_reader.content.blocks import Look
from tui_reader.ui.widgets.lines import INK, Frame, Line, Piece
from tui_reader.ui.widgets.readable import readable

FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")
"""What a terminal might obey; everything was made safe long before, and what was not ends here."""

_LOOKS = {
    Look.STRONG: Style(bold=True),
    Look.EMPHASIS: Style(italic=True),
    Look.DELETED: Style(strike=True),
    Look.INSERTED: Style(underline=True),
    Look.KEY: Style(bold=True, reverse=True),
}
_TOKENS = {
    Look.KEYWORD: "keyword",
    Look.NAME: "name",
    Look.STRING: "string",
    Look.NUMBER: "digits",
    Look.COMMENT: "comment",
    Look.ADDED: "added",
    Look.REMOVED: "removed",
}
_DRAWN = frozenset({"bar", "guide", "mark", "rule", "thumb"})
"""Roles without words, which may be faint."""
_KEPT = 2000
_STYLES = 6_000
"""A theme has some dozens, but a picture as many as it has cells."""
_MARK = 2


class Painter:
    """Strips of rows, each made once per frame and set of colours.

    Args:
        ink: the style of a role, as the theme has it.
    """

    def __init__(self, ink: Callable[[str], Style]) -> None:
        self._ink = ink
        self._strips: dict[tuple[tuple[int, int], str, str, object, object], Strip] = {}
        self._styles: dict[tuple[str, int], Style] = {}
        self.frame = Frame.of(0, 1)
        self.dimmed = False

    def forget(self, *, styles: bool = False) -> None:
        """The rows are others; with `styles` the colours too."""
        self._strips.clear()
        if styles:
            self._styles.clear()

    def keep(self, places: Container[tuple[int, int]]) -> None:
        """All rows but these look otherwise."""
        for key in [key for key in self._strips if key[0] not in places]:
            del self._strips[key]

    def undim(self) -> None:
        """The rows that come next are no longer dimmed; those on screen stay as they are until then."""
        if self.dimmed:
            self.dimmed = False
            self.forget(styles=True)

    def strip(
        self, place: tuple[int, int], line: Line, mark: str, thumb: str, hover: object = None, *, picked: object = None
    ) -> Strip:
        """A row over the whole width of the pane.

        Args:
            place: which row it is, the key it is kept by. mark: the sign in its margin. thumb: the scroll bar's.
            hover: the target under the mouse, if it is in this row. picked: the one that the keys have selected.
        """
        key = (place, mark, thumb, hover, picked)
        if (strip := self._strips.get(key)) is not None:
            return strip
        if len(self._strips) > _KEPT:
            self._strips.clear()
        strip = self._strips[key] = self._drawn(line, mark, thumb, hover, picked)
        return strip

    def _drawn(self, line: Line, mark: str, thumb: str, hover: object, picked: object) -> Strip:
        frame, plain = self.frame, self.style("text")
        near = min(_MARK, frame.left)
        pieces = [piece for piece in line.pieces if piece.text]
        if FORBIDDEN.search(line.text):
            pieces = [piece._replace(text=FORBIDDEN.sub("\ufffd", piece.text)) for piece in pieces]
        segments = [
            Segment(" " * (frame.left - near), plain),
            Segment(mark.ljust(near)[:near], self.style("mark") if mark else plain),
            *(Segment(piece.text, self._style_of(piece, hover, picked)) for piece in pieces),
        ]
        strip = Strip([segment for segment in segments if segment.text])
        if not thumb:
            return strip.adjust_cell_length(frame.pane, plain)
        return Strip.join(
            [strip.adjust_cell_length(frame.pane - 1, plain), Strip([Segment(thumb, self.style("thumb"))], 1)]
        )

    def _style_of(self, piece: Piece, hover: object, picked: object) -> Style:
        style = self.style(piece.role, piece.look)
        if picked is not None and piece.target == picked:
            return style + Style(bold=True, reverse=True)
        return style + Style(bold=True, underline=True) if hover is not None and piece.target == hover else style

    def style(self, role: str, look: Look = Look.PLAIN) -> Style:
        """The style of a role and what makes it stand out."""
        key = (role, int(look))
        if (style := self._styles.get(key)) is None:
            if len(self._styles) > _STYLES:
                self._styles.clear()
            style = self._styles[key] = self._mixed(role, look) if role[0] != INK else self._inked(role)
        return style

    def _inked(self, role: str) -> Style:
        ink, ground = (_colour(code) for code in (role[:7], role[7:]))
        return Style.from_color(ink, ground or self.style("text").bgcolor)

    def _mixed(self, role: str, look: Look) -> Style:
        if role == "text" and look & (Look.CODE | Look.SMALL):
            role = "code" if look & Look.CODE else "muted"
        style = self._ink(role)
        if look >= Look.KEYWORD:
            token = self._ink(next(name for flag, name in _TOKENS.items() if look & flag))
            style += Style(color=token.color, bold=token.bold, italic=token.italic)
        if look & Look.MARKED:
            marked = self._ink("marked")
            style += Style(color=marked.color, bgcolor=marked.bgcolor)
        for flag, change in _LOOKS.items():
            if look & flag:
                style += change
        if self.dimmed:
            return style + Style(color=self._ink("rule").color)
        return style if role in _DRAWN else readable(style)


def _colour(code: str) -> Color | None:
    """The colour of "#aabbcc", None of ""; Rich's own way takes ten times as long, and a picture has thousands."""
    if not code:
        return None
    return Color(code, ColorType.TRUECOLOR, None, ColorTriplet(*bytes.fromhex(code[1:])))
