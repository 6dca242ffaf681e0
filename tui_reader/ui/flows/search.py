"""Searching: the search screen over what is on disk, and the way to what was found there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui_reader.model import Kind

if TYPE_CHECKING:
    from tui_reader.ui.screens.finding import Finding


async def search(screen: Finding) -> bool:
    """Search, and open what was chosen with the words that were found marked in it; False where nothing was."""
    from tui_reader.reader.search import parse  # noqa: PLC0415 - not needed for the start
    from tui_reader.ui.dialogs.search import SearchDialog  # noqa: PLC0415 - as above

    reader, blog = screen.reader, screen.visit.blog
    dialog = SearchDialog(
        parse=parse,
        find=lambda wanted, below: reader.search.find(wanted, below=below),
        count=reader.search.count,
        ask=partial(reader.lists.asked, blog) if blog and blog.kind is not Kind.FEED else None,  # those have no search
        blog=(blog.name or blog.host) if blog else "",
        typed=screen.searched,
        chosen=screen.found,
    )
    found = await screen.app.push_screen_wait(dialog)
    screen.searched = dialog.typed
    if found is None:
        return False
    screen.go_to("article")
    screen.found = found
    if found.comment:
        screen.talk.sought.seek(found.words)
    screen.visit.open_at(found.blog, found.post, found.comment or None)
    screen.visit.mark_words(found.words)
    return True
