"""Where Isso is, as the page that embeds it says; read as its own script reads it (embed.js, app/api.js of 0.14)."""

import re
from urllib.parse import urlsplit

from tui_reader.blog.classic.tree import Page
from tui_reader.blog.isso import Place
from tui_reader.text import line

_SCRIPT = re.compile(r"([^?#]{1,2000})/js/embed(?:\.min|\.dev)?\.js(?:[?#].*)?")
_LONGEST = 2000
_TITLE = 500


def place(text: str, url: str) -> Place | None:
    """The place of a page's comments, None where it has none that a browser would find too.

    Takes as long as any other reading of a page: call it in a thread.

    Args:
        text: the page. url: where it came from.
    """
    page = Page(text, url)
    thread = page.first("#isso-thread")
    endpoint = _endpoint(page)
    if thread is None or not endpoint:
        return None
    named = line(thread.get("data-isso-id") or "", _LONGEST)
    uri = named or urlsplit(url).path or "/"
    title = line(thread.get("data-title") or "", _TITLE)
    return Place(endpoint, uri, title, url, by_path=uri == (urlsplit(url).path or "/"))


def _endpoint(page: Page) -> str:
    """The address of the server, "" for none: of a page that came by https no other is used, as in a browser."""
    for script in page.every("script"):
        if script.get("data-isso"):
            return _clean(page.address(script, "data-isso"), page.url)
    for script in page.every("script"):
        if match := _SCRIPT.fullmatch(page.address(script, "src")):
            return _clean(match[1], page.url)
    return ""


def _clean(address: str, url: str) -> str:
    parts = urlsplit(address)
    if not parts.netloc or (urlsplit(url).scheme == "https" and parts.scheme != "https"):
        return ""
    return parts._replace(path=parts.path.rstrip("/"), query="", fragment="").geturl()
