"""A WordPress of any age without REST: read by its feed or its pages, commented on by its forms."""

from typing import TYPE_CHECKING

from tui_reader.blog.classic.access import Access
from tui_reader.blog.classic.pages import PagePosts
from tui_reader.blog.classic.single import single
from tui_reader.blog.cursors import mark
from tui_reader.blog.feed_comments import FeedComments
from tui_reader.blog.feed_posts import Elsewhere, FeedPosts
from tui_reader.model import Neighbours, Post

if TYPE_CHECKING:
    from tui_reader.blog import Authenticator, Discussion, Stream
    from tui_reader.blog.http import Http
    from tui_reader.model import Blog


_DIGESTS = 2**40
"""Numbers from here on are digests of an address: WordPress counts from 1."""


class Classic:
    """One blog: implements Stream, Discussion and Authenticator by what others do.

    Args:
        http: shared by all blogs, closed by whoever made it. blog: as `discover()` found it; where its `api` is its
            address it has no feed, and is read by its pages. elsewhere: as `FeedPosts` takes it.
    """

    def __init__(self, http: "Http", blog: "Blog", elsewhere: "Elsewhere | None" = None) -> None:
        self.blog = blog
        pages = PagePosts(http, blog)
        posts = pages if blog.api == blog.address else FeedPosts(http, blog, elsewhere)
        comments, access = FeedComments(http, posts), Access(http, blog)
        self.gather, self.older = posts.gather, posts.older
        self.posts, self.present = posts.posts, posts.present
        self._pages, self._feed = pages, posts if isinstance(posts, FeedPosts) else None
        self.article = posts.article
        self.ways, self.counts, self.comments = comments.ways, comments.counts, comments.comments
        self.replies, self.comment, self.send = comments.replies, comments.comment, comments.send
        self.log_in, self.adopt, self.who, self.log_out = access.log_in, access.adopt, access.who, access.log_out
        self._http = http

    async def post(self, number: int) -> Post:
        """One post by its number, which WordPress finds in every permalink mode; raises NotFound.

        By its feed a post may have another number here, which only the feed knows.
        """
        if self._feed is None:
            return await self._pages.post(number)
        if number >= _DIGESTS:
            return await self._feed.post(number)
        found = await single(self._http, self.blog, number)
        return found.post if found else await self._pages.post(number)

    async def neighbours(self, post: Post) -> Neighbours:
        """The posts that its page links as the previous and the next one; else those of the feed."""
        if self._feed is None:
            return await self._pages.neighbours(post)
        links = await self._pages.beside(post)
        if not any(links):
            return await self._feed.neighbours(post)
        older, newer = [await self._beside(link) for link in links]
        return Neighbours(older, newer)

    async def _beside(self, link: str) -> Post | None:
        """The post at an address, by the number it has in the feed."""
        if not link or self._feed is None:
            return None
        if known := next((each for each in self._feed.newest if mark(each.link) == mark(link)), None):
            return known
        found = await single(self._http, self.blog, link)
        return found.post if found else await self._pages.at(link)


if TYPE_CHECKING:

    def _holds(blog: Classic) -> "tuple[Stream, Discussion, Authenticator]":
        return blog, blog, blog
