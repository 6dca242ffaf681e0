"""The names of keys as settings.toml has them, and as Textual knows them."""

import unicodedata

_MODIFIERS = {"ctrl", "alt", "shift", "super", "meta", "hyper"}
_NAMED = {
    *("left", "right", "up", "down", "home", "end", "pageup", "pagedown", "insert", "delete"),
    *("enter", "escape", "tab", "space", "backspace", "minus", "plus", "slash", "backslash", "at", "underscore"),
}


def is_key(name: str) -> bool:
    """Whether a terminal may have such a key; punctuation goes by its name in Unicode, as in `question_mark`."""
    first, _space, second = name.partition(" ")
    *modifiers, key = first.split("+") if len(first) > 1 else [first]
    if (second and second != first) or not _MODIFIERS.issuperset(modifiers):
        return False
    if len(key) == 1 or key in _NAMED or (key[:1] == "f" and key[1:].isdecimal()):
        return True
    try:
        return bool(unicodedata.lookup(key.replace("_", " ")))
    except KeyError:
        return False
