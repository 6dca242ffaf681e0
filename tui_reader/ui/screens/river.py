"""A river: the posts of many blogs in one list, those of a folder or of all that are not muted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from tui_reader.i18n import _
from tui_reader.kept import RIVER, Shelved, river
from tui_reader.model import Blog
from tui_reader.values import dataclass

if TYPE_CHECKING:
    from tui_reader.reader import Reader


@dataclass(frozen=True, slots=True)
class River:
    """The blogs whose posts flow together.

    Attributes:
        blog: what stands for them where a list wants a blog: its address is what `kept.river()` gives.
        shelved: they themselves, by their addresses. whole: it is all of them.
    """

    blog: Blog
    shelved: Mapping[str, Shelved]
    whole: bool = True

    @classmethod
    def of(cls, address: str, blogs: Iterable[Shelved], *, whole: bool = True) -> River:
        """The river of an address, of what is in the library now."""
        folder = address.removeprefix(RIVER)
        inside = {one.blog.address: one for one in blogs if not one.muted and within(one.folder, folder)}
        return cls(Blog(address, "", folder.replace("/", " / ") or _("All blogs")), inside, whole)

    @property
    def names(self) -> dict[str, str]:
        """What its blogs are called, by their addresses."""
        return {address: one.name for address, one in self.shelved.items()}

    @property
    def checked(self) -> datetime | None:
        """When one of them was last asked for what is new, None never."""
        return max((one.checked for one in self.shelved.values() if one.checked), default=None)

    def at(self, address: str) -> Blog | None:
        """One of its blogs."""
        found = self.shelved.get(address)
        return found.blog if found else None


def within(folder: str, other: str) -> bool:
    """Whether a folder is another one or lies in it; every folder lies in ""."""
    return not other or folder == other or folder.startswith(f"{other}/")


async def found(reader: Reader, address: str) -> River:
    """The river of an address, from disk."""
    return River.of(address, await reader.library.all())


__all__ = ["River", "found", "river", "within"]
