"""Where one was in the library, for the next time it is opened in this run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui_reader.ui.screens.deeds import Deed
    from tui_reader.ui.widgets.blog_rows import BlogRow


@dataclass(slots=True)
class Shelfmark:
    """The state of the library that outlasts its screen.

    Attributes:
        folded: folders that are. at: the row under the cursor. deeds: what was done, the last at the end.
    """

    folded: set[str] = field(default_factory=set)
    at: BlogRow | None = None
    deeds: list[Deed] = field(default_factory=list)

    def takes_back(self, blog: str) -> bool:
        """Whether a blog was removed in this run, so that it comes back when that is taken back."""
        removed = (deed.blogs for deed in self.deeds if deed.what == "removed")
        return any(one.blog.address == blog for blogs in removed for one in blogs)
