"""Whether what is put on the shelf outlasts the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.errors import KeepError

if TYPE_CHECKING:
    from tui_reader.store.shelf import Shelf


def unkept(shelf: Shelf) -> KeepError | None:
    """Why what is kept now lasts only until one quits, None where it is on disk."""
    trouble = shelf.trouble
    return trouble if type(trouble) is KeepError else None  # the others say what was mended
