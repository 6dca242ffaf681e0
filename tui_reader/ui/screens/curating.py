"""Curating the library: adding blogs, and what they and their folders are called."""

from __future__ import annotations

from functools import partial

from textual import work

from tui_reader.answers import Sighting
from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.kept import Shelved
from tui_reader.ui.flows import opml
from tui_reader.ui.screens.arranging import Arranging, folder_at, row_of
from tui_reader.ui.screens.deeds import Deed
from tui_reader.ui.screens.deeds import What as Did
from tui_reader.ui.widgets.blog_rows import BlogRow, What


class Curating(Arranging):
    """The keys that name."""

    # --- adding

    @work(group="dialog", exclusive=True)
    async def action_add(self) -> None:
        """Add a blog to the folder one is in, or those of a list that was found instead."""
        from tui_reader.ui.dialogs.add_blog import AddDialog  # noqa: PLC0415 - only when it is wanted

        row, library = self.rows.current, self.reader.library
        folder = row.folder if row else ""

        async def add(sighting: Sighting) -> Shelved:
            return await library.add(sighting, folder)

        shelved = await self.app.push_screen_wait(AddDialog(library.look, add, folder))
        if isinstance(shelved, str):
            words = await opml.take_in(self.app, self.reader, self.names["library_refresh_all"], shelved)
            self.load_all()
            self.say(words)
        elif shelved is not None:
            self.to_list(clear=True)
            new = all(one.blog.address != shelved.blog.address for one in self.blogs)
            key = self.names["library_open"]
            words = _("{name} is on your shelf now; {key} opens it.") if new else _("{name} was on your shelf already.")
            self._changed(words.format(name=shelved.name, key=key), row_of(shelved))
            self._unfold(shelved.folder)

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
                detail=_("Leave it empty for its own name."),
                empty=True,
            )
        )
        if renamed is not None:
            self.shelfmark.deeds.append(Deed(Did.RENAMED, (blog,)))
            self._changed(_("It is called {name} now.").format(name=renamed.name), row_of(renamed))

    async def _rename_folder(self, row: BlogRow) -> None:
        from tui_reader.ui.dialogs.ask import AskDialog  # noqa: PLC0415 - as above

        above, before = row.folder.rpartition("/")[0], self.inside(row)
        path = ""

        async def rename(typed: str) -> int:
            nonlocal path
            path = "/".join(filter(None, (above, *(part.strip() for part in typed.split("/")))))
            return await self.reader.library.rename_folder(row.folder, path)

        count = await self.app.push_screen_wait(
            AskDialog(_("Call the folder {name}").format(name=row.name), rename, verb=_("renames"), value=row.name)
        )
        if count is not None:
            self.shelfmark.deeds.append(Deed(Did.MOVED, before))
            words = n_("{n} blog is in it.", "{n} blogs are in it.", count).format(n=grouped(count))
            self._changed(words, folder_at(row, path))
