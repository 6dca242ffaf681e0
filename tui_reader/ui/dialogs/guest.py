"""Commenting without an account, where the blog has none to log in to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui_reader.answers import Login
from tui_reader.errors import NoMail
from tui_reader.i18n import _
from tui_reader.ui.dialogs.guest_form import GuestForm
from tui_reader.ui.loads import Failed, load, waiting
from tui_reader.ui.widgets.foot import Foot
from tui_reader.ui.widgets.modal import Modal


class GuestDialog(Modal[Login | None]):
    """Asks for a name and a mail address until they can be used; what is typed stays when they cannot.

    Args:
        blog: its name. attempt: takes name and mail address. mail: the blog wants an address.
    """

    DEFAULT_CSS = """
    GuestDialog {
        align: center middle;
        & > Vertical { width: 66; max-width: 100%; height: auto; max-height: 100%; padding: 1 3; background: $surface; }
        & Static { width: 1fr; height: auto; color: $text-muted; }
        & .title { color: $text; text-style: bold; margin-bottom: 1; }
        & .row { height: auto; margin-bottom: 1; }
        & .label { width: 22; height: 1; }
        & Foot { margin-top: 1; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """
    AUTO_FOCUS = "#guest_name"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, blog: str, attempt: Callable[[str, str], Awaitable[Login]], *, mail: bool) -> None:
        super().__init__()
        self._blog, self._attempt = blog, attempt
        self._form = GuestForm(mail=mail, alone=True)

    def compose(self) -> ComposeResult:
        """A title, the form, the keys."""
        with Vertical():
            yield Static(Content(_("Comment on {blog} as a guest").format(blog=self._blog)), classes="title")
            yield self._form
            yield Foot((_("Enter"), _("goes on")), ("Tab", _("next")), (_("Esc"), _("closes")))

    @on(GuestForm.Submitted)
    def _submitted(self) -> None:
        if not waiting(self, "guest"):
            self._form.say("")
            work = partial(self._attempt, self._form.name_typed, self._form.mail_typed)
            load(self, "guest", None, work, self._came)

    def _came(self, login: Login) -> None:
        self.dismiss(login)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        event.stop()
        self._form.say(event.error.summary, event.error.hint, at_mail=isinstance(event.error, NoMail))

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
