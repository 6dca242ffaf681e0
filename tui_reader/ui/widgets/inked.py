"""The styles of a drawn widget by their short names: asked for once in a theme, not once in a line."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style

from tui_reader.ui.widgets.drawn import Drawn


class Inked(Drawn):
    """Keeps the styles of its component classes at hand.

    Attributes:
        family: what the names of its component classes begin with.
    """

    family: ClassVar[str] = ""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._styles: dict[str, Style] = {}

    def forget(self) -> None:
        """What was drawn has other colours now."""

    def notify_style_update(self) -> None:
        """Another theme: every colour is asked for anew."""
        super().notify_style_update()
        self._styles.clear()
        self.forget()

    def ink(self, name: str) -> Style:
        """The style of a component class, by the end of its name."""
        if (style := self._styles.get(name)) is None:
            style = self._styles[name] = self.get_component_rich_style(f"{self.family}--{name}")
        return style
