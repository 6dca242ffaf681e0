# ruff: noqa: SLF001 - what is private of Textual and Rich is needed here, and nowhere else
"""A widget drawn line by line; what a key changes reaches the terminal at once where nothing is in the way.

Textual draws a change by way of its compositor: a timer, every widget below and above, cuts and fresh strips, some 8 ms
for a pane. The lines of a `Drawn` are whole and final, so they can be written as they are. Everything private of
Textual's that this needs is in this file; wherever a condition does not hold, Textual draws.
"""

from collections.abc import Iterable

from rich.color import ColorSystem
from rich.style import Style
from textual.app import ScreenStackError
from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.errors import NoWidget
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

_START, _END = "\x1b[?2026h", "\x1b[?2026l"
_SMALL = 6
"""So many lines are written without asking the terminal to wait for the last of them."""
_ATTRIBUTES = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "21", "51", "52", "53")


class Drawn(Widget):
    """A widget whose `render_line` gives whole lines: as wide as the widget, every segment with all its colours.

    It has no border, padding or opacity in its styles: nothing is laid around or over its lines. The styles of its
    component classes are made when they are asked for; Textual makes each anew whenever the widget's own may change.
    """

    def repaint(self, lines: Iterable[int] | None = None) -> None:
        """Draw some lines anew, or all: at once if nothing is in the way, else when Textual next draws.

        Args:
            lines: by their height in the widget; those outside of it are left out.
        """
        if self.size.width and not self._write(range(self.size.height) if lines is None else lines):
            self.refresh()

    @classmethod
    def _get_component_classes(cls) -> frozenset[str]:  # type: ignore[override]
        """None for the stylesheet to see to."""
        return frozenset()

    def get_component_styles(self, *names: str) -> RenderStyles:
        """The styles of component classes."""
        for name in names:
            if name not in self._component_styles:
                node = DOMNode(classes=name)
                node._attach(self)
                self.app.stylesheet.apply(node)
                self._component_styles[name] = node.styles
        return super().get_component_styles(*names)

    def notify_style_update(self) -> None:
        """The widget's styles may have changed, and those of its components with them."""
        self._component_styles.clear()
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines as they are; Textual's own way would lay a border and a background around each."""
        lines = [self._final(y) for y in crop.line_range]
        if crop.column_span != (0, self.size.width):
            lines = [line.crop(*crop.column_span) for line in lines]
        return lines

    def _final(self, y: int) -> Strip:
        strip = self.render_line(y)
        for each in self.get_line_filters():
            strip = strip.apply_filter(each, self.background_colors[1])
        return strip

    def _write(self, lines: Iterable[int]) -> bool:
        """Whether the lines could be written past Textual."""
        region = self._clear_region()
        driver = self.app._driver
        if region is None or driver is None:
            return False
        system = self.app.console._color_system or ColorSystem.TRUECOLOR
        written = [
            f"\x1b[{region.y + y + 1};{region.x + 1}H{ansi(self._final(y), system)}\x1b[m"
            for y in lines
            if 0 <= y < region.height
        ]
        if written:
            text = "".join(written)
            wrap = self.app._sync_available and len(written) > _SMALL
            driver.write(f"{_START}{text}{_END}" if wrap else text)
        return True

    def _clear_region(self) -> Region | None:
        """Where the widget is on the terminal; None when it is not there as it will be, or something lies over it."""
        app = self.app
        if app.is_headless or not app._running or app._batch_count or app._closed or not self._is_mounted:
            return None
        try:
            screen = self.screen
            if screen is not app.screen or screen._layout_required or screen._scroll_required or self._layout_required:
                return None
            place = screen.find_widget(self)
        except (NoWidget, ScreenStackError):
            return None
        if place.region.size != self.size or place.clip.intersection(place.region) != place.region:
            return None
        if any(over.display and over.children for over in screen.query("ToastRack")):
            return None
        return place.region


def ansi(strip: Strip, system: ColorSystem) -> str:
    """A line as a terminal takes it, from plain to whatever its last segment is; no code is sent twice in a row."""
    parts: list[str] = []
    now = ("", "", "")
    for text, style, _control in strip:
        want = _codes(style, system) if style is not None else ("", "", "")
        if want != now:
            parts.append(_change(now, want))
            now = want
        parts.append(text)
    return "".join(parts)


def _change(now: tuple[str, str, str], want: tuple[str, str, str]) -> str:
    attributes, colour, ground = want
    if now[0] != attributes and now[0]:
        now = ("", "", "")
        codes = ["0"]
    else:
        codes = []
    if (now[1] and not colour) or (now[2] and not ground):
        return f"\x1b[{';'.join(filter(None, ('0', attributes, colour, ground)))}m"
    codes += [new for old, new in zip(now, want, strict=True) if new != old]
    return f"\x1b[{';'.join(codes)}m"


_KNOWN: dict[tuple[Style, ColorSystem], tuple[str, str, str]] = {}


def _codes(style: Style, system: ColorSystem) -> tuple[str, str, str]:
    """What makes a style: its attributes, its colour and its ground, each as SGR codes."""
    key = (style, system)
    if (known := _KNOWN.get(key)) is None:
        if len(_KNOWN) > 1000:  # noqa: PLR2004 - a theme has some dozens
            _KNOWN.clear()
        bits = style._attributes & style._set_attributes
        known = _KNOWN[key] = (
            ";".join(code for bit, code in enumerate(_ATTRIBUTES) if bits & (1 << bit)),
            ";".join(style.color.downgrade(system).get_ansi_codes()) if style.color else "",
            ";".join(style.bgcolor.downgrade(system).get_ansi_codes(foreground=False)) if style.bgcolor else "",
        )
    return known
