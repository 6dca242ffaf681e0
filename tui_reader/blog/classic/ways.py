"""The ways a page offers: its canonical address, older and newer posts, pages of a list, pages of comments."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from tui_reader.blog.classic.tree import Page, classes, rel

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

_TALK = re.compile(r"/comment-page-(\d{1,5})/?$")
_LIST = re.compile(r"/page/(\d{1,6})/?$")
_PREVIOUS = (".nav-previous", ".previous", ".post-navigation-link-previous", ".prev", ".alignleft")
_NEXT = (".nav-next", ".next", ".post-navigation-link-next", ".alignright")
_ARROWS = {"prev": "«‹←", "next": "»›→"}
_TRIES, _LINKS, _WORDS = 500, 20, 100
"""Elements of a kind, links in each of them, and what stands on such links, that are looked at."""
_LATER = ("next", "newer", "right", "neuer", "nächste")
_EARLIER = ("prev", "older", "left", "älter", "vorige")


def canonical(page: Page) -> str:
    """The address of a post itself, whichever page of its comments this is."""
    links = [page.address(node) for node in page.every("link") if "canonical" in rel(node)]
    return unpaged(next(filter(page.local, filter(None, links)), page.url))


def unpaged(address: str) -> str:
    """An address without its page of comments and its fragment."""
    parts = urlsplit(address)
    path = _TALK.sub("/", parts.path)
    query = "&".join(word for word in parts.query.split("&") if not word.startswith("cpage="))
    return parts._replace(path=path, query=query, fragment="").geturl()


def same(one: str, other: str) -> bool:
    """Whether two addresses on a host are of one post: behind a proxy one may say http and the other https."""
    here, there = urlsplit(unpaged(one)), urlsplit(unpaged(other))
    return (here.path.rstrip("/"), here.query) == (there.path.rstrip("/"), there.query)


def neighbours(page: Page, link: str) -> tuple[str, str]:
    """The older and the newer post as WordPress means previous and next; "" for none."""
    return _neighbour(page, link, "prev", _PREVIOUS), _neighbour(page, link, "next", _NEXT)


def _neighbour(page: Page, link: str, way: str, marks: tuple[str, ...]) -> str:
    for node in [*page.every("a"), *page.every("link")]:
        if way in rel(node) and (address := _other(page, node, link)):
            return address
    for mark in islice(page.every(*marks), _TRIES):
        aligned = {"alignleft", "alignright"} & set(classes(mark))  # pictures are so too
        if aligned and not any("navigation" in classes(node) for node in page.above(mark)):
            continue
        for node in [mark] if mark.tag == "a" else islice(page.every("a", inside=mark), _LINKS):
            if address := _other(page, node, link):
                return address
    for node in page.every("a"):
        said = (node.text or "").strip()
        if len(said) == 1 and said in _ARROWS[way] and (address := _other(page, node, link)):
            return address
    return ""


def _other(page: Page, node: "Node", link: str) -> str:
    """The address of another post of this blog: not of comments, of a list, or of this one's next half."""
    address = page.address(node)
    if not address or not page.local(address) or urlsplit(address).fragment:
        return ""
    parts = urlsplit(address)
    path = urlsplit(link).path.rstrip("/")
    half = bool(path) and parts.path.startswith(f"{path}/") and parts.path.rstrip("/")[-1:].isdigit()
    return "" if same(address, link) or half or list_page(address) or talk_page(address) else address


def list_page(address: str) -> int:
    """The number in `/page/N/` or `?paged=N`, 0 for none."""
    return _number(address, _LIST, "paged")


def talk_page(address: str) -> int:
    """The number in `/comment-page-N/` or `?cpage=N`, 0 for none."""
    return _number(address, _TALK, "cpage")


def _number(address: str, path: re.Pattern[str], name: str) -> int:
    parts = urlsplit(address)
    word = parse_qs(parts.query).get(name, [""])[0]
    if match := path.search(parts.path):
        word = match[1]
    return int(word) if word.isascii() and word.isdigit() and len(word) < 7 else 0  # noqa: PLR2004 - a million


def talk_pages(page: Page, link: str, most: int) -> tuple[str, ...]:
    """The addresses of all pages of a post's comments but this one, oldest first; () where there is one page.

    Without page in its address a page is the oldest or the newest, as the blog is set: the permalinks of its comments
    tell, else which way its link leads.
    """
    found: dict[int, str] = {}
    permalinks: list[int] = []
    ways: set[str] = set()
    for node, number, address in _to_talk(page, link):
        found[number] = address
        if (node.get("href") or "").partition("#")[2].startswith("comment-"):
            permalinks.append(number)
        else:
            ways.update(_way(page, node))
    if not found:
        return ()
    last = max(found)
    here = talk_page(page.url) or max(permalinks, default=0)
    if not here:
        here = last + 1 if "prev" in ways and "next" not in ways else 1
    shape = found[last]
    return tuple(_numbered(shape, number) for number in range(1, min(max(last, here - 1), most) + 1) if number != here)


def _to_talk(page: Page, link: str) -> "Iterator[tuple[Node, int, str]]":
    """Links to pages of comments of a post, the number and the address of each; every comment may have one."""
    known: dict[str, tuple[int, str]] = {}
    bare = 0
    for node in page.every("a"):
        href, _hash, fragment = (node.get("href") or "").partition("#")
        if "comment-page-" not in href and "cpage=" not in href:
            continue
        if href not in known and len(known) < _TRIES:
            address = page.address(node).partition("#")[0]
            here = "replytocom" not in address and same(address, link)
            known[href] = (talk_page(address) if here else 0), address
        number, address = known.get(href, (0, ""))
        bare += not fragment.startswith("comment-")
        if number and (fragment.startswith("comment-") or bare <= _WORDS):
            yield node, number, address


def _numbered(address: str, number: int) -> str:
    parts = urlsplit(address)
    if _TALK.search(parts.path):
        return parts._replace(path=_TALK.sub(f"/comment-page-{number}/", parts.path)).geturl()
    return parts._replace(query=re.sub(r"\bcpage=\d+", f"cpage={number}", parts.query)).geturl()


def _way(page: Page, node: "Node") -> Iterator[str]:
    """Where a link between pages of comments leads, as its words or the classes around it say."""
    near = [node, *list(page.above(node))[:2]]
    words = " ".join([page.said(node, 100), *(word for part in near for word in classes(part))]).lower()
    if any(word in words for word in _EARLIER):
        yield "prev"
    if any(word in words for word in _LATER):
        yield "next"


def list_ways(page: Page) -> tuple[str, str]:
    """The pages with older and with newer posts than those listed here, "" for none."""
    here = list_page(page.url) or 1
    found: dict[int, str] = {}
    for node in [*page.every("a"), *page.every("link")]:
        address = page.address(node)
        if address and page.local(address) and (number := list_page(address)):
            found.setdefault(number, address)
    older, newer = found.get(here + 1, ""), found.get(here - 1, "")
    if here == 2 and not newer:  # noqa: PLR2004 - the first page has no number
        parts = urlsplit(page.url)
        query = "&".join(word for word in parts.query.split("&") if not word.startswith("paged="))
        newer = parts._replace(path=_LIST.sub("/", parts.path), query=query, fragment="").geturl()
    return older, newer
