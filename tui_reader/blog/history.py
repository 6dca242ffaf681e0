"""A blog's older posts beyond what its feed holds, by the first way that it offers; page by page.

The ways: what the feed itself names as next (RFC 5005, JSON Feed), Blogger's `start-index`, WordPress' `paged`, and at
last the sitemap, which gives addresses alone: texts come when they are read.
"""

import asyncio
from http import HTTPStatus

from tui_reader.blog.cursors import BLOGGER, PAGED, SITEMAP, Cursor, cursor, mark
from tui_reader.blog.entries import articles
from tui_reader.blog.feed_reply import feed_of, is_feed
from tui_reader.blog.feeds.numbers import digest
from tui_reader.blog.http import Http
from tui_reader.blog.shapes import fits, slug_title
from tui_reader.blog.sitemap import Place, places
from tui_reader.blog.steps import following, listable, moved
from tui_reader.model import Article, Author, Blog, Kind, Post
from tui_reader.queries import Gathered, Memory

PAGE = 30
"""Posts of a page that a sitemap gives."""
_PAGES = 2000
_PAST = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.BAD_REQUEST)
"""How servers answer a page after the last one."""

_END = Gathered((), Memory())


class History:
    """The older posts of one blog.

    Args:
        http: shared by all. blog: `address` differs from `api` where its feed is of the whole blog.
    """

    def __init__(self, http: Http, blog: Blog) -> None:
        self._http, self._blog = http, blog
        self._classic = blog.kind is Kind.CLASSIC
        self._places: tuple[Place, ...] | None = None

    async def older(self, word: str) -> Gathered:
        """The page that a cursor leads to; without posts and without a cursor where it ends."""
        place = cursor(word)
        if place is None or (place.way != BLOGGER and place.at > _PAGES):
            return _END
        found = await (self._listed(place) if place.way == SITEMAP else self._paged(place))
        if not found.articles and place.way in (PAGED, BLOGGER) and place.shapes and listable(place, self._blog):
            return await self._listed(moved(place, SITEMAP, "", 0, ""))
        return found

    async def _paged(self, place: Cursor, *, again: bool = False) -> Gathered:
        """The posts of another page of the feed.

        One that begins as the one before it is the end only where the next one does so too: meanwhile just so many
        posts may have come that all moved on by a page.

        Args:
            again: the page before this one began so.
        """
        reply = await self._http.get(place.url)
        if reply.status in _PAST or (reply.status == HTTPStatus.OK and not is_feed(reply)):
            return _END
        feed = await feed_of(reply)
        entries = feed.entries
        if not entries:
            return _END
        if mark(entries[0].identity) == place.seen:
            after = None if again else cursor(following(place, feed))
            return await self._paged(after, again=True) if after else _END
        found = await asyncio.to_thread(articles, feed, self._blog.address, wordpress=self._classic)
        return Gathered(found, Memory(cursor=following(place, feed)), feed.total)

    async def _listed(self, place: Cursor) -> Gathered:
        """Posts that a sitemap lists, without their texts; the sitemap is asked for once in a walk."""
        if self._places is None or not place.seen:
            found = await places(self._http, self._blog.address, wordpress=place.wordpress)
            self._places = await asyncio.to_thread(self._fitting, place, found)
        return await asyncio.to_thread(self._page, place, self._places)

    def _fitting(self, place: Cursor, found: tuple[Place, ...]) -> tuple[Place, ...]:
        return tuple(each for each in found if fits(each.link, self._blog.address, place.shapes))

    def _page(self, place: Cursor, found: tuple[Place, ...]) -> Gathered:
        known = frozenset(place.known)
        new = [each for each in found if mark(each.link) not in known]
        at = place.at if place.seen else 0
        at = next((at + 1 for at, each in enumerate(new) if mark(each.link) == place.seen), at)
        page = new[at : at + PAGE]
        if not page:
            return _END
        more = len(new) > at + PAGE
        after = moved(place, SITEMAP, "", at + PAGE, mark(page[-1].link)).word() if more else ""
        return Gathered(tuple(map(_unread, page)), Memory(cursor=after))


def _unread(place: Place) -> Article:
    """A post of which only the address is known."""
    post = Post(digest(place.link), slug_title(place.link), place.link, place.date, place.date, Author(0, ""))
    return Article(post, "", partial=True)
