"""Posts that the blog has no more, found by counting: a request for their numbers only where the count differs."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui_reader.kept import Reach
from tui_reader.queries import Select
from tui_reader.reader.walk import SECOND

if TYPE_CHECKING:
    from tui_reader.blog import Source
    from tui_reader.reader.shelving import Shelving
    from tui_reader.store.shelf import Shelf

_PAGES, _SIZE = 20, 100


async def missing(shelf: Shelf, shelving: Shelving, source: Source, reach: Reach) -> tuple[int, int | None]:
    """Find out which of the posts on disk are gone, and note it; raises BlogError.

    Only posts that are on disk without a gap are counted, without those of its last second, which may be torn.

    Returns:
        How many are gone, and how many there are, None where the blog does not say.
    """
    after = None if reach.whole else reach.edge
    oldest = after + SECOND if after else None
    blog = source.blog.address
    count = await asyncio.to_thread(shelf.posts.how_many, blog, oldest=oldest)
    _some, total = await source.present(Select(after=after, size=1))
    if total is None or total >= count:
        return 0, total
    here = await asyncio.to_thread(shelf.posts.numbers, blog, oldest=oldest)
    lost = await _lost(source, here, Select(after=after, size=_SIZE), len(here) - total)
    gone: list[int] = []
    for start in range(0, len(lost), _SIZE):
        # Asked for by name: while pages were turned, a post may have slipped from one to the one before.
        some = lost[start : start + _SIZE]
        there, _total = await source.present(Select(ids=some, size=len(some)))
        gone += [number for number in some if number not in there]
    return await shelving.gone(blog, gone) if gone else 0, total


async def _lost(source: Source, here: tuple[int, ...], select: Select, wanted: int) -> tuple[int, ...]:
    """Numbers among `here` (newest first) that the blog does not list, as far back as one looks."""
    places = {number: place for place, number in enumerate(here)}
    there: set[int] = set()
    looked = 0
    lost: tuple[int, ...] = ()
    for page in range(1, _PAGES + 1):
        some, total = await source.present(Select(after=select.after, page=page, size=select.size))
        there.update(some)
        looked = max([looked, *(places[number] + 1 for number in some if number in places)])
        ended = not some or (total is not None and page * select.size >= total)
        lost = tuple(number for number in here[: None if ended else looked] if number not in there)
        if ended or len(lost) >= wanted:
            break
    return lost
