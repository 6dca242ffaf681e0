"""A page as that of a WordPress without REST: read by its feed where it has one, else by its pages."""

import asyncio
from dataclasses import replace
from urllib.parse import urljoin

from tui_reader.blog import page
from tui_reader.blog.address import home, same_place
from tui_reader.blog.classic.single import single
from tui_reader.blog.cursors import mark
from tui_reader.blog.entries import articles
from tui_reader.blog.feeds import Feed
from tui_reader.blog.feeds.numbers import digest
from tui_reader.blog.found import Found, Sight
from tui_reader.blog.page_post import article_of
from tui_reader.blog.probes import Answered, answered, named
from tui_reader.blog.reply import Reply, shown_host
from tui_reader.errors import BlogError, NotABlog, TooMany
from tui_reader.model import Article, Blog, Kind, origin

_FEEDS = ("feed/", "?feed=rss2", "index.php/feed/")
"""Where WordPress has its feed: with pretty, with plain, and with half-pretty permalinks."""


async def by_pages(here: Sight, feed: Answered | None) -> Found:
    """The blog by its feed or its pages, for a page that bears WordPress' marks.

    Args:
        feed: the blog's own, None where it has none.

    Raises:
        NotABlog: it has no feed, and the page lists no posts.
    """
    place = _site(here)
    blog = _by_feed(here.reply, feed, place) if feed else await _by_home(here, place)
    article = await _article(here, blog, feed)
    return Found(blog, article.post.id if article else None, article=article)


async def own_feed(here: Sight) -> Answered | None:
    """The blog's own feed: the first that the page names of this host, else where WordPress has it.

    With plain permalinks `/feed/` answers with the home page, so an answer has to be a feed.
    """
    ours = [link for link in here.feeds if same_place(link.target, here.reply.url)]
    if ours:
        return await named(here.http, ours)
    for path in _FEEDS:
        try:
            return await answered(here.http, urljoin(_site(here), path))
        except TooMany:
            raise
        except BlogError:
            continue
    return None


def _site(here: Sight) -> str:
    """Where the blog is, as far as the page tells; else the top of its host."""
    return home(same_place(page.site(here.reply, here.links), here.reply.url) or f"{origin(here.reply.url)}/")


def _by_feed(reply: Reply, found: Answered, place: str) -> Blog:
    feed: Feed = found.feed
    address = home(same_place(feed.home, reply.url) or place)
    name = feed.title or page.title(reply.text) or shown_host(address)
    language = feed.language or page.language(reply.text)
    return Blog(address, found.api, name, feed.description, language, kind=Kind.CLASSIC)


async def _by_home(here: Sight, place: str) -> Blog:
    """The blog by its home page; named by that, even where the page in hand is a post's."""
    front = here.reply if home(here.reply.url) == place else (await here.http.get(place)).check()
    if not here.of_post and not await asyncio.to_thread(_lists, front):
        raise NotABlog(host=here.reply.host, tried=len(_FEEDS))
    name = page.title(front.text) or shown_host(place)
    return Blog(place, place, name, language=page.language(front.text), kind=Kind.CLASSIC)


def _lists(reply: Reply) -> bool:
    """Whether a page lists posts."""
    from tui_reader.blog.classic import listing  # noqa: PLC0415 - lxml, which a start does not need

    return bool(listing.listing(reply.text, reply.url).posts)


async def _article(here: Sight, blog: Blog, feed: Answered | None) -> Article | None:
    """The post that the page is of, whole; by the number it has in the blog's feed, which its own feed tells too."""
    if not here.of_post or mark(here.reply.url) == mark(
        blog.address
    ):  # with plain permalinks the query tells them apart
        return None
    reply = here.reply if here.reply.whole else (await here.http.get(here.reply.url)).check()
    found = await asyncio.to_thread(_read, reply, page.post_number(here.links) or 0)
    if feed is None:
        return found
    listed = await asyncio.to_thread(articles, feed.feed, blog.address, wordpress=True)
    place = mark(found.post.link)
    same = next((each for each in listed if mark(each.post.link) == place), None)
    same = same or await single(here.http, blog, found.post.link)
    return replace(found, post=replace(found.post, id=same.post.id)) if same else found


def _read(reply: Reply, number: int) -> Article:
    from tui_reader.blog.classic import posts  # noqa: PLC0415 - lxml, which a start does not need

    found = posts.post_page(reply.text, reply.url)
    link = same_place(found.link, reply.url) or reply.url
    return article_of(found, number or found.number or digest(link), link)
