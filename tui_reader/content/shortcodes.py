"""Shortcodes that a WordPress left in its text, where what they stood for was not there any more (or not in the feed).

See the WordPress codex, "Shortcode API"; `[[gallery]]` is how one writes about a shortcode, and stays as it is.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

_NAMES = "caption|wp_caption|gallery|embed|youtube|vimeo|audio|video|playlist|soundcloud|wpvideo|contact-form(?:-7)?"
_BUILDERS = r"(?:vc|et_pb|fusion)_[a-z_]{2,40}"
"""Page builders: their shortcodes only arrange what is between them."""

_EMBED = r"\[embed[^\[\]]{0,200}\]\s*(https?://[^\s\[\]<>]{1,2000})\s*\[/embed\]"
_CODE = re.compile(
    rf"{_EMBED}|(?<!\[)\[(/?)({_NAMES}|{_BUILDERS})(?![\w-])([^\[\]]{{0,1000}})\](?!\])|\$latex\s+([^$]{{1,500}})\$"
)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:[\"“”″«»]([^\"“”″«»]*)[\"“”″«»]|['‘’′]([^'‘’′]*)['‘’′]|([^\s\"'\]]+))")
_ADDRESS = re.compile(r"https?://[^\s\"'“”<>\[\]]{1,2000}")
_YOUTUBE = re.compile(r"\s*=?\s*[\"“”]?([\w-]{11})[\"“”]?\s*$")
_VIMEO = re.compile(r"\s*=?\s*[\"“”]?(\d{5,12})\b")
_FILES = ("src", "mp4", "m4v", "webm", "ogv", "mp3", "m4a", "ogg", "wav", "url")
_SILENT = ("contact-form", "vc_", "et_pb_", "fusion_")
_NEED_MORE = frozenset({"audio", "video", "caption", "wp_caption"})
_LONGEST = 2_000
"""Characters of a caption that begins without saying what of."""


class Shortcode(NamedTuple):
    """A piece of text that is none.

    Attributes:
        name: `caption`, `gallery`, `latex`, the element of a player, or "" for what only goes. closing: `[/name]`.
        value: the address, the formula, the caption's own words, or the numbers of a gallery's pictures.
    """

    name: str
    value: str = ""
    closing: bool = False


def pieces(data: str, most: int) -> Iterator[str | Shortcode]:
    """A text in its parts, at most so many shortcodes told apart."""
    at = 0
    for found in islice(_CODE.finditer(data), max(0, most)):
        code = _read(found)
        if code is None:
            continue
        yield data[at : found.start()]
        yield code
        at = found.end()
    yield data[at:]


def _read(found: re.Match[str]) -> Shortcode | None:
    address, slash, name, said, formula = found.groups()
    if address or formula:
        return Shortcode("iframe", address) if address else Shortcode("latex", formula.strip())
    if slash:
        return Shortcode("caption" if name.endswith("caption") else "", closing=True)
    if name in _NEED_MORE and not said.strip() and not _closes(found, name):
        return None  # "[video]" in a title only says that there is one
    if name in ("embed", "playlist") or name.startswith(_SILENT):
        return Shortcode("")
    attrs = {word.lower(): next(filter(None, values), "") for word, *values in _ATTRIBUTE.findall(said)}
    if name == "gallery":
        return Shortcode(name, attrs.get("ids") or attrs.get("include") or "")
    return Shortcode("caption", attrs.get("caption", "")) if name.endswith("caption") else _played(name, said, attrs)


def _closes(found: re.Match[str], name: str) -> bool:
    """Whether the end of a caption follows."""
    end = found.end()
    return name.endswith("caption") and found.string.find(f"[/{name}]", end, end + _LONGEST) >= 0


def _played(name: str, said: str, attrs: dict[str, str]) -> Shortcode:
    return Shortcode(name if name in ("audio", "video") else "iframe", _player(name, said, attrs))


def _player(name: str, said: str, attrs: dict[str, str]) -> str:
    """The address of what is played, "" when nothing says it."""
    if name == "youtube" and (found := _YOUTUBE.match(said)):
        return f"https://www.youtube.com/watch?v={found[1]}"
    if name == "vimeo" and (found := _VIMEO.match(said)):
        return f"https://vimeo.com/{found[1]}"
    if name == "wpvideo":
        found = re.match(r"\s*(\w{8})\b", said)
        return f"https://videopress.com/v/{found[1]}" if found else ""
    named = next((attrs[key] for key in _FILES if attrs.get(key)), "")
    found = _ADDRESS.search(said)
    return named or (found[0] if found else "")
