# ruff: noqa: SLF001 - what is private of Textual and Rich is needed here, and nowhere else
"""A widget drawn line by line; what a key changes reaches the terminal at once where nothing is in the way.

Textual draws a change by way of its compositor: a timer, every widget below and above, cuts and fresh strips, some 8 ms
for a pane. The lines of a `Drawn` are whole and final, so they can be written as they are. Everything private of
Textual's that this needs is in this file; wherever a condition does not hold, Textual draws.
"""

from collections.abc import Callable, Iterable
from typing import ClassVar

from rich.color import ColorSystem
from rich.style import Style
from textual import events
from textual.app import ScreenStackError
from textual.containers import Horizontal
from textual.errors import NoWidget
from textual.events import DescendantBlur, DescendantFocus
from textual.filter import ANSIToTruecolor
from textual.geometry import Region, Size
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui_reader.ui.widgets.clusters import Even
from tui_reader.ui.widgets.codes import PLAIN, ansi

_START, _END = "\x1b[?2026h", "\x1b[?2026l"
_SMALL = 6
"""So many lines are written without asking the terminal to wait for the last of them."""


class Parted:
    """Written in several classes, each in a file of its own, of which only the last is ever made."""

    _inherit_css: ClassVar[bool]
    _inherit_bindings: ClassVar[bool]
    _inherit_component_classes: ClassVar[bool]

    def __init_subclass__(cls, *, part: bool = False, **options: bool) -> None:
        """Leave it to the last class to gather what Textual knows of it: each takes 0.4 ms of a start.

        Args:
            part: none is made of this class, only of what inherits from it. options: Textual's own.
        """
        if part:
            cls._inherit_css = cls._inherit_bindings = cls._inherit_component_classes = True
        else:
            super().__init_subclass__(**options)


class Drawn(Parted, Widget, part=True):
    """A widget whose `render_line` gives whole lines: as wide as the widget, every segment with all its colours.

    It has no border, padding or opacity in its styles: nothing is laid around or over its lines.
    """

    _sizing = False

    def sized(self) -> None:
        """It has another size, and Textual draws all of it next: what comes of that is to be laid out by now."""

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:  # noqa: FBT001, FBT002 - Textual's own
        """Lay out before it is drawn: Textual tells of a new size after that, and then all is drawn once more."""
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if changed and self.is_attached:
            self._sizing = True
            self.sized()
            self._sizing = False
        return changed

    def repaint(self, lines: Iterable[int] | None = None, line: Callable[[int], Strip] | None = None) -> None:
        """Draw some lines anew, or all: at once if nothing is in the way, else when Textual next draws.

        Args:
            lines: by their height in the widget; those outside of it are left out.
            line: what has changed of a line, from its beginning; None for `render_line`.
        """
        if self._sizing:
            return
        if self.size.width and not self._write(
            range(self.size.height) if lines is None else lines, line or self.render_line
        ):
            self.refresh()

    def send(self, codes: str) -> None:
        """Codes that are no line, for a terminal that understands them; none where there is no terminal."""
        driver = self.app._driver
        if driver is not None and not self.app.is_headless:
            driver.write(codes)

    @property
    def is_terminal_free(self) -> bool:
        """Whether the terminal has taken all that it was sent, or all but the last of it; True without a terminal."""
        queue = getattr(getattr(self.app._driver, "_writer_thread", None), "_queue", None)
        return queue is None or bool(queue.empty())

    def watch_has_focus(self, _has_focus: bool) -> None:  # noqa: FBT001 - Textual's own
        """No style of it depends on the focus: what shows it is drawn by the widget itself."""

    def _on_focus(self, event: events.Focus) -> None:
        """Show where the keys go now, as at all times; Textual's own way draws all panes anew, which takes 12 ms."""
        event.prevent_default()
        self._has_keys(DescendantFocus(self), now=True)

    def _on_blur(self, event: events.Blur) -> None:
        """Show that they have left."""
        event.prevent_default()
        self._has_keys(DescendantBlur(self), now=False)

    def focus_lines(self) -> Iterable[int]:
        """The lines on which one sees whether the keys go here."""
        return range(self.size.height)

    def _has_keys(self, told: Message, *, now: bool) -> None:
        before = self.focus_lines()
        self.has_focus = now
        if changed := {*before, *self.focus_lines()}:
            self.repaint(sorted(changed))
        if self.parent is not None:
            self.parent.post_message(told)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines as they are; Textual's own way would lay a border and a background around each."""
        lines = [self.render_line(y) for y in crop.line_range]
        if filters := self.get_line_filters():
            ground = self.background_colors[1]
            for each in filters:
                lines = [line.apply_filter(each, ground) for line in lines]
        if crop.column_span != (0, self.size.width):
            lines = [line.crop(*crop.column_span) for line in lines]
        return lines

    def _write(self, lines: Iterable[int], line: Callable[[int], Strip]) -> bool:
        """Whether the lines could be written past Textual."""
        region = self._clear_region()
        driver = self.app._driver
        filters = self.get_line_filters()
        if region is None or driver is None or not all(isinstance(each, (ANSIToTruecolor, Even)) for each in filters):
            return False
        system = self.app.console._color_system or ColorSystem.TRUECOLOR
        dims = next((each for each in filters if isinstance(each, ANSIToTruecolor)), None)
        shade = (dims, self.background_colors[1].rich_color) if dims else None
        written: list[str] = []
        now = PLAIN
        for y in lines:
            if 0 <= y < region.height:
                text, now = ansi(line(y), system, now, shade)
                written.append(f"\x1b[{region.y + y + 1};{region.x + 1}H{text}")
        if written:
            text = "".join(written)
            wrap = self.app._sync_available and len(written) > _SMALL
            driver.write(f"{_START}{text}\x1b[m{_END}" if wrap else f"{text}\x1b[m")
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


class Ground(Widget):
    """What only lies behind others: its lines are all the same and blank. It has no border and no padding.

    It stands last among the bases: a style sheet follows the first of them.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines; Textual's own way makes each of them, and cuts each for what lies before it."""
        ground = self.background_colors[1]
        line = Strip.blank(crop.width, Style(bgcolor=ground.rich_color))
        for each in self.get_line_filters():
            line = line.apply_filter(each, ground)
        return [line] * crop.height


class GroundScreen(Parted, Screen[None], Ground):
    """A screen that is drawn neither within a batch, which Textual throws away, nor behind another that covers it.

    There Textual draws all of the one before it anew: 18 kB, ten times a second while blogs are asked.
    """

    def before_layout(self, size: Size) -> None:
        """The terminal has another size: what the layout is to know of that."""

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Before its first layout every style has just been applied: once more takes 5 ms of each start."""
        if not self._size:
            event.refresh_styles = False

    def _screen_resized(self, size: Size) -> None:
        self.before_layout(size)
        super()._screen_resized(size)

    def _compositor_refresh(self) -> None:
        """Draw, or remember that all is to be drawn after the batch; what comes to the front again is drawn anew."""
        if self.app._batch_count:
            self._dirty_widgets.add(self)
        elif self is not self.app.screen and self.app.screen.styles.background.a == 1:
            self._compositor._dirty_regions.clear()
            self._dirty_widgets.clear()
        else:
            super()._compositor_refresh()


class GroundRow(Horizontal, Ground):
    """Widgets side by side."""
