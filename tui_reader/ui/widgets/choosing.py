"""Choosing a block of the text, to copy it: its rows have a bar in the margin, and the keys go from block to block."""

from __future__ import annotations

from tui_reader.content.blocks import Kind
from tui_reader.ui.widgets.flow import Items
from tui_reader.ui.widgets.peeking import Peeking
from tui_reader.ui.widgets.story_places import StoryPlaces


class Choosing(Peeking, part=True):
    """A pane in which a block is chosen, or none."""

    _chosen = -1

    # --- choosing

    @property
    def chosen_block(self) -> int:
        """The number of the block that is chosen, -1 for none."""
        return self._chosen

    def choose(self) -> bool:
        """Choose the first block that begins in sight, else the first in sight; False where there is none."""
        seen = [item for item in self.view.seen() if self._choosable(self.places.owner(item))]
        begun = [item for item in seen if not self.view.begins_above(item)]
        return bool(seen) and self._put(self.places.owner((begun or seen)[0]))

    def unchoose(self) -> bool:
        """Choose none; False when none was."""
        return self._chosen >= 0 and self._put(-1)

    def line(self, by: int) -> bool:
        """To the next block while one is chosen, or a little further in one that is longer than the pane."""
        if self._chosen < 0:
            return super().line(by)
        parts = self.places.items(self._chosen)
        edge = parts[-1] if by > 0 else parts[0]
        beyond = self.view.ends_below(edge) if by > 0 else self.view.begins_above(edge)
        if beyond and self.half(by):
            return True
        number = self._chosen + by
        while not self._choosable(number):
            if not 0 <= number < len(self.places.document.blocks):
                return super().line(by)
            number += by
        self.moved(self._put(number) and self.view.reveal(self.places.items(number)[0]))
        return True

    def moved(self, really: bool) -> bool:  # noqa: FBT001 - as inherited
        """What is chosen is in sight."""
        if really and self._chosen >= 0 and self._chosen not in map(self.places.owner, self.view.seen()):
            self.choose()
        return super().moved(really)

    def fill(self, items: Items, *, top: bool = False) -> None:
        """Show other items; what is chosen stays so where they are the same, only newer."""
        super().fill(items, top=top)
        if self._chosen >= 0 and (top or not self._choosable(self._chosen)):
            self.unchoose()

    def mark(self, item: int) -> str:
        """The bar beside what is chosen."""
        if self._chosen < 0:
            return super().mark(item)
        return "▌" if self.places.owner(item) == self._chosen else ""

    # --- inside

    def _put_down(self, places: StoryPlaces, *, again: bool = False) -> None:
        """Another text is coming: nothing of it is selected, chosen or gone to.

        Args:
            again: it is the same one, maybe newer.
        """
        self.places = places
        if not again:
            self.unpick()
            self.unchoose()
            self._stay()

    def _choosable(self, number: int) -> bool:
        blocks = self.places.document.blocks
        return 0 <= number < len(blocks) and blocks[number].kind is not Kind.RULE

    def _put(self, number: int) -> bool:
        self._chosen = number
        self.repaint()
        self.post_message(self.Picked())
        return True
