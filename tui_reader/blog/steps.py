"""From a page of a feed to the next older one: what its cursor is, by the first way that the feed offers."""

from urllib.parse import urlsplit

from tui_reader.blog.address import with_query
from tui_reader.blog.cursors import BLOGGER, NEXT, PAGED, SITEMAP, Cursor, mark, marks
from tui_reader.blog.entries import is_wordpress
from tui_reader.blog.feeds import Feed
from tui_reader.blog.shapes import shapes
from tui_reader.model import Blog, Kind

_BATCH = 150
"""The most entries that Blogger gives at once."""


def begin(feed: Feed, url: str, blog: Blog) -> str:
    """Where the posts are that are older than a feed's first page, "" for nowhere; asks for nothing.

    Args:
        url: where the feed came from. blog: whose it is.
    """
    count = len(feed.entries)
    if feed.complete or not count or (feed.total is not None and feed.total <= count):
        return ""
    seen = mark(feed.entries[0].identity)
    links = [entry.link for entry in feed.entries if entry.link]
    wordpress = blog.kind is Kind.CLASSIC or is_wordpress(feed)
    place = Cursor(SITEMAP, shapes=shapes(links, blog.address), known=marks(links), wordpress=wordpress)
    if feed.next and feed.next != url:
        return Cursor(NEXT, feed.next, 2, seen).word()
    if "/feeds/posts/" in urlsplit(url).path or feed.generator.lower().startswith("blogger"):
        url = with_query(url, **{"start-index": count + 1, "max-results": _BATCH})
        return moved(place, BLOGGER, url, count + 1, seen).word()
    if place.wordpress:
        return moved(place, PAGED, with_query(url, paged=2), 2, seen).word()
    return place.word() if listable(place, blog) else ""


def listable(place: Cursor, blog: Blog) -> bool:
    """Whether a sitemap tells of its posts: not where the feed is of a part of the blog, or gives no addresses."""
    return bool(place.shapes) and blog.address != blog.api


def following(place: Cursor, feed: Feed) -> str:
    """Where it goes on after a page of the feed; the sitemap is only for who knows no other way."""
    seen, count = mark(feed.entries[0].identity), len(feed.entries)
    if place.way == NEXT:
        more = feed.next != place.url and feed.next
        return Cursor(NEXT, feed.next, place.at + 1, seen).word() if more else ""
    if place.way == PAGED:
        return Cursor(PAGED, with_query(place.url, paged=place.at + 1), place.at + 1, seen).word()
    at = place.at + count
    if feed.total is not None and at > feed.total:
        return ""
    return Cursor(BLOGGER, with_query(place.url, **{"start-index": at}), at, seen).word()


def moved(place: Cursor, way: str, url: str, at: int, seen: str) -> Cursor:
    """The same by another way, or farther on."""
    return Cursor(way, url, at, seen, place.shapes, place.known, place.wordpress)
