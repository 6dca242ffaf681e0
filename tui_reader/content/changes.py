"""What changed in a text between two versions."""

import re
from collections.abc import Iterator, Sequence

from tui_reader.content.blocks import Block, Cell, Document, Kind, Look, Note, Span
from tui_reader.content.pieces import Pieces
from tui_reader.content.sequences import Effort, matches

_TOKEN = re.compile(r"(?:\w+|[^\w\s])\s*|\s+")
_WORDS = re.compile(r"\w+")
_ALIKE = 0.3
_MOST_PAIRS = 2_500
_EFFORT = 200_000
_PAIR = 10
_Row = tuple[Cell, ...]
_CHANGED = Look.INSERTED | Look.DELETED


def changes(old: Document, new: Document) -> Document:
    """The new document with inserted words (Look.INSERTED) and deleted ones (Look.DELETED) in their places.

    Blocks that are the same stay as they are; the bounds of `convert()` keep it under a second whatever the texts.
    """
    blocks: list[Block] = []
    kept: list[int] = []
    effort = Effort(_EFFORT)
    here = there = 0
    runs = matches([_key(block) for block in old.blocks], [_key(block) for block in new.blocks], effort)
    for at, to, length in (*runs, (len(old.blocks), len(new.blocks), 0)):
        for block, is_new in _rewritten(old.blocks[here:at], new.blocks[there:to], effort):
            if is_new:
                kept.append(len(blocks))
            blocks.append(block)
        kept += range(len(blocks), len(blocks) + length)
        blocks += new.blocks[to : to + length]
        here, there = at + length, to + length
    notes = tuple([Note(note.text, kept[note.block]) for note in new.notes])
    return Document(tuple(blocks), new.links, new.html, old.cut or new.cut, notes)


def places(blocks: Sequence[Block]) -> tuple[int, ...]:
    """The numbers of the blocks in which something was inserted or deleted."""
    return tuple(
        number for number, block in enumerate(blocks) if any(span.look & _CHANGED for span in _all_spans(block))
    )


def _all_spans(block: Block) -> Iterator[Span]:
    yield from block.spans
    yield from (span for row in block.rows for cell in row for span in cell.spans)


def _key(block: Block) -> tuple[Kind, str]:
    return block.kind, _text(block.spans) + "\n".join(map(_row_text, block.rows))


def _text(spans: tuple[Span, ...]) -> str:
    return "".join([span.text for span in spans])


def _row_text(row: tuple[Cell, ...]) -> str:
    return "\t".join([_text(cell.spans) for cell in row])


def _rewritten(old: Sequence[Block], new: Sequence[Block], effort: Effort) -> Iterator[tuple[Block, bool]]:
    """Blocks none of which are the same: those that became one another word by word, the others as a whole.

    Each with whether it is one of the new text.
    """
    here = there = 0
    for at, to in (*_pairs(old, new, effort), (len(old), len(new))):
        yield from ((_whole(block, Look.DELETED), False) for block in old[here:at] if block.kind is not Kind.RULE)
        yield from ((_whole(block, Look.INSERTED), True) for block in new[there:to])
        if at < len(old):
            yield _changed(old[at], new[to], effort), True
        here, there = at + 1, to + 1


def _pairs(old: Sequence[Block], new: Sequence[Block], effort: Effort) -> list[tuple[int, int]]:
    """Which block became which: in order, as much as possible of their words the same; none where they are many."""
    size = len(old) * len(new)
    if not size or size > _MOST_PAIRS or not effort.take(size * _PAIR):
        return []
    before, after = [_vocabulary(block) for block in old], [_vocabulary(block) for block in new]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike = [[0.0] * len(new) for _ in old]
    for at in reversed(range(len(old))):
        for to in reversed(range(len(new))):
            if old[at].kind is new[to].kind:
                alike[at][to] = _likeness(before[at], after[to])
            together = best[at + 1][to + 1] + alike[at][to]
            best[at][to] = max(best[at + 1][to], best[at][to + 1], together)
    found: list[tuple[int, int]] = []
    at = to = 0
    while at < len(old) and to < len(new):
        if alike[at][to] and best[at][to] == best[at + 1][to + 1] + alike[at][to]:
            found.append((at, to))
            at, to = at + 1, to + 1
        elif best[at][to] == best[at + 1][to]:
            at += 1
        else:
            to += 1
    return found


def _vocabulary(block: Block) -> frozenset[str]:
    return frozenset(_WORDS.findall(_key(block)[1]))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """0 where two sets of words have little in common, up to 1."""
    share = len(one & other) / max(len(one), len(other), 1)
    return share if share >= _ALIKE else 0.0


def _whole(block: Block, look: Look) -> Block:
    linked = look is not Look.DELETED
    spans = _looking(block.spans, look, linked=linked)
    return _with(block, spans, tuple(_row(row, look, linked=linked) for row in block.rows))


def _row(row: tuple[Cell, ...], look: Look, *, linked: bool) -> tuple[Cell, ...]:
    return tuple(Cell(_looking(cell.spans, look, linked=linked), cell.align, cell.header) for cell in row)


def _looking(spans: tuple[Span, ...], look: Look, *, linked: bool) -> tuple[Span, ...]:
    return tuple(Pieces(spans).part(0, look=look, linked=linked))


def _with(block: Block, spans: tuple[Span, ...], rows: tuple[_Row, ...]) -> Block:
    return Block(
        block.kind, spans, block.first, block.rest, block.level, block.language, rows, block.tight, block.source
    )


def _changed(old: Block, new: Block, effort: Effort) -> Block:
    """A block with what changed in its words, or in the rows of its table."""
    return _with(new, _compared(old.spans, new.spans, effort), tuple(_rows(old.rows, new.rows, effort)))


def _compared(old: tuple[Span, ...], new: tuple[Span, ...], effort: Effort) -> tuple[Span, ...]:
    before, after = Pieces(old), Pieces(new)
    if before.text == after.text:
        return new
    was, said = _tokens(before.text)
    now, told = _tokens(after.text)
    done: list[Span] = []
    here = there = 0
    for at, to, length in (*matches(said, told, effort), (len(said), len(told), 0)):
        done += before.part(was[here], was[at], Look.DELETED, linked=False)
        done += after.part(now[there], now[to], Look.INSERTED)
        done += after.part(now[to], now[to + length])
        here, there = at + length, to + length
    return tuple(done)


def _tokens(text: str) -> tuple[list[int], list[str]]:
    """Where words and signs begin (and the end of all), and what each is, white space behind it left out."""
    found = _TOKEN.findall(text)
    starts = [0]
    for token in found:
        starts.append(starts[-1] + len(token))
    return starts, [token.strip() for token in found]


def _rows(old: Sequence[_Row], new: Sequence[_Row], effort: Effort) -> Iterator[_Row]:
    here = there = 0
    runs = matches([_row_text(row) for row in old], [_row_text(row) for row in new], effort)
    for at, to, length in (*runs, (len(old), len(new), 0)):
        gone, come = old[here:at], new[there:to]
        if [len(row) for row in gone] == [len(row) for row in come]:
            for before, after in zip(gone, come, strict=True):
                yield tuple(_cell(was, now, effort) for was, now in zip(before, after, strict=True))
        else:
            yield from (_row(row, Look.DELETED, linked=False) for row in gone)
            yield from (_row(row, Look.INSERTED, linked=True) for row in come)
        yield from new[to : to + length]
        here, there = at + length, to + length


def _cell(old: Cell, new: Cell, effort: Effort) -> Cell:
    return Cell(_compared(old.spans, new.spans, effort), new.align, new.header)
