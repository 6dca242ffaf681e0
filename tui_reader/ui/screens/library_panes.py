"""The library on screen: the rows, what is known of the one under the cursor, the bars, and how one moves there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingsMap, BindingType
from textual.containers import Container
from textual.screen import Screen
from textual.timer import Timer

from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.kept import Row, Shelved
from tui_reader.model import Blog
from tui_reader.queries import Query
from tui_reader.ui.keys import LIBRARY, elsewhere, own, shown
from tui_reader.ui.loads import load
from tui_reader.ui.screens.river import within
from tui_reader.ui.widgets.bars import KeyBar, TopBar
from tui_reader.ui.widgets.blog_detail import BlogDetail
from tui_reader.ui.widgets.blog_list import BlogList
from tui_reader.ui.widgets.blog_rows import BlogRow, What, arranged
from tui_reader.ui.widgets.field import Entry
from tui_reader.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from tui_reader.ui.app import ReaderApp
    from tui_reader.ui.screens.panes import Panes
    from tui_reader.ui.screens.shelfmark import Shelfmark

_BESIDE = 100
"""Columns from which the detail stands beside the list."""
_REST = 0.06
"""Seconds on a row after which its newest posts are looked up."""
_NEWEST, _LOOKED_THROUGH = 12, 400
"""Posts that are shown, and those that are looked through for posts of some blogs."""


class LibraryPanes(Screen[None]):
    """All blogs with what is unread, and beside or below them the one under the cursor.

    Args:
        reading: the screen one came from, which asks blogs while one reads. shelfmark: where one was here.
        words: said at once, "" for none.
    """

    DEFAULT_CSS = """
    LibraryPanes {
        background: $background;
        & #shelf { height: 1fr; layout: vertical; }
        & #shelf.-beside { layout: horizontal; & #blogs { width: 48%; max-width: 72; } }
        & #find { display: none; width: 1fr; }
    }
    """
    AUTO_FOCUS = "#blogs"
    BINDINGS: ClassVar[list[BindingType]] = []
    offered = LIBRARY
    """What the palette offers here."""
    app: ReaderApp

    def __init__(self, reading: Panes, shelfmark: Shelfmark, words: str = "") -> None:
        super().__init__()
        self.reading, self.reader = reading, reading.reader
        self.blogs: Sequence[Shelved] = ()
        self.shelfmark, self.read = shelfmark, False
        """`read`: the library has come from disk."""
        remapped = self.reading.app.settings.keys
        pairs = [Binding(name, action, _(key.words), show=False) for key, name, action in own(remapped)]
        pairs += [Binding(name, action, "", show=False) for name, action in elsewhere(remapped)]
        self._bindings.key_to_bindings |= BindingsMap(pairs).key_to_bindings
        self.names = {key.id: shown(remapped.get(key.id, key.keys), 1) for key in LIBRARY}
        self.top, self.rows, self.detail = TopBar(id="top"), BlogList(id="blogs"), BlogDetail(id="detail")
        self.find = Entry(placeholder=_("words of a name or an address"), id="find")
        self._first_words = words
        self.notice, self.keybar = Notice(id="notice"), KeyBar(id="keys")
        self._rest: Timer | None = None
        self._newest: dict[str, tuple[Row, ...]] = {}

    def compose(self) -> ComposeResult:
        """The list and the detail between the bars."""
        yield self.top
        with Container(id="shelf"):
            yield self.rows
            yield self.detail
        yield self.find
        yield self.notice
        yield self.keybar

    def on_mount(self) -> None:
        """Show what is on the shelf."""
        self.top.show(left=_("Library"))
        self.load_all()
        self.show_keys()

    def on_resize(self) -> None:
        """The detail where there is room for it."""
        beside = self.size.width >= _BESIDE
        self.query_one("#shelf").set_class(beside, "-beside")
        self.detail.set_class(not beside, "-below")
        self._show_detail()

    @property
    def is_over(self) -> bool:
        """Whether a blog is below, even one that could not be read: it is tried again. Else this is all there is."""
        return bool(self.reading.visit.place or self.reading.visit.address)

    # --- what is shown

    def load_all(self, at: BlogRow | None = None) -> None:
        """Read the library anew; the cursor stays, or goes to a row."""
        self._newest.clear()
        load(self, "library", None, self.reader.library.all, partial(self._came, at))

    def _came(self, at: BlogRow | None, blogs: Sequence[Shelved]) -> None:
        self.blogs, self.read = blogs, True
        self.show_rows(at or self.rows.current or self.shelfmark.at)

    def show_rows(self, at: BlogRow | None = None) -> None:
        """Show the rows anew: other blogs, folds or words to find."""
        words = self.find.value.casefold().split()
        self.rows.show(arranged(self.blogs, self.shelfmark.folded, words), self._nothing(), at)
        unread = sum(one.unread for one in self.blogs if not one.muted)
        count = n_("{n} blog", "{n} blogs", len(self.blogs)).format(n=grouped(len(self.blogs)))
        told = ", ".join((count, _("{n} unread").format(n=grouped(unread)))) if self.read else ""
        self.top.show(filter=told)

    def _nothing(self) -> str:
        if not self.read:
            return ""
        if self.blogs:
            return _("No blog has these words in its name or address.")
        words = _("No blog is here yet: {add} adds one by its address, {take_in} takes in the list of another reader.")
        return words.format(add=self.names["library_add"], take_in=self.names["library_import"])

    def inside(self, row: BlogRow) -> tuple[Shelved, ...]:
        """The blogs of a folder and of those in it; of "All blogs", all."""
        return tuple(one for one in self.blogs if within(one.folder, row.folder))

    def say(self, words: str) -> None:
        """A one-line receipt."""
        self.notice.show(words)

    def on_descendant_focus(self) -> None:
        """The keys are named for where they go, however the focus moved."""
        self.show_keys()

    @property
    def typing(self) -> bool:
        """Whether keys go into the field; it says so itself only a moment after they do."""
        return self.focused is self.find

    def show_keys(self) -> None:
        """The keys that matter here."""
        all_again = [(self.reading.key_name("escape"), _("all blogs"))] if self.find.display else []
        if self.typing:
            self.keybar.show([("Enter", _("to the list")), *all_again])
            return
        order = ("open", "add", "refresh", "refresh_all", "move", "rename", "mute", "remove", "import", "find")
        by_id = {key.id: key for key in LIBRARY}
        pairs = [
            (self.names[f"library_{name}"], _(by_id[f"library_{name}"].short))
            for name in order
            if f"library_{name}" in by_id
        ]
        close = _("close") if self.is_over else _("quit")
        ends = [(self.reading.key_name("help"), _("help")), (self.reading.key_name("quit"), close)]
        self.keybar.show([*pairs[:1], *all_again, *pairs[1:], *ends])

    @on(BlogList.Moved)
    def _moved(self) -> None:
        self._show_detail()
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(_REST, self._look)

    def _show_detail(self) -> None:
        row = self.rows.current
        names = {one.blog.address: one.name for one in self.blogs} if row and row.shelved is None else {}
        self.detail.show(row, self._newest.get(row.address, ()) if row else (), names)

    def _look(self) -> None:
        row = self.rows.current
        if row is not None and row.address not in self._newest and self.size.width >= _BESIDE:
            work = partial(self._newest_of, row)
            load(self, "newest", row.address, work, partial(self._looked, row.address))

    async def _newest_of(self, row: BlogRow) -> tuple[Row, ...]:
        """The newest posts of a blog or of many; of a folder that only some blogs of are shown, of those alone."""
        listed, tally = await self.reader.lists.listed(Blog(row.address, "", ""), Query())
        fit = self._fitting(row)
        size = min(_NEWEST if fit is None else _LOOKED_THROUGH, tally.total)
        found = await self.reader.lists.window(listed, 0, size) if size else ()
        return tuple(one for one in found if fit is None or one.blog in fit)[:_NEWEST]

    def _fitting(self, row: BlogRow) -> set[str] | None:
        """The blogs that a row stands for while words are to be found; None where it is all of them."""
        if row.what is not What.FOLDER or not self.find.value.strip():
            return None
        shown = (one for one in self.rows.rows if one.shelved is not None and within(one.folder, row.folder))
        return {one.address for one in shown}

    def _looked(self, address: str, rows: tuple[Row, ...]) -> None:
        self._newest[address] = rows
        self._show_detail()
