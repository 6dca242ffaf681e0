"""Where a comment is written: beside the thread, so that what is answered stays in sight."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static, TextArea

from tui_reader.errors import KeepError, ReaderError
from tui_reader.i18n import _
from tui_reader.text import line, safe
from tui_reader.ui.keys import COMPOSING, shown
from tui_reader.ui.widgets.draft_field import DraftField
from tui_reader.ui.widgets.state_line import StateLine

_TELL_AFTER = 0.5
"""Seconds from the first letter not told yet to Changed: half of what may be lost when the machine dies."""
_SHORT = 20

_CSS = """
Composer {
    display: none; height: 50%; min-height: 5; background: $surface; padding: 0 1;
    & Static { width: 1fr; height: auto; color: $text-muted; }
    & .title { height: 1; color: $text; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
    & .error { display: none; height: auto; max-height: 60%; }
    & .error Static { color: $text-error; }
    & .error .sign { width: 2; text-style: bold; }
    & .hint { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    &.-failed .error { display: block; }
    &.-short .hint { display: none; }
}
"""


class Composer(Vertical):
    """A title, the text, and how things stand with it. Hidden until `open()`; the screen keeps, sends and closes.

    Args:
        remapped: key names by id, from the settings. keys: whether it names its keys itself.
    """

    DEFAULT_CSS = _CSS

    class Told(Message):
        """Something about the text being written."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Changed(Told):
        """The text changed, half a second ago at most: time to keep it."""

    class SendWanted(Told):
        """Send it."""

    class LaterWanted(Told):
        """Let it wait in the outbox."""

    class EditorWanted(Told):
        """Go on in the person's own editor."""

    class PutAside(Told):
        """Close, and keep the text for later."""

    def __init__(
        self,
        *,
        remapped: Mapping[str, str] | None = None,
        keys: bool = True,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        remapped = remapped or {}
        self._title = Static(classes="title")
        self._field = DraftField(remapped)
        self._error = Static()
        self._state = StateLine()
        self._hint = Static(Content.assemble(*_hint(remapped)), classes="hint") if keys else None
        self._later = {key.id: shown(remapped.get(key.id, key.keys), 1) for key in COMPOSING}["send_later"]
        self._told = ""
        self._timer: Timer | None = None
        self._problem: ReaderError | None = None

    def compose(self) -> ComposeResult:
        """Title, text, error, state and count, keys."""
        yield self._title
        yield self._field
        with Horizontal(classes="error"):  # the sign apart: else a long path would stand below it
            yield Static("!", classes="sign")
            yield self._error
        yield self._state
        if self._hint:
            yield self._hint

    @property
    def text(self) -> str:
        """What is written, as it stands."""
        return self._field.text

    @property
    def is_sending(self) -> bool:
        """Whether it was sent and the answer has not come."""
        return self._field.read_only

    # --- what the screen tells

    def open(
        self, title: str, text: str, quote: str | None = None, *, sent: bool = False, waited: bool = False
    ) -> None:
        """Show it and give it the keys.

        Args:
            title: "Reply to Anna", literal. text: the draft of this place. quote: put below it, as a quotation.
            sent: the draft was sent once and no answer came. waited: it was in the outbox until now.
        """
        self._settle()
        self._title.update(Content(line(title)))
        self._load(safe(text))
        taken = _("Taken out of the outbox; {key} puts it back.").format(key=self._later)
        back = taken if waited else _("Your draft is back.") if text else ""
        self._state.say(_("Sent once, no answer came: it is looked for before it is sent again.") if sent else back)
        if quote:
            self.quote(quote)
        self.display = True
        self.focus_text()

    def focus_text(self) -> None:
        """Give the text the keys."""
        self._field.focus(scroll_visible=False)

    def quote(self, text: str) -> None:
        """Put a text in at the cursor, each of its lines behind "> "; the cursor is on a free line below it then."""
        if not self.is_sending and text.strip():
            self._field.quote(safe(text).strip())

    def replace(self, text: str) -> None:
        """Take another text, as the editor gave it back, and go on at its end; it counts as typed."""
        self.clear_error()
        self._load(safe(text), told=self._told)
        self._tell()
        self.focus_text()

    def saved(self) -> None:
        """What was told last is on disk."""
        if isinstance(self._problem, KeepError):
            self.clear_error()
        if self.display and not self.is_sending:
            self._state.say(_("Draft saved"))

    def sending(self) -> None:
        """It is on its way: the text stays as it is until the answer."""
        self.clear_error()
        self._field.read_only = True
        self._state.say(_("Sending…"))

    def failed(self, error: ReaderError, *, later: bool = False) -> None:
        """Say what went wrong, above the state; the text can be changed again.

        Args:
            later: it may go out as it is another time, so the outbox is offered.
        """
        self._field.read_only = False
        self._problem = error
        hint = " ".join([error.hint, _("{key} sends it later.").format(key=self._later)]) if later else error.hint
        self._error.update(Content.assemble((error.summary, "bold"), " ", (hint, "$text")))
        self.add_class("-failed")
        self._state.say("")

    def clear_error(self) -> None:
        """Take the error away, because what it says holds no more."""
        self._problem = None
        self.remove_class("-failed")

    def done(self) -> None:
        """It is sent, or given up: empty and out of the way."""
        self._settle()
        self._load("")
        self.display = False

    def put_aside(self) -> None:
        """Ask the screen to close it and keep the text; nothing while it is being sent."""
        if not self.is_sending:
            self._tell()
            self.post_message(self.PutAside(self.text))

    # --- what the person does

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._state.measure(self.text)
        if self.text != self._told and self._timer is None:
            self._state.say("")
            self._timer = self.set_timer(_TELL_AFTER, self._tell)

    @on(DraftField.Wanted)
    def _wanted(self, event: DraftField.Wanted) -> None:
        event.stop()
        if self.is_sending:
            return
        if event.what == "put_aside":
            self.put_aside()
            return
        self._tell()
        wanted = {"send": self.SendWanted, "send_later": self.LaterWanted}
        self.post_message(wanted.get(event.what, self.EditorWanted)(self.text))

    def on_resize(self) -> None:
        """Leave the keys out where rows are few."""
        self.set_class(self.screen.size.height < _SHORT, "-short")

    def _tell(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self.text != self._told:
            self._told = self.text
            self.post_message(self.Changed(self.text))

    def _load(self, text: str, told: str | None = None) -> None:
        self._told = text if told is None else told
        self._field.begin(text)

    def _settle(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self._field.read_only = False
        self.clear_error()


def _hint(remapped: Mapping[str, str]) -> list[str | tuple[str, str]]:
    parts: list[str | tuple[str, str]] = []
    for key in COMPOSING:
        parts += [(shown(remapped.get(key.id, key.keys), 1), "bold $text"), f" {_(key.short)}  "]
    return parts
