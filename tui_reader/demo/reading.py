"""The REST routes that read: a post, comments, users, categories and tags (WordPress handbook, REST API reference)."""

from collections.abc import Callable
from typing import Any

from tui_reader.demo.call import Call, Tests, listed, ordered, sifted
from tui_reader.demo.http import Response, reply
from tui_reader.demo.objects import COMMENT, OWN_USER, POST, TAG, TERM, USER, View, picked
from tui_reader.demo.parameters import (
    PAGING,
    Check,
    Refused,
    boolean,
    checked,
    date,
    integer,
    numbers,
    one_of,
)
from tui_reader.demo.searching import matches
from tui_reader.demo.site import Comment, Term, User

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
    "search": lambda comment, search: matches(search, f"{comment.name} {comment.raw}"),
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
    "search": lambda thing, search: matches(search, thing.name),
    "parent": lambda term, parent: term.parent == parent,
}
_UNKNOWN_POST = Refused(404, "rest_post_invalid_id", "Ungültige Beitrags-ID.")
_UNREADABLE = "Sorry, you are not allowed to read the post for this comment."


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
    found = ordered(sifted(approved, values, _COMMENT_TESTS), values, _COMMENT_KEYS, "date")
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
    return listed(call, values, ordered(found, values, _NAMED_KEYS, "name"), makers, lambda term: View(call.at, term))


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
    return listed(call, values, ordered(found, values, _NAMED_KEYS, "name"), USER, lambda user: View(call.at, user))


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
