"""The comments of a post from their feed: seldom all of them, but often all there is without a page to read."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from tui_reader.blog.address import web
from tui_reader.blog.entries import is_wordpress
from tui_reader.blog.feed_reply import feed_of
from tui_reader.blog.feeds import Entry, Feed
from tui_reader.blog.feeds.numbers import comment_number, comment_number_of, parent_number_of
from tui_reader.blog.http import Http
from tui_reader.errors import BadReply, Forbidden, NotAFeed, NotFound
from tui_reader.model import Comment, Post
from tui_reader.queries import UNDATED


async def comments_of(http: Http, url: str, post: Post) -> tuple[tuple[Comment, ...], int]:
    """The comments that a feed holds, oldest first, and how many it says there are.

    Raises:
        BlogError: the feed did not come, or is none.
    """
    try:
        feed = await feed_of(await http.get(threaded(url)))
    except (NotFound, Forbidden, BadReply, NotAFeed):
        if threaded(url) == url:
            raise
        feed = await feed_of(await http.get(url))  # what ends in `/feed` need not be WordPress
    found = comments(feed, post)
    return found, max(feed.total or 0, len(found))


def threaded(url: str) -> str:
    """The comment feed that tells who answers whom: WordPress' Atom does, its RSS does not."""
    parts = urlsplit(url)
    if parts.path.endswith(("/feed/", "/feed")):
        return parts._replace(path=f"{parts.path.rstrip('/')}/atom/").geturl()
    query = dict(parse_qsl(parts.query))
    if query.get("feed") in ("rss2", "comments-rss2", "rss") and "p" in query:
        return parts._replace(query=urlencode(query | {"feed": "atom"})).geturl()
    return url


def comments(feed: Feed, post: Post) -> tuple[Comment, ...]:
    """The comments of a feed, oldest first."""
    wordpress = is_wordpress(feed)
    found = {number: entry for entry in feed.entries if (number := _number(entry, wordpress=wordpress))}
    named = {entry.identity: number for number, entry in found.items()}
    made = [
        Comment(
            id=number,
            post=post.id,
            parent=_parent(entry, named, wordpress=wordpress),
            author=entry.authors[0] if entry.authors else "",
            date=entry.date or UNDATED,
            html=entry.html,
            link=web(entry.link),
        )
        for number, entry in found.items()
    ]
    return tuple(sorted(made, key=lambda comment: comment.date))


def _number(entry: Entry, *, wordpress: bool) -> int:
    """The number of a comment: that of its link, by which its page has it, whatever made the feed; else its own."""
    return comment_number(entry.link, blog_is_wordpress=True) or comment_number_of(entry, wordpress)


def _parent(entry: Entry, named: dict[str, int], *, wordpress: bool) -> int:
    """The comment that it answers, 0 where that is the post itself or something unknown."""
    number = named.get(entry.parent, 0) or parent_number_of(entry, wordpress)
    return number if number in named.values() and number != named.get(entry.identity) else 0
