"""Web addresses as a person can judge them: never cut where one sees whose they are."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from tui_reader.text import line
from tui_reader.ui.widgets.bars import cut

_HOST = re.compile(r"(?:https?://)?(?:[^/@\s]*@)?((?:[\w-]+\.)+[^\W\d_]{2,})(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_LEAST = 3
"""Cells of a path that are worth showing."""


def shortened(address: str, width: int) -> str:
    """A web address in at most `width` cells: its host whole, or at least its end, which says whose it is.

    Args:
        address: an http, https or mailto address in ASCII, as `content.links` gives it.
    """
    if len(address) <= width:
        return address
    if address.startswith("mailto:"):
        return _end(address.partition("?")[0].removeprefix("mailto:"), width)
    parts = urlsplit(address)
    begin, rest = f"{parts.scheme}://{parts.netloc}", address[len(parts.scheme) + 3 + len(parts.netloc) :]
    if len(begin) + _LEAST > width and parts.scheme == "https":
        begin = parts.netloc
    room = width - len(begin)
    if room < 1:
        return _end(begin, width)
    if len(rest) <= room:
        return begin + rest
    tail = (room - 1) // 2
    return begin + rest[: room - 1 - tail] + "…" + (rest[-tail:] if tail else "")


def spelled(address: str) -> str:
    """How an internationalised host reads, "" where it is ASCII anyway; never without the ASCII form beside it."""
    host = _host(address)
    if "xn--" not in host:
        return ""
    labels = []
    for label in host.split("."):
        try:
            labels.append(label[4:].encode().decode("punycode") if label.startswith("xn--") else label)
        except ValueError:
            return ""
    return cut(line(".".join(labels), 100), 40)


def belied(words: str, address: str) -> bool:
    """Whether the words of a link are an address themselves, but not one of the host that it leads to."""
    said = _HOST.fullmatch(words.strip(" .,:;()[]<>"))
    if said is None:
        return False
    told, host = said[1].casefold().removeprefix("www."), _host(address).removeprefix("www.")
    return told not in {host, spelled(address).removeprefix("www.")} and not host.endswith("." + told)


def _host(address: str) -> str:
    """The host that an address leads to, without its port and whatever stands before an "@"."""
    if address.startswith("mailto:"):
        return address.rpartition("@")[2].partition("?")[0]
    return urlsplit(address).hostname or ""


def _end(text: str, width: int) -> str:
    return text if len(text) <= width else ("…" + text[len(text) - width + 1 :] if width > 1 else "…"[:width])
