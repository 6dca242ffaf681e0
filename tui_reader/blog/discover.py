"""From what a person typed to a blog: its REST root, its name, and the post the address led to."""

import asyncio
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from tui_reader.blog import page
from tui_reader.blog.address import home, parse, route, same_place, web
from tui_reader.blog.http import Http
from tui_reader.blog.reply import Reply, shown_host
from tui_reader.blog.root import FIELDS, authorize_page, root_facts
from tui_reader.blog.values import words
from tui_reader.errors import (
    BadReply,
    BlogError,
    Broken,
    Forbidden,
    Moved,
    NotABlog,
    NotFound,
    NotJson,
    Refused,
    RestOff,
    TimedOut,
    TlsFailed,
)
from tui_reader.i18n import _
from tui_reader.model import Blog, origin

_LOOPBACK_PATIENCE = 3.0


class Found(NamedTuple):
    """What an address led to: the blog, the post's number when it was a post's, and a sentence for the person or ""."""

    blog: Blog
    post: int | None
    hint: str


async def discover(http: Http, address: str) -> Found:
    """Find the blog behind a bare host, a site's address or a post's.

    The REST root is looked for in the `Link` header, then in `<link>`, then blindly at `?rest_route=/`, which
    answers in every permalink mode (REST API Handbook, Discovery).

    Raises:
        AddressError: it is no address. BlogError: it leads to no blog that can be read; the class says why.
    """
    urls = await asyncio.to_thread(parse, address)
    reply = await _front(http, urls)
    found = page.links(reply)
    api = page.api(found)
    if not api or reply.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        reply.check()
    root_url, root = await _announced(http, reply, api) if api else await _guessed(http, reply)
    if api and reply.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        reply.check()  # the blog is there, the page is not
    blog = _blog(reply, root_url, root)
    post = await _post(http, reply, found, blog)
    return Found(blog, post, _hint(urls[0], reply))


async def _front(http: Http, urls: tuple[str, ...]) -> Reply:
    """The page at the first address that answers."""
    first, *second = urls
    try:
        return await http.get(first, enough=page.ENOUGH, deadline=_LOOPBACK_PATIENCE if second else None)
    except (Refused, Broken, TimedOut, TlsFailed) as error:
        # A certificate that does not hold is an answer: falling back to http would hide it.
        if not second or error.facts.get("certificate"):
            raise
    return await http.get(second[0], enough=page.ENOUGH)


async def _announced(http: Http, reply: Reply, api: str) -> tuple[str, dict[str, object]]:
    """The root that the page names; behind a proxy WordPress may name it http though it was reached by https."""
    api = same_place(api, reply.url) or api
    answer = await http.get(route(api, "", _fields=FIELDS))
    try:
        root = root_facts(answer.check().json())
    except (Forbidden, NotFound, BadReply, Moved):
        raise RestOff(host=reply.host, status=answer.status) from None
    except NotJson:
        if page.is_wordpress(answer.text):  # the route led to a page of the blog itself
            raise RestOff(host=reply.host, status=answer.status) from None
        raise
    if root is None:
        raise RestOff(host=reply.host, status=answer.status)
    return api, root


async def _guessed(http: Http, reply: Reply) -> tuple[str, dict[str, object]]:
    """The root where none is named: beside the page, then at the top of the host."""
    status = reply.status
    for base in dict.fromkeys((home(reply.url), urljoin(reply.url, "/"))):
        api = f"{base}?rest_route=/"
        answer = await http.get(route(api, "", _fields=FIELDS))
        status = answer.status
        try:
            root = root_facts(answer.check().json())
        except (Forbidden, NotFound, BadReply, Moved, NotJson):
            continue
        if root is not None:
            return api, root
    if page.is_wordpress(reply.text):
        raise RestOff(host=reply.host, status=status)
    raise NotABlog(host=reply.host)


def _blog(reply: Reply, api: str, root: dict[str, object]) -> Blog:
    named = web(root.get("home"))
    address = home(same_place(named, api) or same_place(named, reply.url) or urljoin(api, "/"))
    return Blog(
        address=address,
        api=api,
        name=words(root.get("name")) or shown_host(address),
        description=words(root.get("description")),
        language=page.language(reply.text),
        authorize=authorize_page(root),
    )


async def _post(http: Http, reply: Reply, found: list[page.Link], blog: Blog) -> int | None:
    """The number of the post that the page is; by its slug where a theme or plugin removed the links."""
    if (number := page.post_number(found)) is not None:
        return number
    path = urlsplit(reply.url).path
    slug = path.rstrip("/").rpartition("/")[2]
    if not slug or home(reply.url) == blog.address or origin(reply.url) != blog.origin:
        return None
    try:
        listed = (await http.get(route(blog.api, "wp/v2/posts", slug=slug, _fields="id,link"))).check().json()
    except BlogError:
        return None
    first = listed[0] if isinstance(listed, list) and listed else None
    number = first.get("id") if isinstance(first, dict) else None
    return number if isinstance(number, int) and number > 0 else None


def _hint(typed: str, reply: Reply) -> str:
    """What a person should know about a permanent move to another host."""
    if not reply.moved or urlsplit(typed).hostname == urlsplit(reply.moved).hostname:
        return ""
    old, new = shown_host(typed), shown_host(reply.moved)
    return _("{old} has moved for good: its address is {new} now.").format(old=old, new=new)
