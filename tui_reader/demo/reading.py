"""The REST routes that read: posts, comments, users, categories and tags (WordPress handbook, REST API reference)."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from tui_reader.demo.call import Call, Tests, listed, sifted, whole
from tui_reader.demo.http import Response, reply
from tui_reader.demo.objects import COMMENT, OWN_USER, POST, TAG, TERM, USER, T, View, picked
from tui_reader.demo.parameters import (
    PAGING,
    Check,
    Refused,
    Value,
    boolean,
    checked,
    date,
    integer,
    numbers,
    one_of,
    published,
)
from tui_reader.demo.site import Comment, Post, Term, User

_POST_CHECKS: dict[str, Check] = {
    **PAGING,
    **dict.fromkeys(("before", "after", "modified_before", "modified_after"), date),
    **dict.fromkeys(("author", "author_exclude", "categories", "categories_exclude", "tags", "tags_exclude"), numbers),
    "sticky": boolean,
    "status": published,
    "orderby": one_of(
        "author", "date", "id", "include", "modified", "parent", "relevance", "slug", "include_slugs", "title"
    ),
}
_POST_TESTS: Tests[Post] = {
    "include": lambda post, these: post.id in these,
    "exclude": lambda post, these: post.id not in these,
    "slug": lambda post, these: post.slug in these,
    "author": lambda post, these: post.author in these,
    "author_exclude": lambda post, these: post.author not in these,
    "categories": lambda post, these: not set(these).isdisjoint(post.categories),
    "categories_exclude": lambda post, these: set(these).isdisjoint(post.categories),
    "tags": lambda post, these: not set(these).isdisjoint(post.tags),
    "tags_exclude": lambda post, these: set(these).isdisjoint(post.tags),
    "before": lambda post, moment: post.date < moment,
    "after": lambda post, moment: post.date > moment,
    "modified_before": lambda post, moment: post.date < moment,
    "modified_after": lambda post, moment: post.date > moment,
    "sticky": lambda post, wanted: post.sticky is wanted,
    "search": lambda post, search: _found(search, f"{post.title} {post.html}"),
}
_COMMENT_CHECKS: dict[str, Check] = {
    **PAGING,
    **dict.fromkeys(("before", "after"), date),
    **dict.fromkeys(("post", "parent", "parent_exclude"), numbers),
    "orderby": one_of("date", "date_gmt", "id", "include", "post", "parent", "type"),
}
_COMMENT_TESTS: Tests[Comment] = {
    "include": lambda comment, these: comment.id in these,
    "exclude": lambda comment, these: comment.id not in these,
    "post": lambda comment, these: comment.post in these,
    "parent": lambda comment, these: comment.parent in these,
    "parent_exclude": lambda comment, these: comment.parent not in these,
    "before": lambda comment, moment: comment.date < moment,
    "after": lambda comment, moment: comment.date > moment,
    "search": lambda comment, search: _found(search, f"{comment.name} {comment.raw}"),
}
_TERM_CHECKS: dict[str, Check] = {
    **PAGING,
    **dict.fromkeys(("post", "parent"), integer()),
    "hide_empty": boolean,
    "orderby": one_of("id", "include", "name", "slug", "include_slugs", "term_group", "description", "count"),
}
_NAMED_TESTS: Tests[Any] = {
    "include": lambda thing, these: thing.id in these,
    "exclude": lambda thing, these: thing.id not in these,
    "search": lambda thing, search: _found(search, thing.name),
    "parent": lambda term, parent: term.parent == parent,
}
_UNKNOWN_POST = Refused(404, "rest_post_invalid_id", "Ungültige Beitrags-ID.")
_UNREADABLE = "Sorry, you are not allowed to read the post for this comment."


def _found(search: str, text: str) -> bool:
    """Every word (or "phrase") is in the text, every -word is not; case does not matter."""
    text = text.lower()
    for phrase, word in re.findall(r'"([^"]+)"|(\S+)', search.lower()):
        wanted = phrase or word.lstrip("-")
        if (wanted in text) == (not phrase and word.startswith("-")):
            return False
    return True


def _ordered(
    things: list[T], values: Mapping[str, Value], keys: Mapping[str, Callable[[T], Any]], usual: str
) -> list[T]:
    """In the order asked for; without `orderby` in that of `usual`."""
    by = str(values.get("orderby", usual))
    include = values.get("include")
    if by == "include" and isinstance(include, list):
        return sorted(things, key=lambda thing: include.index(keys["id"](thing)))
    down = values.get("order", "asc" if usual == "name" else "desc") == "desc"
    return sorted(things, key=keys.get(by, keys[usual]), reverse=down)


_POST_KEYS: dict[str, Callable[[Post], Any]] = {
    "date": lambda post: (post.date, post.id),
    "id": lambda post: post.id,
    "title": lambda post: post.title.lower(),
    "slug": lambda post: post.slug,
    "author": lambda post: post.author,
}
_COMMENT_KEYS: dict[str, Callable[[Comment], Any]] = {
    "date": lambda comment: (comment.date, comment.id),
    "id": lambda comment: comment.id,
    "post": lambda comment: (comment.post, comment.id),
    "parent": lambda comment: (comment.parent, comment.id),
}
_NAMED_KEYS: dict[str, Callable[[Any], Any]] = {
    "name": lambda thing: thing.name.lower(),
    "id": lambda thing: thing.id,
    "slug": lambda term: term.slug,
}


def posts(call: Call) -> Response:
    """GET /wp/v2/posts."""
    values = checked(call.sent, _POST_CHECKS)
    call.refuse_editing()
    if values.get("orderby") == "relevance" and not values.get("search"):
        raise Refused(400, "rest_no_search_term_defined", "You need to define a search term to order by relevance.")
    found = _ordered(sifted(call.at.site.posts, values, _POST_TESTS), values, _POST_KEYS, "date")
    answer = listed(call, values, found, POST, lambda post: View(call.at, post, not post.password))
    pages = int(dict(answer.headers)["X-WP-TotalPages"])
    if pages and whole(values, "page", 1) > pages:
        said = "The page number requested is larger than the number of pages available."
        raise Refused(400, "rest_post_invalid_page_number", said)
    return answer


def post(call: Call) -> Response:
    """GET /wp/v2/posts/ID."""
    found = call.at.site.post(call.number)
    if not found:
        raise _UNKNOWN_POST
    call.refuse_editing()
    password = call.sent.get("password", "")
    if password and found.password and password != found.password:
        raise Refused(403, "rest_post_incorrect_password", "Incorrect post password.")
    view = View(call.at, found, password == found.password)
    link = f'<{call.at.link(found)}>; rel="alternate"; type=text/html'
    return reply(picked(view, POST, call.fields), 200, ("Link", link), ("Allow", "GET"))


def comments(call: Call) -> Response:
    """GET /wp/v2/comments."""
    values = checked(call.sent, _COMMENT_CHECKS)
    usual = {"status": "approve", "type": "comment", "author": "", "author_email": "", "author_exclude": ""}
    forbidden = [name for name, allowed in usual.items() if call.sent.get(name, allowed) != allowed]
    if forbidden:
        said = f"Query parameter not permitted: {', '.join(forbidden)}"
        raise Refused(call.forbidden, "rest_forbidden_param", said)
    call.refuse_editing()
    site, asked = call.at.site, values.get("post")
    locked = {post.id for post in site.posts if post.password and post.password != call.sent.get("password")}
    if isinstance(asked, list) and not locked.isdisjoint(asked):
        raise Refused(call.forbidden, "rest_cannot_read_post", _UNREADABLE)
    pool: list[Comment] = []
    for number in asked if isinstance(asked, list) and asked else site.by_post:
        pool += site.by_post.get(int(number), [])
    approved = [comment for comment in pool if comment.status == "approved"]
    found = _ordered(sifted(approved, values, _COMMENT_TESTS), values, _COMMENT_KEYS, "date")
    return listed(call, values, found, COMMENT, lambda one: None if one.post in locked else View(call.at, one))


def comment(call: Call) -> Response:
    """GET /wp/v2/comments/ID: an approved one for everybody, any for its author."""
    found = call.at.site.comments.get(call.number)
    if not found:
        raise Refused(404, "rest_comment_invalid_id", "Ungültige Kommentar-ID.")
    call.refuse_editing()
    under = call.at.site.post(found.post)
    if under and under.password != call.sent.get("password", ""):
        raise Refused(call.forbidden, "rest_cannot_read_post", _UNREADABLE)
    own = call.asker.user is not None and call.asker.user.id == found.author
    if found.status != "approved" and not own:
        raise Refused(call.forbidden, "rest_cannot_read", "Sorry, you are not allowed to read this comment.")
    return reply(picked(View(call.at, found), COMMENT, call.fields), 200, ("Allow", "GET"))


def terms(call: Call) -> Response:
    """GET /wp/v2/categories and /wp/v2/tags."""
    values = checked(call.sent, _TERM_CHECKS)
    call.refuse_editing()
    found = sifted([term for term in call.at.site.terms if term.taxonomy == call.taxonomy], values, _NAMED_TESTS)
    if slugs := values.get("slug"):
        found = [term for term in found if isinstance(slugs, list) and term.slug in slugs]
    if number := values.get("post"):
        under = call.at.site.post(int(str(number)))
        found = [term for term in found if under and term.id in (*under.categories, *under.tags)]
    if values.get("hide_empty"):
        found = [term for term in found if call.at.site.posts_of(term)]
    makers = TERM if call.taxonomy == "category" else TAG
    return listed(call, values, _ordered(found, values, _NAMED_KEYS, "name"), makers, lambda term: View(call.at, term))


def term(call: Call) -> Response:
    """GET /wp/v2/categories/ID and /wp/v2/tags/ID."""
    found: Term | None = call.at.site.term(call.number)
    if not found or found.taxonomy != call.taxonomy:
        raise Refused(404, "rest_term_invalid", "Term does not exist.")
    call.refuse_editing()
    makers = TERM if call.taxonomy == "category" else TAG
    return reply(picked(View(call.at, found), makers, call.fields), 200, ("Allow", "GET"))


def users(call: Call) -> Response:
    """GET /wp/v2/users: only who has published something."""
    values = checked(call.sent, PAGING)
    call.refuse_editing()
    authors = {post.author for post in call.at.site.posts}
    found = sifted([user for user in call.at.site.users if user.id in authors], values, _NAMED_TESTS)
    if slugs := values.get("slug"):
        found = [user for user in found if isinstance(slugs, list) and user.login in slugs]
    return listed(call, values, _ordered(found, values, _NAMED_KEYS, "name"), USER, lambda user: View(call.at, user))


def user(call: Call) -> Response:
    """GET /wp/v2/users/ID: authors for everybody, oneself always."""
    found = call.at.site.user_by_id(call.number)
    if not found:
        raise Refused(404, "rest_user_invalid_id", "Ungültige Benutzer-ID.")
    if found == call.asker.user:
        return me(call)
    if not any(post.author == found.id for post in call.at.site.posts):
        raise Refused(call.forbidden, "rest_user_cannot_view", "Sorry, you are not allowed to list users.")
    call.refuse_editing()
    return reply(picked(View(call.at, found), USER, call.fields), 200, ("Allow", "GET"))


def me(call: Call) -> Response:
    """GET /wp/v2/users/me."""
    found: User | None = call.asker.user
    if not found:
        raise Refused(401, "rest_not_logged_in", "You are not currently logged in.")
    makers = OWN_USER if call.sent.get("context") == "edit" else USER
    return reply(picked(View(call.at, found), makers, call.fields), 200, ("Allow", "GET, POST, PUT, PATCH"))
