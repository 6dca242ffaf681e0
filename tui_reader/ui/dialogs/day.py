"""Jumping to a date: a year, a month or a day, as people in both languages write them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui_reader.i18n import _
from tui_reader.ui.widgets.field import Entry
from tui_reader.ui.widgets.foot import Foot
from tui_reader.ui.widgets.modal import Modal

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_GERMAN = re.compile(r"(?:(?:(\d{1,2})\.\s*)?(\d{1,2})\.\s*)?(\d{4})", re.ASCII)
_DECEMBER = 12


class NoDayError(ValueError):
    """What was typed has the form of a date, and there is no such day."""


def parse(typed: str) -> str | None:
    """The ISO day that was meant: the last one of a year or a month, None where this is no date; raises NoDayError."""
    text = " ".join(typed.split())
    if found := _ISO.fullmatch(text):
        year, month, day = found.groups()
    elif found := _GERMAN.fullmatch(text):
        day, month, year = found.groups()
    else:
        return None
    try:
        number = int(month or _DECEMBER)
        return date(int(year), number, int(day or monthrange(int(year), number)[1])).isoformat()
    except ValueError:  # there is neither a month 13 nor a 30 February
        raise NoDayError(text) from None


class DayDialog(Modal[str | None]):
    """Asks for a date until it is one; gives its ISO day, None when there is none wanted."""

    DEFAULT_CSS = """
    DayDialog {
        align: center middle;
        & > Vertical { width: 60; max-width: 100%; height: auto; max-height: 100%; padding: 1 3; background: $surface; }
        & Static { width: 1fr; height: auto; color: $text-muted; }
        & .title { color: $text; text-style: bold; }
        & Entry { margin-top: 1; }
        & #said { margin-top: 1; min-height: 2; }
        & #said.-error { color: $text-error; text-style: bold; }
    }
    DayDialog.-short {
        & > Vertical { padding: 0 1; }
        & Entry, & #said { margin-top: 0; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]  # noqa: RUF012 - typed by Screen
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    AUTO_FOCUS = "Entry"

    def compose(self) -> ComposeResult:
        """A field, what may be typed into it, keys."""
        with Vertical():
            yield Static(Content(_("Jump to a date")), classes="title")
            yield Entry(placeholder="2012-11-25")
            yield Static(id="said")
            yield Foot((_("Enter"), _("goes there")), (_("Esc"), _("closes")))

    def on_mount(self) -> None:
        """Say what may be typed."""
        self._say("")

    def _say(self, error: str) -> None:
        said = self.query_one("#said", Static)
        said.set_class(bool(error), "-error")
        said.update(Content(error or _("A year, a month or a day: 2012, 2012-11, 2012-11-25 or 25.11.2012")))

    @on(Input.Changed)
    def _typed(self) -> None:
        self._say("")

    @on(Entry.Entered)
    def _entered(self) -> None:
        typed = self.query_one(Entry).value
        if not typed.strip():
            return
        try:
            day = parse(typed)
        except NoDayError:
            self._say(_("There is no such day in the calendar."))
            return
        if day is None:
            self._say(_("That is no date; type 2012, 2012-11, 2012-11-25 or 25.11.2012."))
        else:
            self.dismiss(day)

    def action_leave(self) -> None:
        """Close without a date."""
        self.dismiss(None)
