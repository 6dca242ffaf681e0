"""The cursor of a thread stays in sight: a key that answers a comment answers one that is seen."""

from tui_reader.ui.widgets.searched import Searched
from tui_reader.ui.widgets.thread_lines import Conversation


class InSight(Searched, part=True):
    """A pane whose cursor goes along with what is shown; whoever inherits has the conversation and puts it there."""

    _item: int
    _talk: Conversation

    def half(self, by: int) -> bool:
        """So many half pages, the cursor going along."""
        return self._take_along(by * max(1, self.view.height // 2))

    def page(self, by: int) -> bool:
        """So many pages, the cursor going along."""
        return self._take_along(by * max(1, self.view.height - 1))

    def wheel(self, by: int) -> None:
        """What is shown moves, and the cursor goes along where it would be left out of sight."""
        moved = self.view.move(by)
        if self._item not in self._marked:
            self._follow(by)
        self.moved(moved)

    def sized(self) -> None:
        """Keep the reading position, but where the cursor was in sight it stays so."""
        was_seen = self._item in self._marked
        super().sized()
        if was_seen and self.size.width and self._item not in self._marked:
            self.moved(self.view.reveal(self._item))

    # --- inside

    @property
    def _marked(self) -> list[int]:
        """The items in sight that the cursor's bar can be seen beside, from the top."""
        return list(dict.fromkeys(item for item, _row, line in self.view.window() if item > 0 and not line.loose))

    def _take_along(self, rows: int) -> bool:
        """Move by so many rows; the cursor is where it will be before any of them is drawn."""
        moved = self.view.move(rows)
        if moved:
            self._follow(1)
        return self.moved(moved)

    def _follow(self, by: int) -> None:
        """Have the cursor in sight: on the first comment that begins there, on the last one where `by` leads up."""
        seen = self._marked
        whole = [item for item in seen if not self.view.begins_above(item)]
        if self.at_bottom:
            self._item = len(self._talk) - 1
        elif seen:
            self._item = (whole or seen)[0 if by > 0 else -1]
