"""The names of a blog's authors and topics, each asked for once: `_embed` would cost ten times as much on each list."""

import asyncio
from collections.abc import Iterable

from tui_reader.blog.rest import Rest
from tui_reader.blog.values import number, numbers, words
from tui_reader.errors import BadReply, BlogError, Forbidden, Moved, NotFound, NotJson
from tui_reader.model import Author, Term

_FINAL = (Forbidden, NotFound, BadReply, NotJson, Moved)
"""Refusals that will not change while we run; after all others the names are asked for again."""

_AT_ONCE = 100  # REST's highest per_page
_IN_FLIGHT = 2  # as many requests as one host is to bear at a time


class Names:
    """What is known of one blog's names."""

    def __init__(self, rest: Rest) -> None:
        self._rest = rest
        self._authors: dict[int, str] = {}
        self._terms: dict[tuple[str, int], Term | None] = {}
        self._gate = asyncio.Semaphore(_IN_FLIGHT)

    async def learn(self, rows: Iterable[dict[str, object]]) -> None:
        """Ask for the names that these posts need and that are not known yet; those that do not come stay unknown."""
        listed = list(rows)
        authors = {number(row.get("author")) for row in listed} - {0} - self._authors.keys()
        wanted = [("users", sorted(authors))]
        for taxonomy in ("categories", "tags"):
            seen = {key for row in listed for key in numbers(row.get(taxonomy))}
            wanted.append((taxonomy, sorted(key for key in seen if (taxonomy, key) not in self._terms)))
        parts = [
            (kind, keys[start : start + _AT_ONCE]) for kind, keys in wanted for start in range(0, len(keys), _AT_ONCE)
        ]
        await asyncio.gather(*(self._fetch(kind, keys) for kind, keys in parts))

    def author(self, row: dict[str, object]) -> Author:
        """A post's author; the name is "" where the blog does not tell."""
        key = number(row.get("author"))
        return Author(key, self._authors.get(key, ""))

    def terms(self, row: dict[str, object]) -> tuple[Term, ...]:
        """A post's categories, then its tags."""
        keys = [(taxonomy, key) for taxonomy in ("categories", "tags") for key in numbers(row.get(taxonomy))]
        return tuple(term for key in keys if (term := self._terms.get(key)))

    async def _fetch(self, kind: str, keys: list[int]) -> None:
        fields = "id,name" if kind == "users" else "id,name,count"
        include = ",".join(map(str, keys))
        try:
            async with self._gate:
                reply = await self._rest.get(f"wp/v2/{kind}", include=include, per_page=_AT_ONCE, _fields=fields)
            found = await reply.check().parsed()
        except _FINAL:
            found = []
        except BlogError:
            return
        rows = [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []
        if kind == "users":
            self._authors |= dict.fromkeys(keys, "") | {number(row.get("id")): words(row.get("name")) for row in rows}
            return
        self._terms |= dict.fromkeys([(kind, key) for key in keys])
        for row in rows:
            key = number(row.get("id"))
            self._terms[kind, key] = Term(key, words(row.get("name")), kind, number(row.get("count")))
