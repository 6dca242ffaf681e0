"""Threads of Isso as a listener tells them, and a post whose page embeds them."""

from datetime import UTC, datetime

from tests.blog.documents import LONG, article, page
from tests.blog.listener import Listener, data
from tui_reader.blog.feed import FeedBlog
from tui_reader.blog.http import Http
from tui_reader.blog.wordpress import WordPress
from tui_reader.model import Account, Author, Blog, Comment, Credential, Draft, Kind, Post

DATE = datetime(2012, 11, 25, tzinfo=UTC)
THREAD = '<section id="isso-thread"></section>'


def a_feed(server: Listener, http: Http) -> FeedBlog:
    """The server's blog by its feed."""
    return FeedBlog(http, Blog(f"{server.origin}/", f"{server.origin}/feed.xml", "Bankenblog", kind=Kind.FEED))


def a_post(server: Listener) -> Post:
    """A post whose page embeds Isso."""
    server.answers["/banken/"] = page('<script data-isso="/isso/"></script>', article("Banken", LONG, THREAD))
    return Post(7, "Banken", f"{server.origin}/banken/", DATE, DATE, Author(0, ""))


def row(number: object, **fields: object) -> dict[str, object]:
    """A comment."""
    usual = {"parent": None, "created": 1353834000.5, "mode": 1, "text": "<p>Guten Tag</p>", "author": "Berta"}
    return {"id": number, **usual, **fields}


def thread(*rows: object, **fields: object) -> bytes:
    """The answer with some comments."""
    return data({"id": None, "total_replies": len(rows), "hidden_replies": 0, "replies": rows, **fields})


def guest(server: str) -> Credential:
    """Somebody who gives a name."""
    return Credential(Account(server, "", "Ada", 0, guest=True))


async def read(blog: FeedBlog | WordPress, post: Post) -> list[Comment]:
    """The comments of a post."""
    return [comment async for some, _total in blog.comments(post) for comment in some]


async def send(blog: FeedBlog | WordPress, post: Post, parent: int = 0) -> Comment:
    """Write a comment as a guest."""
    return await blog.send(Draft(blog.blog.address, post.id, parent, "Guten Tag"), guest(blog.blog.origin), post)
