"""What the addresses of a blog's posts look like, learnt from those in its feed: a sitemap has all kinds of pages."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

from tui_reader.text import line

_MOST = 8
_ANY, _DIGITS = "*", "#"
_PAGES = frozenset({
    "about", "about-me", "contact", "archive", "archives", "tag", "tags", "category", "categories", "page", "pages",
    "author", "authors", "search", "imprint", "impressum", "datenschutz", "privacy", "privacy-policy", "terms",
    "now", "uses", "index", "home", "blog", "posts", "feed", "rss", "links", "blogroll", "projects", "resume", "cv",
    "faq", "subscribe", "newsletter", "colophon", "404", "sitemap", "legal", "series", "talks", "books", "photos",
    "now-playing",
})  # fmt: skip
_DATED = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01]))?(?=[/-])")
_PLAIN = re.compile(r"[\w./%-]+", re.ASCII)
_SUFFIX = re.compile(r"(\.[a-z]{2,5})$", re.IGNORECASE)


def shapes(links: Iterable[str], home: str) -> tuple[str, ...]:
    """The shapes of addresses under a home, such as `/posts/*` or `/#/#/*.html`, without blanks in them."""
    front = _front(home)
    paths = [path for link in links if (path := _plainly_below(link, front) or _below(link, home))]
    common = _common(paths)
    return tuple(dict.fromkeys(_shape(path, common) for path in paths))[:_MOST]


def fits(link: str, home: str, known: tuple[str, ...]) -> bool:
    """Whether an address may be a post's: it is under the home, has one of the shapes, and is no usual other page."""
    path = _below(link, home)
    if not path or path[-1].lower().partition(".")[0] in _PAGES:
        return False
    return any(_is_like(path, shape.removeprefix("/").split("/")) for shape in known)


def slug_title(link: str) -> str:
    """What a post may be called, from its address, until its page is read."""
    last = unquote(urlsplit(link).path.rstrip("/").rpartition("/")[2])
    name = line(re.sub(r"[-_+]+", " ", _SUFFIX.sub("", last)), 200)
    return name[:1].upper() + name[1:]


def dated(link: str) -> datetime | None:
    """The day that an address names, the first of its month where it names no day."""
    found = _DATED.search(urlsplit(link).path)
    try:
        return datetime(int(found[1]), int(found[2]), int(found[3] or 1), tzinfo=UTC) if found else None
    except ValueError:
        return None


def _front(home: str) -> str:
    """What plain addresses under a home begin with."""
    with suppress(ValueError):
        root = urlsplit(home)
        return f"{root.scheme}://{root.netloc}{root.path[: root.path.rfind('/') + 1] or '/'}"
    return home


def _plainly_below(link: str, front: str) -> list[str]:
    """As `_below`, of an address as most are, in a tenth of the time; [] of others."""
    if not link.startswith(front) or not _PLAIN.fullmatch(link, len(front)):
        return []
    return [part for part in link[len(front) :].split("/") if part]


def _below(link: str, home: str) -> list[str]:
    """The parts of an address's path under a home, [] for the home itself and for what is not under it."""
    try:
        parts, root = urlsplit(link), urlsplit(home)
    except ValueError:
        return []
    folder = root.path[: root.path.rfind("/") + 1] or "/"
    inside = parts.netloc.lower() == root.netloc.lower() and parts.path.startswith(folder) and not parts.query
    return [part for part in parts.path[len(folder) :].split("/") if part] if inside else []


def _common(paths: list[list[str]]) -> int:
    """How many first parts all addresses share, their last one left out."""
    shared = 0
    for parts in zip(*(path[:-1] for path in paths), strict=False):
        if len(set(parts)) != 1 or parts[0].isdigit():
            break
        shared += 1
    return shared


def _shape(path: list[str], common: int) -> str:
    kinds = [part if at < common else _kind(part) for at, part in enumerate(path[:-1])]
    return "/" + "/".join([*kinds, _kind(path[-1])]).replace(" ", "%20")


def _kind(part: str) -> str:
    suffix = _SUFFIX.search(part)
    return _DIGITS if part.isdigit() else f"{_ANY}{suffix[1].lower() if suffix else ''}"


def _is_like(path: list[str], shape: list[str]) -> bool:
    if len(path) != len(shape):
        return False
    return all(kind in (part.replace(" ", "%20"), _kind(part)) for part, kind in zip(path, shape, strict=True))
