"""What the login dialog looks like: fields, what one should know before filling them in, an error in its place."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static

from tui_reader.i18n import _
from tui_reader.model import Secret
from tui_reader.text import line
from tui_reader.ui.dialogs.guest_form import GuestForm
from tui_reader.ui.dialogs.login_words import Site
from tui_reader.ui.widgets.field import Entry, SecretEntry, Tick

_ROOMY = 60
_TALL = 20

_LOOK = """
LoginForm {
    width: 72; max-width: 100%; height: auto; max-height: 100%; padding: 1 3; background: $surface;
    & Static { width: 1fr; height: auto; color: $text; }
    & .title { height: 1; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
    & .quiet, & .label, & #foot { color: $text-muted; }
    & #body { height: auto; scrollbar-size-vertical: 1; margin-top: 1; }
    & .row { height: auto; margin-bottom: 1; }
    & .label { width: 22; height: 1; }
    & #error { display: none; margin-bottom: 1; }
    & .gap { margin-top: 1; }
    & .links { height: 1; margin: 1 0; }
    & .paste { display: none; }
    & #buttons { height: auto; margin: 1 0; }
    & #foot { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    & Button.main { background: $panel; color: $text; margin-right: 2; padding: 0 2; text-style: bold; }
    & Button.link {
        background: $surface; color: $text-accent; text-style: underline; padding: 0; margin-right: 2; min-width: 4;
    }
    & Button:focus { text-style: bold reverse; }
    &.-paste .form { display: none; }
    &.-paste .paste { display: block; }
    &.-narrow .row, &.-narrow #buttons { layout: vertical; }
    &.-narrow .label { width: 1fr; }
    &.-short { padding: 0 1; }
    &.-short #body, &.-short .row, &.-short .gap, &.-short #buttons, &.-short .links { margin: 0; }
}
"""


class LoginForm(Vertical):
    """Two ways in, one shown at a time: the account's password, or an application password that is pasted.

    Args:
        site: where one logs in. user: the name to begin with. hint: a line for the demo blog's visitors, "" for none.
        guest: the form for who has no account, None where one is needed.
    """

    DEFAULT_CSS = _LOOK

    class Submitted(Message):
        """Try what is typed. `sure`: by the button that says what it does."""

        def __init__(self, *, sure: bool) -> None:
            super().__init__()
            self.sure = sure

    class Pressed(Message):
        """Another button: `other_way`, `copy` or `browse`."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    def __init__(self, site: Site, user: str, hint: str, guest: GuestForm | None = None) -> None:
        super().__init__()
        self._guest = guest
        self._site, self._first_user, self._hint = site, user, hint
        self._where = "…"

    def compose(self) -> ComposeResult:
        """Title, the fields, what one should know, two buttons, the keys."""
        yield Static(Content(_("Log in to {blog}").format(blog=self._site.blog)), classes="title")
        yield Static(Content(self._site.address), classes="quiet")
        with VerticalScroll(id="body", can_focus=False):
            yield Static(id="steps", classes="paste")
            with Horizontal(classes="paste links"):
                yield Button(Content(_("F3 Copy address")), id="copy", compact=True, classes="link")
                yield Button(Content(_("F4 Open in browser")), id="browse", compact=True, classes="link")
            yield from _row(_("User name or e-mail"), Entry(self._first_user, then=self._after_user, id="user"))
            yield from _row(_("Password"), SecretEntry(id="password"), "form")
            yield from _row(_("Application password"), SecretEntry(id="pasted"), "paste")
            yield Static(id="error")
            yield Static(id="who")
            yield Static(id="kept", classes="quiet gap")
            yield Tick(_("Keep it in a file that only my user can read"), id="file")
            if self._hint:
                yield Static(Content(self._hint), classes="quiet gap")
            if self._guest is not None:
                yield self._guest
        with Horizontal(id="buttons"):
            yield Button(id="go", compact=True, classes="main")
            yield Button(id="other_way", compact=True, classes="link")
        yield Static(id="foot")

    def on_mount(self) -> None:
        """Begin in the first empty field."""
        self.query_one("#file").display = False
        self.show()
        (self._secret if self._first_user else self._user).focus()

    def on_resize(self) -> None:
        """Leave the title, the buttons and the keys on screen however few rows there are."""
        width, height = self.screen.size
        self.set_class(width < _ROOMY, "-narrow")
        self.set_class(height < _TALL, "-short")
        self.query_one("#body").styles.max_height = max(2, height - (5 if height < _TALL else 9))

    # --- what is typed

    @property
    def user(self) -> str:
        """The name, "" while nothing is typed."""
        return line(self._user.value)

    @property
    def secret(self) -> Secret:
        """The password of the way that is shown."""
        return Secret(self._secret.value)

    @property
    def in_file(self) -> bool | None:
        """Whether the token shall be kept in a file; None where that is not offered."""
        tick = self.query_one("#file", Tick)
        return tick.on if tick.display else None

    @property
    def pasting(self) -> bool:
        """Whether an application password is asked for."""
        return self.has_class("-paste")

    @property
    def _user(self) -> Entry:
        return self.query_one("#user", Entry)

    @property
    def _secret(self) -> SecretEntry:
        return self.query_one("#pasted" if self.pasting else "#password", SecretEntry)

    # --- what the dialog tells

    def show(self, site: Site | None = None) -> None:
        """Word everything anew, for what is known of the site now."""
        self._site = site = site or self._site
        self.query_one("#steps", Static).update(Content.assemble(site.steps()))
        self.query_one("#who", Static).update(Content.assemble(site.who(pasting=self.pasting)))
        self.query_one("#kept", Static).update(Content.assemble(site.kept(self._where)))
        for name, words in (
            ("#go", site.button(pasting=self.pasting)),
            ("#other_way", site.other(pasting=self.pasting)),
        ):
            button = self.query_one(name, Button)
            button.label = Content(words)
            button.refresh(layout=True)
        self.query_one("#other_way").display = bool(site.authorize) or self.pasting
        self.tell(site.foot(busy=self.has_class("-busy"), pasting=self.pasting))

    def turn(self, *, pasting: bool) -> None:
        """Show the other way in; both passwords stay as typed."""
        self.set_class(pasting, "-paste")
        self.query_one("#error").display = False
        self.show()
        self._secret.focus(scroll_visible=False)
        self.call_after_refresh(self._see, self._secret)

    def kept(self, where: str) -> None:
        """Where the token will be kept is known."""
        self._where = where
        self.show()

    def offer_file(self, *, offered: bool) -> None:
        """Let the person choose a file for the token, or not."""
        self.query_one("#file").display = offered

    def tell(self, words: Content) -> None:
        """Put words in place of the keys."""
        self.query_one("#foot", Static).update(Content.assemble(words))

    def be_busy(self, *, busy: bool) -> None:
        """Nothing can be changed while the blog is asked."""
        self.set_class(busy, "-busy")
        for widget in self.query("Entry, Tick, Button"):
            widget.disabled = busy
        if busy:
            self.query_one("#error").display = False
        self.show()

    def say(self, summary: str, hint: str, *, at_user: bool = False) -> None:
        """Say what is wrong below the fields, and go to the one it is about."""
        words = self.query_one("#error", Static)
        words.update(Content.assemble((f"! {summary}", "bold $text-error"), " ", hint))
        words.display = True
        field: Widget = self._user if at_user else self._secret
        if not at_user:
            self._secret.action_select_all()
        field.focus(scroll_visible=False)
        self.call_after_refresh(self._see, words, field)

    def _see(self, *widgets: Widget) -> None:
        for widget in widgets:
            widget.scroll_visible(animate=False)

    def forget(self) -> None:
        """Empty the passwords."""
        for entry in self.query(SecretEntry):
            entry.value = ""

    # --- what the person does

    def _after_user(self) -> Entry | None:
        return self._secret if self.user and not self.secret else None

    @on(Entry.Entered)
    def _entered(self, event: Entry.Entered) -> None:
        event.stop()
        self.post_message(self.Submitted(sure=False))

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        what = event.button.id or ""
        self.post_message(self.Submitted(sure=True) if what == "go" else self.Pressed(what))


def _row(label: str, entry: Entry, classes: str = "") -> ComposeResult:
    with Horizontal(classes=f"row {classes}"):
        yield Static(Content(label), classes="label")
        yield entry
