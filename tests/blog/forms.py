"""Pages with a form for comments, and who writes in it."""

from datetime import UTC, datetime

from tests.blog.documents import LONG, article, page
from tests.blog.listener import Listener
from tui_reader.blog.classic.adapter import Classic
from tui_reader.blog.feed import FeedBlog
from tui_reader.blog.wordpress import WordPress
from tui_reader.model import Account, Author, Comment, Credential, Draft, Post, Secret

SENT = "/wp-comments-post.php"
DATE = datetime(2012, 11, 25, tzinfo=UTC)
FIELDS = '<p>Name (required) <input name="author" type="text"></p><p>E-Mail (required) <input name="email"></p>'
LOGIN = '<p class="must-log-in"><a href="/wp-login.php?redirect_to=x">Anmelden</a></p>'


def form(action: str = SENT, fields: str = FIELDS, number: int = 7, area: str = '<textarea name="comment">') -> str:
    return (
        f'<div id="respond"><form action="{action}" id="commentform" method="post">{fields}{area}</textarea>'
        f'<input type="hidden" name="comment_post_ID" value="{number}">'
        f'<input type="hidden" name="token" value="a&amp;b"></form></div>'
    )


def under(more: str) -> bytes:
    """The page of a post, and what stands under its text."""
    return page('<link href="/wp-content/themes/kubrick/style.css">', article("Banken", LONG, more))


def shown(number: int, text: str = "Hallo") -> str:
    return (
        f'<ol class="commentlist"><li class="comment depth-1" id="comment-{number}"><cite class="fn">Ada</cite>'
        f'<div class="comment-content"><p>{text}</p></div></li></ol>'
    )


def a_post(server: Listener) -> Post:
    return Post(7, "Banken", f"{server.origin}/banken/", DATE, DATE, Author(0, ""))


def draft(server: Listener, text: str = "Hallo") -> Draft:
    return Draft(f"{server.origin}/", 7, 0, text)


def guest(server: Listener, mail: str = "ada@example.org") -> Credential:
    return Credential(Account(server.origin, mail, "Ada", 0, guest=True))


def berta(server: Listener) -> Credential:
    return Credential(
        Account(server.origin, "berta", "Berta", 0), cookies=(("wordpress_logged_in_x", Secret("crumb")),)
    )


async def sent(blog: Classic | FeedBlog | WordPress, server: Listener, credential: Credential) -> Comment:
    return await blog.send(draft(server), credential, a_post(server))
