"""Texts: from memory, from disk, else from the blog; what comes next is there before it is asked for."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from tui_reader.answers import Reading
from tui_reader.content.blocks import Document
from tui_reader.errors import BlogError, KeepError, NoText, NotFound, ReaderError
from tui_reader.kept import Reach, Row
from tui_reader.model import Article, Blog, Neighbours, Post
from tui_reader.queries import Query, Select
from tui_reader.reader.blogs import is_stream
from tui_reader.reader.cutting import Cutting, arrived
from tui_reader.reader.readings import changed, document_of, kept_beginning, kept_reading, timely
from tui_reader.reader.walk import clock, older

if TYPE_CHECKING:
    from tui_reader.reader.blogs import Blogs
    from tui_reader.store.shelf import Shelf

_REMEMBERED = 64


class Texts:
    """The texts of posts; `at_hand` is the only method that may be called on the event loop without waiting."""

    def __init__(self, shelf: Shelf, blogs: Blogs) -> None:
        self._shelf, self._blogs = shelf, blogs
        self._readings: OrderedDict[tuple[str, int], Reading] = OrderedDict()
        self._coming: dict[tuple[str, int], asyncio.Task[Reading]] = {}
        self._cutting = Cutting(blogs, self._kept_now)
        blogs.shelving.heed(self._forget)

    def at_hand(self, blog: Blog, number: int) -> Reading | None:
        """The reading of a post if it is in memory."""
        reading = self._readings.get((blog.address, number))
        if reading is not None:
            self._readings.move_to_end((blog.address, number))
        return reading

    async def kept(self, blog: Blog, number: int) -> Reading | None:
        """A post and its text from disk, without a request; None where it is not there. Raises KeepError."""
        return await asyncio.to_thread(kept_reading, self._shelf, blog.address, number)

    async def beginning(self, blog: Blog, post: Post) -> Reading | None:
        """A post and the first blocks of a long text that is on disk and not in memory; else None.

        It fills a screen much sooner than the whole `reading` is there.
        """
        if (blog.address, post.id) in self._readings:
            return None
        with suppress(KeepError):
            return await asyncio.to_thread(kept_beginning, self._shelf, blog.address, post.id)
        return None

    async def reading(self, blog: Blog, post: Post, *, fresh: bool = False) -> Reading:
        """A post and its text: from memory, else from disk, else from the blog; `fresh` asks the blog.

        Where only a summary is on disk it is given at once, and the whole text is asked for behind it: see `whole`.
        """
        if fresh:
            return self._remember(blog, await self._asked(blog, post))
        reading = await self._read(blog, post)
        if reading.partial and not reading.gone:
            self._cutting.begin(blog, reading.post)
        return reading

    async def whole(self, blog: Blog, post: Post) -> Reading:
        """As `reading`, but waits for the whole text; where it cannot be had it is the summary, and no failure."""
        reading = await self._read(blog, post)
        if not reading.partial or reading.gone:
            return reading
        return await asyncio.shield(self._cutting.begin(blog, reading.post)) or reading

    async def ahead(self, blog: Blog, posts: Sequence[Post]) -> None:
        """Have these in memory before they are asked for; those whose text is not on disk are fetched.

        A blog that does not answer is not asked any further, and nobody is told: nobody asked. Nor is one for whole
        texts that did not have them in this run.
        """
        for post in posts:
            try:
                reading = await self._read(blog, post)
            except NotFound:
                continue
            except ReaderError:
                return
            if reading.partial and not reading.gone and self._cutting.worth_it(blog):
                await asyncio.shield(self._cutting.begin(blog, reading.post))

    async def post(self, blog: Blog, number: int) -> Post:
        """A post by its number, from disk or else from the blog."""
        row = await self._row(blog, number)
        return row.post if row else await self._blogs.post(blog, number)

    async def neighbours(self, blog: Blog, post: Post) -> Neighbours:
        """The posts beside one in the blog's own chronology: from disk where it is whole there, else asked for."""
        older_one, newer_one, reach = await asyncio.to_thread(self._beside, blog, post)
        if reach.edge is None or clock(post.date) < clock(reach.edge):
            return await self._beside_alone(blog, post)
        if older_one is None and not reach.whole:
            await self._longer(blog, reach)
            older_one, newer_one, reach = await asyncio.to_thread(self._beside, blog, post)
        return Neighbours(older_one.post if older_one else None, newer_one.post if newer_one else None)

    async def changes(self, blog: Blog, post: Post) -> Document | None:
        """What changed since the post was read: a document with inserted and deleted words; None when nothing did."""
        return await asyncio.to_thread(changed, self._shelf, blog.address, post.id)

    async def saw_change(self, blog: Blog, post: Post) -> None:
        """The reader has seen what changed."""
        await asyncio.to_thread(self._shelf.texts.saw_change, blog.address, post.id)
        if reading := self._readings.get((blog.address, post.id)):
            self._readings[blog.address, post.id] = replace(reading, edited=False)

    async def close(self) -> None:
        """Stop what is still being fetched."""
        coming = (*self._coming.values(), *self._cutting.tasks)
        for task in coming:
            task.cancel()
        await asyncio.gather(*coming, return_exceptions=True)

    # --- inside

    async def _read(self, blog: Blog, post: Post) -> Reading:
        if reading := self.at_hand(blog, post.id):
            return reading
        # Whoever wants the same text meanwhile, as a prefetch does, waits for the same request.
        key = (blog.address, post.id)
        coming = self._coming.get(key)
        if coming is None:
            coming = self._coming[key] = asyncio.create_task(self._found(blog, post))
            coming.add_done_callback(lambda done: arrived(self._coming, key, done))
        return await asyncio.shield(coming)

    async def _found(self, blog: Blog, post: Post) -> Reading:
        reading: Reading | None = None
        with suppress(KeepError):
            reading = await asyncio.to_thread(kept_reading, self._shelf, blog.address, post.id)
        if reading and reading.partial and not reading.document.blocks:  # a title alone is nothing to read
            with suppress(BlogError):
                reading = await self._asked(blog, post)
        return self._remember(blog, reading or await self._asked(blog, post))

    async def _asked(self, blog: Blog, post: Post) -> Reading:
        """The text as the blog has it now, kept; where the blog has it no more, what is on disk, marked so."""
        try:
            article = await (await self._blogs.asking(blog)).article(post)
        except NotFound:
            if reading := await self._lost(blog, post):
                return reading
            raise
        except NoText:
            if reading := await self.kept(blog, post.id):  # a summary can be read all the same
                return reading
            raise
        return await self._kept_now(blog, article)

    async def _kept_now(self, blog: Blog, article: Article) -> Reading:
        """The text of an article that just came, after it was put on the shelf."""
        article = await asyncio.to_thread(timely, self._shelf, blog, article)
        (article,) = await self._blogs.keep(blog, article)
        post = article.post
        with suppress(KeepError):
            kept = await asyncio.to_thread(kept_reading, self._shelf, blog.address, post.id)
            if kept and kept.post.modified == post.modified and kept.partial <= article.partial:
                return self._remember(blog, kept)
        document = await asyncio.to_thread(document_of, article)
        return self._remember(blog, Reading(post, document, partial=article.partial))

    async def _lost(self, blog: Blog, post: Post) -> Reading | None:
        with suppress(KeepError):
            await self._blogs.shelving.gone(blog.address, (post.id,))
            return await asyncio.to_thread(kept_reading, self._shelf, blog.address, post.id)
        return None

    async def _row(self, blog: Blog, number: int) -> Row | None:
        with suppress(KeepError):
            return await asyncio.to_thread(self._shelf.posts.find, blog.address, number)
        return None

    async def _longer(self, blog: Blog, reach: Reach) -> None:
        """Have the next older posts on disk; raises BlogError."""
        if not is_stream(blog):
            await older(self._blogs, blog, Query(), (reach, reach))
            return
        from tui_reader.reader.backlog import Backlog  # noqa: PLC0415 - after the first paint

        await Backlog(self._shelf, self._blogs, blog).longer(Query())

    async def _beside_alone(self, blog: Blog, post: Post) -> Neighbours:
        """The neighbours of a post that stands alone on disk; they come with their texts, in one request more."""
        source = await self._blogs.asking(blog)
        found = await source.neighbours(post)
        beside = {one.id: one for one in (found.older, found.newer) if one}
        if unknown := await asyncio.to_thread(self._unknown, blog, tuple(beside)):
            if is_stream(blog):  # their texts come when they are wanted
                await self._blogs.keep(blog, *(Article(beside[number], "", partial=True) for number in unknown))
            else:
                batch = await source.posts(Select(ids=unknown, size=len(unknown)))
                await self._blogs.keep(blog, *batch.articles)
        return found

    def _beside(self, blog: Blog, post: Post) -> tuple[Row | None, Row | None, Reach]:
        reach = self._shelf.blogs.reach(blog.address, "")
        return *self._shelf.posts.beside(blog.address, post.id), reach

    def _unknown(self, blog: Blog, numbers: Sequence[int]) -> tuple[int, ...]:
        return tuple(number for number in numbers if self._shelf.posts.find(blog.address, number) is None)

    def _remember(self, blog: Blog, reading: Reading) -> Reading:
        key = (blog.address, reading.post.id)
        self._readings[key] = reading
        self._readings.move_to_end(key)
        while len(self._readings) > _REMEMBERED:
            self._readings.popitem(last=False)
        return reading

    def _forget(self, blog: str, numbers: Sequence[int]) -> None:
        for number in numbers:
            self._readings.pop((blog, number), None)
