"""WordPress of any age without REST: what its pages say, read from their HTML; and any blog's post from its page."""

from datetime import datetime

from tui_reader.model import Comment
from tui_reader.values import dataclass


@dataclass(frozen=True, slots=True)
class PostPage:
    """What the page of one post says about it.

    Attributes:
        number: WordPress' number of the post, 0 where the page does not name it. link: its canonical address.
        title, author, topics: safe lines; topics are (taxonomy, name), taxonomy `categories` or `tags`.
        date: aware, None where the page does not tell. html: its text, hostile HTML, "" where none was found.
        older, newer: addresses of its neighbours, "" for none. feed: the feed of its comments, "" for none.
        protected: it asks for the post's password.
    """

    number: int = 0
    link: str = ""
    title: str = ""
    author: str = ""
    date: datetime | None = None
    topics: tuple[tuple[str, str], ...] = ()
    html: str = ""
    older: str = ""
    newer: str = ""
    feed: str = ""
    protected: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """The form a comment is written in.

    Attributes:
        action: where it is sent, absolute. fields: hidden fields that go along, name and value (`comment_post_ID`...).
        guest: it asks for name and mail, so whoever is not logged in may write. needs_mail: both must be given.
        text: the name of the field one writes in; where a trap for robots has the usual one, it is another.
    """

    action: str
    fields: tuple[tuple[str, str], ...] = ()
    guest: bool = False
    needs_mail: bool = True
    text: str = "comment"


@dataclass(frozen=True, slots=True)
class Talk:
    """The comments a page shows, and how one joins in.

    Attributes:
        comments: in the order of the page, each with its parent by nesting or `depth-N`; `post` is the page's post.
        total: how many the page says there are, None where it does not tell.
        pages: addresses of all pages of comments, this one left out, oldest first; () where all stand here.
        form: where one may write, None where one may not. login: address of the login form where one has to log in.
        closed: the page says that comments are closed.
    """

    comments: tuple[Comment, ...] = ()
    total: int | None = None
    pages: tuple[str, ...] = ()
    form: Form | None = None
    login: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A page that lists posts: the home page, an archive, `/page/N/`.

    Attributes:
        posts: (address, title) in the order of the page. older, newer: addresses of the next pages, "" for none.
    """

    posts: tuple[tuple[str, str], ...] = ()
    older: str = ""
    newer: str = ""
