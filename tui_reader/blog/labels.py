"""Numbers for what has only a name: the same name has the same number in every blog and at every time."""

from collections.abc import Iterable
from functools import lru_cache

from tui_reader.blog.feeds.numbers import digest
from tui_reader.model import Author, Term


@lru_cache(2000)
def labelled(name: str) -> int:
    """The number of a name, positive, of 7 bytes; upper and lower case are the same, and "" is 0."""
    return digest(name.casefold()) if name else 0


def author(name: str) -> Author:
    """Who has this name."""
    return Author(labelled(name), name)


def terms(names: Iterable[str], taxonomy: str = "categories") -> tuple[Term, ...]:
    """The topics of these names, each once."""
    found = {labelled(name): name for name in reversed(tuple(names)) if name}
    return tuple(Term(key, name, taxonomy) for key, name in reversed(found.items()))
