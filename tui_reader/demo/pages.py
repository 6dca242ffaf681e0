"""The pages for a browser: front page, lists, posts with their thread; plain HTML with the marks clients look for."""

import re
from collections.abc import Sequence
from html import escape

from tui_reader.demo import picture
from tui_reader.demo.formatting import comment_html, excerpt_html, title_html
from tui_reader.demo.http import NO_CACHE, Request, Response, page, redirect
from tui_reader.demo.installation import Installation
from tui_reader.demo.site import DESCRIPTION, LANGUAGE, NAME, Comment, Post, Term

_PER_PAGE = 10
_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()  # noqa: SIM905 - shorter
_STYLE = "<style>body{max-width:40em;margin:2em auto;font-family:serif;line-height:1.5}</style>"


def answer(at: Installation, request: Request) -> Response:
    """The page a request asks for, a redirect to its proper address, or the 404 page."""
    if request.path.removeprefix(at.path) == picture.PATH:
        return Response(200, picture.png(), "image/png")
    query = dict(request.query)
    inside = request.path.removeprefix(at.path).removeprefix("/index.php").strip("/")
    if (at.plain and "/" in inside) or (not at.plain and not query and request.path.endswith("/index.php")):
        return redirect(at.home + "/", 301)
    asked = query.get("p") or query.get("page_id")
    if asked:
        post = at.site.post(int(asked)) if asked.isdecimal() else None
    else:
        dated = None if at.plain else re.fullmatch(r"(\d{4}/\d\d/\d\d)/([^/]+)", inside)
        post = dated and next(
            (p for p in at.site.posts if p.slug == dated[2] and f"{p.date:%Y/%m/%d}" == dated[1]), None
        )
    if post:
        return _post_or_redirect(at, request, post)
    listing = re.fullmatch(r"(?:(category|tag|author)/([^/]+))?/?(?:page/(\d+))?", inside)
    if asked or (listing is None and not at.plain):
        return _missing(at)
    kind, slug, number = listing.groups() if listing and not at.plain else (None, None, None)
    return _listing(at, kind or "", slug or "", int(number or query.get("paged") or 1))


def _post_or_redirect(at: Installation, request: Request, post: Post) -> Response:
    if not at.plain and ("p" in dict(request.query) or not request.path.endswith("/")):
        return redirect(at.link(post), 301, ("X-Pingback", f"{at.home}/xmlrpc.php"))
    api = at.api(f"/wp/v2/posts/{post.id}")
    head = (
        f'<link rel="alternate" type="application/json" href="{escape(api)}" />\n'
        f'<link rel="canonical" href="{escape(at.link(post))}" />\n'
        f"<link rel='shortlink' href='{at.home}/?p={post.id}' />\n"
    )
    classes = f"single single-post postid-{post.id}"
    return page(
        _page(at, title_html(post.title), head, classes, _article(at, post) + _discussion(at, post)),
        200,
        ("X-Pingback", f"{at.home}/xmlrpc.php"),
        *_links(at),
        ("Link", f'<{api}>; rel="alternate"; title="JSON"; type="application/json"'),
        ("Link", f"<{at.home}/?p={post.id}>; rel=shortlink"),
    )


def _listing(at: Installation, kind: str, slug: str, number: int) -> Response:
    posts: Sequence[Post] = at.site.posts
    heading, head, links = DESCRIPTION, "", _links(at)
    if kind == "author":
        author = at.site.user(slug)
        posts = [post for post in posts if author and post.author == author.id]
        heading = escape(author.name) if author else ""
    elif kind:
        term = next((term for term in at.site.terms if term.slug == slug and _term_kind(term) == kind), None)
        posts = at.site.posts_of(term) if term else []
        if term:
            heading = escape(term.name)
            rest = "categories" if kind == "category" else "tags"
            links.append(("Link", f'<{at.api(f"/wp/v2/{rest}/{term.id}")}>; rel="alternate"; type="application/json"'))
    shown = posts[(number - 1) * _PER_PAGE : number * _PER_PAGE]
    if not shown:
        return _missing(at)
    body = f"<h2>{heading}</h2>\n" + "".join(_teaser(at, post) for post in shown)
    return page(_page(at, "", head, "home blog" if not kind else "archive", body), 200, *links)


def _term_kind(term: Term) -> str:
    return "category" if term.taxonomy == "category" else "tag"


def _missing(at: Installation) -> Response:
    return page(
        _page(at, "Seite nicht gefunden", "", "error404", "<p>Hier ist nichts.</p>"), 404, *NO_CACHE, *_links(at)
    )


