"""What two sequences have in common, in time that grows with their length whatever they hold."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence

_SMALL = 4_000
_DEEP = 6


class Effort:
    """How many pairs of things may still be compared one by one, over everything that shares it."""

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, size: int) -> bool:
        """Whether there is so much left; it is gone then."""
        if size > self.left:
            return False
        self.left -= size
        return True


def matches(old: Sequence[Hashable], new: Sequence[Hashable], effort: Effort) -> list[tuple[int, int, int]]:
    """Runs that are the same: where each begins in the old sequence, where in the new one, and how long it is.

    In the order of both. What stands once in each holds them together (patience diff); where there is no such thing and
    the parts are long, they count as different: difflib alone takes minutes for what an enemy may write.
    """
    found = _Matching(old, new, effort).pairs
    runs: list[tuple[int, int, int]] = []
    for here, there, length in found:
        if runs and (runs[-1][0] + runs[-1][2], runs[-1][1] + runs[-1][2]) == (here, there):
            runs[-1] = runs[-1][0], runs[-1][1], runs[-1][2] + length
        elif length:
            runs.append((here, there, length))
    return runs


class _Matching:
    """Finds runs; `pairs` has them in order, long ones perhaps in parts."""

    def __init__(self, old: Sequence[Hashable], new: Sequence[Hashable], effort: Effort) -> None:
        self.pairs: list[tuple[int, int, int]] = []
        self._old, self._new = old, new
        self._effort = effort
        self._find(0, len(old), 0, len(new), _DEEP)

    def _find(self, here: int, end: int, there: int, stop: int, deep: int) -> None:
        old, new = self._old, self._new
        most = min(end - here, stop - there)
        same = next((n for n in range(most) if old[here + n] != new[there + n]), most)
        self.pairs.append((here, there, same))
        here, there, most = here + same, there + same, most - same
        same = next((n for n in range(most) if old[end - 1 - n] != new[stop - 1 - n]), most)
        end, stop = end - same, stop - same
        if here < end and there < stop:
            self._between(here, end, there, stop, deep)
        self.pairs.append((end, stop, same))

    def _between(self, here: int, end: int, there: int, stop: int, deep: int) -> None:
        size = (end - here) * (stop - there)
        if size <= _SMALL and self._effort.take(size):
            from difflib import SequenceMatcher  # noqa: PLC0415 - needed by nothing else

            small = SequenceMatcher(None, self._old[here:end], self._new[there:stop], autojunk=False)
            self.pairs += [(here + one.a, there + one.b, one.size) for one in small.get_matching_blocks()]
            return
        anchors = self._anchors(here, end, there, stop) if deep else []
        for at, to in anchors:
            if at >= here and to >= there:
                self._find(here, at, there, to, deep - 1)
                self.pairs.append((at, to, 1))
                here, there = at + 1, to + 1
        if anchors:
            self._find(here, end, there, stop, deep - 1)

    def _anchors(self, here: int, end: int, there: int, stop: int) -> list[tuple[int, int]]:
        """Things that stand once in each part, as many as stand in the same order."""
        once = {thing for thing, count in Counter(self._new[there:stop]).items() if count == 1}
        where = {thing: to for to, thing in enumerate(self._new[there:stop], there) if thing in once}
        counts = Counter(thing for thing in self._old[here:end] if thing in where)
        pairs = [(at, where[thing]) for at, thing in enumerate(self._old[here:end], here) if counts[thing] == 1]
        return _rising(pairs)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs whose second numbers rise as their first ones do."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_at, to) in enumerate(pairs):
        place = bisect_left(ends, to)
        ends[place : place + 1] = [to]
        last[place : place + 1] = [number]
        before.append(last[place - 1] if place else -1)
    rising = []
    number = last[-1] if last else -1
    while number >= 0:
        rising.append(pairs[number])
        number = before[number]
    return rising[::-1]
