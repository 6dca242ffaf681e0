"""What is to be read of a page, as another parser sees it, and how much of it came out in order."""

import re
import unicodedata
from collections.abc import Sequence

_INLINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|label|mark|nobr|q|rb|rt|ruby|s|samp|small|span"
    "|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_UNREAD = frozenset(["script", "style", "noscript", "svg", "textarea"])
_WORD = re.compile(r"[\u3040-\u309f\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]|[^\W_\u3040-\u309f\u3400-\u9fff]+")
_SOFT = dict.fromkeys([0xAD, 0x200B])
_LONG = 24


def words(text: str) -> list[str]:
    """The words of a text; scripts that put no blanks between words count by the character (UAX #29)."""
    return _WORD.findall(unicodedata.normalize("NFKC", text.translate(_SOFT)))


def words_of(html: str) -> list[str]:
    """The words of some HTML as a plain parser sees them, blocks one blank apart.

    Without script and style, and without WordPress's button that leads where the link before it does.
    """
    return words(_text(html))


def secrets(html: str) -> tuple[str, ...]:
    """The longer lines of a page's scripts and styles, but those that also stand in its text."""
    from lxml import html as parser  # noqa: PLC0415 - only here, and never in the program

    root = parser.fromstring(html.encode("utf-8", "replace"), parser=parser.HTMLParser(encoding="utf-8"))
    lines = {flat(line) for node in root.iter("script", "style") for line in str(node.text or "").splitlines()}
    shown = flat(_text(html))
    return tuple(sorted(line for line in lines if len(line) >= _LONG and line not in shown))


def flat(text: str) -> str:
    """A text with its white space collapsed."""
    return " ".join(text.split())


def in_order(wanted: Sequence[str], found: Sequence[str]) -> float:
    """How much of the words wanted is found in their order: the longest common subsequence, exactly.

    Bit by bit side by side (Hyyrö, "Bit-parallel LCS-length computation revisited", 2004).
    """
    places: dict[str, int] = {}
    for at, word in enumerate(wanted):
        places[word] = places.get(word, 0) | 1 << at
    every = (1 << len(wanted)) - 1
    free = every
    for word in found:
        if word in places:
            taken = free & places[word]
            free = (free + taken | free - taken) & every
    return 1 - free.bit_count() / len(wanted) if wanted else 1.0


def _text(html: str) -> str:
    from lxml import html as parser  # noqa: PLC0415 - only here, and never in the program

    root = parser.fromstring(
        f"<div>{html}</div>".encode("utf-8", "replace"), parser=parser.HTMLParser(encoding="utf-8")
    )
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            element.text = ""
        elif element.tag in _UNREAD or "wp-block-file__button" in element.get("class", ""):
            element.drop_tree()
        elif not _INLINE.fullmatch(element.tag):
            element.text, element.tail = f" {element.text or ''}", f" {element.tail or ''}"
    return "".join(str(text) for text in root.itertext())
