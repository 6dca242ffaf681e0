# ruff: noqa: SLF001 - what `re` keeps is private; it is this Python's own, and a change there leaves the start slower
"""The regular expressions that were compiled, taken over from one start to the next: eighty of them take 35 ms."""

from __future__ import annotations

import re

TYPE_CHECKING = False  # `typing` is not loaded yet
if TYPE_CHECKING:
    from typing import Any

    Known = list[tuple[int, tuple[Any, ...]]]
    _re: Any
    _sre: Any
else:
    import _sre

    _re = re


def known() -> Known:
    """What `re` has compiled, as `_sre.compile()` takes it: each gives the same again; none where `re` is another."""
    found: Known = []
    try:
        for (_kind, words, flags), pattern in list(_re._cache.items()):
            parsed = _re._parser.parse(words, flags)
            groups = parsed.state.groupdict
            names: list[str | None] = [None] * parsed.state.groups
            for name, number in groups.items():
                names[number] = name
            code = [int(each) for each in _re._compiler._code(parsed, flags)]
            made = (words, int(flags | parsed.state.flags), code, len(names) - 1, groups, tuple(names))
            if _sre.compile(*made) == pattern:
                found.append((int(flags), made))
    except (AttributeError, TypeError, ValueError):
        return []
    return found


def know(expressions: Known) -> None:
    """Have `re` find them among those it has compiled; raises AttributeError, TypeError or ValueError."""
    for flags, made in expressions:
        _re._cache[type(made[0]), made[0], flags] = _sre.compile(*made)
