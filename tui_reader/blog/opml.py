"""OPML 2.0 (opml.org/spec2.opml), read and written: the feeds of a reader, in folders.

Read with expat, which knows no network; entities of a file's own are refused, and what is too large or too deep.
"""

import re
from collections.abc import Iterable
from html.entities import html5
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax.saxutils import escape, quoteattr

from tui_reader.blog.address import web
from tui_reader.blog.values import words
from tui_reader.errors import NotOpml
from tui_reader.i18n import _
from tui_reader.text import line
from tui_reader.values import dataclass

_LARGEST = 20_000_000
_MOST = 10_000
_DEEPEST = 50
_NAME = 200
_AMPERSAND = re.compile(rb"&(?:#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6});|(\w{1,31});|)")
_OWN = {b"amp", b"lt", b"gt", b"quot", b"apos"}


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed of an OPML file.

    Attributes:
        feed: its address, "" where it is none. page: that of its blog's home page, "" where none is named.
        name: what the feed is called. title: what the reader called it, "" for the same.
        folder: where it is kept, `News/Banks` nested. named: the address as it was written, made safe.
    """

    feed: str
    page: str
    name: str
    title: str
    folder: str
    named: str = ""


def read(content: bytes) -> tuple[Outline, ...]:
    """The feeds of a file in its order; raises NotOpml."""
    if len(content) > _LARGEST:
        raise NotOpml(reason=_("it is larger than {n} MB").format(n=_LARGEST // 1_000_000))
    try:
        return _read(content)
    except ExpatError:
        pass
    try:  # what many write: an & that begins nothing, and entities of HTML
        return _read(_AMPERSAND.sub(_mended, content))
    except ExpatError as error:
        raise NotOpml(reason=_("it breaks off or is damaged in line {n}").format(n=error.lineno)) from None


def write(title: str, outlines: Iterable[Outline]) -> str:
    """A file with these feeds; those of one folder must follow each other, and folders of one folder too."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    lines += [f"  <head><title>{escape(title)}</title></head>", "  <body>"]
    open_ones: list[str] = []
    for one in outlines:
        folders = one.folder.split("/") if one.folder else []
        shared = 0
        while shared < min(len(folders), len(open_ones)) and folders[shared] == open_ones[shared]:
            shared += 1
        lines += [f"{_indent(depth)}</outline>" for depth in reversed(range(shared, len(open_ones)))]
        for depth in range(shared, len(folders)):
            name = quoteattr(folders[depth])
            lines.append(f"{_indent(depth)}<outline text={name} title={name}>")
        open_ones = folders
        attributes = {"text": one.title or one.name, "title": one.name, "xmlUrl": one.feed, "htmlUrl": one.page}
        named = " ".join(f"{key}={quoteattr(value)}" for key, value in attributes.items() if value)
        lines.append(f'{_indent(len(folders))}<outline type="rss" {named}/>')
    lines += [f"{_indent(depth)}</outline>" for depth in reversed(range(len(open_ones)))]
    return "\n".join([*lines, "  </body>", "</opml>", ""])


class _Reading:
    """What expat tells as it goes through a file."""

    def __init__(self) -> None:
        self.found: list[Outline] = []
        self.is_opml = False
        self._folders: list[str] = []

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.is_opml |= tag.lower() == "opml"
        if tag.lower() != "outline":
            return
        if len(self.found) >= _MOST or len(self._folders) >= _DEEPEST:
            raise NotOpml(reason=_("it has more feeds or folders than anybody reads"))
        given = {name.lower(): value for name, value in attributes.items()}
        text, title = (words(given.get(name, ""))[:_NAME] for name in ("text", "title"))
        named = given.get("xmlurl", "").strip()
        if not named:
            self._folders.append((text or title).strip("/ "))
            return
        folder = "/".join(filter(None, self._folders)) or _category(given.get("category", ""))
        name = title or text
        self._folders.append("")
        own = text if text != name else ""
        self.found.append(
            Outline(feed_address(named), web(given.get("htmlurl", "").strip()), name, own, folder, line(named, _NAME))
        )

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag.lower() == "outline" and self._folders:
            self._folders.pop()


def _read(content: bytes) -> tuple[Outline, ...]:
    reading, parser = _Reading(), ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = reading.begin, reading.end
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat takes no names
    except (LookupError, ValueError):  # a charset that Python does not know, or that takes more than one byte
        raise NotOpml(reason=_("its letters are of a kind that cannot be read")) from None
    if not reading.is_opml:
        raise NotOpml(reason=_("it is something else"))
    return tuple(reading.found)


def _refuse(*_declared: object) -> None:
    raise NotOpml(reason=_("it has entities of its own"))


def _mended(found: re.Match[bytes]) -> bytes:
    """An `&` as XML has it."""
    name = found[1]
    if name is None:
        return found[0] if len(found[0]) > 1 else b"&amp;"
    if name in _OWN:
        return found[0]
    meant = html5.get(f"{name.decode('ascii', 'replace')};", "")
    return "".join(f"&#{ord(letter)};" for letter in meant).encode() or b"&amp;" + found[0][1:]


def feed_address(named: str) -> str:
    """The address of a feed; some write `feed:` before or instead of its scheme."""
    if named.lower().startswith("feed:"):
        rest = named[5:]
        named = f"http:{rest}" if rest.startswith("//") else rest
    return web(named)


def _category(categories: str) -> str:
    """The folder that the first category names (`/News/Banks`)."""
    return "/".join(filter(None, (part.strip() for part in words(categories).split(",")[0].split("/"))))[:_NAME]


def _indent(depth: int) -> str:
    return "  " * (depth + 2)
