"""Curating the library: adding, naming, putting into folders and in order, muting, removing and taking that back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from textual import work

from tui_reader.answers import Sighting
from tui_reader.errors import ReaderError
from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.kept import Shelved, river
from tui_reader.ui.loads import load
from tui_reader.ui.screens.browsing import Browsing
from tui_reader.ui.widgets.blog_rows import BlogRow, What, folders


class Curating(Browsing):
    """The keys that change the library; each says what it did."""

    def _blog(self) -> Shelved | None:
        """The blog under the cursor; says so where there is none."""
        row = self.rows.current
        if row is None or row.shelved is None:
            self.say(_("This works on a blog."))
            return None
        return row.shelved

    def _change(self, what: Callable[[], Awaitable[object]], words: str, at: BlogRow | None = None) -> None:
        """Change something, one after the other, and show the library anew."""
        load(self, "change", None, what, lambda _result: self._changed(words, at))

    def _changed(self, words: str, at: BlogRow | None = None) -> None:
        self.load_all(at)
        if words:
            self.say(words)

    # --- adding

    @work(group="dialog", exclusive=True)
    async def action_add(self) -> None:
        """Add a blog to the folder one is in."""
        from tui_reader.ui.dialogs.add_blog import AddDialog  # noqa: PLC0415 - only when it is wanted

        row, library = self.rows.current, self.reader.library
        folder = row.folder if row else ""

        async def add(sighting: Sighting) -> Shelved:
            return await library.add(sighting, folder)

        shelved = await self.app.push_screen_wait(AddDialog(library.look, add, folder))
        if shelved is not None:
            self.to_list(clear=True)
            new = all(one.blog.address != shelved.blog.address for one in self.blogs)
            key = self.names["library_open"]
            words = _("{name} is on your shelf now; {key} opens it.") if new else _("{name} was on your shelf already.")
            self._changed(words.format(name=shelved.name, key=key), _row(shelved))
            self._unfold(shelved.folder)

    def _unfold(self, folder: str) -> None:
        parts = folder.split("/")
        self.shelfmark.folded -= {"/".join(parts[:end]) for end in range(1, len(parts) + 1)}

    # --- naming and ordering

    @work(group="dialog", exclusive=True)
    async def action_rename(self) -> None:
        """Call the blog or the folder otherwise."""
        row = self.rows.current
        if row is None or row.what is What.RIVER:
            self.say(_("This works on a blog or a folder."))
        elif row.shelved is not None:
            await self._rename_blog(row.shelved)
        else:
            await self._rename_folder(row)

    async def _rename_blog(self, blog: Shelved) -> None:
        from tui_reader.ui.dialogs.ask import AskDialog  # noqa: PLC0415 - only when it is wanted

        rename = partial(self.reader.library.rename, blog.blog.address)
        own = blog.blog.name or blog.blog.host
        renamed = await self.app.push_screen_wait(
            AskDialog(
                _("Call {name}").format(name=own),
                rename,
                verb=_("renames"),
                value=blog.name,
                detail=_("Nothing gives it its own name back."),
                empty=True,
            )
        )
        if renamed is not None:
            self._changed(_("It is called {name} now.").format(name=renamed.name), _row(renamed))

    async def _rename_folder(self, row: BlogRow) -> None:
        from tui_reader.ui.dialogs.ask import AskDialog  # noqa: PLC0415 - as above

        above = row.folder.rpartition("/")[0]
        path = ""

        async def rename(typed: str) -> int:
            nonlocal path
            path = "/".join(filter(None, (above, *(part.strip() for part in typed.split("/")))))
            return await self.reader.library.rename_folder(row.folder, path)

        count = await self.app.push_screen_wait(
            AskDialog(_("Call the folder {name}").format(name=row.name), rename, verb=_("renames"), value=row.name)
        )
        if count is not None:
            at = replace(row, address=river(path), folder=path)
            self._changed(n_("{n} blog is in it.", "{n} blogs are in it.", count).format(n=grouped(count)), at)

    @work(group="dialog", exclusive=True)
    async def action_move(self) -> None:
        """Put the blog into a folder."""
        from tui_reader.ui.dialogs.folder import FolderDialog  # noqa: PLC0415 - only when it is wanted

        if (blog := self._blog()) is None:
            return
        title = _("Put {name} into").format(name=blog.name)
        folder = await self.app.push_screen_wait(FolderDialog(title, folders(self.blogs), blog.folder))
        if folder is not None and folder != blog.folder:
            words = _("{name} is in {folder} now.") if folder else _("{name} is in no folder now.")
            self._unfold(folder)
            self._change(
                partial(self.reader.library.move, blog.blog.address, folder),
                words.format(name=blog.name, folder=folder.replace("/", " / ")),
            )

    def action_shift(self, by: int) -> None:
        """The blog up or down in its folder."""
        if (blog := self._blog()) is not None:
            work = partial(self.reader.library.shift, blog.blog.address, by)
            load(self, "change", None, work, lambda moved: self._shifted(by, moved=moved))

    def _shifted(self, by: int, *, moved: bool) -> None:
        if moved:
            self.load_all()
        else:
            self.say(_("It is the last one here.") if by > 0 else _("It is the first one here."))

    # --- leaving out

    def action_mute(self) -> None:
        """Leave the blog out of refreshes and rivers, or take it in again."""
        if (blog := self._blog()) is not None:
            words = (
                _("{name} is heard again.") if blog.muted else _("{name} is muted: left out of refreshes and rivers.")
            )
            self._change(
                partial(self.reader.library.mute, blog.blog.address, muted=not blog.muted), words.format(name=blog.name)
            )

    def action_remove(self) -> None:
        """Take the blog off the shelf."""
        if (blog := self._blog()) is not None:
            load(self, "change", None, partial(self.reader.library.remove, blog.blog.address), self._is_removed)

    def _is_removed(self, blog: Shelved) -> None:
        self.shelfmark.removed.append(blog)
        words = _("{name} is off your shelf, its posts stay on disk; {key} puts it back.")
        self._changed(words.format(name=blog.name, key=self.names["library_undo"]))

    def action_undo(self) -> None:
        """Put back what was removed last."""
        if not self.shelfmark.removed:
            self.say(_("Nothing was removed."))
            return
        blog = self.shelfmark.removed[-1]
        load(self, "change", None, partial(self.reader.library.restore, blog.blog.address), self._is_back)

    def _is_back(self, blog: Shelved) -> None:
        self.shelfmark.removed = [one for one in self.shelfmark.removed if one.blog.address != blog.blog.address]
        self._unfold(blog.folder)
        self._changed(_("{name} is back.").format(name=blog.name), _row(blog))

    def tell_failed(self, error: ReaderError) -> None:
        """Something did not work; what is shown stays."""
        self.say(str(error))


def _row(blog: Shelved) -> BlogRow:
    return BlogRow(What.BLOG, blog.blog.address, blog.name, blog.folder)
