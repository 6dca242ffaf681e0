"""The rows of a list of posts by their place: those around the cursor are there, the others are asked for.

Knows no screen. What it holds is bounded, however many posts the list has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tui_reader.kept import Row

Which = tuple[str, int]
"""A post: the address of its blog, and its number; two blogs may have the same numbers."""

CHUNK = 128
"""Rows that are asked for at once."""
_KEPT = 8


class PostRows:
    """The rows of a list.

    Attributes:
        total: rows of the whole list, there or not. more: the blog has older ones that are not on disk.
        open: the post on screen, None for none.
    """

    def __init__(self) -> None:
        self._chunks: dict[int, tuple[Row | None, ...]] = {}
        self._asked: set[int] = set()
        self._failed: set[int] = set()
        self.total = 0
        self.more = False
        self.open: Which | None = None

    def clear(self, total: int = 0, *, more: bool = False) -> None:
        """Another list begins."""
        self._chunks.clear()
        self._asked.clear()
        self._failed.clear()
        self.total, self.more = total, more

    def grow(self, total: int, *, more: bool) -> None:
        """The same list has more rows at its end: the chunk that was the last one is asked for again."""
        self.total, self.more = total, more
        for chunk, rows in list(self._chunks.items()):
            if chunk * CHUNK + len(rows) > total:
                self._chunks[chunk] = rows[: max(0, total - chunk * CHUNK)]
        whole = {chunk for chunk, rows in self._chunks.items() if len(rows) == self._full(chunk) and None not in rows}
        self._asked &= whole  # what has become stale stays so

    def stale(self) -> None:
        """What is there may have changed: everything is asked for again and shown until it comes."""
        self._asked.clear()
        self._failed.clear()

    def add(self, start: int, rows: Sequence[Row], around: int) -> None:
        """Rows came.

        Args:
            start: place of the first. around: the place one looks at; what is farthest from it is let go.
        """
        end = start + len(rows)
        for chunk in range(start // CHUNK, -(-end // CHUNK)):
            first, last = max(start, chunk * CHUNK), min(end, (chunk + 1) * CHUNK)
            at, old = first - chunk * CHUNK, self._chunks.get(chunk, ())
            before = old[:at] + (None,) * (at - len(old))
            new = (*before, *rows[first - start : last - start], *old[last - chunk * CHUNK :])
            self._chunks[chunk] = new
            if None not in new and len(new) == self._full(chunk):
                self._asked.add(chunk)
        here = around // CHUNK
        for chunk in sorted(self._chunks, key=lambda chunk: abs(chunk - here))[_KEPT:]:
            del self._chunks[chunk]
            self._asked.discard(chunk)

    def _full(self, chunk: int) -> int:
        return max(0, min(CHUNK, self.total - chunk * CHUNK))

    def at(self, place: int) -> Row | None:
        """The row at a place, None while it has not come."""
        chunk = self._chunks.get(place // CHUNK)
        at = place % CHUNK
        return chunk[at] if chunk is not None and at < len(chunk) else None

    def held(self) -> Iterator[tuple[int, Row]]:
        """Every row there is, with its place."""
        for chunk in sorted(self._chunks):
            for at, row in enumerate(self._chunks[chunk]):
                if row is not None:
                    yield chunk * CHUNK + at, row

    def place(self, which: Which | None) -> int | None:
        """Where a post stands, None where its row is not there."""
        held = self.held() if which else ()
        return next((place for place, row in held if (row.blog, row.post.id) == which), None)

    def moved(self, place: int, start: int, rows: Sequence[Row]) -> int:
        """How far a row stands among those that come, of which `start` is the first place, from where it stood."""
        if (here := self.at(place)) is None:
            return 0
        return next((at - place for at, row in enumerate(rows, start) if row.key == here.key), 0)

    def change(self, which: Which, changed: Callable[[Row], Row]) -> int | None:
        """Put another row in place of the one of a post, and say where that is."""
        if (place := self.place(which)) is None or (row := self.at(place)) is None:
            return None
        chunk, at = divmod(place, CHUNK)
        rows = self._chunks[chunk]
        self._chunks[chunk] = (*rows[:at], changed(row), *rows[at + 1 :])
        return place

    # --- what is missing

    def wanted(self, place: int) -> tuple[int, int, tuple[int, int] | None] | None:
        """The window that holds a place, if it has not been asked for: its start, its size, a known place and key."""
        chunk = place // CHUNK
        if not 0 <= place < self.total or chunk in self._asked:
            return None
        self._asked.add(chunk)
        start = chunk * CHUNK
        return start, CHUNK, self._near(start)

    def _near(self, start: int) -> tuple[int, int] | None:
        """The known row nearest to a place."""
        best: tuple[int, int] | None = None
        for chunk, rows in self._chunks.items():
            for at in (0, len(rows) - 1):
                row = rows[at] if rows else None
                place = chunk * CHUNK + at
                if row is not None and (best is None or abs(place - start) < abs(best[0] - start)):
                    best = (place, row.key)
        return best

    def give_up(self, start: int) -> None:
        """A window did not come; it is asked for again after `hope`, not whenever its rows are drawn."""
        self._failed.add(start // CHUNK)

    def hope(self) -> None:
        """What did not come may be asked for again."""
        if self._failed:
            self._asked -= self._failed
            self._failed.clear()

    def __bool__(self) -> bool:
        return bool(self._chunks)
