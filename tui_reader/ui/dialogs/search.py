"""The search screen: a field, and below it what every letter finds."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.kept import Hit, Row, Wanted
from tui_reader.ui.dialogs.search_turns import Turns
from tui_reader.ui.dialogs.search_words import Chosen, excerpt_of, for_blog, operators, row_of
from tui_reader.ui.loads import Failed, load, waiting
from tui_reader.ui.widgets.field import Entry
from tui_reader.ui.widgets.hit_list import HitList

_PAGE = 50
_MOST = 1000

Find = Callable[[Wanted, int | None], Awaitable[Sequence[Hit]]]


class SearchDialog(ModalScreen[Chosen | None]):
    """Searches while one types; gives what was chosen.

    Args:
        parse: what a person types becomes what is wanted. find: hits, the next ones older than a key.
        count: how many there are, counted up to 1,000. ask: the search of the blog itself, None for no blog.
        blog: its name. typed: the last search.
    """

    DEFAULT_CSS = """
    SearchDialog {
        align: center top;
        & > Vertical { width: 100; max-width: 100%; height: 100%; padding: 1 2; background: $surface; }
        & Static { width: 1fr; height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
        & Horizontal { height: 1; }
        & .title { color: $text; text-style: bold; }
        & #count { text-align: right; }
        & HitList, & #foot { margin-top: 1; }
    }
    SearchDialog.-short {
        & > Vertical { padding: 0 1; }
        & HitList, & #foot { margin-top: 0; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012 - typed by Screen
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down", "move('line', 1)", show=False),
        Binding("up", "move('line', -1)", show=False),
        Binding("pagedown", "move('page', 1)", show=False),
        Binding("pageup", "move('page', -1)", show=False),
    ]
    AUTO_FOCUS = "Entry"

    def __init__(
        self,
        *,
        parse: Callable[[str], Wanted],
        find: Find,
        count: Callable[[Wanted], Awaitable[int]],
        ask: Callable[[str], Awaitable[Sequence[Row]]] | None,
        blog: str = "",
        typed: str = "",
    ) -> None:
        super().__init__()
        self._parse, self._find, self._how_many, self._ask, self._blog = parse, find, count, ask, blog
        self._entry, self._hits = Entry(placeholder=_("search every text on the shelf")), HitList()
        self._before = typed
        self._hits.of(blog)
        self._count = Static(id="count")
        self._wanted = Wanted()
        self._turns = Turns()
        self._more = self._hurry = False

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self._entry.value

    def compose(self) -> ComposeResult:
        """Title and count, field, hits, keys."""
        with Vertical():
            with Horizontal():
                yield Static(Content(_("Search")), classes="title")
                yield self._count
            yield self._entry
            yield self._hits
            keys = ((_("Enter"), _("opens")), ("↑ ↓", _("move")), (_("Esc"), _("closes")))
            yield Static(
                Content("  ").join(Content.assemble((key, "bold $text"), f" {w}") for key, w in keys), id="foot"
            )

    def on_mount(self) -> None:
        """The last search again, selected, so that typing begins a new one."""
        self._entry.value = self._before
        self._entry.select_all()
        self._search()

    def on_unmount(self) -> None:
        """Wait for nothing any more."""
        self._turns.close()

    # --- searching

    @on(Input.Changed)
    def _search(self) -> None:
        wanted = self._parse(self.typed)
        if wanted == self._wanted and not wanted.empty:
            return
        self._wanted, self._hurry = wanted, False
        for slot in ("search", "count", "more", "ask", "excerpts"):
            self.workers.cancel_group(self, slot)
        if wanted.empty:
            self._more = False
            self._say("")
            self._hits.say(operators())
        else:
            turn = partial(self._turns.take, partial(self._find, wanted, None))
            load(self, "search", wanted, turn, partial(self._came, wanted))

    def _came(self, wanted: Wanted, hits: Sequence[Hit]) -> None:
        if wanted != self._wanted:
            return
        self._more = len(hits) >= _PAGE
        self._hits.show(hits, wanted.words)
        self._after()
        if hits:
            load(self, "count", wanted, partial(self._how_many, wanted), partial(self._counted, wanted))
        else:
            self._say(_("nothing found"))
        if self._hurry:
            self._open()

    def _counted(self, wanted: Wanted, count: int) -> None:
        if wanted == self._wanted:
            words = _("{n} texts or more") if count >= _MOST else n_("{n} text", "{n} texts", count)
            self._say(words.format(n=grouped(count)))

    @on(HitList.Moved)
    def _moved(self) -> None:
        if self._more and self._hits.near_end and not waiting(self, "more") and not waiting(self, "search"):
            wanted, last = self._wanted, self._hits.found[-1]
            if isinstance(last, Hit):
                load(self, "more", wanted, partial(self._find, wanted, last.key), partial(self._added, wanted))

    def _added(self, wanted: Wanted, hits: Sequence[Hit]) -> None:
        if wanted == self._wanted:
            self._more = len(hits) >= _PAGE
            self._hits.add(hits)
            self._after()

    @on(HitList.Wanted)
    def _excerpts_wanted(self) -> None:
        if not waiting(self, "excerpts"):
            load(self, "excerpts", self._wanted, partial(self._cut_out, self._wanted), lambda _none: None)

    async def _cut_out(self, wanted: Wanted) -> None:
        """The excerpts of what is on screen, one after the other: a long text takes longer than a key may."""
        while wanted == self._wanted and (found := self._hits.missing) is not None:
            hit, place = found
            self._hits.fill(hit, place, await asyncio.to_thread(excerpt_of, hit, wanted, self._hits.size.width))

    # --- asking the blog itself

    def _after(self, more: str = "") -> None:
        """The row after the last hit."""
        if self._ask is not None and self._wanted.words and not self._more:
            words = _("Ask {blog} itself for {words}")
            self._hits.last(words.format(blog=self._blog, words=for_blog(self._wanted)), more)

    def _ask_blog(self) -> None:
        ask, wanted = self._ask, self._wanted
        if ask is None or waiting(self, "ask"):
            return
        self._after(_("Asking…"))
        load(self, "ask", wanted, partial(ask, for_blog(wanted)), partial(self._asked, wanted))

    def _asked(self, wanted: Wanted, rows: Sequence[Row]) -> None:
        if wanted != self._wanted:
            return
        known = {(row.blog, row.post.id) for row in map(row_of, self._hits.found)}
        fresh = [row for row in rows if (row.blog, row.post.id) not in known]
        self._hits.add(fresh)
        found = n_("It found {n} post", "It found {n} posts", len(rows)).format(n=len(rows))
        new = n_("{n} of them is new here.", "{n} of them are new here.", len(fresh)).format(n=len(fresh))
        self._after(f"{found}; {new}" if rows else _("It found nothing."))

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        event.stop()
        if event.about != self._wanted:
            return
        if event.slot == "ask":
            self._after(f"✗ {event.error}")
        elif event.slot == "search":
            self._hits.say(f"✗ {event.error}")
        else:
            self._more = False
            self._say(f"✗ {event.error.summary}")

    # --- keys

    def _say(self, words: str) -> None:
        self._count.update(Content(words), layout=False)

    @on(Entry.Entered)
    @on(HitList.Chosen)
    def _choose(self) -> None:
        if waiting(self, "search"):
            self._hurry = True  # who types and presses Enter at once means the first hit of what was typed
        elif self._hits.at_last:
            self._ask_blog()
        else:
            self._open()

    def _open(self) -> None:
        if (found := self._hits.current) is not None:
            self.dismiss(Chosen.of(found, self._wanted.words))

    def action_move(self, what: str, by: int) -> None:
        """Move in the hits while the field has the keys."""
        self._hits.line(by) if what == "line" else self._hits.page(by)

    def action_leave(self) -> None:
        """Close without a choice."""
        self.dismiss(None)
