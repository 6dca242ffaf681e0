"""Who one is without an account: a name, and a mail address where the blog wants one."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui_reader.i18n import _
from tui_reader.text import line
from tui_reader.ui.widgets.field import Entry


class GuestForm(Vertical):
    """Two fields, a line about them, and how it went.

    Args:
        mail: the blog wants a mail address. alone: nothing else is asked for, so nothing leads over to it.
    """

    DEFAULT_CSS = """
    GuestForm {
        height: auto; width: 1fr;
        & .lead { color: $text; text-style: bold; margin: 1 0; }
        & #guest_error { display: none; margin-bottom: 1; }
    }
    """

    class Submitted(Message):
        """Try what is typed."""

    def __init__(self, *, mail: bool, alone: bool) -> None:
        super().__init__(id="guest")
        self._mail, self._alone = mail, alone
        self._error = Static(id="guest_error")
        self._who = Entry(then=self._after_name, id="guest_name")
        self._mail_entry = Entry(id="guest_mail")

    def compose(self) -> ComposeResult:
        """The fields."""
        if not self._alone:
            yield Static(Content(_("Or as a guest, without an account")), classes="lead")
        yield from _row(_("Name"), self._who)
        yield from _row(_("E-mail") if self._mail else _("E-mail, if you like"), self._mail_entry)
        yield self._error
        yield Static(
            Content(_("Your name stands above your comments, the address is for the blog alone.")), classes="quiet"
        )

    @property
    def name_typed(self) -> str:
        """The name."""
        return line(self._who.value)

    @property
    def mail_typed(self) -> str:
        """The mail address."""
        return line(self._mail_entry.value)

    def say(self, summary: str, hint: str = "", *, at_mail: bool = False) -> None:
        """Say what is wrong, and go to the field it is about."""
        self._error.update(Content.assemble((f"! {summary}", "bold $text-error"), " ", hint))
        self._error.display = bool(summary)
        if summary:
            (self._mail_entry if at_mail else self._who).focus()

    def begin(self) -> None:
        """The keys to the first field."""
        self._who.focus()

    def _after_name(self) -> Entry | None:
        return self._mail_entry if self.name_typed and not self.mail_typed else None

    @on(Entry.Entered)
    def _entered(self, event: Entry.Entered) -> None:
        event.stop()
        self.post_message(self.Submitted())


def _row(label: str, entry: Entry) -> ComposeResult:
    with Horizontal(classes="row"):
        yield Static(Content(label), classes="label")
        yield entry
