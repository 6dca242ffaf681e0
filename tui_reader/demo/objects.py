"""The JSON objects of REST, field by field, so that only the fields asked for are made."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Generic, NamedTuple, TypeVar

from tui_reader.demo.formatting import comment_html, excerpt_html, title_html
from tui_reader.demo.installation import Installation
from tui_reader.demo.site import Comment, Post, Term, User

T = TypeVar("T")


class View(NamedTuple, Generic[T]):
    """A thing as one request sees it. `unlocked`: its text may be shown."""

    at: Installation
    it: T
    unlocked: bool = True


Makers = Mapping[str, Callable[[View[T]], object]]


def picked(view: View[T], makers: Makers[T], fields: str) -> dict[str, object]:
    """The fields asked for by `_fields` (names, or paths like `title.rendered`), all when it is empty."""
    paths = [path.strip().split(".") for path in fields.split(",") if path.strip()]
    if not paths:
        return {name: make(view) for name, make in makers.items()}
    found: dict[str, object] = {}
    for name, make in makers.items():
        inner = [path[1:] for path in paths if path[0] == name]
        if inner:
            value = make(view)
            found[name] = value if [] in inner else _inside(value, inner)
    return found


def _inside(value: object, paths: list[list[str]]) -> object:
    if not isinstance(value, dict):
        return value
    return {path[0]: value[path[0]] for path in paths if path[0] in value}


def local(moment: datetime) -> str:
    """A date in the blog's own time, as REST writes it."""
    return f"{moment:%Y-%m-%dT%H:%M:%S}"


def gmt(moment: datetime) -> str:
    """A date in UTC, as REST writes it: without the Z."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"


def _href(address: str, **more: object) -> list[dict[str, object]]:
    return [{**more, "href": address}]


def _avatars(_view: object) -> dict[str, str]:
    return {size: f"https://secure.gravatar.com/avatar/?s={size}&d=mm&r=g" for size in ("24", "48", "96")}


def _post_links(view: View[Post]) -> dict[str, object]:
    at, number = view.at, view.it.id
    taxonomies = (("category", "categories"), ("post_tag", "tags"))
    terms = [
        {"taxonomy": one, "embeddable": True, "href": at.api(f"/wp/v2/{name}", f"post={number}")}
        for one, name in taxonomies
    ]
    return {
        "self": _href(at.api(f"/wp/v2/posts/{number}")),
        "collection": _href(at.api("/wp/v2/posts")),
        "author": _href(at.api(f"/wp/v2/users/{view.it.author}"), embeddable=True),
        "replies": _href(at.api("/wp/v2/comments", f"post={number}"), embeddable=True),
        "wp:term": terms,
    }


def _text(view: View[Post], html: Callable[[str], str]) -> dict[str, object]:
    return {"rendered": html(view.it.text) if view.unlocked else "", "protected": bool(view.it.password)}


POST: Makers[Post] = {
    "id": lambda view: view.it.id,
    "date": lambda view: local(view.it.date),
    "date_gmt": lambda view: gmt(view.it.date),
    "guid": lambda view: {"rendered": f"{view.at.home}/?p={view.it.id}"},
    "modified": lambda view: local(view.it.modified),
    "modified_gmt": lambda view: gmt(view.it.modified),
    "slug": lambda view: view.it.slug,
    "status": lambda _view: "publish",
    "type": lambda _view: "post",
    "link": lambda view: view.at.link(view.it),
    "title": lambda view: {"rendered": title_html(view.it.title)},
    "content": lambda view: _text(view, str),
    "excerpt": lambda view: _text(view, excerpt_html),
    "author": lambda view: view.it.author,
    "featured_media": lambda _view: 0,
    "comment_status": lambda view: "open" if view.it.comments_open else "closed",
    "ping_status": lambda _view: "closed",
    "sticky": lambda view: view.it.sticky,
    "template": lambda _view: "",
    "format": lambda _view: "standard",
    "meta": lambda _view: [],
    "categories": lambda view: list(view.it.categories),
    "tags": lambda view: list(view.it.tags),
    "_links": _post_links,
}


def _comment_links(view: View[Comment]) -> dict[str, object]:
    at, it = view.at, view.it
    links: dict[str, object] = {
        "self": _href(at.api(f"/wp/v2/comments/{it.id}")),
        "collection": _href(at.api("/wp/v2/comments")),
        "up": _href(at.api(f"/wp/v2/posts/{it.post}"), embeddable=True, post_type="post"),
    }
    if it.author:
        links["author"] = _href(at.api(f"/wp/v2/users/{it.author}"), embeddable=True)
    if it.parent:
        links["in-reply-to"] = _href(at.api(f"/wp/v2/comments/{it.parent}"), embeddable=True)
    return links


COMMENT: Makers[Comment] = {
    "id": lambda view: view.it.id,
    "post": lambda view: view.it.post,
    "parent": lambda view: view.it.parent,
    "author": lambda view: view.it.author,
    "author_name": lambda view: view.it.name,
    "author_url": lambda view: view.it.url,
    "date": lambda view: local(view.it.date),
    "date_gmt": lambda view: gmt(view.it.date),
    "content": lambda view: {"rendered": comment_html(view.it.raw)},
    "link": lambda view: view.at.comment_link(view.it),
    "status": lambda view: view.it.status,
    "type": lambda _view: "comment",
    "author_avatar_urls": _avatars,
    "meta": lambda _view: [],
    "_links": _comment_links,
}

TERM: Makers[Term] = {
    "id": lambda view: view.it.id,
    "count": lambda view: len(view.at.site.posts_of(view.it)),
    "description": lambda _view: "",
    "link": lambda view: view.at.term_link(view.it),
    "name": lambda view: view.it.name.replace("&", "&amp;"),
    "slug": lambda view: view.it.slug,
    "taxonomy": lambda view: view.it.taxonomy,
    "parent": lambda view: view.it.parent,
    "meta": lambda _view: [],
    "_links": lambda view: {"self": _href(view.at.api(f"/wp/v2/{rest_name(view.it.taxonomy)}/{view.it.id}"))},
}

TAG: Makers[Term] = {name: make for name, make in TERM.items() if name != "parent"}

USER: Makers[User] = {
    "id": lambda view: view.it.id,
    "name": lambda view: view.it.name,
    "url": lambda view: view.it.url,
    "description": lambda _view: "",
    "link": lambda view: view.at.author_link(view.it),
    "slug": lambda view: view.it.login,
    "avatar_urls": _avatars,
    "meta": lambda _view: [],
    "_links": lambda view: {"self": _href(view.at.api(f"/wp/v2/users/{view.it.id}"))},
}

OWN_USER: Makers[User] = {
    "username": lambda view: view.it.login,
    "email": lambda view: view.it.email,
    "locale": lambda _view: "de_DE",
    "roles": lambda view: [view.it.role],
    **USER,
}


def rest_name(taxonomy: str) -> str:
    """A taxonomy's name in REST addresses."""
    return "categories" if taxonomy == "category" else "tags"
