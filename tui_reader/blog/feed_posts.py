"""The posts of a blog that is read by its feed: its newest end, its history, and texts cut from its pages."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui_reader.blog.address import with_query
from tui_reader.blog.cursors import mark
from tui_reader.blog.feed_reply import checked
from tui_reader.blog.history import History
from tui_reader.blog.http import Http
from tui_reader.blog.page_post import completed
from tui_reader.blog.reply import Reply
from tui_reader.blog.shapes import dated, slug_title
from tui_reader.blog.validators import digest, remembered
from tui_reader.errors import NoText, NotFound
from tui_reader.model import Article, Blog, Kind, Neighbours, Post
from tui_reader.queries import UNDATED, Batch, Gathered, Memory, Select

if TYPE_CHECKING:
    from tui_reader.blog.feed_page import FeedPage

Elsewhere = Callable[[Reply, Blog], Awaitable["FeedPage | None"]]
"""Reads a feed in another process; raises BlogError."""

_LEAST = 40
"""Characters of HTML below which a page has not given the text of a post."""


_SMALL = 200_000
"""Bytes of a feed that do not wait for larger ones, since one that is made to hurt takes seconds."""
_SNIFFED = 4096
_PAGE = re.compile(rb"<(?:!doctype\s+)?html\b", re.IGNORECASE)


class FeedPosts:
    """The posts of one blog; implements Stream.

    Args:
        elsewhere: reads feeds in another process, and gives None where there is none.

    Attributes:
        newest: the posts of the feed when it was last read in this session. wordpress: it said that WordPress made it.
    """

    def __init__(self, http: Http, blog: Blog, elsewhere: Elsewhere | None = None) -> None:
        self.blog = blog
        self.newest: tuple[Post, ...] = ()
        self.wordpress = self._classic = blog.kind is Kind.CLASSIC
        self._http, self._elsewhere = http, elsewhere
        self._history = History(http, blog)
        self._whole: frozenset[int] = frozenset()

    async def gather(self, memory: Memory) -> Gathered | None:
        """The newest posts; None where nothing has changed since `memory` was made.

        Its cursor leads on from this page, whatever the one in `memory` led to.

        Raises:
            Gone: it has ended for good. NotAFeed, BlogError: it did not come.
        """
        reply = await self._http.get(self.blog.api, unless=memory)
        unchanged = reply.status == HTTPStatus.NOT_MODIFIED
        if unchanged or (reply.status == HTTPStatus.OK and await _is_same(reply, memory)):
            kept = memory if unchanged else remembered(reply, memory.digest, memory.cursor)
            return Gathered((), kept, moved=reply.moved) if reply.moved or kept != memory else None
        page = await self._newest(checked(reply))
        return Gathered(
            page.articles,
            remembered(reply, page.digest, page.cursor),
            page.total,
            moved=reply.moved,
            pause=page.pause,
            name=page.name,
            description=page.description,
            language=page.language,
            home=page.home,
        )

    async def older(self, cursor: str) -> Gathered:
        """The page of older posts that a cursor leads to; its memory knows the next cursor alone."""
        came = await self._history.older(cursor)
        if not any(map(_by_file, came.articles)):
            return came
        if not self.newest:
            await self.posts(Select())
        dates = [post.date for post in self.newest if post.date > UNDATED]
        return replace(came, articles=tuple(_undated(each, min(dates)) for each in came.articles)) if dates else came

    async def posts(self, select: Select) -> Batch:
        """The newest posts, or those that the blog's own search finds; none by their numbers."""
        if select.ids or select.page > 1:
            return Batch((), None, more=False)
        if select.words and not self.newest and not self.wordpress:  # what made the feed tells how it searches
            await self.posts(Select())
        url = self._search(select.words) if select.words else self.blog.api
        if not url:
            return Batch((), None, more=False)
        reply = checked(await self._http.get(url))
        page = await asyncio.to_thread(self._read, reply) if select.words else await self._newest(reply)
        return Batch(page.articles, page.total, more=False)

    async def present(self, select: Select) -> tuple[tuple[int, ...], int | None]:
        """All numbers that are asked for, since a feed does not tell what is gone."""
        return select.ids, None

    async def post(self, number: int) -> Post:
        """One of the newest posts by its number; raises NotFound for all others."""
        if not any(post.id == number for post in self.newest):
            await self.posts(Select())
        for post in self.newest:
            if post.id == number:
                return post
        raise NotFound(host=self.blog.host, what=str(number))

    async def article(self, post: Post) -> Article:
        """The post with its whole text: of the feed where that has it whole, else cut from its page.

        Raises:
            NoText: the page is there, the text was not found in it. BlogError: the page did not come.
        """
        if post.id in self._whole:
            found = (await self.posts(Select())).articles
            whole = (article for article in found if article.post.id == post.id and not article.partial)
            if article := next(whole, None):
                return article
        if mark(post.link.partition("#")[0]) in (mark(self.blog.address), mark(self.blog.api)):
            raise NoText(host=self.blog.host)  # it named no page of its own: what stands there are other posts
        reply = (await self._http.get(post.link)).check()
        if not _is_page(reply):
            raise NoText(host=reply.host)
        cut, facts = await asyncio.to_thread(_cut, reply, post)
        if len(cut) < _LEAST:
            raise NoText(host=reply.host)
        return Article(facts, cut)

    async def neighbours(self, post: Post) -> Neighbours:
        """The posts next to it in the feed; what is not there is known by the shelf alone."""
        order = sorted(self.newest, key=lambda each: (each.date, each.id))
        numbers = [each.id for each in order]
        if post.id not in numbers:
            return Neighbours(None, None)
        at = numbers.index(post.id)
        return Neighbours(order[at - 1] if at else None, order[at + 1] if at + 1 < len(order) else None)

    async def _newest(self, reply: Reply) -> "FeedPage":
        """The page of the newest posts, which are noted."""
        page = await self._elsewhere(reply, self.blog) if self._elsewhere else None
        if page is None:
            async with self._http.reading if len(reply.body) > _SMALL else self._http.glancing:
                page = await asyncio.to_thread(self._read, reply)
        self.newest = tuple(article.post for article in page.articles)
        self._whole = frozenset(article.post.id for article in page.articles if not article.partial)
        self.wordpress = self._classic or page.wordpress
        return page

    def _read(self, reply: Reply) -> "FeedPage":
        """The feed in an answer. Takes long: call it in a thread."""
        from tui_reader.blog.feed_page import read  # noqa: PLC0415 - lxml, which a start does not need

        return read(reply.body, reply.header("content-type"), reply.url, self.blog)

    def _search(self, words: str) -> str:
        """The feed of what WordPress or Blogger finds, "" where the blog cannot search."""
        if self.wordpress:
            return with_query(self.blog.api, s=words)
        return with_query(self.blog.api, q=words) if "/feeds/posts/" in urlsplit(self.blog.api).path else ""


