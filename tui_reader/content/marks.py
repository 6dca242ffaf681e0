"""Marks of emphasis and code in Markdown, set only where CommonMark takes them as such.

Whether `**` opens or closes anything depends on the characters around it ("flanking"), and those are known only when
all the rest is written. So the converter writes placeholders, which no foreign text can hold because `text.safe()`
replaces them, and `settle()` turns them into marks, joins those that touch, or leaves them out.
"""

import re
import unicodedata

STRONG, EMPHASIS, DELETED, CODE = "\ufdd0\ufdd1", "\ufdd2\ufdd3", "\ufdd4\ufdd5", "\ufdd6\ufdd7"
ANY = "\ufdd0-\ufdd5"
"""The placeholders but those of code, for a character class."""

_SIGNS = {STRONG: "**", EMPHASIS: "*", DELETED: "~~", CODE: "`"}
_KINDS = {placeholder: kind for kind in _SIGNS for placeholder in kind}
_PIECES = re.compile("([\ufdd0-\ufdd7])")
_TICKS = re.compile("`+")
_ROUNDS = 4


def settle(written: str) -> str:
    """Markdown with its placeholders replaced; time grows with its length."""
    pieces = [piece for piece in _PIECES.split(written) if piece]
    for _round in range(_ROUNDS):
        partners = _partners(pieces)
        doomed = _touching(pieces) or _void(pieces, partners)
        if not doomed:
            break
        pieces = [piece for at, piece in enumerate(pieces) if at not in doomed]
    else:
        # What still does not hold, after leaving out what hindered it, is written without.
        pieces = [piece for piece in pieces if piece not in _KINDS or _KINDS[piece] == CODE]
    return _written(pieces)


def _partners(pieces: list[str]) -> dict[int, int]:
    """Where each opening placeholder is closed, and the other way round."""
    partners: dict[int, int] = {}
    open_at: list[int] = []
    for at, piece in enumerate(pieces):
        kind = _KINDS.get(piece)
        if kind and piece == kind[0]:
            open_at.append(at)
        elif kind:
            partners[at] = open_at.pop()
            partners[partners[at]] = at
    return partners


def _touching(pieces: list[str]) -> set[int]:
    """Placeholders that close one thing and open the same again."""
    doomed: set[int] = set()
    for at in range(1, len(pieces)):
        kind = _KINDS.get(pieces[at])
        if kind and pieces[at - 1 : at + 1] == [kind[1], kind[0]]:
            doomed |= {at - 1, at}
    return doomed


def _void(pieces: list[str], partners: dict[int, int]) -> set[int]:
    """Placeholders, with their partners, that would not be taken as marks where they stand."""
    doomed: set[int] = set()
    for at, piece in enumerate(pieces):
        kind = _KINDS.get(piece)
        if kind and kind != CODE and at not in doomed and not _holds(pieces, at, opens=piece == kind[0]):
            doomed |= {at, partners[at]}
    return doomed


def _holds(pieces: list[str], at: int, *, opens: bool) -> bool:
    start, end = at, at
    sign = _SIGNS[_KINDS[pieces[at]]][0]
    while start and _sign(pieces[start - 1]) == sign:
        start -= 1
    while end + 1 < len(pieces) and _sign(pieces[end + 1]) == sign:
        end += 1
    sides = {pieces[number] == _KINDS[pieces[number]][0] for number in range(start, end + 1)}
    if len(sides) > 1 and opens:
        return False
    before = _edge(pieces[start - 1], last=True) if start else "\n"
    after = _edge(pieces[end + 1], last=False) if end + 1 < len(pieces) else "\n"
    outer, inner = (before, after) if opens else (after, before)
    return not inner.isspace() and (inner.isalnum() or outer.isspace() or _punctuation(outer))


def _sign(piece: str) -> str:
    kind = _KINDS.get(piece)
    return _SIGNS[kind][0] if kind else ""


def _edge(piece: str, *, last: bool) -> str:
    return _sign(piece) or (piece[-1] if last else piece[0])


def _punctuation(character: str) -> bool:
    return (character.isascii() and not character.isalnum()) or unicodedata.category(character).startswith("P")


def _written(pieces: list[str]) -> str:
    parts: list[str] = []
    code: list[str] | None = None
    for piece in pieces:
        kind = _KINDS.get(piece)
        if kind == CODE:
            if code is not None:
                parts.append(_code("".join(code)))
            code = [] if code is None else None
        elif code is not None:
            code.append(piece)
        else:
            parts.append(_SIGNS[kind] if kind else piece)
    return "".join(parts)


def _code(words: str) -> str:
    """Code in more backticks than it has itself, with the space that keeps its own from joining them."""
    ticks = "`" * (max(map(len, _TICKS.findall(words)), default=0) + 1)
    pad = " " if words[:1] in ("`", " ") or words[-1:] in ("`", " ") else ""
    return f"{ticks}{pad}{words}{pad}{ticks}"
