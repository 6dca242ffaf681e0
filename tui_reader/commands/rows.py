"""The rows of a list one after the other, however many there are, from windows of a few."""

from __future__ import annotations

from collections.abc import AsyncIterator

from tui_reader.kept import Row
from tui_reader.model import Blog
from tui_reader.queries import Query
from tui_reader.reader import Reader

_WINDOW = 200


async def rows(reader: Reader, blog: Blog, query: Query, limit: int | None = None) -> AsyncIterator[Row]:
    """Posts of a blog that are on disk, in the order of the query, at most `limit`."""
    listed, _tally = await reader.lists.listed(blog, query)
    place, near = 0, None
    while True:
        size = _WINDOW if limit is None else min(_WINDOW, limit - place)
        window = await reader.lists.window(listed, place, size, near) if size else ()
        for row in window:
            yield row
        if len(window) < _WINDOW:
            return
        place += len(window)
        near = place - 1, window[-1].key
