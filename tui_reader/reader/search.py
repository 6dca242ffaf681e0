"""Search: what a person types becomes what is wanted, and what is wanted is found on the shelf."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from tui_reader import text
from tui_reader.errors import KeepError
from tui_reader.i18n import _
from tui_reader.queries import Only
from tui_reader.sought import Hit, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui_reader.reader.indexing import Indexing
    from tui_reader.store.shelf import Shelf

T = TypeVar("T")

_LONGEST = 1000
_MOST_WORDS = 32
_SHORT = 60
_OPENING, _CLOSING = '"„“”«»', '"“”«»'
_PART = re.compile(
    rf"(?:(?P<name>\w+):)?(?:[{_OPENING}](?P<phrase>[^{_CLOSING}]*)(?P<closed>[{_CLOSING}]\*?)?|(?P<word>[^\s{_OPENING}]*))"
)
_NAMES = {"author": "author", "topic": "topic", "blog": "blog", "before": "before", "after": "after", "is": "only"}
_NAMES |= {"autor": "author", "autorin": "author", "thema": "topic", "vor": "before", "nach": "after", "ist": "only"}
_NAMES |= {"ab": "after", "seit": "after", "von": "author"}
"""What may stand before a colon, in English and German whatever the reader's language, and the field it fills."""

_ONLY = {"unread": Only.UNREAD, "ungelesen": Only.UNREAD, "neu": Only.UNREAD, "new": Only.UNREAD}
_ONLY |= {"starred": Only.STARRED, "star": Only.STARRED, "markiert": Only.STARRED, "gemerkt": Only.STARRED}
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", re.ASCII)


class Search:
    """Finds texts of all blogs on the shelf.

    Args:
        indexing: sees to it that all that came can be found.
    """

    def __init__(self, shelf: Shelf, indexing: Indexing) -> None:
        self._shelf, self._indexing = shelf, indexing

    async def find(self, wanted: Wanted, limit: int = 50, below: int | None = None) -> tuple[Hit, ...]:
        """Texts that have all that is wanted, newest first."""
        return await self._asked(lambda: self._shelf.search.find(wanted, limit, below))

    async def count(self, wanted: Wanted) -> int:
        """How many there are, counted up to 1,000."""
        return await self._asked(lambda: self._shelf.search.count(wanted))

    async def _asked(self, ask: Callable[[], T]) -> T:
        """What the shelf answers once all is in its index; it is asked twice where it began a damaged one anew."""

        def asked() -> tuple[T, bool]:
            return ask(), bool(self._shelf.search.unindexed(1))

        await self._ready()
        answer, more = await asyncio.to_thread(asked)
        if more:
            await self._ready()
            answer = await asyncio.to_thread(ask)
        return answer

    async def _ready(self) -> None:
        with suppress(KeepError):  # what cannot be indexed now is not found, all the rest is
            await self._indexing.catch_up()


def parse(typed: str) -> Wanted:
    """What is wanted, of words as a person types them.

    `bank rating` both words; `"bank rating"` that phrase; `bank*` a beginning; `author:meier`, `topic:"neue banken"`,
    `blog:rating`, `before:2012-11`, `after:2012`; `is:unread`, `is:starred`. While one types, the last word counts as
    a beginning. Nothing is ever an error: what stands behind one of these colons and cannot be understood is told in
    `unclear`, unless it is still to be typed.
    """
    typing = bool(typed) and not typed[-1].isspace()
    fields: dict[str, str] = {}
    words: list[str] = []
    unclear = ""
    said = text.line(typed, _LONGEST)
    for part in _PART.finditer(said):
        name, phrase, word = part["name"] or "", part["phrase"], part["word"]
        value = word if phrase is None else " ".join(phrase.split())
        quoted = phrase is not None and not name
        unfinished = typing and not quoted and part.end() == len(said)
        if field := _NAMES.get(name.casefold()):
            if not _fill(fields, field, value) and (value or not unfinished):
                unclear = unclear or _unclear(field, name, text.line(part[0], _SHORT))
            continue
        whole = value if quoted else f"{name}:{value}" if name else value
        words += _wanted(whole, beginning=unfinished or part[0].rstrip(_CLOSING).endswith("*"))
    only = Only(fields.pop("only", ""))
    return Wanted(tuple(dict.fromkeys(words))[:_MOST_WORDS], **fields, only=only, unclear=unclear)


def _fill(fields: dict[str, str], field: str, value: str) -> bool:
    """Put what stands behind a colon into its field; False where it cannot be understood."""
    if field == "only":
        value = _ONLY.get(value.casefold(), "")
    elif field in ("before", "after"):
        value = _day(value)
    elif not any(character.isalnum() for character in value):
        value = ""
    if value:
        fields[field] = value
    return bool(value)


def _unclear(field: str, name: str, part: str) -> str:
    """What is not understood, and what is."""
    if field == "only":
        words = _("“{part}” is not understood; what there is: {name}:unread and {name}:starred.")
    elif field in ("before", "after"):
        words = _("“{part}” is not understood; a date is written as {name}:2026, {name}:2026-11 or {name}:2026-11-25.")
    else:
        words = _("“{part}” is not understood; behind the colon stands a part of a name, as in {name}:bank.")
    return words.format(part=part, name=name)


def _day(value: str) -> str:
    """The first day of a year or month, or the day itself, as ISO writes it; "" when it is none."""
    found = _DAY.fullmatch(value)
    if not found:
        return ""
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1)).isoformat()
    except ValueError:
        return ""


def _wanted(word: str, *, beginning: bool) -> tuple[str, ...]:
    """The word, with its asterisk where it is a beginning; nothing where it has no letter or digit to look for."""
    word = " ".join(word.replace("*", " ").split())
    if not any(character.isalnum() for character in word):
        return ()
    return (word + "*" * beginning,)
