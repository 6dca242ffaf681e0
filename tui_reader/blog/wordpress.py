"""A WordPress blog of any place and permalink mode, through its REST interface wp/v2."""

from typing import TYPE_CHECKING

from tui_reader.blog.discover import discover
from tui_reader.blog.http import Http
from tui_reader.blog.login import Login
from tui_reader.blog.rest import Rest
from tui_reader.blog.wordpress_comments import Comments
from tui_reader.blog.wordpress_posts import Posts
from tui_reader.model import Blog

if TYPE_CHECKING:
    from tui_reader.blog import Authenticator, Discussion, Source


class WordPress:
    """One WordPress blog: implements Source, Discussion and Authenticator by what `Posts`, `Comments` and `Login` do.

    Keeps names and nonces for as long as it lives, and no credential: that comes with each call that needs one.

    Args:
        http: shared by all blogs, closed by whoever made it. blog: as `discover()` found it, or as it was kept.
    """

    def __init__(self, http: Http, blog: Blog) -> None:
        self.blog = blog
        rest = Rest(http, blog)
        posts, comments, login = Posts(rest), Comments(rest), Login(rest)
        self.posts, self.present = posts.posts, posts.present
        self.post, self.article, self.neighbours = posts.post, posts.article, posts.neighbours
        self.counts, self.comments, self.replies = comments.counts, comments.comments, comments.replies
        self.comment, self.send = comments.comment, comments.send
        self.log_in, self.adopt, self.who, self.log_out = login.log_in, login.adopt, login.who, login.log_out


async def connect(http: Http, address: str) -> tuple[WordPress, int | None, str]:
    """The blog behind an address, the number of the post it was the address of, and a sentence for the person or "".

    Raises:
        AddressError: it is no address. BlogError: it leads to no blog that can be read.
    """
    found = await discover(http, address)
    return WordPress(http, found.blog), found.post, found.hint


if TYPE_CHECKING:

    def _holds(blog: WordPress) -> tuple[Source, Discussion, Authenticator]:
        return blog, blog, blog
