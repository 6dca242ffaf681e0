"""Places of a text that one goes to: its headings, which one reads under, and words of a look."""

from __future__ import annotations

from tui_reader.content.blocks import Kind, Look
from tui_reader.text import line
from tui_reader.ui.widgets.article_lines import Story
from tui_reader.ui.widgets.searched import Searched
from tui_reader.values import dataclass

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its words in one line, and the item that it is."""

    words: str
    level: int
    item: int


class Headed(Searched, part=True):
    """A pane whose text may have headings."""

    @property
    def headings(self) -> tuple[Heading, ...]:
        """All that have words, in order."""
        if not isinstance(self._items, Story):
            return ()
        found = (
            Heading(line("".join([span.text for span in block.spans]), _LONGEST), block.level, item)
            for item, block in enumerate(self._items.parts, 1)
            if block.kind is Kind.HEADING
        )
        return tuple(heading for heading in found if heading.words)

    @property
    def heading_here(self) -> int:
        """The number of the heading that the first row stands under, counted from 0; that of the first one above it."""
        top = next(iter(self.view.seen()), 0)
        return max(0, sum(heading.item <= top for heading in self.headings) - 1)

    def go_to_heading(self, item: int) -> None:
        """Have a heading in the first row, or as far up as the text reaches."""
        rows = self.view.flow.lines(item)
        words = next((row for row, one in enumerate(rows) if one.start >= 0), 0)
        self.moved(self.view.go((item, words)))

    def to_look(self, look: Look) -> None:
        """Show the first paragraph that has words of such a look, a third down the pane unless it is in sight."""
        parts = self._items.parts if isinstance(self._items, Story) else ()
        for item, block in enumerate(parts, 1):
            if any(span.look & look for span in block.spans):
                if item not in self.view.seen() or self.view.ends_below(item):
                    above = self.view.flow.moved((item, 0), -self.view.height // 3)
                    self.moved(self.view.go(above))
                return
