"""Where the feed of a page is: what the page names, else the places where feeds usually are."""

from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from tui_reader.blog.address import home
from tui_reader.blog.feed_reply import feed_of, is_feed
from tui_reader.blog.feeds import Feed
from tui_reader.blog.http import Http
from tui_reader.blog.page import Link
from tui_reader.blog.reply import Reply
from tui_reader.errors import BlogError, Gone, NoSuchHost, NotAFeed, NotFound, TooMany
from tui_reader.model import origin

_USUAL = (
    "feed/",
    "feed.xml",
    "index.xml",
    "rss.xml",
    "atom.xml",
    "rss/",
    "feed",
    "feed/atom/",
    "rss",
    "atom/",
    "feeds/posts/default",
)
"""In the order of how many of 36,515 personal blogs have their feed there: 24 % at the first, 82 % at all of them."""

_MOST = 22
_NAMED = 4
_NEAR = 5
_FIRST = 256 * 1024
"""Bytes of an answer in which a feed has shown that it is one."""


class Answered(NamedTuple):
    """A feed that answered: the address to keep of it, where it came from in the end, and what it says."""

    api: str
    url: str
    feed: Feed


async def named(http: Http, links: list[Link]) -> Answered | None:
    """The first of some feeds that answers as one.

    Raises:
        BlogError: none did, and the first one is neither missing nor something else.
    """
    failed: BlogError | None = None
    for link in links[:_NAMED]:
        try:
            return await answered(http, link.target)
        except TooMany:
            raise
        except BlogError as error:
            failed = failed or error
    if failed and (isinstance(failed, Gone) or not isinstance(failed, NotAFeed | NotFound | NoSuchHost)):
        raise failed
    return None


async def probed(http: Http, url: str) -> tuple[Answered | None, int]:
    """The first usual place that has a feed with entries, one after the other, and how many were looked at.

    Args:
        url: the page: beside it first, at the top of its host, then under `/blog`.
    """
    top = f"{origin(url)}/"
    beside = home(url) if home(url) != top else ""
    near = [urljoin(beside, path) for path in _USUAL[:_NEAR]] if beside else []
    usual = [urljoin(base, path) for base in (top, f"{top}blog/") for path in _USUAL]
    places = list(dict.fromkeys([*near, *usual]))[:_MOST]
    for number, place in enumerate(places, 1):
        reply = await http.get(place, enough=_FIRST)
        if reply.status == 429 or (reply.status >= 500 and reply.header("retry-after")):  # noqa: PLR2004 - HTTP
            reply.check()  # it wants to be left alone
        if origin(reply.url) == origin(url) and is_feed(reply):
            found = await _read(http, place, reply)
            if found and found.feed.entries and not _of_comments(found.feed):
                return found, number
    return None, len(places)


async def answered(http: Http, place: str) -> Answered:
    """The feed at an address; raises NotAFeed, or what says why there was no answer."""
    reply = await http.get(place)
    return Answered(reply.moved or place, reply.url, await feed_of(reply))


def is_usual(url: str, place: str) -> bool:
    """Whether a feed stands where the main feed of a home usually does."""
    parts, root = urlsplit(url), urlsplit(home(place))
    if parts.netloc.lower() != root.netloc.lower() or not parts.path.startswith(root.path):
        return False
    path = parts.path.removeprefix(root.path)
    return (path in _USUAL and not parts.query) or (path in ("", "index.php") and parts.query == "feed=rss2")


def _of_comments(feed: Feed) -> bool:
    """Whether all entries are comments: beside the page of a post WordPress has the feed of those."""
    return all("#comment-" in entry.link for entry in feed.entries)


async def _read(http: Http, place: str, reply: Reply) -> Answered | None:
    """The feed whose beginning came; anew and all of it where that was not the whole."""
    try:
        whole = reply if reply.whole else await http.get(place)
        return Answered(reply.moved or place, reply.url, await feed_of(whole))
    except NotAFeed:
        return None
