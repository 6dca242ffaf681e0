"""From what a person typed to a blog, whatever makes it, and to the post the address led to."""

import asyncio
from http import HTTPStatus
from urllib.parse import urlsplit

from tui_reader.blog import page
from tui_reader.blog.address import parse
from tui_reader.blog.entries import is_wordpress
from tui_reader.blog.feed_reply import is_feed, is_list
from tui_reader.blog.found import Found, Sight, sight
from tui_reader.blog.found_classic import by_pages, own_feed
from tui_reader.blog.found_feed import by_feed, by_itself
from tui_reader.blog.found_rest import by_rest
from tui_reader.blog.http import Http
from tui_reader.blog.reply import Reply, shown_host
from tui_reader.errors import Broken, ListOfFeeds, Refused, TimedOut, TlsFailed
from tui_reader.figures import grouped
from tui_reader.i18n import _

_LOOPBACK_PATIENCE = 3.0


async def discover(http: Http, address: str) -> Found:
    """Find the blog behind a bare host, a site's address, a post's or a feed's.

    The page is fetched once, and every adapter looks at it, the one that can do most first: WordPress by REST,
    WordPress by feed and pages, any feed: the one typed, those the page names, those at the usual places.

    Raises:
        AddressError: it is no address. BlogError: it leads to no blog that can be read; the class says why.
        ListOfFeeds: it is the OPML file of many. NotOpml: the same, and damaged.
    """
    urls = await asyncio.to_thread(parse, address)
    here = await _front(http, urls)
    if is_list(here.reply):
        raise await _list(here)
    found = await (by_itself(here) if is_feed(here.reply) else _by_page(here))
    return found._replace(hint=_hint(urls[0], here.reply))


async def fetched(http: Http, address: str) -> bytes:
    """The file at an address; raises AddressError, BlogError."""
    here = await _front(http, await asyncio.to_thread(parse, address))
    return (await _whole(here)).check().body


async def _list(here: Sight) -> ListOfFeeds:
    """That there is the list of many feeds; raises BlogError, NotOpml or NoFeeds."""
    from tui_reader.blog.subscriptions import read  # noqa: PLC0415 - seldom needed

    feeds = await asyncio.to_thread(read, (await _whole(here)).check().body)
    address = here.asked if "?" not in here.asked else _("ADDRESS")
    return ListOfFeeds(count=len(feeds), asked=here.asked, n=grouped(len(feeds)), address=address)


async def _whole(here: Sight) -> Reply:
    return here.reply if here.reply.whole else await here.http.get(here.asked)


async def _by_page(here: Sight) -> Found:
    api = page.api(here.links)
    if not api or here.reply.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        here.reply.check()
    wordpress = bool(api) or page.is_wordpress(here.reply.text)
    if wordpress and (found := await by_rest(here, blindly=True)):
        return found
    here.reply.check()  # the blog may be there, the page is not
    if not wordpress:
        return await by_feed(here)
    feed = await own_feed(here)
    if feed and feed.feed.generator and not api and not is_wordpress(feed.feed):  # only its pictures are from one
        return await by_feed(here, feed)
    return await by_pages(here, feed)


async def _front(http: Http, urls: tuple[str, ...]) -> Sight:
    """The page at the first address that answers."""
    first, *second = urls
    try:
        reply = await http.get(first, enough=page.ENOUGH, deadline=_LOOPBACK_PATIENCE if second else None)
        return sight(http, first, reply)
    except (Refused, Broken, TimedOut, TlsFailed) as error:
        # A certificate that does not hold is an answer: falling back to http would hide it.
        if not second or error.facts.get("certificate"):
            raise
    return sight(http, second[0], await http.get(second[0], enough=page.ENOUGH))


def _hint(typed: str, reply: Reply) -> str:
    """What a person should know about a permanent move to another host."""
    if not reply.moved or urlsplit(typed).hostname == urlsplit(reply.moved).hostname:
        return ""
    old, new = shown_host(typed), shown_host(reply.moved)
    return _("{old} has moved for good: its address is {new} now.").format(old=old, new=new)
