"""Arranging the library: folders and order, muting, removing and taking back what was done."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual import work

from tui_reader.errors import ReaderError
from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.kept import Shelved, river
from tui_reader.ui.loads import load
from tui_reader.ui.screens.browsing import Browsing
from tui_reader.ui.screens.deeds import Deed
from tui_reader.ui.screens.deeds import What as Did
from tui_reader.ui.screens.river import within
from tui_reader.ui.widgets.blog_rows import BlogRow, What, folders

if TYPE_CHECKING:
    from tui_reader.ui.screens.panes import Panes
    from tui_reader.ui.screens.shelfmark import Shelfmark

T = TypeVar("T")


class Arranging(Browsing):
    """The keys that put blogs elsewhere, leave them out and take that back; each says what it did.

    Args:
        reading: the screen one came from. shelfmark: where one was here. words: said at once, "" for none.
    """

    def __init__(self, reading: Panes, shelfmark: Shelfmark, words: str = "") -> None:
        super().__init__(reading, shelfmark, words)
        self._changes, self._changing = 0, asyncio.Lock()

    def _many(self) -> tuple[Shelved, ...]:
        """The blog under the cursor, or those of the folder; says so where there is neither."""
        row = self.rows.current
        if row is None or row.what is What.RIVER:
            self.say(_("This works on a blog or a folder."))
            return ()
        return (row.shelved,) if row.shelved else self.inside(row)

    def _in_turn(self, work: Callable[[], Awaitable[T]], done: Callable[[T], None]) -> None:
        """Changes are made one after the other, so that none overtakes or cancels another."""
        self._changes += 1

        async def alone() -> T:
            async with self._changing:
                return await work()

        load(self, f"change {self._changes}", None, alone, done)

    def _do(self, deed: Deed, work: Callable[[], Awaitable[object]], words: str, at: BlogRow | None = None) -> None:
        """Change something that can be taken back, and show the library anew."""

        def done(_result: object) -> None:
            self.shelfmark.deeds.append(deed)
            self._changed(words, at)

        self._in_turn(work, done)

    def _changed(self, words: str, at: BlogRow | None = None) -> None:
        self.load_all(at)
        if words:
            self.say(words)

    def _unfold(self, folder: str) -> None:
        parts = folder.split("/")
        self.shelfmark.folded -= {"/".join(parts[:end]) for end in range(1, len(parts) + 1)}

    @work(group="dialog", exclusive=True)
    async def action_move(self) -> None:
        """Put the blog, or the folder with all that is in it, into another folder."""
        from tui_reader.ui.dialogs.folder import FolderDialog  # noqa: PLC0415 - only when it is wanted

        row, blogs = self.rows.current, self._many()
        if row is None or not blogs:
            return
        is_folder = row.what is What.FOLDER
        now, name = (row.folder.rpartition("/")[0], row.name) if is_folder else (row.folder, row.name)
        there = [one for one in folders(self.blogs) if not (is_folder and within(one, row.folder))]
        title = _("Put {name} into").format(name=name)
        folder = await self.app.push_screen_wait(FolderDialog(title, there, now))
        if folder is None or folder == now or (is_folder and within(folder, row.folder)):
            return
        words = _("{name} is in {folder} now.") if folder else _("{name} is in no folder now.")
        words = words.format(name=name, folder=folder.replace("/", " / "))
        self._unfold(folder)
        deed = Deed(Did.MOVED, blogs)
        if is_folder:
            path = "/".join(filter(None, (folder, name)))
            self._do(deed, partial(self.reader.library.rename_folder, row.folder, path), words, folder_at(row, path))
        else:
            self._do(deed, partial(self.reader.library.move, row.address, folder), words)

    def action_shift(self, by: int) -> None:
        """The blog up or down in its folder."""
        row = self.rows.current
        if row is None or row.shelved is None:
            words = _("Folders stand by their names, blogs as one puts them: {down} and {up} move a blog.")
            self.say(words.format(down=self.names["library_down"], up=self.names["library_up"]))
            return
        deed = Deed(Did.SHIFTED, (row.shelved,), by)
        self._in_turn(
            partial(self.reader.library.shift, row.address, by), lambda moved: self._shifted(deed, moved=moved)
        )

    def _shifted(self, deed: Deed, *, moved: bool) -> None:
        if moved:
            self.shelfmark.deeds.append(deed)
            self.load_all()
        else:
            self.say(_("It is the last one here.") if deed.by > 0 else _("It is the first one here."))

    # --- leaving out

    def action_mute(self) -> None:
        """Leave the blog, or those of the folder, out of refreshes and rivers, or take them in again."""
        blogs = self._many()
        muted = not all(one.muted for one in blogs)
        changing = tuple(one for one in blogs if one.muted is not muted)
        if not changing:
            return
        count = len(changing)
        words = _("{name} is muted: left out of refreshes and rivers.") if muted else _("{name} is heard again.")
        if count > 1 and muted:
            words = n_("{n} blog is muted; {key} takes it back.", "{n} blogs are muted; {key} takes it back.", count)
        elif count > 1:
            words = n_("{n} blog is heard again.", "{n} blogs are heard again.", count)
        words = words.format(name=changing[0].name, n=grouped(count), key=self.names["library_undo"])
        mute = partial(self.reader.library.mute, muted=muted)
        self._do(Deed(Did.MUTED, changing), partial(_each, changing, mute), words)

    def action_remove(self) -> None:
        """Take the blog, or those of the folder, off the shelf."""
        if blogs := self._many():
            count = len(blogs)
            words = _("{name} is off your shelf, its posts stay on disk; {key} puts it back.")
            if count > 1:
                words = n_(
                    "{n} blog is off your shelf, its posts stay on disk; {key} puts it back.",
                    "{n} blogs are off your shelf, their posts stay on disk; {key} puts them back.",
                    count,
                )
            words = words.format(name=blogs[0].name, n=grouped(count), key=self.names["library_undo"])
            self._do(Deed(Did.REMOVED, blogs), partial(_each, blogs, self.reader.library.remove), words)

    # --- taking back

    def action_undo(self) -> None:
        """Take back what was done last, in this run: what somebody did elsewhere stays as they want it."""
        self._in_turn(self._undo, self._undone)

    async def _undo(self) -> Deed | None:
        if not (deeds := self.shelfmark.deeds):
            return None
        await deeds[-1].undo(self.reader.library)
        return deeds.pop()

    def _undone(self, deed: Deed | None) -> None:
        if deed is None:
            self.say(_("There is nothing to take back."))
            return
        for one in deed.blogs:
            self._unfold(one.folder)
        many = len(deed.blogs) > 1 and deed.what is not Did.REMOVED
        self._changed(deed.undone, None if many else row_of(deed.blogs[0]))

    def action_read_all(self) -> None:
        """Say where posts are marked: here one does not see which."""
        words = _("{open} opens the list; {key} marks all of it as read there.")
        self.say(words.format(open=self.names["library_open"], key=self.reading.key_name("read_all")))

    def tell_failed(self, error: ReaderError) -> None:
        """Something did not work; what is shown stays."""
        self.say(str(error))


def row_of(blog: Shelved) -> BlogRow:
    """What the cursor is to be on."""
    return BlogRow(What.BLOG, blog.blog.address, blog.name, blog.folder)


def folder_at(row: BlogRow, path: str) -> BlogRow:
    """The row of a folder that lies elsewhere now."""
    return replace(row, address=river(path), folder=path)


async def _each(blogs: Sequence[Shelved], work: Callable[[str], Awaitable[object]]) -> None:
    for one in blogs:
        await work(one.blog.address)
