"""The pages of posts as far as the conversation goes: what stands under a post, and how one joins in."""

import asyncio
import re
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from tui_reader.blog import page
from tui_reader.blog.classic import Talk
from tui_reader.blog.cursors import mark
from tui_reader.blog.embedded import Embedded, embedded
from tui_reader.blog.http import Http
from tui_reader.blog.isso import Place
from tui_reader.blog.proof import Proof
from tui_reader.blog.reply import Reply
from tui_reader.model import Comment, Post, origin
from tui_reader.values import dataclass

_PAGES = 500
"""The most pages of comments of one post."""
_IN_VAIN = 3
"""Pages of comments in a row that may bring none: one may hold nothing but pings, but its number may be made up."""
_KEPT = 20
_PATIENCE = 45.0
"""Seconds for a page: block themes take ten for a thousand comments."""
_HOPS = 3
_WITH_NUMBER = re.compile(r"(?:^|&)p=\d")
_PASSWORD = re.compile(r"""\bname\s{0,9}=\s{0,9}["']?post_password\b""")
_PER_POST = re.compile(r"/feeds/\w{1,40}/comments/default$")


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page of a post said.

    Attributes:
        link: where it came from. talk: its comments. feed: the feed of them, "" for none. system: whose they are, None
        for the blog's own. wordpress: it bears WordPress' marks. protected: it asks for the post's password.
        place: where Isso has its comments, None where it has none of it, or comments of its own, or is not the blog's.
    """

    link: str
    talk: Talk
    feed: str
    system: Embedded | None
    wordpress: bool
    protected: bool
    place: Place | None = None


class PostPages:
    """The pages of one blog's posts; what a few of them said is kept, so that nothing is asked for twice in a row.

    Args:
        http: shared by all. home: the blog's address.

    Attributes:
        feeds: posts whose comments have a feed, by number.
    """

    def __init__(self, http: Http, home: str) -> None:
        self._http, self._home = http, home
        self._seen: dict[int, Seen] = {}
        self.feeds: dict[int, Post] = {}

    def known(self, number: int) -> Seen | None:
        """What the page of a post said in this session, if it is still known."""
        return self._seen.get(number)

    async def look(self, post: Post, proof: Proof | None = None, *, keep: bool = True) -> Seen:
        """Fetch the page of a post; what it says to who is logged in is not kept.

        Args:
            proof: who asks. keep: its address is the post's own, not that of a page of comments.

        Raises:
            BlogError: it did not come. Moved, NeedsHttps: it is not where the proof belongs.
        """
        reply = (await self._page(secured(post.link, self._home), proof)).check()
        seen = await asyncio.to_thread(_read, reply, post, self._home)
        if proof is not None or not keep:
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

        here = {comment.id: comment for comment in seen.talk.comments}
        found: dict[int, Comment] = {}
        vain = 0
        for address in [address for address in seen.talk.pages[:_PAGES] if near(address, seen.link)]:
            reply = (await self._page(address)).check()
            more = await asyncio.to_thread(talk.talk, reply.text, reply.url, post.id)
            fresh = {comment.id: comment for comment in more.comments if comment.id not in found.keys() | here.keys()}
            vain = 0 if fresh else vain + 1
            if vain == _IN_VAIN:
                break
            found |= fresh
        return tuple((found | here).values())

    async def _page(self, url: str, proof: Proof | None = None) -> Reply:
        """The answer of a page; with a proof redirects are followed too, but within its origin."""
        reply = await self._http.get(url, proof=proof, deadline=_PATIENCE)
        for _hop in range(_HOPS):
            if proof is None or not reply.location or origin(reply.location) != proof.origin:
                break
            reply = await self._http.get(reply.location, proof=proof, deadline=_PATIENCE)
        return reply


def near(address: str, home: str) -> bool:
    """Whether an address is of a blog: of its host, one above or one below, and of its port.

    A feed may link to other people's posts.
    """
    ours, theirs = _plain(home), _plain(address)
    return ours == theirs or ours.endswith(f".{theirs}") or theirs.endswith(f".{ours}")


def secured(address: str, home: str) -> str:
    """An address, by https where the blog is and it names the blog's host: feeds go on to say http."""
    here, parts = urlsplit(home), urlsplit(address)
    netloc = parts.netloc.lower().removesuffix(":80")
    if (here.scheme, parts.scheme) != ("https", "http") or netloc != here.netloc.lower().removesuffix(":443"):
        return address
    return parts._replace(scheme="https", netloc=netloc).geturl()


def same_page(one: str, other: str) -> bool:
    """Whether two addresses are of one page, by whichever scheme, with `www.` or without."""
    here, there = (urlsplit(each)._replace(scheme="", netloc=_plain(each)).geturl() for each in (one, other))
    return mark(here) == mark(there)


def _plain(address: str) -> str:
    """The host of an address, and its port where that is not the usual one."""
    parts = urlsplit(address)
    name = parts.netloc.rpartition("@")[2].lower().removeprefix("www.")
    return name.removesuffix(":443" if parts.scheme == "https" else ":80")


def _read(reply: Reply, post: Post, home: str) -> Seen:
    from tui_reader.blog.classic import talk  # noqa: PLC0415 - lxml, which a start does not need
    from tui_reader.blog.isso import marks  # noqa: PLC0415 - as above

    text = reply.text
    feed, wordpress = post.replies or comment_feed(reply), page.is_wordpress(text)
    if not feed and wordpress and not urlsplit(reply.url).query:
        feed = urljoin(f"{reply.url.rstrip('/')}/", "feed/")
    system, protected = embedded(text, post.link), bool(_PASSWORD.search(text))
    said = talk.talk(text, reply.url, post.id)
    foreign = system is not None and system.system == "Isso" and not said.comments and said.form is None
    place = marks.place(text, reply.url) if foreign and near(reply.url, home) else None
    if place and home.startswith("https:") and not place.endpoint.startswith("https:"):
        place = None
    return Seen(reply.url, said, feed, system, wordpress, protected, place)


def comment_feed(reply: Reply) -> str:
    """The feed of comments that the page of a post names, "" for none: not that of all comments of the blog."""
    below = reply.url.partition("?")[0].rstrip("/") + "/"
    for link in page.feeds(page.links(reply)):
        parts = urlsplit(link.target)
        of_post = link.target.startswith(below) or _WITH_NUMBER.search(parts.query)
        if _PER_POST.search(parts.path) or (of_post and page.of_comments(link)):
            return link.target
    return ""
