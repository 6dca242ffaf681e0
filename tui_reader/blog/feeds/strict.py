"""Well-formed RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, by lxml: an entry at a time, so that memory stays small.

Nothing is fetched and no entity is resolved: the DOCTYPE is gone before the parser sees the text. libxml2 itself bounds
depth (256) and the length of one text (10 MB), here bounded are entries and elements.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui_reader.blog.feeds.elements import name, own_base, plain, title
from tui_reader.blog.feeds.found import FoundEntry, FoundFeed
from tui_reader.blog.feeds.items import Kids, authors, entry, kids, links, text_link
from tui_reader.blog.feeds.making import ENTRIES

if TYPE_CHECKING:
    from lxml.etree import XMLPullParser, _Element

_CHUNK = 256 * 1024
_MOST = 2_000_000
"""Marks of elements that are looked at: some 300 MB of memory, if all of them stand outside of entries."""
_ROOTS = {"rss", "rdf_rdf", "feed", "channel", "entry"}
_AROUND = {"channel", "feed", "rdf_rdf", "rss", "items"}


def read(text: str, url: str) -> FoundFeed | None:
    """What a feed says; None where the text is not well-formed, or is something else.

    Args:
        text: from its first element on. url: where it came from.
    """
    from lxml import etree  # noqa: PLC0415 - 20 ms that the start of the program does not need

    parser = etree.XMLPullParser(
        events=("start", "end"),
        tag=[f"{{*}}{local}" for local in ("item", "entry", "rss", "RDF", "feed", "channel", "Channel")],
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    data = text.encode(errors="replace")
    taken = _Taken(url)
    marks = 0
    try:
        for start in range(0, len(data), _CHUNK):
            chunk = data[start : start + _CHUNK]
            parser.feed(chunk)
            taken.take(parser)
            marks += chunk.count(b"<")
            if marks > _MOST or len(taken.entries) >= ENTRIES:
                break
        else:
            parser.close()
    except etree.LxmlError:
        return None
    return taken.feed()


class _Taken:
    """What the parser has seen so far: the feed's own element, and entries, each emptied once it was read."""

    def __init__(self, url: str) -> None:
        self.entries: list[FoundEntry] = []
        self._url = url
        self._root: _Element | None = None
        self._channel: _Element | None = None
        self._around: _Element | None = None
        self._within = url

    def take(self, parser: "XMLPullParser") -> None:
        """Look at the elements that began or ended."""
        for event, element in parser.read_events():
            around = element.getparent()
            called = name(str(element.tag))
            if event == "start":
                if around is None and called in _ROOTS:
                    self._root = element
                if called in ("channel", "feed") and self._channel is None:
                    self._channel = element
            elif called in ("item", "entry") and (around is None or name(str(around.tag)) in _AROUND):
                if around is not self._around:  # mostly all entries stand in the same
                    self._around, self._within = around, self._base(around)
                self.entries.append(entry(element, self._within, self._url))
                element.clear()

    def feed(self) -> FoundFeed | None:
        """All of it."""
        if self._root is None:
            return None
        if self._channel is None:
            return FoundFeed(self._url, entries=self.entries) if self.entries else None
        return _feed(self._channel, self._base(self._channel), self.entries)

    def _base(self, element: "_Element | None") -> str:
        """What links in it are relative to."""
        above = [] if element is None else [element, *element.iterancestors()]
        base = self._url
        for each in reversed(above):
            base = own_base(each, base)
        return base


def _feed(element: "_Element", base: str, entries: list[FoundEntry]) -> FoundFeed:
    inner = kids(element)
    return FoundFeed(
        base,
        title=_first(inner, ("title", "dc_title"), title),
        description=_first(inner, ("description", "subtitle", "tagline", "dc_description", "itunes_summary"), title),
        language=_first(inner, ("language", "dc_language"), plain) or _language(element),
        link=text_link(inner, base),
        links=links(inner, base),
        generator=_first(inner, ("generator",), plain),
        complete="fh_complete" in inner,
        total=_first(inner, ("opensearch_totalresults",), plain),
        ttl=_first(inner, ("ttl",), plain),
        period=_first(inner, ("sy_updateperiod",), plain),
        every=_first(inner, ("sy_updatefrequency",), plain),
        authors=authors(inner) if name(str(element.tag)) == "feed" else [],
        entries=entries,
    )


def _first(inner: Kids, names: tuple[str, ...], text: Callable[["_Element"], str]) -> str:
    """The text of the first element that has some."""
    return next((found for each in names for kid in inner.get(each, ()) if (found := text(kid))), "")


def _language(element: "_Element") -> str:
    above = (each.get("{http://www.w3.org/XML/1998/namespace}lang") for each in (element, *element.iterancestors()))
    return next(filter(None, above), "")
