"""Texts as their blogs sent them, put away until somebody reads them: most posts of many feeds never are.

Converting takes some milliseconds, this next to nothing: it is deflated when there is time, as it comes into the index.
`unpack()` converts what was put away.
"""

import re
import zlib

from tui_reader.content.blocks import PICTURE, Document

DEFLATED, PLAIN = b"\x02", b"\x04"
"""What the bytes begin with."""
_LARGEST = 32_000_000
_QUICK = 1
"""zlib's level: half the time of its usual one, for a fifth more bytes."""
_NAMES = ("script", "style", "template", "noscript", "svg", "head")
_HIDDEN = re.compile(rf"<(?:!--|({'|'.join(_NAMES)})\b[^<>]*>)", re.IGNORECASE)
_SHOWN = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in _NAMES}
_COMMENT_ENDS = re.compile(r"--!?>")
_PLAIN = "[^<>]*>"
# In quotes may stand what ends a tag; so many attributes of so many characters, that hostile ones take no longer.
_QUOTED = r"""(?:[^<>=]*(?:=\s*(?:"[^"]{0,5000}"|'[^']{0,5000}'|(?=[^\s"']))[^<>=]*){0,40}>|[^<>]*>)"""
_IN_QUOTES = re.compile(r"""=\s*(?:"[^"<>]*[<>]|'[^'<>]*[<>])""")
_BLOCKS = "p|div|br|li|[uod]l|d[td]|h[1-6]|t[rdh]|table|pre|blockquote|section|article"
_ALT = re.compile(r"""\salt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']*))""", re.IGNORECASE)


def _tags(rest: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns of images, of what begins or ends a line, and of any tag; the last one may not be closed."""
    image, block = (re.compile(rf"<{names}\b{rest}", re.IGNORECASE) for names in ("img", f"/?(?:{_BLOCKS})"))
    return image, block, re.compile(rf"</?[a-zA-Z!?](?:{rest}|[^<>]*\Z)")


_SIMPLE, _ODD = _tags(_PLAIN), _tags(_QUOTED)


def put_away(html: str, base: str) -> bytes:
    """HTML and the address it came from, as bytes for the shelf."""
    return PLAIN + f"{base}\0{html}".encode("utf-8", "replace")[: _LARGEST - 1]


def deflated(away: bytes) -> bytes:
    """What was put away, in fewer bytes."""
    return DEFLATED + zlib.compress(away[1:], _QUICK) if away[:1] == PLAIN else away


def is_put_away(packed: bytes) -> bool:
    """Whether a text was put away and never converted since."""
    return packed[:1] in (DEFLATED, PLAIN)


def taken_out(packed: bytes) -> Document:
    """The document of what was put away; blocks for some milliseconds; raises ValueError where it is damaged."""
    from tui_reader.content import convert  # noqa: PLC0415 - needs lxml

    base, html = _source(packed)
    return convert(html, base)


def words_away(html: str) -> str:
    """The plain words of HTML for searching, about as `words()` gives them of its document."""
    from html import unescape  # noqa: PLC0415 - its table of names takes 2 ms, which no start needs

    html = _visible(html)
    image, block, tag = _ODD if _IN_QUOTES.search(html) else _SIMPLE
    text = tag.sub("", block.sub("\n", image.sub(_alternative, html)))
    plain = unescape(text).replace("\0", "").encode("utf-8", "replace").decode()  # it is looked for, never shown
    return "\n".join(filter(None, (" ".join(line.split()) for line in plain.splitlines())))


def words_put_away(packed: bytes) -> str:
    """The plain words of what was put away; raises ValueError where it is damaged."""
    return words_away(_source(packed)[1])


def same_source(one: bytes, other: bytes) -> bool:
    """Whether two texts that were put away are the same to the letter; raises ValueError."""
    return one == other or _source(one) == _source(other)


def same_words(one: bytes, other: bytes) -> bool:
    """Whether two texts that were put away say the same, whatever their tags are; raises ValueError."""
    (_base, one_html), (_base, other_html) = _source(one), _source(other)
    return one_html == other_html or words_away(one_html) == words_away(other_html)


def _source(packed: bytes) -> tuple[str, str]:
    source = packed[1:] if packed[:1] == PLAIN else _inflated(packed[1:])
    base, nul, html = source.decode("utf-8", "replace").partition("\0")
    if not nul:
        raise ValueError("a damaged document")
    return base, html


def _inflated(packed: bytes) -> bytes:
    inflating = zlib.decompressobj()
    try:
        source = inflating.decompress(packed, _LARGEST)
    except zlib.error as error:
        raise ValueError("a damaged document") from error
    if not inflating.eof:
        raise ValueError("a damaged document")
    return source


def _alternative(image: re.Match[str]) -> str:
    """The text that stands for an image, as documents have it."""
    said = "".join(found.groups("")).strip() if (found := _ALT.search(image[0])) else ""
    return PICTURE + said.replace("<", "&lt;") if said else ""


def _visible(html: str) -> str:
    """The HTML without comments, scripts and the like; step by step, as one pattern of both ends may be quadratic."""
    parts: list[str] = []
    at = 0
    while hidden := _HIDDEN.search(html, at):
        parts.append(html[at : hidden.start()])
        if hidden[1] is None:  # `<!-->` is a whole comment
            end = _COMMENT_ENDS.search(html, hidden.end() - 2)
            at = end.end() if end else len(html)
            continue
        end = _SHOWN[hidden[1].lower()].search(html, hidden.end())
        at = end.start() if end else len(html)
    return "".join([*parts, html[at:]])
