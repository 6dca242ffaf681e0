"""Spans cut at any place of their text."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from tui_reader.content.blocks import Look, Span


class Pieces:
    """Spans of one text, of which any part can be taken.

    Attributes:
        text: all of it.
    """

    def __init__(self, spans: tuple[Span, ...]) -> None:
        self.text = "".join([span.text for span in spans])
        self._spans = spans
        self._starts = [0, *accumulate(len(span.text) for span in spans)]

    def part(self, begin: int, end: int | None = None, look: Look = Look.PLAIN, *, linked: bool = True) -> list[Span]:
        """What stands from one place to another, looking so as well; `linked`: its links stay."""
        return list(self._part(begin, len(self.text) if end is None else end, look, linked=linked))

    def _part(self, begin: int, end: int, look: Look, *, linked: bool) -> Iterator[Span]:
        number = bisect_right(self._starts, begin) - 1
        while begin < end:
            span, start = self._spans[number], self._starts[number]
            stop = min(end, self._starts[number + 1])
            yield Span(span.text[begin - start : stop - start], span.look | look, span.link if linked else 0)
            begin, number = stop, number + 1
