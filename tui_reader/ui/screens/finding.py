"""Finding: search, filter, a date in the list, and the archive that there is to be found in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import work

from tui_reader.i18n import _
from tui_reader.reader import Reader
from tui_reader.ui.flows import filter as filter_flow
from tui_reader.ui.flows import search as search_flow
from tui_reader.ui.screens.archiving import Archiving
from tui_reader.ui.screens.in_text import InText
from tui_reader.ui.screens.marking import Marking

if TYPE_CHECKING:
    from tui_reader.ui.dialogs.search_words import Chosen


class Finding(Marking, part=True):
    """The keys that find.

    Attributes:
        archiving: brings in the whole archive. searched: what was last typed into the search.
        found: what was last opened from it. in_text: what is being found in the text or the comments.

    Args:
        reader: the use cases. remapped: key names by id, from the settings. column: width of the text, cells.
    """

    def __init__(self, reader: Reader, remapped: Mapping[str, str], column: int) -> None:
        super().__init__(reader, remapped, column)
        self.archiving = Archiving(self, reader)
        self.in_text = InText(self)
        self.searched = ""
        self.found: Chosen | None = None

    def action_find(self) -> None:
        """Find in the text or the comments; in the list, search the shelf."""
        if self.pane == "posts":
            self.action_search()
        else:
            self.in_text.open(self.thread if self.pane == "thread" else self.article)

    @work(group="dialog", exclusive=True)
    async def action_contents(self) -> None:
        """The headings of the text."""
        from tui_reader.ui.flows.contents import contents  # noqa: PLC0415 - not needed for the start

        await contents(self)

    def action_width(self, by: int) -> None:
        """A wider column of text, or a narrower one."""
        from tui_reader.ui.flows.width import choose_width  # noqa: PLC0415 - not needed for the start

        choose_width(self, by)

    @work(group="dialog", exclusive=True)
    async def action_search(self) -> None:
        """Search every text on the shelf."""
        await search_flow.search(self)

    @work(group="dialog", exclusive=True)
    async def action_filter(self) -> None:
        """Choose what the list shows."""
        await filter_flow.choose(self)

    @work(group="dialog", exclusive=True)
    async def action_day(self) -> None:
        """Jump to a date in the list."""
        from tui_reader.ui.dialogs.day import DayDialog  # noqa: PLC0415 - not needed for the start

        if self.visit.listing.listed is None:
            return
        if day := await self.app.push_screen_wait(DayDialog()):
            self.visit.listing.places.day(day)
            self.go_to("posts")
            self._older_than_here(day)

    def _older_than_here(self, day: str) -> None:
        """Say so where a day is older than what is on disk."""
        tally = self.visit.listing.tally
        if tally is None or tally.reach.whole:
            return
        if tally.reach.edge is None or day < tally.reach.edge.date().isoformat():
            words = _("The posts of that day are not on disk yet; {key} brings in the whole archive.")
            self.tell(words.format(key=self.key_name("archive")))

    def action_archive(self) -> None:
        """Bring in the blog's whole archive, or stop that."""
        if self.visit.blog is not None and not self.archiving.stop():
            self.archiving.start(self.visit.blog)
