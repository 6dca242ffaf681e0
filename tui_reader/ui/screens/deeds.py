"""What was done in the library, and how it is taken back: every blog as it was before."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.values import dataclass

if TYPE_CHECKING:
    from tui_reader.kept import Shelved
    from tui_reader.reader.library import Library


class What(StrEnum):
    """What was done to blogs."""

    REMOVED = "removed"
    MUTED = "muted"
    MOVED = "moved"
    RENAMED = "renamed"
    SHIFTED = "shifted"


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done.

    Attributes:
        blogs: as they were before. by: how far one was moved in its folder.
    """

    what: What
    blogs: tuple[Shelved, ...]
    by: int = 0

    async def undo(self, library: Library) -> None:
        """Have every blog as it was; one that was put elsewhere comes back at the end of its folder."""
        for one in self.blogs:
            address = one.blog.address
            if self.what is What.REMOVED:
                await library.restore(address)
            elif self.what is What.MUTED:
                await library.mute(address, muted=one.muted)
            elif self.what is What.MOVED:
                await library.move(address, one.folder)
            elif self.what is What.RENAMED:
                await library.rename(address, one.title)
            else:
                await library.shift(address, -self.by)

    @property
    def undone(self) -> str:
        """The sentence after it was taken back."""
        if len(self.blogs) > 1:
            count = len(self.blogs)
            return n_("Taken back for {n} blog.", "Taken back for {n} blogs.", count).format(n=grouped(count))
        one = self.blogs[0]
        words = {
            What.REMOVED: _("{name} is back."),
            What.MUTED: _("{name} is muted: left out of refreshes and rivers.")
            if one.muted
            else _("{name} is heard again."),
            What.MOVED: _("{name} is in {folder} now.") if one.folder else _("{name} is in no folder now."),
            What.RENAMED: _("It is called {name} now."),
            What.SHIFTED: _("{name} is where it was."),
        }
        return words[self.what].format(name=one.name, folder=one.folder.replace("/", " / "))
