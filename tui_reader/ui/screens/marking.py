"""Marking: read, unread, starred, the whole list read, taking that back, and what changed in a post."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from tui_reader.answers import Done, Reading, Undone
from tui_reader.content.blocks import Document, Look
from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.kept import Listed
from tui_reader.model import Blog
from tui_reader.reader import Reader
from tui_reader.ui.loads import load
from tui_reader.ui.screens.picturing import Picturing
from tui_reader.ui.widgets.article_lines import Notice
from tui_reader.ui.widgets.post_rows import Which

T = TypeVar("T")


class Marking(Picturing, part=True):
    """The keys that mark; each says how to take it back.

    Args:
        reader: the use cases. remapped: key names by id, from the settings. column: width of the text, cells.
    """

    def __init__(self, reader: Reader, remapped: Mapping[str, str], column: int) -> None:
        super().__init__(reader, remapped, column)
        self._marks = 0
        self._marking = asyncio.Lock()

    # --- marks

    def action_mark(self) -> None:
        """Mark as read, or as unread what is read."""
        self._mark(self._toggle_read)

    def action_star(self) -> None:
        """Star, or take the star away."""
        self._mark(self._toggle_star)

    def action_read_all(self) -> None:
        """Mark the whole list as read."""
        if (listed := self.visit.listing.listed) is not None:
            self._in_turn(partial(self.reader.marks.read_all, listed), partial(self._read_all, listed))

    def action_undo(self) -> None:
        """Take the last mark back."""
        self._in_turn(self.reader.marks.undo, self._undone)

    def _mark(self, toggle: Callable[[Blog, int], Awaitable[Done]]) -> None:
        """Mark the row under the cursor in the list, elsewhere the post being read."""
        row = self.posts.current if self.pane == "posts" else None
        post = row.post if row else self.visit.post
        blog, river = self.visit.blog, self.visit.river
        if row is not None and river is not None:
            blog = river.at(row.blog)
        if blog is None or post is None:
            self.tell(_("There is no post here."))
        else:
            self._in_turn(partial(toggle, blog, post.id), self._marked)

    def _in_turn(self, work: Callable[[], Awaitable[T]], done: Callable[[T], None]) -> None:
        """Marks are set one after the other, so that none overtakes or cancels another, however fast the keys come."""
        self._marks += 1

        async def alone() -> T:
            async with self._marking:
                return await work()

        def told(result: T) -> None:
            done(result)
            self.visit.look_at_shelf()

        load(self, f"mark {self._marks}", None, alone, told)

    async def _toggle_read(self, blog: Blog, number: int) -> Done:
        row, marks = self.posts.find((blog.address, number)), self.reader.marks
        if row is not None:
            return await marks.read(blog, number, read=not row.read)
        done = await marks.read(blog, number, read=False)  # what one reads is read, as a rule
        return done if done.act.posts else await marks.read(blog, number, read=True)

    async def _toggle_star(self, blog: Blog, number: int) -> Done:
        row, marks = self.posts.find((blog.address, number)), self.reader.marks
        if row is not None:
            return await marks.star(blog, number, starred=not row.starred)
        done = await marks.star(blog, number, starred=True)
        return done if done.act.posts else await marks.star(blog, number, starred=False)

    def _marked(self, done: Done) -> None:
        words = {
            "read": _("Marked as read; {key} takes it back."),
            "unread": _("Marked as unread; {key} takes it back."),
            "star": _("Starred; {key} takes it back."),
            "unstar": _("The star is gone; {key} takes that back."),
        }
        if done.row is not None and self.posts.find((done.row.blog, done.row.post.id)):
            self.visit.listing.read(done.row)
            self.visit.listing.count_again()
        self.tell(words[done.what].format(key=self.key_name("undo")))

    def _read_all(self, listed: Listed, done: Done) -> None:
        count = done.act.posts
        if not count:
            self.tell(_("Everything in this list is read already."))
            return
        if self.visit.place == listed.blog:
            self.visit.listing.reload()
        words = n_(
            "Marked {n} post as read; {key} takes it back.", "Marked {n} posts as read; {key} takes it back.", count
        )
        self.tell(words.format(n=grouped(count), key=self.key_name("undo")))

    def _undone(self, undone: Undone | None) -> None:
        if undone is None:
            self.tell(_("There is nothing to take back."))
            return
        if undone.row is None:
            self.visit.listing.reload()
        elif self.posts.find((undone.row.blog, undone.row.post.id)):
            self.visit.listing.read(undone.row)
            self.visit.listing.count_again()
        words = {
            "read": _("Taken back: it is unread again."),
            "unread": _("Taken back: it is read again."),
            "star": _("Taken back: the star is gone."),
            "unstar": _("Taken back: it is starred again."),
        }
        all_ = n_("Taken back: {n} post is unread again.", "Taken back: {n} posts are unread again.", undone.posts)
        self.tell(words.get(undone.what, all_.format(n=grouped(undone.posts))))

    # --- what changed

    def action_changes(self) -> None:
        """What changed in the post since it was read, and back."""
        blog, reading = self.visit.blog, self.visit.reading
        if blog is None or reading is None:
            return
        if self.changes_of == reading.post.id:
            self.changes_of = 0
            self.visit.show(reading.post)
            return
        work = partial(self.reader.texts.changes, blog, reading.post)
        load(self, "changes", reading.post.id, work, partial(self._changed, blog, reading))

    def _changed(self, blog: Blog, reading: Reading, changes: Document | None) -> None:
        if self.visit.which != (blog.address, reading.post.id):
            return
        if changes is None:
            self.tell(_("Nothing has changed in this post since you read it."))
            return
        from tui_reader.content.changes import places  # noqa: PLC0415 - seldom asked for

        found = places(changes.blocks)
        words = n_(
            "{n} paragraph changed: new words are underlined, old ones struck through; {key} leads back.",
            "{n} paragraphs changed: new words are underlined, old ones struck through; {key} leads back.",
            len(found),
        ).format(n=grouped(len(found)), key=self.key_name("changes"))
        self.changes_of = reading.post.id
        self.article.show(reading.post, changes, said=(Notice(words, above=True),), place=(0, 0))
        self.article.to_look(Look.INSERTED | Look.DELETED)
        self.tell(words)
        work = partial(self.reader.texts.saw_change, blog, reading.post)
        load(self, "saw_change", reading.post.id, work, lambda _none: self._saw((blog.address, reading.post.id)))

    def _saw(self, which: Which) -> None:
        self.visit.listing.change(which, lambda row: replace(row, edited=False))
