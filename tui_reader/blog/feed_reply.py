"""Answers that are feeds, or lists of them: told by what they say, since servers often name the wrong type."""

import asyncio
import re
from dataclasses import replace

from tui_reader.blog.feeds import Feed
from tui_reader.blog.reply import Reply
from tui_reader.errors import NotAFeed

_HEAD = 4096
_ROOT = re.compile(
    r"<(?:(?P<feed>(?:\w{1,20}:)?(?:rss|feed|rdf)\b)|(?:!doctype\s+)?html\b|head\b|body\b)", re.IGNORECASE
)
_PLAINLY = re.compile(rb"(?:<\?xml [^<>?]{1,100}\?>)?\s{0,9}<(?:rss|feed) ")
"""How most feeds begin."""
_LIST = re.compile(rb"<opml[\s>]|<(?![?!])", re.IGNORECASE)
_REMARK = re.compile(rb"<!--.*?-->", re.DOTALL)
_JSON = (b"://jsonfeed.org/version", b":\\/\\/jsonfeed.org\\/version")


def is_feed(reply: Reply) -> bool:
    """Whether an answer is RSS, RDF, Atom or JSON Feed: by its first element, or by the version it names."""
    if not 200 <= reply.status < 300:  # noqa: PLR2004 - a success
        return False
    if _PLAINLY.match(reply.body):
        return True
    if reply.body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return any(mark in reply.body for mark in _JSON)
    first = _ROOT.search(replace(reply, body=reply.body[:_HEAD], whole=False).text)
    return bool(first and first["feed"])


def is_list(reply: Reply) -> bool:
    """Whether an answer is the OPML file of many feeds, by its first element."""
    head = _REMARK.sub(b"", reply.body[:_HEAD].replace(b"\0", b""))  # UTF-16 is plain without those
    first = _LIST.search(head)
    return 200 <= reply.status < 300 and first is not None and len(first[0]) > 1  # noqa: PLR2004 - a success


async def feed_of(reply: Reply) -> Feed:
    """The feed that an answer is, read in a thread; raises NotAFeed, or what says why there was no answer."""
    return await asyncio.to_thread(read, checked(reply))


def checked(reply: Reply) -> Reply:
    """An answer that is a feed; raises as `feed_of` does."""
    if not is_feed(reply.check()):
        raise NotAFeed(host=reply.host)
    return reply


def read(reply: Reply) -> Feed:
    """The feed in a body; takes long, so call it in a thread. Raises NotAFeed."""
    from tui_reader.blog.feeds import reading  # noqa: PLC0415 - lxml, which a start does not need

    return reading.read(reply.body, reply.header("content-type"), reply.url)
