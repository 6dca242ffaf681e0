"""A JSON object read value by value, and its lists item by item.

Python's decoder lets no other thread run until it has its value: that of all of a feed would hold up the screen.
"""

import re
from json import JSONDecoder
from typing import Any

_GAP = re.compile(r"[ \t\r\n]*+")
_MOST = 200_000
"""Items of a list and members of the object that are read."""


def read(text: str, decoder: JSONDecoder) -> dict[str, Any] | None:
    """The object that a text is; None where it is none, or one with more in it than a feed has."""
    try:
        return _Pieces(text, decoder).object()
    except (ValueError, RecursionError):
        return None


class _Pieces:
    def __init__(self, text: str, decoder: JSONDecoder) -> None:
        self._text, self._decoder, self._at = text, decoder, 0

    def object(self) -> dict[str, Any]:
        """The object, and nothing after it."""
        found: dict[str, Any] = {}
        self._take("{")
        more = not self._is("}")
        while more and len(found) < _MOST:
            if not self._is('"'):
                raise ValueError
            key = self._value()
            self._take(":")
            found[key] = self._list() if self._is("[") else self._value()
            more = self._is(",")
            if more:
                self._take(",")
        self._take("}")
        if self._at != len(self._text):
            raise ValueError
        return found

    def _list(self) -> list[Any]:
        items: list[Any] = []
        self._take("[")
        more = not self._is("]")
        while more and len(items) < _MOST:
            items.append(self._value())
            more = self._is(",")
            if more:
                self._take(",")
        self._take("]")
        return items

    def _value(self) -> Any:
        self._gap()
        value, self._at = self._decoder.raw_decode(self._text, self._at)
        return value

    def _is(self, mark: str) -> bool:
        self._gap()
        return self._text.startswith(mark, self._at)

    def _take(self, mark: str) -> None:
        if not self._is(mark):
            raise ValueError
        self._at += len(mark)
        self._gap()

    def _gap(self) -> None:
        if found := _GAP.match(self._text, self._at):
            self._at = found.end()
