"""Adding a blog: an address is typed, what is there is shown, and only then it is kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui_reader.answers import Sighting
from tui_reader.errors import ListOfFeeds
from tui_reader.i18n import _
from tui_reader.kept import Shelved
from tui_reader.ui.dialogs.ask import LOOK
from tui_reader.ui.loads import Failed, load, waiting
from tui_reader.ui.widgets.blog_detail import kind
from tui_reader.ui.widgets.choice_list import Choice, ChoiceList
from tui_reader.ui.widgets.field import Entry
from tui_reader.ui.widgets.foot import key_line
from tui_reader.ui.widgets.modal import Modal

_TITLES = 5
_SHORT = 20


class AddDialog(Modal[Shelved | str | None]):
    """Looks at addresses until one is kept; gives the blog, one that was there already too.

    Of a list of many blogs it gives the address, to be imported.

    Args:
        look: what is at an address. add: keeps what was found. folder: where it will lie, "" for no folder.
    """

    DEFAULT_CSS = f"""
    AddDialog {{
        {LOOK}
        & #seen {{ display: none; margin-top: 1; }}
        & ChoiceList {{ display: none; margin-top: 1; max-height: 5; }}
        & #foot {{ margin-top: 1; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }}
    }}
    AddDialog.-short > Vertical {{ padding: 0 1; }}
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (_SHORT, "-tall")]  # noqa: RUF012 - typed by Screen
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down", "others", show=False),
    ]
    AUTO_FOCUS = "Entry"

    def __init__(
        self,
        look: Callable[[str], Awaitable[Sighting]],
        add: Callable[[Sighting], Awaitable[Shelved]],
        folder: str = "",
    ) -> None:
        super().__init__()
        self._look, self._add, self._folder = look, add, folder
        self._entry = Entry(placeholder="blog.example.org", id="address")
        self._said, self._seen, self._others = Static(id="said"), Static(id="seen"), Others(id="others")
        self._sighting: Sighting | None = None
        self._typed = self._list = ""
        """What was typed for the sighting or a list of blogs, and the whole address of that list."""

    def compose(self) -> ComposeResult:
        """A title, a field, how it goes, what was seen, what else there is, the keys."""
        where = self._folder.replace("/", " / ")
        with Vertical():
            yield Static(
                Content(_("Add a blog to {folder}").format(folder=where) if where else _("Add a blog")), classes="title"
            )
            yield Static(Content(_("Its address, that of a post, of a feed, or of a list of feeds (OPML).")))
            yield self._entry
            yield self._said
            yield self._seen
            yield self._others
            yield Static(id="foot")

    def on_mount(self) -> None:
        """The keys."""
        self._tell_keys()

    @property
    def _busy(self) -> bool:
        return waiting(self, "look") or waiting(self, "add")

    # --- looking

    @on(Entry.Changed)
    def _changed(self, event: Entry.Changed) -> None:
        if (self._sighting or self._list) and event.value.strip() != self._typed:
            self._forget()
        if not self._busy:
            self._say("")

    @on(Entry.Entered)
    def _entered(self) -> None:
        typed = self._entry.value.strip()
        if not typed or self._busy:
            return
        if self._sighting is not None and typed == self._typed:
            self._keep(self._sighting)
        elif self._list and typed == self._typed:
            self.dismiss(self._list)
        else:
            self._look_at(typed)

    def _look_at(self, address: str) -> None:
        self._forget()
        self._say(_("Looking at {address}… Esc stops that.").format(address=address))
        load(self, "look", address, partial(self._look, address), partial(self._saw, address))

    def _saw(self, address: str, sighting: Sighting) -> None:
        self._sighting, self._typed = sighting, address
        if self._entry.value.strip() != address:
            self._entry.value = address
        self._say(sighting.opened.hint)
        self._seen.update(Content.assemble(Content("\n").join(self._words(sighting))))
        self._seen.display = True
        others = [Choice(title or feed, feed, feed if title else "") for feed, title in sighting.others]
        self._others.show(others)
        self._others.display = bool(others)
        self._entry.focus()
        self._tell_keys()

    def _words(self, sighting: Sighting) -> Iterator[Content]:
        blog, shelved = sighting.opened.blog, sighting.shelved
        yield Content.assemble((blog.name or blog.host, "bold $text-primary"))
        yield Content(f"{blog.host} · {kind(blog.kind)}")
        if blog.description:
            yield Content(blog.description)
        if shelved is not None:
            where = shelved.folder.replace("/", " / ")
            said = _("It is on your shelf already, in {folder}.") if where else _("It is on your shelf already.")
            yield Content.assemble(("✓ ", "$accent"), (said.format(folder=where), "$text"))
        for title in sighting.titles[:_TITLES]:
            yield Content.assemble(("• ", "$accent"), (title or _("Untitled"), "$text"))
        if not sighting.titles:
            yield Content(_("There are no posts here yet."))
        if sighting.others:
            yield Content("")
            yield Content(_("This page names other feeds too; ↓ goes to them:"))

    def _forget(self) -> None:
        self._sighting, self._list = None, ""
        self._seen.display = self._others.display = False
        self._tell_keys()

    # --- keeping

    def _keep(self, sighting: Sighting) -> None:
        if sighting.shelved is not None and sighting.shelved.removed is None:
            self.dismiss(sighting.shelved)
            return
        self._say(_("Fetching its newest posts…"))
        load(self, "add", sighting, partial(self._add, sighting), self._kept)

    def _kept(self, shelved: Shelved) -> None:
        self.dismiss(shelved)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        event.stop()
        if isinstance(event.error, ListOfFeeds):
            self._typed, self._list = str(event.about), event.error.asked
            self._say(event.error.summary)
            self._tell_keys()
        else:
            self._say(f"✗ {event.error}", failed=True)

    @on(ChoiceList.Chosen)
    def _other(self) -> None:
        if (current := self._others.current) is not None and not self._busy:
            self._look_at(str(current.value))

    # --- words and keys

    def _say(self, words: str, *, failed: bool = False) -> None:
        self._said.update(Content(words))
        self._said.display = bool(words)
        self._said.set_class(failed, "-failed")

    def _tell_keys(self) -> None:
        verb = _("looks")
        if self._sighting is not None:
            verb = _("goes to it") if self._sighting.shelved else _("keeps it")
        elif self._list:
            verb = _("imports")
        other = _("other address") if self._sighting or self._list else _("closes")
        self.query_one("#foot", Static).update(Content.assemble(key_line([(_("Enter"), verb), (_("Esc"), other)])))

    def action_others(self) -> None:
        """From the field to the other feeds."""
        if self._others.display:
            self._others.focus()

    def action_leave(self) -> None:
        """Stop what is under way; let go of what was seen; close."""
        if self._busy:
            for slot in ("look", "add"):
                self.workers.cancel_group(self, slot)
            self._say(_("Stopped."))
        elif self._sighting is not None or self._list:
            self._forget()
            self._say("")
            self._entry.focus()
            self._entry.select_all()
        else:
            self.dismiss(None)


class Others(ChoiceList):
    """The other feeds of a page; above the first of them is the field."""

    def action_move(self, by: int) -> None:
        """Highlight another row, or leave the list."""
        before = self._cursor
        super().action_move(by)
        if self._cursor == before and by == -1:
            self.screen.focus_previous()
