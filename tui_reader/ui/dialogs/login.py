"""Logging in: name and password, who sees them, where the token will be kept; or an application password instead."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.worker import Worker

from tui_reader.answers import Login
from tui_reader.errors import FormRefused, NoApplicationPasswords, NoMail, ReaderError
from tui_reader.i18n import _
from tui_reader.model import Secret
from tui_reader.text import line
from tui_reader.ui.dialogs.guest_form import GuestForm
from tui_reader.ui.dialogs.login_form import LoginForm
from tui_reader.ui.dialogs.login_words import Site
from tui_reader.ui.loads import Failed, load
from tui_reader.ui.widgets.modal import Modal

Try = Callable[[str, Secret], Awaitable[Login]]


class LoginDialog(Modal[Login | None]):
    """Asks until the blog takes what was typed, or the person gives up; nothing typed is lost by an error.

    Args:
        host: the blog's host, with its port where that is unusual. blog: its name. secure: it is read over https.
        authorize: address of its page for application passwords, "" where there is none.
        where: tells where the token will be kept; asked when the dialog opens, may take its time.
        log_in: tries name and account password. adopt: tries name and application password.
        open_url: opens an address in the browser. user: name to begin with. hint: a line for the demo blog's visitors.
        file_offered: tells whether the token may be kept in a file instead, for want of a keyring; None: it may not.
        keep_in_file: told the person's choice before each try, where it was offered.
        guest: tries a name and a mail address without an account, None where one is needed. mail: it wants one.
    """

    DEFAULT_CSS = "LoginDialog { align: center middle; }"
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("f2", "other_way", show=False),
        Binding("f3", "copy", show=False),
        Binding("f4", "browse", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("pageup", "scroll(-1)", show=False),
        Binding("pagedown", "scroll(1)", show=False),
    ]

    class _Done(Message):
        """The blog took it."""

        def __init__(self, attempt: int, login: Login) -> None:
            super().__init__()
            self.attempt, self.login = attempt, login

    def __init__(
        self,
        *,
        host: str,
        blog: str,
        secure: bool,
        authorize: str,
        where: Callable[[], Awaitable[str]],
        log_in: Try,
        adopt: Try,
        open_url: Callable[[str], None],
        user: str = "",
        hint: str = "",
        file_offered: Callable[[], Awaitable[bool]] | None = None,
        keep_in_file: Callable[[bool], None] | None = None,
        guest: Callable[[str, str], Awaitable[Login]] | None = None,
        mail: bool = True,
    ) -> None:
        super().__init__()
        self._site = Site(host, blog or host, secure, authorize)
        self._guest = guest
        self._guest_form = GuestForm(mail=mail, alone=False) if guest else None
        self._form = LoginForm(self._site, user, hint, self._guest_form)
        self._where, self._file_offered, self._keep_in_file = where, file_offered, keep_in_file
        self._log_in, self._adopt, self._open_url = log_in, adopt, open_url
        self._trying: Worker[None] | None = None
        self._attempt = 0
        self._warned = False

    def compose(self) -> ComposeResult:
        """The form."""
        yield self._form

    def on_mount(self) -> None:
        """Ask where the token will be kept, behind what is shown already."""
        load(self, "where", None, self._where, lambda words: self._form.kept(line(words)))
        if self._file_offered is not None:
            load(self, "file", None, self._file_offered, lambda offered: self._form.offer_file(offered=offered))

    # --- trying

    @on(LoginForm.Submitted)
    def _submit(self, event: LoginForm.Submitted) -> None:
        form = self._form
        if self._trying is not None:
            return
        if not form.user:
            form.say(_("Type your user name or e-mail first."), "", at_user=True)
        elif not form.secret:
            form.say(_("Paste it first.") if form.pasting else _("Type your password first."), "")
        elif self._site.exposed and not (event.sure or self._warned):
            self._warned = True
            form.say(
                _("{host} has no https.").format(host=self._site.host), _("Enter once more sends it all the same.")
            )
        else:
            self._try(form.user, form.secret)

    def _try(self, user: str, password: Secret) -> None:
        self._attempt += 1
        attempt, way, in_file = self._attempt, self._adopt if self._form.pasting else self._log_in, self._form.in_file
        if self._keep_in_file is not None and in_file is not None:
            self._keep_in_file(in_file)
        self._form.be_busy(busy=True)
        self._trying = load(
            self, "login", attempt, lambda: way(user, password), lambda login: self._Done(attempt, login)
        )

    @on(GuestForm.Submitted)
    def _as_guest(self) -> None:
        form, guest = self._guest_form, self._guest
        if form is None or guest is None or self._trying is not None:
            return
        form.say("")
        self._attempt += 1
        attempt, name, mail = self._attempt, form.name_typed, form.mail_typed
        self._form.be_busy(busy=True)
        self._trying = load(self, "guest", attempt, lambda: guest(name, mail), lambda login: self._Done(attempt, login))

    @on(_Done)
    def _came(self, event: _Done) -> None:
        if self._trying is not None and event.attempt == self._attempt:
            self._form.forget()
            self.dismiss(event.login)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        event.stop()
        if event.slot == "where":
            self._form.kept(event.error.summary)
        elif event.slot in {"login", "guest"} and self._trying is not None and event.about == self._attempt:
            self._trying = None
            self._form.be_busy(busy=False)
            if event.slot == "guest" and self._guest_form is not None:
                self._guest_form.say(event.error.summary, event.error.hint, at_mail=isinstance(event.error, NoMail))
            else:
                self._explain(event.error)

    def _explain(self, error: ReaderError) -> None:
        if isinstance(error, FormRefused):
            self._site = self._site.with_authorize(line(str(error.facts.get("address", ""))) or self._site.authorize)
            self._form.show(self._site)
            self._turn(pasting=True)
            # The hint names the address, and so do the two steps that stand above the field now.
            self._form.say(error.summary, _("Make an application password as said above."))
            return
        if isinstance(error, NoApplicationPasswords):
            self._turn(pasting=False)
        self._form.say(error.summary, error.hint)

    # --- keys

    @on(LoginForm.Pressed)
    def _pressed(self, event: LoginForm.Pressed) -> None:
        {"other_way": self.action_other_way, "copy": self.action_copy, "browse": self.action_browse}[event.what]()

    def action_other_way(self) -> None:
        """From the password to an application password, and back."""
        if self._trying is None and (self._form.pasting or self._site.authorize):
            self._turn(pasting=not self._form.pasting)

    def _turn(self, *, pasting: bool) -> None:
        self._warned = False
        self._form.turn(pasting=pasting)

    def action_copy(self) -> None:
        """The address of the blog's page for application passwords to the clipboard."""
        if self._form.pasting and self._site.authorize:
            self.app.copy_to_clipboard(self._site.authorize)
            self._form.tell(Content(_("The address is copied.")))

    def action_browse(self) -> None:
        """That page in the browser."""
        if self._form.pasting and self._site.authorize:
            self._open_url(self._site.authorize)

    def action_scroll(self, by: int) -> None:
        """The text by a page, where it does not fit."""
        body = self.query_one("#body", VerticalScroll)
        body.scroll_relative(y=by * max(1, body.size.height - 1), animate=False)

    def action_leave(self) -> None:
        """Stop the try, or close."""
        if self._trying is None:
            self.dismiss(None)
            return
        self._trying.cancel()
        self._trying = None
        self._form.be_busy(busy=False)
        self._form.say(_("Stopped."), _("What you typed is still here."))
