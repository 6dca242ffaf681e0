"""A feed, or a page that has one, as a blog; and a page that has none."""

import asyncio
import re
from urllib.parse import urljoin

from tui_reader.blog import page
from tui_reader.blog.address import front, same_place
from tui_reader.blog.cursors import mark
from tui_reader.blog.entries import articles, is_wordpress
from tui_reader.blog.feed_reply import feed_of
from tui_reader.blog.feeds import Feed
from tui_reader.blog.feeds.numbers import digest
from tui_reader.blog.found import Found, Sight, sight
from tui_reader.blog.found_classic import by_pages
from tui_reader.blog.found_rest import by_rest
from tui_reader.blog.page_post import article_of
from tui_reader.blog.probes import Answered, is_usual, named, probed
from tui_reader.blog.reply import Reply, shown_host
from tui_reader.blog.shapes import fits, shapes
from tui_reader.errors import BlogError, NotABlog
from tui_reader.model import Article, Blog, Kind

_FORMATS = re.compile(r"\b(?:rss|atom|json|rdf|xml|feed|[012]\.\d+)\b|\W", re.IGNORECASE)


async def by_feed(here: Sight, known: Answered | None = None) -> Found:
    """The blog whose page this is, by the feed that it names or that is at a usual place.

    Args:
        known: the first that it names, where that was read already.

    Raises:
        NotABlog: there is none.
    """
    found, others = known or await named(here.http, here.feeds), _others(here.feeds)
    if found and is_wordpress(found.feed) and same_place(found.feed.home, here.reply.url):
        return await by_rest(here, blindly=True) or await by_pages(here, found)
    tried = 0
    if not found:
        if rest := await by_rest(here, blindly=not page.api(here.links)):
            return rest
        found, tried = await probed(here.http, here.reply.url)
        others = ()
    found = found or await named(here.http, [link for link in page.feeds(here.links) if page.of_comments(link)])
    if not found:
        raise NotABlog(host=here.reply.host, tried=tried)
    blog = _blog(found, here.reply.url, page.title(here.reply.text), here)
    article = await _article(here, blog, found.feed)
    return Found(blog, article.post.id if article else None, article=article, others=others)


async def by_itself(here: Sight) -> Found:
    """The blog whose feed was typed; that of a WordPress leads to its better interface."""
    reply = here.reply if here.reply.whole else await here.http.get(here.asked)
    found = Answered(reply.moved or here.asked, reply.url, await feed_of(reply))
    place = front(same_place(found.feed.home, reply.url))
    if not place or (is_usual(reply.url, place) and not is_wordpress(found.feed)):
        return Found(_blog(found, reply.url if place else ""))
    try:
        top = sight(here.http, place, (await here.http.get(place, enough=page.ENOUGH)).check())
    except BlogError:
        return Found(_blog(found))
    if is_usual(reply.url, place) and page.is_wordpress(top.reply.text):
        return await by_rest(top, blindly=True) or await by_pages(top, found)
    others = {target for target, _title in _others(top.feeds)}
    same = {mark(link.target) for link in top.feeds if link.target not in others}  # in another format too
    main = is_usual(reply.url, place) or not same.isdisjoint((mark(here.asked), mark(reply.url)))
    return Found(_blog(found, place if main else "", page.title(top.reply.text)))


def _blog(found: Answered, near: str = "", title: str = "", here: Sight | None = None) -> Blog:
    """The blog; by its home, or by its feed's own address where `near`, a page of the blog, is not given."""
    feed = found.feed
    address = found.api
    if near:
        named_home = same_place(feed.home, near) or same_place(feed.home, found.url)
        typed = "" if here is None or here.of_post else near
        address = front(named_home or typed) or found.api
    language = feed.language or (page.language(here.reply.text) if here else "")
    name = feed.title or title or shown_host(address)
    return Blog(address, found.api, name, feed.description, language, kind=Kind.FEED)


def _others(feeds: list[page.Link]) -> tuple[tuple[str, str], ...]:
    """The feeds beside the first that are not the same in another format."""
    if not feeds:
        return ()
    chosen = _FORMATS.sub("", feeds[0].title).casefold()
    kinds = {feeds[0].kind}
    found = []
    for link in feeds[1:]:
        title = _FORMATS.sub("", link.title).casefold()
        if (title in ("", chosen) or not chosen) and link.kind not in kinds:
            kinds.add(link.kind)
            continue
        found.append((link.target, link.title))
    return tuple(found)


async def _article(here: Sight, blog: Blog, feed: Feed) -> Article | None:
    """The post that the page is of: as the feed has it, else as the page has it; None for all other pages."""
    reply = here.reply
    if mark(reply.url) in (mark(blog.address), mark(feed.home)):
        return None
    wanted = mark(reply.url)
    for article in await asyncio.to_thread(articles, feed, blog.address):
        if mark(article.post.link) == wanted:
            return article
    links = [entry.link for entry in feed.entries]
    if not here.of_post and not fits(reply.url, blog.address, shapes(links, blog.address)):
        return None
    whole = reply if reply.whole else (await here.http.get(reply.url)).check()
    return await asyncio.to_thread(_read, whole)


def _read(reply: Reply) -> Article | None:
    from tui_reader.blog.classic import cut, heads, posts  # noqa: PLC0415 - lxml, which a start does not need

    found = posts.post_page(reply.text, reply.url)
    link = same_place(urljoin(reply.url, found.link), reply.url) or reply.url
    made = article_of(found, digest(link), link)
    html = heads.beheaded(cut.cut(reply.text, reply.url), found.title, found.author) or made.html
    return Article(made.post, html, partial=False) if html else None
