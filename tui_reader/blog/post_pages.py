"""The pages of posts as far as the conversation goes: what stands under a post, and how one joins in."""

import asyncio
import re
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from tui_reader.blog import page
from tui_reader.blog.classic import Talk
from tui_reader.blog.embedded import Embedded, embedded
from tui_reader.blog.http import Http
from tui_reader.blog.proof import Proof
from tui_reader.blog.reply import Reply
from tui_reader.model import Comment, Post
from tui_reader.values import dataclass

_PAGES = 500
"""The most pages of comments of one post."""
_KEPT = 20
_WITH_NUMBER = re.compile(r"(?:^|&)p=\d")
_PER_POST = re.compile(r"/feeds/\w{1,40}/comments/default$")


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page of a post said.

    Attributes:
        link: where it came from. talk: its comments. feed: the feed of them, "" for none. system: whose they are, None
        for the blog's own. wordpress: it bears WordPress' marks.
    """

    link: str
    talk: Talk
    feed: str
    system: Embedded | None
    wordpress: bool


class PostPages:
    """The pages of one blog's posts; what a few of them said is kept, so that nothing is asked for twice in a row.

    Attributes:
        feeds: posts whose comments have a feed, by number.
    """

    def __init__(self, http: Http) -> None:
        self._http = http
        self._seen: dict[int, Seen] = {}
        self.feeds: dict[int, Post] = {}

    def known(self, number: int) -> Seen | None:
        """What the page of a post said in this session, if it is still known."""
        return self._seen.get(number)

    async def look(self, post: Post, proof: Proof | None = None) -> Seen:
        """Fetch the page of a post; what it says to who is logged in is not kept. Raises BlogError."""
        reply = (await self._http.get(post.link, proof=proof)).check()
        seen = await asyncio.to_thread(_read, reply, post)
        if proof is not None:
            return seen
        self._seen.pop(post.id, None)
        self._seen[post.id] = seen
        if seen.feed:
            self.feeds[post.id] = replace(post, replies=seen.feed)
        for number in list(self._seen)[:-_KEPT]:
            del self._seen[number]
        return seen

    async def all(self, seen: Seen, post: Post) -> tuple[Comment, ...]:
        """The comments of the page and of all others that it names, each once, oldest page first. Raises BlogError."""
        from tui_reader.blog.classic import talk  # noqa: PLC0415 - lxml, which a start does not need

        found: dict[int, Comment] = {}
        for address in seen.talk.pages[:_PAGES]:
            reply = (await self._http.get(address)).check()
            more = await asyncio.to_thread(talk.talk, reply.text, reply.url, post.id)
            found |= {comment.id: comment for comment in more.comments}
        return tuple((found | {comment.id: comment for comment in seen.talk.comments}).values())


def _read(reply: Reply, post: Post) -> Seen:
    from tui_reader.blog.classic import talk  # noqa: PLC0415 - lxml, which a start does not need

    text = reply.text
    feed, wordpress = post.replies or comment_feed(reply), page.is_wordpress(text)
    if not feed and wordpress and not urlsplit(reply.url).query:
        feed = urljoin(f"{reply.url.rstrip('/')}/", "feed/")
    return Seen(reply.url, talk.talk(text, reply.url, post.id), feed, embedded(text, post.link), wordpress)


def comment_feed(reply: Reply) -> str:
    """The feed of comments that the page of a post names, "" for none: not that of all comments of the blog."""
    below = reply.url.partition("?")[0].rstrip("/") + "/"
    for link in page.feeds(page.links(reply)):
        parts = urlsplit(link.target)
        of_post = link.target.startswith(below) or _WITH_NUMBER.search(parts.query)
        if _PER_POST.search(parts.path) or (of_post and page.of_comments(link)):
            return link.target
    return ""
