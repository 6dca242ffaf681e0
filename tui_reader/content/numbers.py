"""The numbers of an ordered list, as its attributes say."""

import re

from tui_reader.content.tree import Node

_HIGHEST = 1_000_000
_INTEGER = re.compile(r"\s*([+-]?[0-9]{1,9})")
_ROMAN = [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")]
_ROMAN += [(10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]
_LARGEST_ROMAN = 3999


def values(node: Node, items: list[Node]) -> list[int]:
    """The number of each item: `start`, `reversed` and each item's own `value` (HTML, "ordinal value")."""
    step = -1 if "reversed" in node.attrs else 1
    first = _integer(node.attrs.get("start", ""))
    number = first if first is not None else (len(items) if step < 0 else 1)
    found: list[int] = []
    for item in items:
        own = _integer(item.attrs.get("value", ""))
        number = number if own is None else own
        found.append(number)
        number += step
    return found


def numbered(node: Node, items: list[Node]) -> list[str]:
    """What stands before each item: "7.", "c.", "IV."."""
    kind = node.attrs.get("type", "1")
    return [_written(number, kind) + "." for number in values(node, items)]


def _integer(said: str) -> int | None:
    found = _INTEGER.match(said)
    return max(-_HIGHEST, min(int(found[1]), _HIGHEST)) if found else None


def _written(number: int, kind: str) -> str:
    if number < 1 or kind not in ("a", "A", "i", "I"):
        return str(number)
    if kind in ("i", "I") and number > _LARGEST_ROMAN:
        return str(number)
    words = _roman(number) if kind in ("i", "I") else _letters(number)
    return words.upper() if kind.isupper() else words


def _letters(number: int) -> str:
    words = ""
    while number:
        number, letter = divmod(number - 1, 26)
        words = chr(ord("a") + letter) + words
    return words


def _roman(number: int) -> str:
    words = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        words += sign * times
    return words
