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
        signs = _signs(pieces)
        doomed = _touching(pieces) or _void(pieces, signs)
        if not doomed:
            return _written(pieces, signs)
        pieces = [piece for at, piece in enumerate(pieces) if at not in doomed]
    # What still does not hold, after leaving out what hindered it, is written without.
    pieces = [piece for piece in pieces if _KINDS.get(piece, CODE) == CODE]
    return _written(pieces, _signs(pieces))


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


def _signs(pieces: list[str]) -> list[str]:
    """The mark of each placeholder, "" for text; emphasis within or around strong text gets `_`, to be told apart."""
    signs = [_SIGNS[_KINDS[piece]] if piece in _KINDS else "" for piece in pieces]
    partners = _partners(pieces)
    open_at: list[int] = []
    for at, sign in enumerate(signs):
        if sign[:1] not in ("*", "_"):
            continue
        if partners[at] < at:
            open_at.pop()
            continue
        for other in [at, *open_at[-1:]] if open_at else []:
            if _KINDS[pieces[other]] == EMPHASIS:
                signs[other] = signs[partners[other]] = "_"
        open_at.append(at)
    return signs


def _void(pieces: list[str], signs: list[str]) -> set[int]:
    """Placeholders, with their partners, that would not be taken as marks where they stand."""
    doomed: set[int] = set()
    for at, partner in _partners(pieces).items():
        if signs[at] != "`" and not _holds(pieces, signs, at, opens=at < partner):
            doomed |= {at, partner}
    return doomed


def _holds(pieces: list[str], signs: list[str], at: int, *, opens: bool) -> bool:
    """Whether the mark at a place is one, by CommonMark's rules for delimiter runs."""
    start, end, sign = at, at, signs[at][0]
    while start and signs[start - 1][:1] == sign:
        start -= 1
    while end + 1 < len(pieces) and signs[end + 1][:1] == sign:
        end += 1
    if opens and any(pieces[number] == _KINDS[pieces[number]][1] for number in range(start, at)):
        return False
    before = (signs[start - 1] or pieces[start - 1])[-1] if start else "\n"
    after = (signs[end + 1] or pieces[end + 1])[0] if end + 1 < len(pieces) else "\n"
    outer, inner = (before, after) if opens else (after, before)
    if inner.isspace() or (sign == "_" and outer.isalnum()):
        return False
    return inner.isalnum() or outer.isspace() or _punctuation(outer)


def _punctuation(character: str) -> bool:
    return (character.isascii() and not character.isalnum()) or unicodedata.category(character).startswith("P")


def _written(pieces: list[str], signs: list[str]) -> str:
    parts: list[str] = []
    code: list[str] | None = None
    for piece, sign in zip(pieces, signs, strict=True):
        if sign == "`":
            if code is not None:
                parts.append(_code("".join(code)))
            code = [] if code is None else None
        elif code is not None:
            code.append(piece)
        else:
            parts.append(sign or piece)
    return "".join(parts)


def _code(words: str) -> str:
    """Code in more backticks than it has itself, with the space that keeps its own from joining them."""
    ticks = "`" * (max(map(len, _TICKS.findall(words)), default=0) + 1)
    pad = " " if words[:1] in ("`", " ") or words[-1:] in ("`", " ") else ""
    return f"{ticks}{pad}{words}{pad}{ticks}"
