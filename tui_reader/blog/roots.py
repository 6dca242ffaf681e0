"""The REST root of a WordPress: the one its pages name, or the one that answers blindly."""

from typing import NamedTuple
from urllib.parse import urljoin

from tui_reader.blog.address import home, route, same_place
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
    """The root where none is named: beside the page, then at the top of the host.

    `?rest_route=/` answers in every permalink mode (REST API Handbook, Discovery).
    """
    for base in dict.fromkeys((home(reply.url), urljoin(reply.url, "/"))):
        if root := await _root(http, f"{base}?rest_route=/", enough=64 * 1024):
            return root
    return None


async def _root(http: Http, api: str, enough: int = 1024 * 1024) -> Root | None:
    answer = await http.get(route(api, "", _fields=FIELDS), enough=enough)
    try:
        facts = root_facts(answer.check().json())
    except _OFF:
        return None
    return Root(api, facts) if facts else None
