"""What stands before a feed's first element, taken off: declaration, DOCTYPE and its entities are never obeyed."""

import re
from contextlib import suppress

from tui_reader.values import dataclass

_SPACE = re.compile(r"[\s\ufeff]+")
_MARK = re.compile(r"""<!--|["'\[\]<>]""")
_ENTITY = re.compile(r"""<!ENTITY\s{1,100}(\w{1,100})\s{1,100}"(&#\w{1,10};|[^&"]{0,100})"\s{0,100}>""")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROLS = bytes(code for code in range(0x20) if chr(code) not in "\t\n\r")
_NO_SIGNS = ("\ufffe".encode(), "\uffff".encode())
_ENTITIES = 200
_DOCTYPE, _CONSTRUCTS = 65_536, 200
"""Characters of a DOCTYPE, and things before the first element: what has more of them is no feed."""
_PIECE = 1_000_000
_CLOSERS = (("<?", "?>"), ("<!--", "-->"))


@dataclass(frozen=True, slots=True)
class Stripped:
    """A document from its first element on; `entities`: the harmless ones its DOCTYPE declares."""

    text: str
    entities: dict[str, str]


def strip(text: str) -> Stripped:
    """Take off what precedes the first element."""
    at = 0
    entities: dict[str, str] = {}
    for _construct in range(_CONSTRUCTS):
        if space := _SPACE.match(text, at):
            at = space.end()
        end = _end(text, at)
        if not end:
            return Stripped(text[at:], entities)
        if end < 0:
            break
        if text.startswith("<!D", at):
            entities.update(_ENTITY.findall(text[at:end])[:_ENTITIES])
        at = end
    return Stripped("", {})


def legal(text: str) -> str:
    """The text without characters that XML forbids everywhere (XML 1.0, 2.2).

    Piece by piece, since a pattern at work holds up all other threads; mostly no pattern is needed at all.
    """
    with suppress(UnicodeEncodeError):  # half characters
        data = text.encode()
        if len(data.translate(None, _CONTROLS)) == len(data) and not any(sign in data for sign in _NO_SIGNS):
            return text
    starts = range(0, len(text), _PIECE)
    if not any(_ILLEGAL.search(text, start, start + _PIECE) for start in starts):
        return text
    return "".join(_ILLEGAL.sub("", text[start : start + _PIECE]) for start in starts)


def _end(text: str, at: int) -> int:
    """Where what begins here ends, 0 when it is no comment, instruction or DOCTYPE, -1 when it never ends."""
    for opener, closer in _CLOSERS:
        if text.startswith(opener, at):
            found = text.find(closer, at)
            return found + len(closer) if found >= 0 else -1
    return _doctype(text, at) if text[at : at + 9].upper() == "<!DOCTYPE" else 0


def _doctype(text: str, at: int) -> int:
    """Where a DOCTYPE ends: brackets nest, quotes and comments hide them. What is not closed ends the search."""
    depth, last, at = 0, at + _DOCTYPE, at + 1
    while mark := _MARK.search(text, at, last):
        at = mark.end()
        if mark[0] in "[<":
            depth += 1
        elif mark[0] in "]>":
            depth -= 1
            if depth < 0:
                return at
        else:
            at = text.find("-->" if mark[0] == "<!--" else mark[0], at, last) + 1
            if not at:
                return -1
    return -1
