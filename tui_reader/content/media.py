"""Names for what a terminal cannot show: pictures, films, sound, frames."""

import re
from urllib.parse import unquote, urlsplit

from tui_reader import text
from tui_reader.content.rules import Attributes, classes
from tui_reader.i18n import _, n_

_YOUTUBE = re.compile(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{6,20})")
_VIMEO = re.compile(r"https?://player\.vimeo\.com/video/(\d+)")
_FILMS = (
    "youtube.com",
    "youtu.be",
    "vimeo.com",
    "dailymotion.com",
    "videopress.com",
    "video.wordpress.com",
    "twitch.tv",
)
_SOUNDS = ("soundcloud.com", "spotify.com", "mixcloud.com", "bandcamp.com", "podigee.io", "podbean.com", "anchor.fm")
_SOURCES = ("data-lazy-src", "data-src", "data-original", "src", "data-orig-file")
_CANDIDATE = re.compile(r"([^\s,]\S*[^\s,])(?:\s+(?:(\d{1,6})w|[\d.]{1,6}x))?\s*(?:,|$)")
_SIZES = 8_000
_WIDE = 1600
_SIGNS = 4
_ICON = 48


def alternative(attrs: Attributes) -> str:
    """What stands for a picture: its alternative text, else its title, else the name of its file."""
    return text.line(attrs.get("alt") or attrs.get("title") or "", 500) or filename(source(attrs))


def source(attrs: Attributes) -> str:
    """The address of a picture; one that loads late keeps it elsewhere and shows a placeholder meanwhile."""
    for name in _SOURCES:
        src = attrs.get(name, "")
        if src and not src.lstrip()[:5].lower().startswith("data:"):
            return src
    sizes = attrs.get("srcset") or attrs.get("data-srcset") or attrs.get("data-lazy-srcset") or ""
    found = _CANDIDATE.findall(sizes[:_SIZES])
    return max(found, key=lambda each: (int(each[1] or 0) <= _WIDE, int(each[1] or 0)))[0] if found else ""


def sign(attrs: Attributes) -> bool:
    """Whether a picture is a character of the text: a smiley, a formula."""
    if not {"wp-smiley", "emoji", "latex"}.isdisjoint(classes(attrs)):
        return True
    alt = attrs.get("alt", "").strip()
    return bool(alt) and len(alt) <= _SIGNS and not any(character.isalnum() for character in alt)


def icon(attrs: Attributes) -> bool:
    """Whether a picture says of itself that it is no larger than a line or two of text."""
    sizes = (attrs.get(side, "").strip().removesuffix("px") for side in ("width", "height"))
    return any(re.fullmatch(r"[0-9]{1,2}", size) and int(size) <= _ICON for size in sizes)


def filename(url: str) -> str:
    """The last part of an address's path, readable, or ""."""
    try:
        return text.line(unquote(urlsplit(url).path.rsplit("/", 1)[-1]), 100)
    except ValueError:
        return ""


def page(url: str) -> str:
    """The page that a player in a frame belongs to, where it is known; else the address itself."""
    if found := _YOUTUBE.match(url):
        return f"https://www.youtube.com/watch?v={found[1]}"
    if found := _VIMEO.match(url):
        return f"https://vimeo.com/{found[1]}"
    return url


def gallery(numbers: str) -> str:
    """The words for pictures that are only on the page, given the numbers that WordPress has for them, or ""."""
    count = len([number for number in numbers.split(",") if number.strip()])
    if not count:
        return _("Gallery of pictures")
    return n_("Gallery of {count} picture", "Gallery of {count} pictures", count).format(count=count)


def title(tag: str, attrs: Attributes, url: str) -> str:
    """The words of the link that stands for a film, a sound or a frame.

    Args:
        tag: video, audio, iframe, embed or object. attrs: its attributes. url: its safe absolute address.
    """
    host = urlsplit(url).hostname or ""
    said = text.line(attrs.get("title") or attrs.get("aria-label") or "", 200)
    name = said or (filename(url) if tag in ("video", "audio") else "") or host.removeprefix("www.")
    if tag == "video" or _is(host, _FILMS):
        return _("Video: {name}").format(name=name)
    if tag == "audio" or _is(host, _SOUNDS):
        return _("Sound: {name}").format(name=name)
    return _("Embedded: {name}").format(name=name)


def _is(host: str, known: tuple[str, ...]) -> bool:
    return any(host == name or host.endswith("." + name) for name in known)
