"""One REST request on its way, and the lists that answer it, page by page."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from tui_reader.demo.accounts import Asker
from tui_reader.demo.http import Request, Response, reply
from tui_reader.demo.installation import Installation
from tui_reader.demo.objects import Makers, T, View, picked
from tui_reader.demo.parameters import Refused, Value

Tests = Mapping[str, Callable[[T, Any], bool]]
"""What a parameter's checked value asks of a thing; the check of the same name says which type the value has."""


class Call(NamedTuple):
    """One REST request. `sent` are its parameters, `number` and `uuid` what its route held."""

    at: Installation
    request: Request
    asker: Asker
    route: str
    sent: dict[str, str]
    number: int = 0
    uuid: str = ""

    @property
    def forbidden(self) -> int:
        """The status of "you may not": 401 to strangers, 403 to who is logged in."""
        return 403 if self.asker.user else 401

    @property
    def taxonomy(self) -> str:
        """The taxonomy its route is about."""
        return "category" if self.route.startswith("/wp/v2/categories") else "post_tag"

    @property
    def fields(self) -> str:
        """The fields asked for, comma-separated."""
        return self.sent.get("_fields", "")

    def refuse_editing(self) -> None:
        """Refuse `context=edit`, which is for people who may edit."""
        if self.sent.get("context") == "edit":
            raise Refused(self.forbidden, "rest_forbidden_context", "Sorry, you are not allowed to edit this.")


def sifted(things: Sequence[T], values: Mapping[str, Value], tests: Tests[T]) -> list[T]:
    """The things that pass the test of every parameter sent; empty lists and words ask nothing."""
    found = list(things)
    for name, value in values.items():
        if name in tests and value not in ([], ""):
            test = tests[name]
            found = [thing for thing in found if test(thing, value)]
    return found


def ordered(
    things: list[T], values: Mapping[str, Value], keys: Mapping[str, Callable[[T], Any]], usual: str
) -> list[T]:
    """In the order asked for; without `orderby` in that of `usual`."""
    by = str(values.get("orderby", usual))
    include = values.get("include")
    if by == "include" and isinstance(include, list):
        return sorted(things, key=lambda thing: include.index(keys["id"](thing)))
    down = values.get("order", "asc" if usual == "name" else "desc") == "desc"
    return sorted(things, key=keys.get(by, keys[usual]), reverse=down)


def whole(values: Mapping[str, Value], name: str, default: int) -> int:
    """A whole number among the parameters."""
    value = values.get(name, default)
    return value if isinstance(value, int) else default


def listed(
    call: Call, values: Mapping[str, Value], things: Sequence[T], makers: Makers[T], view: Callable[[T], View[T] | None]
) -> Response:
    """One page of a collection with its totals and its links to the next and previous page.

    Args:
        call: the request. values: its checked parameters. things: the whole list, in order.
        makers: the fields of an object.
        view: how the request sees a thing; None leaves it out of the page, but not out of the total, as in WordPress.
    """
    per_page, page = whole(values, "per_page", 10), whole(values, "page", 1)
    start = whole(values, "offset", (page - 1) * per_page)
    pages = -(-len(things) // per_page)
    views = (view(thing) for thing in things[start : start + per_page])
    body = [picked(seen, makers, call.fields) for seen in views if seen]
    links = []
    if page > 1:
        links.append(_page_link(call, values, min(page - 1, max(pages, 1)), "prev"))
    if page < pages:
        links.append(_page_link(call, values, page + 1, "next"))
    headers = [("X-WP-Total", str(len(things))), ("X-WP-TotalPages", str(pages)), ("Allow", "GET")]
    return reply(body, 200, *headers, *([("Link", ", ".join(links))] if links else []))


def _page_link(call: Call, values: Mapping[str, Value], page: int, relation: str) -> str:
    pairs: list[tuple[str, object]] = []
    for name, sent in call.sent.items():
        value = values.get(name, sent)
        if name == "page":
            continue
        if isinstance(value, list):
            pairs.extend((f"{name}[{place}]", one) for place, one in enumerate(value))
        else:
            pairs.append((name, sent))
    query = "&".join(f"{quote(name, safe='')}={quote(str(value), safe='')}" for name, value in [*pairs, ("page", page)])
    return f'<{call.at.api(call.route, query)}>; rel="{relation}"'
