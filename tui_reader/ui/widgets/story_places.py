"""Where in the items of a story its links and its blocks are, worked out when somebody asks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from tui_reader.content.blocks import Block, Document, Note
from tui_reader.text import line
from tui_reader.ui.widgets import layout
from tui_reader.ui.widgets.inline import NoteMark
from tui_reader.ui.widgets.picking import Stop, targets

_LONGEST = 100
"""Characters of a mark; those of footnotes have one or two."""
_NOTHING = Document(())


class StoryPlaces:
    """The places of one story.

    Args:
        document: its text. parts: the blocks as items show them, from item 1 on; the enormous ones in several.
    """

    def __init__(self, document: Document = _NOTHING, parts: Sequence[Block] = ()) -> None:
        self.document, self.parts = document, parts

    @cached_property
    def stops(self) -> Sequence[Stop]:
        """Its links and marks in reading order."""
        if not (self.document.links or self.document.notes):
            return ()
        return [Stop(item, target) for item, block in enumerate(self.parts, 1) for target in targets(block)]

    @cached_property
    def _owners(self) -> Sequence[int]:
        """The number of the block that each part belongs to."""
        blocks = self.document.blocks
        if len(blocks) == len(self.parts):
            return range(len(blocks))
        return [number for number, block in enumerate(blocks) for _part in layout.portions((block,))]

    def owner(self, item: int) -> int:
        """The number of the block that an item shows; -1 for head and end."""
        return self._owners[item - 1] if 0 < item <= len(self._owners) else -1

    def items(self, block: int) -> Sequence[int]:
        """The items that show a block."""
        begin = bisect_left(self._owners, block)
        return range(begin + 1, bisect_left(self._owners, block + 1) + 1)

    def note(self, number: int) -> Note | None:
        """A note by its number."""
        return self.document.notes[number - 1] if 0 < number <= len(self.document.notes) else None

    def words_of(self, stop: Stop) -> str:
        """The words of a footnote mark."""
        block = self.parts[stop.item - 1] if 0 < stop.item <= len(self.parts) else None
        spans = [*block.spans, *(span for row in block.rows for cell in row for span in cell.spans)] if block else []
        found = [span.text for span in spans if span.note and NoteMark(span.note) == stop.target]
        return line("".join(found), _LONGEST)

    def note_item(self, note: Note) -> int:
        """The item that a note begins in."""
        return next(iter(self.items(note.block)), 0)
