"""Shortcodes left in a text, as what they stood for."""

from collections.abc import Callable, Mapping

from tui_reader.content import media
from tui_reader.content.build import Builder
from tui_reader.content.shortcodes import Shortcode, pieces

_MOST = 500
"""Shortcodes of one text that are read; what has more was made to take long."""


class LeftOver:
    """Tells the builder what shortcodes mean; while it is `open`, the text that comes is the caption of a picture.

    Args:
        build: the builder. embed: puts a link in the place of a player, given its tag, its attributes and an address.
        link: writes a paragraph that is a link, given its words and its target.
    """

    def __init__(
        self,
        build: Builder,
        embed: Callable[[str, Mapping[str, str], str], None],
        link: Callable[[str, str], None],
    ) -> None:
        self._build = build
        self._embed = embed
        self._link = link
        self.open = False
        self._caption = ""
        self._begun = False
        self._left = _MOST

    def text(self, data: str) -> None:
        """Text that may hold shortcodes."""
        for piece in pieces(data, self._left):
            if isinstance(piece, Shortcode):
                self._left -= 1
                self._code(piece)
            elif piece:
                if self.open and not self._begun and not piece.isspace():
                    self._begun = True
                    self._build.begin("figcaption")
                self._build.text(piece)

    def _code(self, code: Shortcode) -> None:
        if code.name == "caption" and code.closing and not self.open:
            self._build.text("[/caption]")
        elif code.name == "caption":
            self._end_caption()
            self._build.boundary()
            self.open, self._caption = not code.closing, code.value
        elif code.name == "gallery":
            self._link(media.gallery(code.value), ".")
        elif code.name == "latex":
            self._build.text(code.value)
        elif code.value:
            self._embed(code.name, {}, code.value)

    def _end_caption(self) -> None:
        if self._begun:
            self._build.finish()
        elif self._caption:
            self._build.begin("figcaption")
            self._build.text(self._caption)
            self._build.finish()
        self._begun = False
