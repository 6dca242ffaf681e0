"""What is being found in one of the panes: it is searched in a thread, marked, and gone through from match to match."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui_reader.ui.loads import load
from tui_reader.ui.widgets.matches import Findable, Matches

if TYPE_CHECKING:
    from tui_reader.ui.screens.panes import Panes
    from tui_reader.ui.widgets.flow import Anchor
    from tui_reader.ui.widgets.searched import Searched
    from tui_reader.ui.widgets.text_index import Index

_SLOT = "in text"


class Matching(ABC):
    """Finds in a pane; whoever inherits says what is to be found, and how it went.

    Args:
        screen: whose panes they are.
    """

    def __init__(self, screen: Panes) -> None:
        self._screen = screen
        self._pane: Searched | None = None
        self._wanted = ""
        self._find: Callable[[Index], Matches] = _nothing
        self._began: tuple[int, Anchor] = (0, (0, 0))
        self._of: Findable | None = None
        self._index: asyncio.Future[Index] | None = None
        self._searching = False
        self._ahead = 0
        """Steps that were asked for before it was found."""

    @property
    def active(self) -> bool:
        """Whether anything is being looked for."""
        return self._pane is not None

    @property
    def walks(self) -> bool:
        """Whether the keys for the next and the previous one go from match to match."""
        pane = self._pane
        return pane is not None and pane.id == self._screen.pane and (self._searching or bool(pane.matches))

    def seek(self, pane: Searched, words: tuple[str, ...]) -> None:
        """Find in a pane what was found by a search of the shelf, from its top."""
        if pane.findable is None:
            return
        self.end()
        self._begin(pane, (0, (0, 0)))
        self._wanted = " ".join(word.rstrip("*") for word in words)
        self._find = partial(_words, words=words)
        self._look(stay=False, quietly=True)

    def step(self, by: int) -> None:
        """To the next match or the one before, round the ends; where it is out of sight, from what one sees."""
        if self._searching:
            self._ahead += by
        elif (pane := self._pane) is not None and (matches := pane.matches):
            if pane.match_in_sight:
                matches.current = (matches.current + by) % len(matches)
            else:
                matches.current = (pane.first_from(matches, pane.where()) + min(by, 0)) % len(matches)
            self._go(pane, matches)

    def end(self) -> bool:
        """Nothing is looked for any more; False when nothing was."""
        if (pane := self._pane) is None:
            return False
        self._stop()
        self._pane = self._of = self._index = None
        self._wanted = ""
        pane.matches = None
        self._ended()
        return True

    def anew(self) -> None:
        """The text on screen may be another: find in it what was found, and stay where one is."""
        if (pane := self._pane) is not None and pane.findable is not self._of:
            if pane.findable is None:
                self.end()
                return
            self._read(pane)
            if self._wanted:
                self._look(stay=True, quietly=True)

    # --- what whoever inherits says

    @abstractmethod
    def _say(self) -> None:
        """What is found has changed."""

    @abstractmethod
    def _ended(self) -> None:
        """Nothing is looked for any more."""

    @abstractmethod
    def _not_there(self, *, quietly: bool) -> None:
        """It is nowhere in the text; `quietly`: nobody waits for that."""

    # --- searching

    def _begin(self, pane: Searched, where: tuple[int, Anchor]) -> None:
        self._pane, self._began = pane, where
        self._read(pane)

    def _read(self, pane: Searched) -> None:
        """Have the text read, in a thread: it may be long."""
        self._of = pane.findable
        if self._of is not None:
            self._index = asyncio.ensure_future(asyncio.to_thread(_index, self._of))

    def _want(self, words: str) -> None:
        """Find other words, from where one began."""
        if words == self._wanted:
            return
        self._wanted = words
        if words.strip():
            self._find = partial(_typed, words=words, item=self._began[1][0])
            self._look(stay=False)
        elif self._pane is not None:
            self._stop()
            self._pane.matches = None
            self._pane.back(self._began)
            self._say()

    def _stop(self) -> None:
        self._screen.workers.cancel_group(self._screen, _SLOT)
        self._searching, self._ahead = False, 0

    def _look(self, *, stay: bool, quietly: bool = False) -> None:
        self._searching = True
        done = partial(self._found, self._of, stay=stay, quietly=quietly)
        load(self._screen, _SLOT, self._wanted, self._search, done)

    async def _search(self) -> Matches:
        if self._index is None:
            return Matches(())
        index = await asyncio.shield(self._index)
        return await asyncio.to_thread(self._find, index)

    def _found(self, of: Findable | None, matches: Matches, *, stay: bool, quietly: bool) -> None:
        if (pane := self._pane) is None or of is not self._of:
            return
        self._searching = False
        if matches:
            first = pane.first_from(matches, pane.where() if stay else self._began)
            matches.current, self._ahead = (first + self._ahead) % len(matches), 0
            self._go(pane, matches, stay=stay)
            return
        pane.matches = None
        if not stay:
            pane.back(self._began)
        self._not_there(quietly=quietly)

    def _go(self, pane: Searched, matches: Matches, *, stay: bool = False) -> None:
        pane.matches = matches
        if not stay:
            pane.to_match()
        self._say()


def _index(of: Findable) -> Index:
    from tui_reader.ui.widgets.text_index import Index  # noqa: PLC0415 - not needed for the start

    return Index(of.texts())


def _nothing(_index: Index) -> Matches:
    return Matches(())


def _typed(index: Index, *, words: str, item: int) -> Matches:
    return index.find(words, item)


def _words(index: Index, *, words: tuple[str, ...]) -> Matches:
    return index.find_words(words)
