"""Searching as WordPress does (WP_Query::parse_search): every word in title or text, whatever its case and accents."""

import re
from functools import lru_cache

from tui_reader.demo.site import Post

_MARKED = re.compile("[\u00c0-\u017f]")
"""Latin letters that are not ASCII."""


def matches(search: str, text: str) -> bool:
    """Every word (or "phrase") is in the text, every -word is not."""
    text = _plain(text)
    return all((word in text) != unwanted for word, unwanted in _words(search))


def found_in(search: str, post: Post) -> bool:
    """The same in a post; one with a password is not found by strangers."""
    return not post.password and matches(search, f"{post.title} {post.text}")


def rank(search: str, post: Post) -> int:
    """How far down `orderby=relevance` puts a post: those with the words in the title come first."""
    words = [word for word, unwanted in _words(search) if not unwanted]
    title = _plain(post.title)
    if len(words) < 2:  # noqa: PLR2004 - one word is all there is to match
        return 0 if all(word in title for word in words) else 1
    whole = _plain(search)
    steps = (
        whole in title,
        all(word in title for word in words),
        any(word in title for word in words),
        whole in _plain(post.text),
    )
    return steps.index(True) if True in steps else len(steps)


@lru_cache(maxsize=1)
def _words(search: str) -> list[tuple[str, bool]]:
    """The words and phrases, and whether each is unwanted."""
    parts = re.findall(r'"([^"]+)"|(\S+)', _plain(search))
    return [(phrase or word.lstrip("-"), not phrase and word.startswith("-")) for phrase, word in parts]


def _plain(text: str) -> str:
    """Small letters without their dots and accents, as the database compares them."""
    return _MARKED.sub(lambda found: _bare(found[0]), text.lower())


@lru_cache
def _bare(letter: str) -> str:
    """What is left of it without what stands above or below."""
    from unicodedata import normalize  # noqa: PLC0415 - not while the app starts

    return "ss" if letter == "ß" else normalize("NFKD", letter)[0]
