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
    document = prolog.strip(charset.decode(body, kind))
    text = document.text
    found = jsonfeed.read(text, url) if text.startswith("{") else _xml(document, url)
    if found is None:
        raise NotAFeed(host=urlsplit(url).hostname or url)
    return making.feed(found)


def _xml(document: prolog.Stripped, url: str) -> FoundFeed | None:
    """By lxml, unless the DOCTYPE declares entities, which it is not let resolve."""
    found = None if document.entities else strict.read(document.text, url)
    if found and found.entries:
        return found
    if found is None and _is_page(document.text):
        return None
    again = loose.read(document, url)
    return again if again and (again.entries or found is None) else found


def _is_page(text: str) -> bool:
    return text[:5].lower() == "<html"