def _links(at: Installation) -> list[tuple[str, str]]:
    return [("Link", f'<{at.api("/")}>; rel="https://api.w.org/"')]


def _page(at: Installation, title: str, head: str, classes: str, body: str) -> str:
    name = f"{title} &#8211; {NAME}" if title else f"{NAME} &#8211; {DESCRIPTION}"
    return (
        f'<!doctype html>\n<html lang="{LANGUAGE}">\n<head>\n<meta charset="UTF-8" />\n<title>{name}</title>\n'
        f'<link rel="https://api.w.org/" href="{escape(at.api("/"))}" />\n'
        f'<link rel="EditURI" type="application/rsd+xml" title="RSD" href="{at.home}/xmlrpc.php?rsd" />\n{head}'
        f'<meta name="generator" content="WordPress 6.8" />\n{_STYLE}\n</head>\n<body class="{classes}">\n'
        f'<h1 class="site-title"><a href="{at.home}/" rel="home">{NAME}</a></h1>\n{body}</body>\n</html>\n'
    )


def _teaser(at: Installation, post: Post) -> str:
    text = "" if post.password else excerpt_html(post.text)
    return (
        f'<article id="post-{post.id}" class="post-{post.id} hentry"><h2 class="entry-title">'
        f'<a href="{escape(at.link(post))}" rel="bookmark">{title_html(post.title)}</a></h2>\n{text}</article>\n'
    )


def _article(at: Installation, post: Post) -> str:
    author = at.site.user_by_id(post.author)
    terms = [term for term in at.site.terms if term.id in (*post.categories, *post.tags)]
    topics = ", ".join(
        f'<a href="{escape(at.term_link(term))}" rel="{"category tag" if term.taxonomy == "category" else "tag"}">'
        f"{escape(term.name)}</a>"
        for term in terms
    )
    locked = '<p class="post-password-message">Dieser Inhalt ist passwortgeschützt.</p>\n'
    classes = " ".join(f"{_term_kind(term)}-{term.slug}" for term in terms)
    date = f"{post.date.day}. {_MONTHS[post.date.month - 1]} {post.date.year}"
    return (
        f'<article id="post-{post.id}" class="post-{post.id} post hentry {classes}">\n'
        f'<h1 class="entry-title">{title_html(post.title)}</h1>\n'
        f'<p><span class="byline">Von {escape(author.name) if author else ""}</span> | '
        f'<time class="entry-date" datetime="{post.date.isoformat()}">{date}</time></p>\n'
        f'<div class="entry-content">\n{locked if post.password else post.text}</div>\n'
        f"<footer>Themen: {topics}</footer>\n{_neighbours(at, post)}</article>\n"
    )


def _neighbours(at: Installation, post: Post) -> str:
    place = at.site.posts.index(post)
    out = ""
    for relation, other in (("prev", place + 1), ("next", place - 1)):
        if 0 <= other < len(at.site.posts):
            found = at.site.posts[other]
            out += f'<a href="{escape(at.link(found))}" rel="{relation}">{title_html(found.title)}</a>\n'
    return f"<nav>{out}</nav>\n"


def _discussion(at: Installation, post: Post) -> str:
    thread = [comment for comment in at.site.by_post.get(post.id, []) if comment.status == "approved"]
    shown = "" if post.password else "".join(_comment(at, comment) for comment in thread)
    if at.switches.closed or not post.comments_open:
        respond = '<p class="no-comments">Die Kommentare sind geschlossen.</p>'
    elif at.switches.registration:
        respond = (
            f'<p class="must-log-in">Sie müssen <a href="{escape(at.login_link(at.link(post)))}">eingelogged</a> sein, '
            "um einen Kommentar zu posten.</p>"
        )
    else:
        respond = (
            f'<form action="{at.home}/wp-comments-post.php" method="post" id="commentform" class="comment-form">'
            f'<textarea name="comment"></textarea>'
            f'<input type="hidden" name="comment_post_ID" value="{post.id}" /></form>'
        )
    return f'<div id="comments">\n<ol class="comment-list">\n{shown}</ol>\n<div id="respond">{respond}</div>\n</div>\n'


def _comment(at: Installation, comment: Comment) -> str:
    return (
        f'<li id="comment-{comment.id}" class="comment"><b class="fn">{escape(comment.name)}</b> '
        f'<a href="{escape(at.comment_link(comment))}"><time datetime="{comment.date.isoformat()}">'
        f"{comment.date:%d.%m.%Y %H:%M}</time></a>\n"
        f'<div class="comment-content">{comment_html(comment.raw)}</div></li>\n'
    )
