"""Foreign text made drawable: the one gate between what a server sends and what a terminal is given.

A terminal obeys what it is shown: an escape sequence in a title can overwrite the clipboard or type keys. So every
string from outside passes `safe()` (or `line()`) where it becomes a model object, after entities were decoded.
"""

import re

UNSPACED = "\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Ranges, for a set of a regular expression, of Chinese and Japanese characters: between those stand no spaces."""

_BIDI = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C]
_INVISIBLE = [
    0x00AD,
    0x034F,
    0x115F,
    0x1160,
    0x17B4,
    0x17B5,
    0x180E,
    0x200B,
    *range(0x2060, 0x2066),
    0x206A,
    0x206B,
    0x206C,
    0x206D,
    0x206E,
    0x206F,
]
_INVISIBLE += [0x3164, 0xFEFF, 0xFFA0, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)]
_TABLE: dict[int, int | str | None] = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}
_TABLE |= dict.fromkeys([0x0D, *_BIDI, *_INVISIBLE])
_TABLE |= dict.fromkeys([*range(0x7F, 0xA0), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF], "\ufffd")
_TABLE |= dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], "\n")
_WIDE = 0xFFFF
_SURROGATES = re.compile("[\ud800-\udfff]")
_TAGS = "[\U000e0000-\U000e007f]"
_COMBINING = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
# Tags stand apart: with characters beyond 16 bits in it a set is looked through one by one.
_SUSPECT = re.compile("[" + "".join(re.escape(chr(code)) for code in _TABLE if code <= _WIDE) + f"]|{_TAGS}")
_ODD = re.compile("[" + "".join(chr(code) for code in _TABLE if chr(code).isprintable()) + _COMBINING + "]")
"""What is printable by Python's measure and yet may have to be changed."""
_MARKS = re.compile(f"([{_COMBINING}]{{8}})[{_COMBINING}]+")
_ALONE = re.compile("(?<![^\\s\u200d])\u200d+|\u200d+(?=\\s|\\Z)")


def safe(text: str) -> str:
    """Foreign text as printable characters, tabs and line feeds only.

    C0 controls become their pictures, C1 and lone surrogates U+FFFD, line separators line feeds; bidi controls, tags
    and invisible characters go; a character keeps at most eight combining marks. Joiners of emoji and Arabic stay.
    """
    if text.isprintable() and (text.isascii() or not _ODD.search(text)):
        return text
    if _SUSPECT.search(text):
        text = text.replace("\r\n", "\n").translate(_TABLE)
    text = _SURROGATES.sub("\ufffd", text)
    if "\u200d" in text:
        text = _ALONE.sub("", text)  # a joiner that joins nothing is measured otherwise by every terminal
    return _MARKS.sub(r"\1", text)


def line(text: str, limit: int = 1000) -> str:
    """Foreign text as one safe line: white space collapsed, at most `limit` characters, "…" where it was cut."""
    flat = " ".join(safe(text[: limit * 8]).split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
