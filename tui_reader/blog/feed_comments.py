"""The comments of a blog that is read by its feed: from the page of the post, or from the feed of its comments."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Protocol

from tui_reader.blog.comment_feed import comments_of
from tui_reader.blog.form_comments import FormComments
from tui_reader.blog.http import Http
from tui_reader.blog.isso import theirs
from tui_reader.blog.post_pages import PostPages
from tui_reader.blog.reply import wants_rest
from tui_reader.errors import BlogError, NoForm, NotFound
from tui_reader.model import Blog, Comment, Credential, Draft, Post

_ASKED = 20
_AT_ONCE = 100


class Newest(Protocol):
    """Whoever knows the newest posts of a blog."""

    blog: Blog
    newest: tuple[Post, ...]


class FeedComments:
    """The comments of one blog; implements Discussion. Written is by the form of a post's page, where it has one."""

    def __init__(self, http: Http, posts: Newest) -> None:
        self._http, self._posts = http, posts
        self._pages = PostPages(http, posts.blog.address)
        self._form = FormComments(http, posts.blog, self._pages)
        self.ways = self._form.ways
        self._missed: dict[int, datetime] = {}
        """Since when the feeds of some posts' comments did not come."""

    async def counts(self, posts: Sequence[Post]) -> dict[int, int]:
        """Comments by post number as the feed last told them; nothing is asked for but Isso, where the blog uses it."""
        told = {post.id: post.comments for post in (*posts, *self._posts.newest) if post.comments is not None}
        return {post.id: told[post.id] for post in posts if post.id in told} | await self._form.isso.counts(posts)

    async def comments(self, post: Post) -> AsyncIterator[tuple[tuple[Comment, ...], int]]:
        """All comments that the page or the feed of comments gives, whichever has more; all at once.

        The total is what the page counts, else what is known of the post: where fewer came, some are missing.

        Raises:
            BlogError: the page did not come; before that comes what the feed gives, which seldom is all.
        """
        try:
            seen = await self._pages.look(post)
        except BlogError as error:
            asked = post.replies and not wants_rest(error)
            found, total = await self._fed(post.replies, post) if asked else ((), 0)
            if found:
                yield found, max(total, post.comments or 0)
            raise
        if seen.place:
            yield await self._form.isso.comments(seen.place, post)
            return
        shown = await self._pages.all(seen, post)
        counted = post.comments if seen.talk.total is None else seen.talk.total
        total = max(counted or 0, len(shown))
        told = [number for number in (seen.talk.total, post.comments) if number is not None]
        if seen.feed and len(shown) < max(told, default=len(shown) + 1):
            fed, fed_total = await self._fed(seen.feed, post)
            if len(fed) > len(shown):
                shown, total = fed, max(total, fed_total)
        yield shown, total

    async def replies(self, posts: Sequence[int], after: datetime) -> tuple[Comment, ...]:
        """Comments under some posts written after a moment, as far as their feeds are known in this session.

        Of a feed that did not come those that it would have had come the next time.

        Raises:
            TooMany, ServerFailed: the blog wants to be left alone.
        """
        known = {post.id: post for post in self._posts.newest if post.replies} | self._pages.feeds
        found = await self._form.isso.replies(posts, after)
        wanted = [known[number] for number in posts if number in known][:_ASKED]
        since = {post.id: min(after, self._missed.get(post.id, after)) for post in wanted}
        self._missed |= since
        came: set[int] = set()
        for post in wanted:
            try:
                fed, _total = await comments_of(self._http, post.replies, post)
            except BlogError as error:
                if wants_rest(error):
                    raise
                continue
            came.add(post.id)
            found += [comment for comment in fed if comment.date > since[post.id]]
        for number in came:
            self._missed.pop(number, None)
        return tuple(sorted(found, key=lambda comment: (comment.date, comment.id))[:_AT_ONCE])

    async def comment(self, number: int, credential: Credential) -> Comment | None:
        """Raise NotFound: only its page shows a comment, so of one that is not there nobody knows what became of it.

        Isso does know.
        """
        if theirs(number):
            return await self._form.isso.comment(number, credential.account, self._posts.blog.host)
        raise NotFound(host=self._posts.blog.host, what=f"#comment-{number}")

    async def send(self, draft: Draft, credential: Credential, post: Post | None = None) -> Comment:
        """Send a comment by the form of the post's page, once; see FormComments."""
        if post is None or not post.link:
            raise NoForm(host=self._posts.blog.host, link=self._posts.blog.address)
        return await self._form.send(draft, credential, post)

    async def _fed(self, feed: str, post: Post) -> tuple[tuple[Comment, ...], int]:
        """The comments of the feed; none where it does not come, which is less bad than of the page."""
        try:
            return await comments_of(self._http, feed, post)
        except BlogError:
            return (), 0
