"""A WordPress blog of any place and permalink mode, through its REST interface wp/v2."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tui_reader.blog.discover import discover
from tui_reader.blog.form_comments import FormComments
from tui_reader.blog.http import Http
from tui_reader.blog.login import Login
from tui_reader.blog.post_pages import PostPages
from tui_reader.blog.rest import Rest
from tui_reader.blog.wordpress_comments import Comments
from tui_reader.blog.wordpress_posts import Posts
from tui_reader.errors import BlogError, NoForm
from tui_reader.model import Blog, Comment, Credential, Draft, Post, Ways

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
        posts, self._comments, login = Posts(rest), Comments(rest), Login(rest)
        self._form = FormComments(http, blog, PostPages(http))
        self._usual: Ways | None = None
        comments = self._comments
        self.posts, self.present = posts.posts, posts.present
        self.post, self.article, self.neighbours = posts.post, posts.article, posts.neighbours
        self.counts, self.comments = comments.counts, comments.comments
        self.replies, self.comment = comments.replies, comments.comment
        self.log_in, self.adopt, self.who, self.log_out = login.log_in, login.adopt, login.who, login.log_out

    async def ways(self, post: Post) -> Ways:
        """How one joins in under a post: REST does not tell, so the page of one post is asked, and speaks for all."""
        if not post.comments_open:
            return Ways(closed=True)
        if self._usual is None:
            try:
                found = await self._form.ways(post)
            except BlogError:
                return Ways(login=True)
            if found.closed or found.elsewhere:
                return found
            if not found.login and not found.guest:  # a protected post, or a page that is not WordPress' usual one
                return replace(found, login=True)
            self._usual = replace(found, login=True, link="")
        return self._usual

    async def send(self, draft: Draft, credential: Credential, post: Post | None = None) -> Comment:
        """Send a comment once: by REST, which takes none of guests; theirs goes by the form of the post's page."""
        if not credential.account.guest:
            return await self._comments.send(draft, credential)
        if post is None or not post.link:
            raise NoForm(host=self.blog.host, link=self.blog.address)
        return await self._form.send(draft, credential, post)


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
