"""Spans cut at any place of their text, and joined again."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
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
        """What stands from one place to another, looking so as well; `linked`: its links and notes stay."""
        return list(self._part(begin, len(self.text) if end is None else end, look, linked=linked))

    def _part(self, begin: int, end: int, look: Look, *, linked: bool) -> Iterator[Span]:
        number = bisect_right(self._starts, begin) - 1
        while begin < end:
            span, start = self._spans[number], self._starts[number]
            stop = min(end, self._starts[number + 1])
            link, note = (span.link, span.note) if linked else (0, 0)
            yield Span(span.text[begin - start : stop - start], span.look | look, link, note)
            begin, number = stop, number + 1


def joined(pieces: Sequence[Span]) -> tuple[Span, ...]:
    """The same text in as few spans as there can be: neighbours of one look, link and note are one, empty ones none."""
    done: list[Span] = []
    run: list[str] = []
    for number, piece in enumerate(pieces):
        run.append(piece.text)
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        same = after and (after.look, after.link, after.note) == (piece.look, piece.link, piece.note)
        if not same:
            done.append(Span("".join(run), piece.look, piece.link, piece.note))
            run = []
    return tuple(span for span in done if span.text)
