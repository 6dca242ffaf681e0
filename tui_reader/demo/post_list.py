"""GET /wp/v2/posts: which posts, in which order (WP_REST_Posts_Controller, WP_Query)."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from tui_reader.demo.call import Call, Tests, listed, ordered, sifted, whole
from tui_reader.demo.http import Response
from tui_reader.demo.objects import POST, View
from tui_reader.demo.parameters import PAGING, Check, Refused, Value, boolean, checked, date, numbers, one_of, published
from tui_reader.demo.searching import found_in, rank
from tui_reader.demo.site import Post

_CHECKS: dict[str, Check] = {
    **PAGING,
    **dict.fromkeys(("before", "after", "modified_before", "modified_after"), date),
    **dict.fromkeys(("author", "author_exclude", "categories", "categories_exclude", "tags", "tags_exclude"), numbers),
    "sticky": boolean,
    "status": published,
    "orderby": one_of(
        "author", "date", "id", "include", "modified", "parent", "relevance", "slug", "include_slugs", "title"
    ),
}
_TESTS: Tests[Post] = {
    "include": lambda post, these: post.id in these,
    "exclude": lambda post, these: post.id not in these,
    "slug": lambda post, these: post.slug in these,
    "author": lambda post, these: post.author in these,
    "author_exclude": lambda post, these: post.author not in these,
    "categories": lambda post, these: not set(these).isdisjoint(post.categories),
    "categories_exclude": lambda post, these: set(these).isdisjoint(post.categories),
    "tags": lambda post, these: not set(these).isdisjoint(post.tags),
    "tags_exclude": lambda post, these: set(these).isdisjoint(post.tags),
    "modified_before": lambda post, moment: post.modified < moment,
    "modified_after": lambda post, moment: post.modified > moment,
    "sticky": lambda post, wanted: post.sticky is wanted,
    "search": lambda post, search: found_in(search, post),
}
_KEYS: dict[str, Callable[[Post], Any]] = {
    "id": lambda post: post.id,
    "modified": lambda post: (post.modified, post.id),
    "title": lambda post: post.title.lower(),
    "slug": lambda post: post.slug,
    "author": lambda post: post.author,
}


def _within(posts: Sequence[Post], values: Mapping[str, Value]) -> Sequence[Post]:
    """The posts between `after` and `before`; they are in order, so that of very many few are looked at."""
    start, end = 0, len(posts)
    if isinstance(before := values.get("before"), datetime):
        start = bisect_left(posts, 0, key=lambda post: 0 if post.date < before else -1)
    if isinstance(after := values.get("after"), datetime):
        end = bisect_left(posts, 0, key=lambda post: -1 if post.date > after else 0)
    return posts[start:end]


def _in_order(found: list[Post], values: Mapping[str, Value]) -> list[Post]:
    """In the order asked for; they come newest first."""
    by = values.get("orderby", "date")
    if by == "date" and values.get("order") == "asc":
        return found[::-1]
    if by == "relevance":
        return sorted(found, key=lambda post: rank(str(values["search"]), post))
    return found if by == "date" else ordered(found, values, _KEYS, "id")


def posts(call: Call) -> Response:
    """One page of them."""
    values = checked(call.sent, _CHECKS)
    call.refuse_editing()
    if values.get("orderby") == "relevance" and not values.get("search"):
        raise Refused(400, "rest_no_search_term_defined", "You need to define a search term to order by relevance.")
    found = _in_order(sifted(_within(call.at.site.posts, values), values, _TESTS), values)
    answer = listed(call, values, found, POST, lambda post: View(call.at, post, not post.password))
    pages = int(dict(answer.headers)["X-WP-TotalPages"])
    if pages and whole(values, "page", 1) > pages:
        said = "The page number requested is larger than the number of pages available."
        raise Refused(400, "rest_post_invalid_page_number", said)
    return answer
