"""A WordPress of any age without REST: read by its feed or its pages, commented on by its forms."""

from typing import TYPE_CHECKING

from tui_reader.blog.classic.access import Access
from tui_reader.blog.classic.pages import PagePosts
from tui_reader.blog.feed_comments import FeedComments
from tui_reader.blog.feed_posts import FeedPosts

if TYPE_CHECKING:
    from tui_reader.blog import Authenticator, Discussion, Stream
    from tui_reader.blog.http import Http
    from tui_reader.model import Blog


class Classic:
    """One blog: implements Stream, Discussion and Authenticator by what others do.

    Args:
        http: shared by all blogs, closed by whoever made it. blog: as `discover()` found it; where its `api` is its
            address it has no feed, and is read by its pages.
    """

    def __init__(self, http: "Http", blog: "Blog") -> None:
        self.blog = blog
        pages = PagePosts(http, blog)
        posts = pages if blog.api == blog.address else FeedPosts(http, blog)
        comments, access = FeedComments(http, posts), Access(http, blog)
        self.gather, self.older = posts.gather, posts.older
        self.posts, self.present = posts.posts, posts.present
        self.post, self.article, self.neighbours = pages.post, posts.article, pages.neighbours
        self.ways, self.counts, self.comments = comments.ways, comments.counts, comments.comments
        self.replies, self.comment, self.send = comments.replies, comments.comment, comments.send
        self.log_in, self.adopt, self.who, self.log_out = access.log_in, access.adopt, access.who, access.log_out


if TYPE_CHECKING:

    def _holds(blog: Classic) -> "tuple[Stream, Discussion, Authenticator]":
        return blog, blog, blog
