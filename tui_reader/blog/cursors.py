"""Where a blog's next older posts are, as a word that can be kept and asked for again in another session."""

import json
from hashlib import blake2b

from tui_reader.blog.address import web
from tui_reader.values import dataclass

NEXT, BLOGGER, PAGED, SITEMAP = "next", "blogger", "paged", "sitemap"
_MOST = 1000


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a blog's history.

    Attributes:
        way: how one walks on. url: the page to ask for, "" for a sitemap. at: its number, from 1.
        seen: the mark of what was given last, so that a page that brings the same again ends the walk.
        shapes: what addresses of this blog's posts look like. known: marks of posts that its feed had already.
        wordpress: it is made by WordPress.
    """

    way: str
    url: str = ""
    at: int = 1
    seen: str = ""
    shapes: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    wordpress: bool = False

    def word(self) -> str:
        """What is kept."""
        given = [self.way, self.url, self.at, self.seen, " ".join(self.shapes), " ".join(self.known), self.wordpress]
        return json.dumps(given, separators=(",", ":"))


def cursor(word: str) -> Cursor | None:
    """The place that a word means; None where it means none."""
    try:
        way, url, at, seen, shapes, known, wordpress = json.loads(word)
        made = Cursor(way, url, int(at), seen, tuple(shapes.split()), tuple(known.split()), bool(wordpress))
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    usable = made.way == SITEMAP or (made.way in (NEXT, BLOGGER, PAGED) and web(made.url) == made.url)
    return made if usable and made.at >= 0 else None


def mark(text: str) -> str:
    """A short mark of an identity or of an address, the same with and without its scheme and last slash.

    Where a visitor came from (`?utm_source=`) is no part of an address.
    """
    plain = text.partition("://")[2] or text
    if "utm_" in plain:
        path, _mark, query = plain.partition("?")
        plain = "?".join(filter(None, (path, "&".join(word for word in query.split("&") if word[:4] != "utm_"))))
    return blake2b(plain.rstrip("/").encode(errors="replace"), digest_size=4).hexdigest()


def marks(texts: list[str]) -> tuple[str, ...]:
    """The marks of many."""
    return tuple(dict.fromkeys(map(mark, texts[:_MOST])))
