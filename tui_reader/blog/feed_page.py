"""What comes of a feed's bytes: its posts, what it says of the blog, and where the older ones are."""

from tui_reader.blog.address import front, same_place, web
from tui_reader.blog.validators import digest
from tui_reader.model import Article, Blog, Kind
from tui_reader.values import dataclass


@dataclass(frozen=True, slots=True)
class FeedPage:
    """A page of posts.

    Attributes:
        articles, total, pause, name, description, language, home: as `Gathered` has them.
        cursor: where the posts are that are older, "" for nowhere. wordpress: it says that WordPress made it.
        digest: of its bytes.
    """

    articles: tuple[Article, ...]
    cursor: str = ""
    total: int | None = None
    pause: int = 0
    name: str = ""
    description: str = ""
    language: str = ""
    home: str = ""
    wordpress: bool = False
    digest: str = ""


def read(body: bytes, kind: str, url: str, blog: Blog) -> FeedPage:
    """Read a feed. It blocks, for seconds where it is made to hurt; raises NotAFeed.

    Args:
        body, kind, url: as `reading.read()` takes them. blog: whose it is; its name does not matter.
    """
    from tui_reader.blog.entries import articles, is_wordpress  # noqa: PLC0415 - 20 ms, and not where others read
    from tui_reader.blog.feeds import reading  # noqa: PLC0415 - as above
    from tui_reader.blog.steps import begin  # noqa: PLC0415 - as above

    feed = reading.read(body, kind, url)
    return FeedPage(
        articles(feed, blog.address, wordpress=blog.kind is Kind.CLASSIC),
        begin(feed, url, blog),
        feed.total,
        feed.pause,
        feed.title,
        feed.description,
        feed.language,
        front(same_place(web(feed.home), url)),
        is_wordpress(feed),
        digest(body),
    )
