"""The REST root of a WordPress: the one its pages name, or the one that answers blindly."""

from typing import NamedTuple
from urllib.parse import urljoin

from tui_reader.blog import page
from tui_reader.blog.address import home, route, same_place, web
from tui_reader.blog.http import Http
from tui_reader.blog.reply import Reply
from tui_reader.blog.root import FIELDS, root_facts
from tui_reader.errors import BadReply, Forbidden, Moved, NotFound, NotJson

_OFF = (Forbidden, NotFound, BadReply, Moved, NotJson)
"""How a REST interface answers that is switched off, blocked, or spoilt by a plugin; all else passes."""


class Root(NamedTuple):
    """A REST root's address and what it says of its blog."""

    url: str
    facts: dict[str, object]


async def announced(http: Http, reply: Reply, api: str) -> Root | None:
    """The root that a page names, None where it is off; behind a proxy WordPress may name it http though it is https.

    Raises:
        BlogError: the server is in trouble, so that nobody knows.
    """
    return await _root(http, same_place(api, reply.url) or api)


async def guessed(http: Http, reply: Reply) -> Root | None:
    """The root where none is named: beside the page, then at the top of the host, where that is the page's blog.

    `?rest_route=/` answers in every permalink mode (REST API Handbook, Discovery).
    """
    beside, top = home(reply.url), urljoin(reply.url, "/")
    for base in dict.fromkeys((beside, top)):
        if base != beside and not page.is_wordpress(reply.text):
            break  # a folder of somebody else at a host whose top is a WordPress: any page of its own has answered
        root = await _root(http, f"{base}?rest_route=/", enough=64 * 1024)
        if root and _covers(web(root.facts.get("home")), reply.url):
            return root
    return None


def _covers(blog: str, url: str) -> bool:
    """Whether a page may be one of a blog, by the home of that; another host's may be an alias."""
    named = same_place(blog, url)
    return not named or home(url).startswith(home(named))


async def _root(http: Http, api: str, enough: int = 1024 * 1024) -> Root | None:
    answer = await http.get(route(api, "", _fields=FIELDS), enough=enough)
    try:
        facts = root_facts(answer.check().json())
    except _OFF:
        return None
    return Root(api, facts) if facts else None
