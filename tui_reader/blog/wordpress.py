"""A WordPress blog of any place and permalink mode, through its REST interface wp/v2."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from tui_reader.blog.discover import discover
from tui_reader.blog.form_comments import FormComments
from tui_reader.blog.http import Http
from tui_reader.blog.isso import Place, theirs
from tui_reader.blog.login import Login
from tui_reader.blog.post_pages import PostPages
from tui_reader.blog.rest import Rest
from tui_reader.blog.wordpress_comments import Comments
from tui_reader.blog.wordpress_posts import Posts
from tui_reader.errors import BlogError, Gone, NoForm, NotFound
from tui_reader.model import Blog, Comment, Credential, Draft, Post, Ways

if TYPE_CHECKING:
    from tui_reader.blog import Authenticator, Discussion, Source

_AT_ONCE = 100


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
        self._pages = PostPages(http, blog.address)
        self._form = FormComments(http, blog, self._pages)
        self._usual: Ways | None = None
        self._alone = False
        self.posts, self.present = posts.posts, posts.present
        self.post, self.article, self.neighbours = posts.post, posts.article, posts.neighbours
        self.log_in, self.adopt, self.who, self.log_out = login.log_in, login.adopt, login.who, login.log_out

    async def ways(self, post: Post) -> Ways:
        """How one joins in under a post: REST does not tell, so the page of one post is asked, and speaks for all."""
        if not post.comments_open and not self._form.isso.used:
            return Ways(closed=True)
        if self._usual is None:
            try:
                found = await self._form.ways(post)
            except BlogError:
                return Ways(login=True)
            if found.closed or found.elsewhere or self._form.isso.used:
                return found
            if not found.login and not found.guest:  # a protected post, or a page that is not WordPress' usual one
                return replace(found, login=True)
            self._usual = replace(found, login=True, link="")
        return self._usual

    async def send(self, draft: Draft, credential: Credential, post: Post | None = None) -> Comment:
        """Send a comment once: by REST, which takes none of guests; theirs goes by the form of the post's page.

        To Isso goes what answers a comment there, or begins to talk under a post whose page has its comments there.
        """
        if not credential.account.guest and not await self._is_for_isso(draft, post):
            return await self._comments.send(draft, credential)
        if post is None or not post.link:
            raise NoForm(host=self.blog.host, link=self.blog.address)
        return await self._form.send(draft, credential, post)

    async def counts(self, posts: Sequence[Post]) -> dict[int, int]:
        """Comments by post number: WordPress' own, and those at Isso, where the blog has them there."""
        there = await self._form.isso.counts(posts)
        return await self._comments.counts(posts) | {key: count for key, count in there.items() if count}

    async def comments(self, post: Post) -> AsyncIterator[tuple[tuple[Comment, ...], int]]:
        """All comments by REST; of a post that has none there, those that its page embeds from Isso."""
        some = False
        async for found, total in self._comments.comments(post):
            some = some or bool(found)
            yield found, total
        if not some and (place := await self._place(post)):
            yield await self._form.isso.comments(place, post)

    async def replies(self, posts: Sequence[int], after: datetime) -> tuple[Comment, ...]:
        """Comments under some posts written after a moment, oldest first."""
        there = await self._form.isso.replies(posts, after)
        found = (*await self._comments.replies(posts, after), *there)
        return tuple(sorted(found, key=lambda comment: (comment.date, comment.id)))[:_AT_ONCE] if there else found

    async def comment(self, number: int, credential: Credential) -> Comment | None:
        """One comment as its author sees it (held ones too); None when it is gone.

        Raises:
            NotFound: to a guest the blog shows none that it holds back, so that nobody knows what became of it. Isso
            does know.
        """
        if theirs(number):
            return await self._form.isso.comment(number, credential.account, self.blog.host)
        if credential.account.guest:
            raise NotFound(host=self.blog.host, what=f"#comment-{number}")
        return await self._comments.comment(number, credential)

    async def _place(self, post: Post) -> Place | None:
        """Where Isso has the comments of a post without any; the page of one post without it speaks for all.

        But not for one that had comments, or at a blog that has some at Isso: to say that there are none would be to
        have those forgotten that were read before. Raises BlogError where just such a post's page is there, but does
        not come.
        """
        likely = bool(post.comments) or self._form.isso.used
        if not post.link or (not likely and (self._alone or self._usual is not None)):
            return None
        try:
            seen = self._pages.known(post.id) or await self._pages.look(post)
        except BlogError as error:
            if likely and not isinstance(error, NotFound | Gone):
                raise
            return None
        self._alone = seen.place is None
        return seen.place

    async def _is_for_isso(self, draft: Draft, post: Post | None) -> bool:
        """Whether somebody with an account writes to Isso; raises BlogError where the page that tells does not come."""
        if draft.parent or post is None or not post.link or not self._form.isso.used:
            return bool(theirs(draft.parent))
        return (self._pages.known(post.id) or await self._pages.look(post)).place is not None


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
