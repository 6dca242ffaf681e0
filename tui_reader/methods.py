"""The methods that classes of values write for themselves, as they were compiled: two hundred take 35 ms.

A dataclass and a named tuple make the words of their methods and have them compiled, at each start the same. They call
`exec` or `eval` by name, so while the program starts their module has one of its own, which knows the code of words.
"""

from __future__ import annotations

import collections
import sys

TYPE_CHECKING = False  # `typing` is not loaded yet
if TYPE_CHECKING:
    from types import CodeType
    from typing import Any

    Codes = dict[tuple[str, str], CodeType]
    """By `exec` or `eval`, and the words."""

_codes: Codes | None = None
_places: list[tuple[str, str]] = []
"""Modules that have one of their own, and which."""


def know(codes: Codes) -> None:
    """Take these from now on, and remember what else is compiled."""
    global _codes  # noqa: PLW0603 - one Python
    _codes = codes
    _put(collections.__name__, "eval")


def watch(*modules: str) -> None:
    """Have modules that write methods take what is known; nothing outside of a start."""
    if _codes is not None:
        for name in modules:
            _put(name, "exec")


def done() -> Codes:
    """Python compiles again by itself; gives what was known and what came to it."""
    global _codes
    while _places:
        name, kind = _places.pop()
        vars(sys.modules[name]).pop(kind, None)
    known, _codes = _codes or {}, None
    return known


def _put(name: str, kind: str) -> None:
    def run(words: str, names: dict[str, Any], *more: Any) -> Any:
        codes: Codes = {} if _codes is None else _codes  # one that was looked up before the start was over
        code = codes.get((kind, words))
        if code is None:  # `dont_inherit`: this file has annotations that are not evaluated
            code = codes[kind, words] = compile(words, "<string>", kind, dont_inherit=True)
        return eval(code, names, *more)  # noqa: S307 - what would have been evaluated without us

    _places.append((name, kind))
    setattr(sys.modules[name], kind, run)
