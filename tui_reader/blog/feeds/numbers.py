"""The numbers that posts and comments of a feed go by here: WordPress' own where its identities name them."""

import re
from hashlib import blake2b
from urllib.parse import parse_qs, urlsplit

from tui_reader.blog.feeds import Entry

_COMMENT = re.compile(r"#comment-([1-9]\d{0,17})$", re.ASCII)
_DIGITS = re.compile(r"[1-9]\d{0,17}", re.ASCII)
_PARAMETERS = ("p", "page_id")


def number_of(entry: Entry, blog_is_wordpress: bool) -> int:  # noqa: FBT001 - it is what one asks about
    """The number of a post: of `https://blog.example.org/?p=123` in WordPress 123, else 7 bytes of a digest.

    An identity of another host came with the posts from there, where the numbers were others (WordPress' importer).
    """
    if not blog_is_wordpress:
        return digest(entry.identity)
    ours = not entry.link or _host(entry.identity) == _host(entry.link)
    return (post_number(entry.identity) if ours else 0) or digest(entry.identity)


def comment_number_of(entry: Entry, blog_is_wordpress: bool) -> int:  # noqa: FBT001 - it is what one asks about
    """The number of a comment: of `https://blog.example.org/?p=1#comment-123` in WordPress 123."""
    return comment_number(entry.identity, blog_is_wordpress) or digest(entry.identity)


def parent_number_of(entry: Entry, blog_is_wordpress: bool) -> int:  # noqa: FBT001 - it is what one asks about
    """The number of the comment that a comment answers, 0 for none: WordPress names the post where there is none."""
    if not entry.parent or (blog_is_wordpress and "#comment-" not in entry.parent):
        return 0
    return comment_number(entry.parent, blog_is_wordpress) or digest(entry.parent)


def post_number(identity: str) -> int:
    """The number that WordPress' identity of a post names, 0 for none."""
    try:
        query = parse_qs(urlsplit(identity).query)
    except ValueError:
        return 0
    given = (query[name][0] for name in _PARAMETERS if name in query)
    return next((int(digits) for digits in given if _DIGITS.fullmatch(digits)), 0)


def comment_number(identity: str, blog_is_wordpress: bool) -> int:  # noqa: FBT001 - it is what one asks about
    """The number that WordPress' identity of a comment names, 0 for none."""
    named = _COMMENT.search(identity) if blog_is_wordpress else None
    return int(named[1]) if named else 0


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def digest(identity: str) -> int:
    """7 bytes of blake2b, never 0: SQLite keeps it, and two of one blog are never the same."""
    return int.from_bytes(blake2b(identity.encode(errors="replace"), digest_size=7).digest()) or 1
