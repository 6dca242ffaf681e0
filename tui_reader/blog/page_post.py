"""A post from what its page says of it."""

from dataclasses import replace

from tui_reader.blog.classic import PostPage
from tui_reader.blog.labels import author, terms
from tui_reader.model import Article, Author, Post, Term
from tui_reader.queries import UNDATED


def article_of(page: PostPage, number: int, link: str) -> Article:
    """The post with its text; `partial` where none was found. Takes long: call it in a thread.

    Args:
        number: what it goes by. link: its address.
    """
    from tui_reader.blog.classic.heads import beheaded  # noqa: PLC0415 - lxml, which a start does not need

    date = page.date or UNDATED
    post = Post(number, page.title, link, date, date, Author(0, ""), protected=page.protected)
    html = beheaded(page.html, page.title, page.author)
    return Article(completed(post, page), html, partial=not page.html and not page.protected)


def completed(post: Post, page: PostPage) -> Post:
    """A post of which little was known, with what its page tells; its number and address stay."""
    date = page.date or post.date
    return replace(
        post,
        title=page.title or post.title,
        date=date,
        modified=max(date, post.modified),
        author=author(page.author) if page.author else post.author,
        terms=post.terms or _topics(page),
    )


def _topics(page: PostPage) -> tuple[Term, ...]:
    """Categories, then tags."""
    kinds = ("categories", "tags")
    return tuple(term for kind in kinds for term in terms((name for of, name in page.topics if of == kind), kind))
