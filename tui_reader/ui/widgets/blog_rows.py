"""The rows of the library: all blogs, folders with their sums, blogs under them.

Knows no screen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum

from tui_reader.i18n import _
from tui_reader.kept import Shelved, river
from tui_reader.values import dataclass


class What(StrEnum):
    """What a row is."""

    RIVER = "river"
    FOLDER = "folder"
    BLOG = "blog"


@dataclass(frozen=True, slots=True)
class BlogRow:
    """A row of the library.

    Attributes:
        address: the blog's, or that of the river. folder: the one that it is, or that the blog lies in.
        depth: how many folders it lies in. unread: posts; of many blogs without those that are muted.
        blogs: how many it stands for. failing: how many of them cannot be read.
        folded: what lies in it is not shown. shelved: the blog, None for many.
    """

    what: What
    address: str
    name: str
    folder: str = ""
    depth: int = 0
    unread: int = 0
    blogs: int = 1
    failing: int = 0
    folded: bool = False
    shelved: Shelved | None = None


def arranged(blogs: Sequence[Shelved], folded: Collection[str] = (), words: Sequence[str] = ()) -> tuple[BlogRow, ...]:
    """The rows, in the order they stand.

    Args:
        blogs: in the reader's order. folded: folders that are. words: in lower case; only blogs that have all of them
            in their names or addresses are shown, with their folders, whatever is folded.
    """
    shown = [one for one in blogs if _matches(one, words)] if words else blogs
    if not shown:
        return ()
    top = () if words else (_many(What.RIVER, _("All blogs"), "", 0, blogs),)
    return (*top, *_inside("", 0, shown, () if words else folded))


def _inside(folder: str, depth: int, blogs: Sequence[Shelved], folded: Collection[str]) -> Iterator[BlogRow]:
    """The blogs of a folder, then the folders in it in the order of their first blogs, each with what it holds."""
    prefix = f"{folder}/" if folder else ""
    within: dict[str, list[Shelved]] = {}
    for one in blogs:
        if one.folder == folder:
            yield _one(one, depth)
        else:
            within.setdefault(one.folder[len(prefix) :].partition("/")[0], []).append(one)
    for name, inside in within.items():
        path = prefix + name
        is_folded = path in folded
        yield _many(What.FOLDER, name, path, depth, inside, folded=is_folded)
        if not is_folded:
            yield from _inside(path, depth + 1, inside, folded)


def _one(blog: Shelved, depth: int) -> BlogRow:
    failing = int(blog.failed is not None)
    return BlogRow(What.BLOG, blog.blog.address, blog.name, blog.folder, depth, blog.unread, 1, failing, shelved=blog)


def _many(what: What, name: str, folder: str, depth: int, blogs: Sequence[Shelved], *, folded: bool = False) -> BlogRow:
    unread = sum(one.unread for one in blogs if not one.muted)
    failing = sum(one.failed is not None for one in blogs)
    return BlogRow(what, river(folder), name, folder, depth, unread, len(blogs), failing, folded)


def _matches(one: Shelved, words: Sequence[str]) -> bool:
    text = f"{one.name} {one.blog.name} {one.blog.address} {one.folder}".casefold()
    return all(word in text for word in words)


def folders(blogs: Sequence[Shelved]) -> tuple[str, ...]:
    """Every folder there is, those that only hold folders too, in the order they stand."""
    found: dict[str, None] = {}
    for one in blogs:
        parts = one.folder.split("/") if one.folder else []
        for end in range(1, len(parts) + 1):
            found["/".join(parts[:end])] = None
    return tuple(found)
