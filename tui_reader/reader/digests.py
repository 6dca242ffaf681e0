"""Digests of texts that came: most feeds do not say when a post changed, and converting takes long."""

from collections.abc import Sequence

from tui_reader.model import Article
from tui_reader.queries import digest

_MOST = 20_000
"""Posts whose texts are known again by their digests."""


class Digests:
    """Of the texts that came in this run."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], bytes] = {}

    def knows(self, blog: str, article: Article) -> bool:
        """Whether just this came before."""
        return self._known.get((blog, article.post.id)) == digest(article)

    def keep(self, blog: str, articles: Sequence[Article]) -> None:
        """These are on the shelf."""
        for article in articles:
            self._known.pop((blog, article.post.id), None)
            self._known[blog, article.post.id] = digest(article)
        while len(self._known) > _MOST:
            del self._known[next(iter(self._known))]
