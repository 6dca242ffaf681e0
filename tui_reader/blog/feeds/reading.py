"""A feed from the bytes that a server sent: quickly where they are well-formed, by feedparser where they are not."""

from urllib.parse import urlsplit

from tui_reader.blog.feeds import Feed, charset, jsonfeed, loose, making, prolog, strict
from tui_reader.blog.feeds.found import FoundFeed
from tui_reader.errors import NotAFeed


def read(body: bytes, kind: str, url: str) -> Feed:
    """Read a feed. It blocks, for a second at worst where nobody is at fault: call it in a thread.

    Args:
        body: as it came. kind: its Content-Type header, which may lie. url: where it came from; links that are not
            absolute are relative to it, or to what `xml:base` says.

    Raises:
        NotAFeed: it is something else.
    """
    found = _found(charset.decode(body, kind), url)
    if found is None:
        raise NotAFeed(host=urlsplit(url).hostname or url)
    return making.feed(found)


def _found(text: str, url: str) -> FoundFeed | None:
    document = prolog.strip(text)
    found = _strictly(document, url)
    if found and found.entries:
        return found
    if (legal := prolog.legal(text)) is not text:
        document = prolog.strip(legal)
        found = _strictly(document, url)
        if found and found.entries:
            return found
    if document.text.startswith("{"):
        return jsonfeed.read(document.text, url)
    if found is None and _is_page(document.text):
        return None
    again = loose.read(document, url)
    return again if again and (again.entries or found is None) else found


def _strictly(document: prolog.Stripped, url: str) -> FoundFeed | None:
    """By lxml, unless the DOCTYPE declares entities, which it is not let resolve."""
    return None if document.entities or document.text.startswith("{") else strict.read(document.text, url)


def _is_page(text: str) -> bool:
    return text[:5].lower() == "<html"
