"""The posts of a WordPress that has neither REST nor feeds: its pages list them, and each has one of its own."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui_reader.blog.cursors import mark, marks
from tui_reader.blog.feeds.numbers import digest
from tui_reader.blog.page_post import article_of, completed
from tui_reader.blog.reply import Reply
from tui_reader.errors import BlogError, Gone, NoText, NotFound, TooMany
from tui_reader.model import Article, Blog, Neighbours, Post
from tui_reader.queries import Batch, Gathered, Memory, Select

if TYPE_CHECKING:
    from tui_reader.blog.classic import Listing, PostPage
    from tui_reader.blog.http import Http

_IN_FLIGHT = 2
_KEPT = 100
_AT_ONCE = 20
"""Posts whose pages are asked for in one go; the rest of a list is older."""


class PagePosts:
    """The posts of one blog; implements Stream. A post goes by the number its page names.

    Attributes:
        newest: the posts of its first page when that was last read in this session.
    """

    def __init__(self, http: "Http", blog: Blog) -> None:
        self.blog = blog
        self.newest: tuple[Post, ...] = ()
        self._http = http
        self._gate = asyncio.Semaphore(_IN_FLIGHT)
        self._read: dict[str, tuple[Article, PostPage]] = {}

    async def gather(self, memory: Memory) -> Gathered | None:
        """The posts that the home page lists and `memory` does not know; None where there are none.

        Its cursor leads on from this page, but nowhere where the last post of it is known: a sticky one stands above.
        """
        listed = await self._listed(self.blog.api)
        links = [link for link, _title in listed.posts]
        known = set(memory.digest.split())
        fresh = [link for link in links if mark(link) not in known]
        if not fresh and known:
            return None
        found, missing = await self._articles(fresh[:_AT_ONCE])
        if missing and not found and not known:
            raise missing[min(missing)]
        self.newest = tuple(article.post for article in found)
        now = marks([link for link in links if link not in missing])
        if fresh[_AT_ONCE:]:
            cursor = _after(self.blog.api, fresh[_AT_ONCE - 1])
        else:
            cursor = "" if links and mark(links[-1]) in known else listed.older
        return Gathered(found, Memory(digest=" ".join(now), cursor=cursor))

    async def older(self, cursor: str) -> Gathered:
        """The next posts of the list; its memory knows the next cursor alone."""
        url, _hash, last = cursor.partition("#")
        try:
            listed = await self._listed(url)
        except NotFound:
            return Gathered((), Memory())
        links = [link for link, _title in listed.posts]
        start = next((at for at, link in enumerate(links, 1) if mark(link) == last), 0)
        now, rest = links[start : start + _AT_ONCE], links[start + _AT_ONCE :]
        found, _missing = await self._articles(now)
        return Gathered(found, Memory(cursor=_after(url, now[-1]) if rest else listed.older))

    async def posts(self, select: Select) -> Batch:
        """The newest posts, or what the blog's own search finds; none by their numbers."""
        if select.ids or select.page > 1:
            return Batch((), None, more=False)
        from urllib.parse import urlencode  # noqa: PLC0415 - seldom needed

        query = f"?{urlencode({'s': select.words})}" if select.words else ""
        listed = await self._listed(self.blog.api + query)
        found, _missing = await self._articles([link for link, _title in listed.posts[:_AT_ONCE]])
        return Batch(found, None, more=False)

    async def present(self, select: Select) -> tuple[tuple[int, ...], int | None]:
        """All numbers that are asked for, since its lists do not tell what is gone."""
        return select.ids, None

    async def post(self, number: int) -> Post:
        """One post by its number, which WordPress finds in every permalink mode; raises NotFound."""
        return (await self._page(f"{self.blog.address}?p={number}"))[0].post

    async def article(self, post: Post) -> Article:
        """The post with its text from its page; raises NoText where none is found in it."""
        self._read.pop(post.link, None)
        article, page = await self._page(post.link)
        if not article.html and not article.post.protected:
            raise NoText(host=self.blog.host)
        return Article(completed(post, page), article.html)

    async def neighbours(self, post: Post) -> Neighbours:
        """The posts that its page links as the previous and the next one."""
        older, newer = await asyncio.gather(*(self._beside(link) for link in await self.beside(post)))
        return Neighbours(older, newer)

    async def beside(self, post: Post) -> tuple[str, str]:
        """The addresses of its neighbours, the older one's first, "" for none."""
        _article, page = await self._page(post.link)
        return page.older, page.newer

    async def at(self, link: str) -> Post:
        """The post at an address."""
        return (await self._page(link))[0].post

    async def _beside(self, link: str) -> Post | None:
        return await self.at(link) if link else None

    async def _listed(self, url: str) -> "Listing":
        from tui_reader.blog.classic import listing  # noqa: PLC0415 - lxml, which a start does not need

        reply = (await self._http.get(url)).check()
        return await asyncio.to_thread(listing.listing, reply.text, reply.url)

    async def _articles(self, links: Sequence[str]) -> tuple[tuple[Article, ...], dict[str, BlogError]]:
        """The posts of a list from their pages, and why those did not come that may come another time.

        Raises:
            TooMany: the blog wants to be left alone.
        """
        missing: dict[str, BlogError] = {}

        async def one(link: str) -> Article | None:
            try:
                return (await self._page(link))[0]
            except TooMany:
                raise
            except BlogError as error:
                if not isinstance(error, NotFound | Gone):
                    missing[link] = error
                return None

        found = await asyncio.gather(*map(one, links))
        return tuple(article for article in found if article), missing

    async def _page(self, link: str) -> "tuple[Article, PostPage]":
        """A post and what its page says; read once in a session, but for a few."""
        if link not in self._read:
            async with self._gate:
                reply = (await self._http.get(link)).check()
            self._read[link] = await asyncio.to_thread(_read, reply)
            for old in list(self._read)[:-_KEPT]:
                del self._read[old]
        return self._read[link]


def _after(url: str, link: str) -> str:
    """The place in a list after a post."""
    return f"{url}#{mark(link)}"


def _read(reply: Reply) -> "tuple[Article, PostPage]":
    from tui_reader.blog.classic import posts  # noqa: PLC0415 - lxml, which a start does not need

    found = posts.post_page(reply.text, reply.url)
    link = found.link or reply.url
    return article_of(found, found.number or digest(link), link), found
