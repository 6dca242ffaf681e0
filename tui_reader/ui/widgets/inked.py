"""The inks of a drawn widget by their names: what a theme makes of each is worked out once, not once in a line.

They are no component classes: to read their rules in a style sheet and to apply them takes 10 ms of each start.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, NamedTuple

from rich.style import Style
from textual.color import Color

from tui_reader.ui.widgets.drawn import Drawn

PLAIN, BOLD, ITALIC = Style(), Style(bold=True), Style(italic=True)


class Ink(NamedTuple):
    """Colours by what themes call them, with how much of one where it is not all: "foreground 35%".

    Attributes:
        color: of the letters, "" for the widget's own. ground: what is laid upon the widget's own ground, "" for none.
        look: what is no colour.
    """

    color: str = ""
    ground: str = ""
    look: Style = PLAIN


class Inked(Drawn, part=True):
    """Keeps its inks at hand.

    Attributes:
        inks: those it draws with, by its own names for them.
    """

    inks: ClassVar[Mapping[str, Ink]] = {}

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes)
        self._inks: dict[str, Style] = {}

    def forget(self) -> None:
        """What was drawn has other colours now."""

    def notify_style_update(self) -> None:
        """Another theme: every ink is made anew."""
        super().notify_style_update()
        self._inks.clear()
        self.forget()

    def ink(self, name: str) -> Style:
        """The style of an ink, with all its colours."""
        if (style := self._inks.get(name)) is None:
            style = self._inks[name] = self._made(self.inks[name])
        return style

    def _made(self, ink: Ink) -> Style:
        style, ground = self.rich_style + ink.look, self.background_colors[1]
        if ink.ground:
            ground += self._color(ink.ground)
            style += Style(bgcolor=ground.rich_color)
        return style + Style(color=(ground + self._color(ink.color)).rich_color) if ink.color else style

    def _color(self, words: str) -> Color:
        name, _space, part = words.partition(" ")
        value, _space, whole = self.app.theme_variables[name].partition(" ")  # "auto 87%" is black or white
        color = Color.automatic() if value == "auto" else Color.parse(value)
        for percent in filter(None, (whole, part)):
            color = color.multiply_alpha(float(percent.removesuffix("%")) / 100)
        return color
