"""The search screen alone in an app, and texts by their titles for it to find."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any

from textual.pilot import Pilot

from tests.ui.dialog_app import DialogApp, until, write
from tests.ui.panes import DAY, post
from tui_reader.content import pack
from tui_reader.content.blocks import Block, Document, Kind, Span
from tui_reader.kept import Row
from tui_reader.reader.search import parse
from tui_reader.sought import Hit, Wanted
from tui_reader.ui.dialogs.search import SearchDialog
from tui_reader.ui.loads import waiting

BLOG = "https://blog.example/"
PAGE = 50


def hit(number: int, text: str, *, comment: int = 0, author: str = "Meier", title: str = "") -> Hit:
    body = pack(Document((Block(Kind.PARAGRAPH, (Span(text),)),)))
    row = Row(BLOG, 1000 - number, post(title or f"Beitrag {number}", number=number), read=number % 2 == 0)
    return Hit(1000 - number, row, "Rating-Blog", comment, author, DAY - timedelta(days=number), body)


class Library:
    """Texts by their numbers, and what was looked for in them."""

    def __init__(self, *texts: Hit) -> None:
        self.texts = texts
        self.asked: list[tuple[Wanted, int | None]] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.under_way = 0
        self.most = 0

    def _matching(self, wanted: Wanted) -> list[Hit]:
        said = [word.rstrip("*").casefold() for word in wanted.words]
        return [one for one in self.texts if all(word in one.row.post.title.casefold() for word in said)]

    async def find(self, wanted: Wanted, below: int | None) -> Sequence[Hit]:
        """A page of what has all the words."""
        self.asked.append((wanted, below))
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        await self.gate.wait()
        self.under_way -= 1
        return [one for one in self._matching(wanted) if below is None or one.key < below][:PAGE]

    async def count(self, wanted: Wanted) -> int:
        """How many there are."""
        return min(1000, len(self._matching(wanted)))


def searching(
    library: Library, *, typed: str = "", ask: Callable[[str], Awaitable[Sequence[Row]]] | None = None
) -> DialogApp:
    find, count = library.find, library.count
    return DialogApp(SearchDialog(parse=parse, find=find, count=count, ask=ask, blog="Rating-Blog", typed=typed))


async def opened(app: DialogApp, pilot: Pilot[Any]) -> None:
    await until(pilot, lambda: app.screen is app.dialog and app.focused)


async def sought(app: DialogApp, pilot: Pilot[Any], typed: str) -> None:
    """Type, and wait until what is found is for all of that, not for the letters before the last, and is counted."""
    dialog = app.dialog
    assert isinstance(dialog, SearchDialog)
    await write(pilot, typed)
    await until(pilot, lambda: dialog.typed == typed and dialog._wanted == parse(typed))
    await until(pilot, lambda: not any(waiting(dialog, slot) for slot in ("search", "count")))
