"""`export`: a post, or a whole blog, as Markdown files with front matter."""

from __future__ import annotations

import asyncio
import sys
import time
from argparse import Namespace
from collections.abc import AsyncIterator
from dataclasses import replace

from tui_reader.answers import Progress, Reading, Thread
from tui_reader.commands.files import Folder, Written
from tui_reader.commands.finding import empty, found, legible, shelved, talk
from tui_reader.commands.lines import warn
from tui_reader.commands.pages import file
from tui_reader.commands.progress import ProgressLine
from tui_reader.commands.rows import rows
from tui_reader.errors import NoPosts, NoText, NotFound, NotOnDisk, Occupied, ReaderError
from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.kept import Row
from tui_reader.model import Blog
from tui_reader.queries import Query
from tui_reader.reader import Reader

_TOLD = 10
"""Failures that are told one by one."""
_BATCH = 100


async def run(reader: Reader, options: Namespace) -> int:
    """Write it; 1 when files were in the way or texts could not be had."""
    if options.all:
        return await _Export(reader, options).run()
    blog, reading = await found(reader, options.address, options.number, offline=options.offline)
    thread = await talk(reader, blog, reading.post, offline=options.offline) if options.comments else None
    text = await asyncio.to_thread(file, blog, reading, thread)
    if options.to is None:
        print(text, end="")
    else:
        await asyncio.to_thread(Folder(options.to, force=options.force).write, reading.post, text)
    return 0


class _Export:
    """A whole blog: one post after the other, of which no more than a window is in memory."""

    def __init__(self, reader: Reader, options: Namespace) -> None:
        self._reader, self._options = reader, options
        self._folder = Folder(options.to, force=options.force)
        self._written = self._same = self._failed = 0

    async def run(self) -> int:
        kept = await shelved(self._reader, self._options.address)
        blog, progress, began = kept.blog, ProgressLine(), time.monotonic()
        done = 0
        _listed, tally = await self._reader.lists.listed(blog, Query())
        try:
            async for row in self._rows(blog):
                await self._one(blog, row)
                done += 1
                if done % _BATCH == 0:
                    progress.show(Progress(done, tally.total, done / max(time.monotonic() - began, 0.001)))
        finally:
            progress.end()
        if not done:
            raise NoPosts(host=blog.host)
        print(self._sentence(), file=sys.stderr)
        if not kept.whole:
            words = _("Not the whole blog is on disk; bring in the rest with: {command}")
            warn(words.format(command=f"tui-reader sync {blog.address} --all"))
        return 1 if self._failed else 0

    def _sentence(self) -> str:
        words = [
            n_("{n} file written", "{n} files written", self._written).format(n=grouped(self._written)),
            n_("{n} was there already", "{n} were there already", self._same).format(n=grouped(self._same)),
            _("{n} failed").format(n=grouped(self._failed)),
        ]
        return f"{', '.join(words)}."

    async def _rows(self, blog: Blog) -> AsyncIterator[Row]:
        """The posts; where comments are wanted, with how many each has, in one request for a hundred."""
        asked = self._options.comments and not self._options.offline
        batch: list[Row] = []
        async for row in rows(self._reader, blog, Query()):
            if not asked:
                yield row
                continue
            batch.append(row)
            if len(batch) == _BATCH:
                for one in await self._counted(blog, batch):
                    yield one
                batch = []
        for one in await self._counted(blog, batch):
            yield one

    async def _counted(self, blog: Blog, batch: list[Row]) -> list[Row]:
        unknown = [row.post for row in batch if row.post.comments is None and not row.post.protected]
        counts = await self._reader.lists.counts(blog, unknown) if unknown else {}
        return [
            replace(row, post=replace(row.post, comments=counts[row.post.id])) if row.post.id in counts else row
            for row in batch
        ]

    async def _one(self, blog: Blog, row: Row) -> None:
        try:
            reading = await self._reading(blog, row)
            thread = await self._thread(blog, row) if self._options.comments else None
            text = await asyncio.to_thread(file, blog, reading, thread)
            written = await asyncio.to_thread(self._folder.write, reading.post, text)
        except (Occupied, NotOnDisk, NotFound, NoText) as error:
            self._fail(error)
        else:
            self._written += written is Written.NEW
            self._same += written is Written.SAME

    async def _reading(self, blog: Blog, row: Row) -> Reading:
        reading = await self._reader.texts.kept(blog, row.post.id)
        if reading is None or empty(reading):
            if self._options.offline:
                raise NotOnDisk(what=row.post.link)
            # Not `whole`, which lets pass that the blog wants to be left alone: there may be thousands of these.
            reading = legible(blog, await self._reader.texts.reading(blog, row.post, fresh=True))
        comments = row.post.comments
        return reading if comments is None else replace(reading, post=replace(reading.post, comments=comments))

    async def _thread(self, blog: Blog, row: Row) -> Thread | None:
        if row.post.comments == 0:
            return Thread((), 0)
        if self._options.offline:
            return await self._reader.talk.kept(blog, row.post)
        return await talk(self._reader, blog, row.post, offline=False)

    def _fail(self, error: ReaderError) -> None:
        self._failed += 1
        if self._failed <= _TOLD:
            warn(str(error))
        elif self._failed == _TOLD + 1:
            warn(_("More of the kind are not told one by one."))
