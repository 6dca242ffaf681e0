"""Formulas in MathML (W3C MathML Core) as one line of text: "x = (-b ± √(b^2 - 4 a c))/(2 a)"."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from tui_reader import text
from tui_reader.content.build import Builder

LONGEST = 4_000
"""Characters of one formula."""

MOST = 2_000
"""Formulas of one text that are read as such."""

_DEEPEST = 30
_SPACED = frozenset("=<>≤≥≠≈≡≅∼∝±∓×÷∈∉∋⊂⊃⊆⊇∪∩∧∨→←↔⇒⇐⇔↦∣:≔∘⊕⊗⋅·")
_SIGNED = frozenset("+-−")
_AFTER = frozenset(",;")
_ONE = re.compile(r"[0-9][0-9.,]*|[^\W\d_][\u0300-\u036f]?(?:[_^]\w)?|\([^()]*\)|√\w")
_ACCENTS = {"¯": "\u0304", "‾": "\u0304", "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303"}
_ACCENTS |= {"→": "\u20d7", "˙": "\u0307", "¨": "\u0308"}
_WHITE = re.compile(r"\s+")


class _Part:
    """An element of a formula while it is read."""

    __slots__ = ("attrs", "kids", "tag", "words")

    def __init__(self, tag: str, attrs: Mapping[str, str]) -> None:
        self.tag, self.attrs = tag, attrs
        self.kids: list[_Part] = []
        self.words = ""


class Formula:
    """A formula while it is read; `text()` is what it says."""

    def __init__(self) -> None:
        self._open = [_Part("math", {})]
        self._left = LONGEST

    def begin(self, tag: str, attrs: Mapping[str, str]) -> Callable[[], object] | None:
        """An element begins; what is returned is called when it ends."""
        if len(self._open) > _DEEPEST or self._left <= 0:
            return None
        self._left -= 1
        part = _Part(tag, attrs)
        self._open[-1].kids.append(part)
        self._open.append(part)
        return self._open.pop

    def add(self, data: str) -> None:
        """Text of the element that began last."""
        if data.strip() and self._left > 0:
            part = self._open[-1]
            words = _WHITE.sub(" ", text.safe(data[: self._left]))
            self._left -= len(words)
            if part.kids:
                part.kids.append(_Part("mtext", {}))
                part.kids[-1].words = words
            else:
                part.words += words

    def text(self) -> str:
        """The formula as a line of text."""
        return _WHITE.sub(" ", _written(self._open[0])).strip()


class Formulas:
    """The formulas of a text: `open` is the one being read."""

    def __init__(self, build: Builder) -> None:
        self.open: Formula | None = None
        self._build = build
        self._count = 0
        self._said = ""

    def begin(self, attrs: Mapping[str, str]) -> Callable[[], object] | None:
        """A formula begins; what is returned is called when it ends."""
        self._count += 1
        if self._count > MOST:
            return None
        block = attrs.get("display") == "block"
        if block:
            self._build.boundary()
        self._said = text.line(attrs.get("alttext", ""))
        self.open = Formula()
        return partial(self._end, self.open, block=block)

    def close(self) -> None:
        """Here the formula ends at the latest."""
        if self.open:
            words = self.open.text() or self._said
            self.open = None
            self._build.text(words)

    def _end(self, formula: Formula, *, block: bool) -> None:
        if self.open is formula:
            self.close()
        if block:
            self._build.boundary()


def _written(part: _Part) -> str:
    if not part.kids:
        return part.words if part.tag == "mtext" else " " if part.tag == "mspace" else part.words.strip()
    kids = [_written(kid) for kid in part.kids]
    if (arranged := _ARRANGED.get(part.tag)) and len(kids) > 1:
        return arranged(kids)
    if part.tag == "mfenced":
        inner = ", ".join(kids)
        return f"{part.attrs.get('open', '(')[:1]}{inner}{part.attrs.get('close', ')')[:1]}"
    if part.tag in ("mtable", "mtr"):
        equation = any(kid.lstrip()[:1] in _SPACED for kid in kids if kid.strip())
        return ("; " if part.tag == "mtable" else " " if equation else ", ").join(kids)
    row = part.words + "".join(_row(part.kids))
    return "√" + _whole(row) if part.tag == "msqrt" else row


def _row(parts: list[_Part]) -> Iterator[str]:
    """Parts side by side, signs between two of them set off by blanks."""
    before, big = "", False
    for part in parts:
        words = _written(part)
        if part.tag == "mo":
            sign = words.strip()
            if sign in _SPACED or (sign in _SIGNED and before.strip() and before.strip() not in _SPACED | set("([{,")):
                words = f" {sign} "
            elif sign in _AFTER:
                words = f"{sign} "
            else:
                words = sign
        elif words[:1].isalnum() and (big or before[-1:].isalnum()):
            words = " " + words  # names side by side are a product, not one name: "4 a c", "sin x"
        before, big = words, part.tag in ("munderover", "msubsup", "munder")
        yield words


def _whole(words: str) -> str:
    """A part that is one thing to the eye; in brackets where it is not."""
    words = words.strip()
    return words if len(words) == 1 or _ONE.fullmatch(words) or _bracketed(words) else f"({words})"


def _bracketed(words: str) -> bool:
    """Whether the first bracket is closed by the last one."""
    depth = 0
    for at, sign in enumerate(words):
        depth += (sign == "(") - (sign == ")")
        if depth <= 0:
            return at == len(words) - 1 and sign == ")" and at > 0
    return False


def _raised(words: str, tag: str) -> str:
    words = words.strip()
    if not words:
        return ""
    sign = "^" if tag == "sup" else "_"
    return sign + (words if len(words) == 1 or words.isdigit() else f"({words})")


def _power(kids: list[str]) -> str:
    return _whole(kids[0]) + _raised(kids[1], "sup")


def _index(kids: list[str]) -> str:
    return kids[0].strip() + _raised(kids[1], "sub")


def _both(kids: list[str]) -> str:
    return kids[0].strip() + _raised(kids[1], "sub") + _raised("".join(kids[2:3]), "sup")


def _over(kids: list[str]) -> str:
    base, over = kids[0].strip(), kids[1].strip()
    accent = _ACCENTS.get(over)
    return base + accent if accent and len(base) == 1 else base + _raised(over, "sup")


def _fraction(kids: list[str]) -> str:
    return f"{_whole(kids[0])}/{_whole(kids[1])}"


def _root(kids: list[str]) -> str:
    return "√" + _raised(kids[1], "sup") + _whole(kids[0])


_ARRANGED: dict[str, Callable[[list[str]], str]] = {
    "msup": _power,
    "msub": _index,
    "msubsup": _both,
    "munder": _index,
    "mover": _over,
    "munderover": _both,
    "mfrac": _fraction,
    "mroot": _root,
}
