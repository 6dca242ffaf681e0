"""What another reader calls its list of feeds: OPML, or Newsboat's file `urls` (newsboat.org/releases/2.38/docs)."""

import re

from tui_reader.blog.opml import Outline, feed_address
from tui_reader.blog.opml import read as read_opml
from tui_reader.blog.values import words
from tui_reader.errors import NoFeeds
from tui_reader.text import line

_LARGEST = 20_000_000
_MOST = 10_000
_NAME = 200
_ADDRESS = re.compile(r"(?:(?:feed:)?https?|feed)://\S", re.IGNORECASE)
_OWN = re.compile(r"\"?(?:query|exec|filter|file):", re.IGNORECASE)
"""What Newsboat can read beside feeds of the web."""
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')


def read(content: bytes) -> tuple[Outline, ...]:
    """The feeds of a file in its order; raises NotOpml, or NoFeeds where it names none."""
    found = _lines(content) or read_opml(content)
    if not found:
        raise NoFeeds
    return found


def _lines(content: bytes) -> tuple[Outline, ...]:
    """The feeds of a file that has one in a line; () where it is something else."""
    if len(content) > _LARGEST or content.lstrip()[:1] in (b"", b"<"):
        return ()
    every = (one.strip() for one in content.decode("utf-8-sig", "replace").splitlines())
    lines = [one for one in every if one and not one.startswith("#")]
    if not all(_ADDRESS.match(one.lstrip('"')) or _OWN.match(one) for one in lines[:_MOST]):
        return ()
    return tuple(_outline(one) for one in lines[:_MOST] if not _OWN.match(one))


def _outline(text: str) -> Outline:
    """A line: the address, then tags; one that begins with `~` is a name, one with `!` hides the feed elsewhere."""
    address, *tags = (found[1] if found[1] is not None else found[2] for found in _WORD.finditer(text[:2000]))
    own = next((words(tag[1:])[:_NAME] for tag in tags if tag.startswith("~")), "")
    folder = next((words(tag)[:_NAME].strip("/ ") for tag in tags if tag[:1] not in ("~", "!")), "")
    return Outline(feed_address(address), "", own, "", folder, line(address, _NAME))
