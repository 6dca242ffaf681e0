"""The search screen: a field, and below it what every letter finds."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from textual import on
from textual.widgets import Input

from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.kept import Row
from tui_reader.sought import Hit, Wanted
from tui_reader.ui.dialogs.search_form import SearchForm
from tui_reader.ui.dialogs.search_turns import Turns
from tui_reader.ui.dialogs.search_words import Chosen, excerpt_of, for_blog, operators, row_of
from tui_reader.ui.loads import Failed, load, waiting
from tui_reader.ui.widgets.field import Entry
from tui_reader.ui.widgets.hit_list import HitList

_PAGE = 50
_MOST = 1000

Find = Callable[[Wanted, int | None], Awaitable[Sequence[Hit]]]


class SearchDialog(SearchForm):
    """Searches while one types; gives what was chosen.

    Args:
        parse: what a person types becomes what is wanted. find: hits, the next ones older than a key.
        count: how many there are, counted up to 1,000. ask: the search of the blog itself, None for no blog.
        blog: its name. typed: the last search. chosen: what was opened from it; the cursor is there again.
    """

    def __init__(
        self,
        *,
        parse: Callable[[str], Wanted],
        find: Find,
        count: Callable[[Wanted], Awaitable[int]],
        ask: Callable[[str], Awaitable[Sequence[Row]]] | None,
        blog: str = "",
        typed: str = "",
        chosen: Chosen | None = None,
    ) -> None:
        super().__init__()
        self._parse, self._find, self._how_many, self._ask, self._blog = parse, find, count, ask, blog
        self._before, self._again = typed, chosen
        self.hits.of(blog)
        self._wanted = Wanted()
        self._turns = Turns()
        self._more = self._hurry = False

    def on_mount(self) -> None:
        """The last search again, selected, so that typing begins a new one."""
        self.entry.value = self._before
        self.entry.select_all()
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
        if wanted.unclear or wanted.empty:
            self._more = False
            self.say("")
            self.hits.say(wanted.unclear or operators())
        else:
            turn = partial(self._turns.take, partial(self._find, wanted, None))
            load(self, "search", wanted, turn, partial(self._came, wanted))

    def _came(self, wanted: Wanted, hits: Sequence[Hit]) -> None:
        if wanted != self._wanted:
            return
        self._more = len(hits) >= _PAGE
        if not hits:
            self.hits.say(_("No text on the shelf has all of this: leave a word out, or let one end in * (bank*)."))
        self.hits.show(hits, wanted.words)
        self._go_back(hits, wanted)
        self._after()
        if hits:
            load(self, "count", wanted, partial(self._how_many, wanted), partial(self._counted, wanted))
        else:
            self.say(_("nothing found"))
        if self._hurry:
            self._open()

    def _go_back(self, hits: Sequence[Hit], wanted: Wanted) -> None:
        """To the hit that was opened the last time; for the first search alone."""
        chosen, self._again = self._again, None
        places = (at for at, hit in enumerate(hits) if Chosen.of(hit, wanted.words) == chosen)
        if chosen is not None:
            self.hits.go(next(places, 0))

    def _counted(self, wanted: Wanted, count: int) -> None:
        if wanted == self._wanted:
            words = _("{n} texts or more") if count >= _MOST else n_("{n} text", "{n} texts", count)
            self.say(words.format(n=grouped(count)))

    @on(HitList.Moved)
    def _moved(self) -> None:
        busy = waiting(self, "more") or waiting(self, "search")
        if self._more and self.hits.found and self.hits.near_end and not busy:
            wanted, last = self._wanted, self.hits.found[-1]
            if isinstance(last, Hit):
                load(self, "more", wanted, partial(self._find, wanted, last.key), partial(self._added, wanted))

    def _added(self, wanted: Wanted, hits: Sequence[Hit]) -> None:
        if wanted == self._wanted:
            self._more = len(hits) >= _PAGE
            self.hits.add(hits)
            self._after()

    @on(HitList.Wanted)
    def _excerpts_wanted(self) -> None:
        if not waiting(self, "excerpts"):
            load(self, "excerpts", self._wanted, partial(self._cut_out, self._wanted), lambda _none: None)

    async def _cut_out(self, wanted: Wanted) -> None:
        """The excerpts of what is on screen, one after the other: a long text takes longer than a key may."""
        while wanted == self._wanted and (found := self.hits.missing) is not None:
            hit, place = found
            self.hits.fill(hit, place, await asyncio.to_thread(excerpt_of, hit, wanted, self.hits.size.width))

    # --- asking the blog itself

    def _after(self, more: str = "") -> None:
        """The row after the last hit."""
        if self._ask is not None and self._wanted.words and not self._more:
            words = _("Ask {blog} itself for {words}")
            self.hits.last(words.format(blog=self._blog, words=for_blog(self._wanted)), more)

    def _ask_blog(self) -> None:
        ask, wanted = self._ask, self._wanted
        if ask is None or waiting(self, "ask"):
            return
        self._after(_("Asking…"))
        load(self, "ask", wanted, partial(ask, for_blog(wanted)), partial(self._asked, wanted))

    def _asked(self, wanted: Wanted, rows: Sequence[Row]) -> None:
        if wanted != self._wanted:
            return
        known = {(row.blog, row.post.id) for row in map(row_of, self.hits.found)}
        fresh = [row for row in rows if (row.blog, row.post.id) not in known]
        self.hits.add(fresh)
        if rows and len(fresh) == len(self.hits.found):
            self.say("")  # nothing was found on the shelf, but now it would stand above what was
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
            self._more = False
            self.hits.say(f"✗ {event.error}")
        else:
            self._more = False
            self.say(f"✗ {event.error.summary}")

    # --- keys

    @on(Entry.Entered)
    @on(HitList.Chosen)
    def _choose(self) -> None:
        if waiting(self, "search"):
            self._hurry = True  # who types and presses Enter at once means the first hit of what was typed
        elif self.hits.at_last:
            self._ask_blog()
        else:
            self._open()

    def _open(self) -> None:
        if (found := self.hits.current) is not None:
            self.dismiss(Chosen.of(found, self._wanted.words))
