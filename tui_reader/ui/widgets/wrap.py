"""Breaking text into rows by the cells it takes; no word is lost, and only what fits nowhere is broken."""

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len, split_graphemes

from tui_reader.ui.widgets.lines import Piece

_NARROW = re.compile(
    r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u0391-\u0482\u2010-\u2027\u2030-\u205e\u20ac\u2500-\u25fc]*"
)
"""Characters of one cell each, never joined to another: nearly all Western text, and wrapped without measuring."""

_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]+\\Z")
_NOT_FIRST = frozenset("、。，．・：；？！」』）］｝〉》】〕”’ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
"""Never at the start of a row (the strictest of Japanese and Chinese rules)."""

_NOT_LAST = frozenset("「『（〔［｛〈《【“‘")
"""Never at its end."""

_CLINGS = re.compile(r"(?:[!?:;»›%€–—…]+|\.{3})(?=\s|$)")
"""Signs that some languages set off by a blank, and a dash: a row does not begin with them."""

_LEADS = re.compile(r"(?:^| )[«‹„“(\[]$")
"""Nor does it end with those that open something."""

_CLOSES = frozenset(".,;:!?)]}»”“’…")
_PARTS = "/?&=#_.-,;:–—"
"""After these an address, or whatever else is too long for a row, is broken rather than anywhere."""


def rows(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Start and end of every row of a text; blanks at a break belong to no row, a line feed ends a row.

    Args:
        width: cells of a row, at least 1. A character of two cells takes a row of one cell all the same.
    """
    narrow = _NARROW.fullmatch(text.replace("\n", " ")) is not None
    begin = 0
    while begin <= len(text):
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        yield from _fold(text, begin, end, width, narrow=narrow)
        begin = end + 1


def wrap(pieces: Sequence[Piece], width: int) -> Iterator[tuple[int, tuple[Piece, ...]]]:
    """The rows of a run of pieces, each with the offset of its first character."""
    text = "".join([piece.text for piece in pieces])
    index, base = 0, 0
    for start, end in rows(text, width):
        while index < len(pieces) and base + len(pieces[index].text) <= start < len(text):
            base += len(pieces[index].text)
            index += 1
        yield start, _slice(pieces, index, base, start, end)


def fit(text: str, width: int) -> str:
    """The text in at most `width` cells, "…" where it was cut."""
    if cell_len(text) <= width:
        return text
    return text[: _limit(text, 0, len(text), width - 1, narrow=False)] + "…" if width > 1 else "…"


def _slice(pieces: Sequence[Piece], index: int, base: int, start: int, end: int) -> tuple[Piece, ...]:
    cut: list[Piece] = []
    while index < len(pieces) and base < end:
        text, role, look, target, at = piece = pieces[index]
        begin = start - base if start > base else 0
        if part := text[begin : end - base]:
            whole = len(part) == len(text)
            cut.append(piece if whole else Piece(part, role, look, target, at + begin if at >= 0 else at))
        base += len(text)
        index += 1
    return tuple(cut)


def _fold(text: str, begin: int, end: int, width: int, *, narrow: bool) -> Iterator[tuple[int, int]]:
    start = begin
    while True:
        limit = _limit(text, start, end, width, narrow=narrow)
        if limit >= end:
            yield start, end
            return
        stop, follow = _break(text, start, limit, narrow=narrow)
        yield start, stop
        start = follow
        while start < end and text[start] == " ":
            start += 1
        if start >= end:
            return


def _limit(text: str, start: int, end: int, width: int, *, narrow: bool) -> int:
    """Where the first character stands that does not fit any more; always past `start`."""
    if narrow or start >= end:
        return min(end, start + max(1, width))
    limit = _measured(text, start, end, width)
    # What is no script at all (joiners that join nothing) measures differently in parts than as a whole.
    while limit > start + 1 and cell_len(text[start:limit]) > width and len(split_graphemes(text[start:limit])[0]) > 1:
        limit -= 1
    flags = _FLAG.search(text, start, limit)
    # Two letters of a flag are one character; rich takes them for two.
    if flags and limit < end and (limit - flags.start()) % 2 and _FLAG.match(text[limit]) and limit - 1 > start:
        limit -= 1
    return limit


def _measured(text: str, start: int, end: int, width: int) -> int:
    taken, begin, position = 0, start, start
    while begin < end:
        chunk = text[begin : min(end, begin + width + 32)]
        spans, _cells = split_graphemes(chunk)
        whole = begin + len(chunk) >= end
        # The last cluster of a chunk may go on in the next one, so it is looked at again there.
        for first, last, cells in spans if whole or len(spans) == 1 else spans[:-1]:
            if taken + cells > width and begin + first > start:
                return begin + first
            taken += cells
            position = begin + last
        begin = position
    return end


def _break(text: str, start: int, limit: int, *, narrow: bool) -> tuple[int, int]:
    """End of this row and start of the next, for a row that may reach `limit`."""
    blank = limit if text[limit] == " " else -1
    if blank < 0:
        if not narrow and (cut := _between_wide(text, start, limit)):
            return cut, cut
        blank = text.rfind(" ", start + 1, limit)
        hyphen = text.rfind("-", start + 1, limit)
        if hyphen > blank and text[hyphen - 1].isalpha() and text[hyphen + 1].isalpha():
            return hyphen + 1, hyphen + 1
    stop = _before_blanks(text, start, blank) if blank > start else start
    if stop > start or blank == limit:
        return _kept_together(text, start, stop, blank) or (stop, blank + 1)
    cut = _inside(text, start, limit) if narrow or text[start:limit].isascii() else limit
    return cut, cut


def _kept_together(text: str, start: int, stop: int, blank: int) -> tuple[int, int] | None:
    """The break before, where this one would part a sign from its word, unless that leaves too little of the row."""
    if not _CLINGS.match(text, blank + 1) and not _LEADS.search(text, max(start, stop - 2), stop):
        return None
    other = text.rfind(" ", start + (stop - start) // 3, stop - 1)
    if other < 0 or (end := _before_blanks(text, start, other)) <= start:
        return None
    return end, other + 1


def _inside(text: str, start: int, limit: int) -> int:
    """Where a word is broken that fits in no row: behind one of its parts, else anywhere but before a closing sign."""
    cut = max(text.rfind(part, start + (limit - start) // 2, limit) for part in _PARTS) + 1
    if cut:
        return cut
    return limit - 1 if text[limit] in _CLOSES and limit - start > 1 else limit


def _before_blanks(text: str, start: int, stop: int) -> int:
    while stop > start and text[stop - 1] == " ":
        stop -= 1
    return stop


def _between_wide(text: str, start: int, limit: int) -> int:
    """The last place at which a script without blanks may be broken; 0 where there is none after the last blank."""
    cut = limit
    while cut > start and text[cut - 1] != " ":
        before, after = text[cut - 1], text[cut]
        wide = cell_len(after) > 1 or cell_len(before) > 1
        if wide and after not in _NOT_FIRST and before not in _NOT_LAST and cell_len(after) > 0 and before != "\u200d":
            return cut
        cut -= 1
    return 0