async def _is_same(reply: Reply, memory: Memory) -> bool:
    """Whether an answer is byte for byte what came the last time."""
    return bool(memory.digest) and await asyncio.to_thread(digest, reply.body) == memory.digest


def _is_page(reply: Reply) -> bool:
    """Whether an answer is HTML, by its type, else by what it begins with: a post may lead to a picture or a PDF."""
    return "html" in reply.header("content-type").lower() or bool(_PAGE.search(reply.body[:_SNIFFED]))


def _by_file(article: Article) -> bool:
    """Whether a post's date is that of the file which a sitemap has of it."""
    post = article.post
    listed = article.bare and post.title == slug_title(post.link) and dated(post.link) is None
    return listed and post.date > UNDATED


def _undated(article: Article, oldest: datetime) -> Article:
    """A post of a sitemap, without date where that seems to be newer than the feed's oldest post.

    Whoever rebuilds a site of files changes the dates of all of them.
    """
    if not _by_file(article) or article.post.date < oldest:
        return article
    return replace(article, post=replace(article.post, date=UNDATED, modified=UNDATED))


def _cut(reply: Reply, post: Post) -> tuple[str, Post]:
    """The text of a post from its page; and what the page tells of it where only its address was known."""
    from tui_reader.blog.classic import cut, heads, posts  # noqa: PLC0415 - lxml, which a start does not need

    text, url = reply.text, reply.url
    html = cut.cut(text, url)
    from_sitemap = post.title == slug_title(post.link)
    if from_sitemap or not html:
        page = posts.post_page(text, url)
        html = html or page.html
        post = completed(post, page) if from_sitemap else post
    return heads.beheaded(html, post.title, post.author.name), post
