"""The bytes of a feed as text, whatever its server and its own declaration claim about them.

XML 1.0 appendix F and RFC 7303 name the places: byte order mark, header, declaration. All of them lie, so what is UTF-8
to the last byte is taken for UTF-8, and every claim must decode the whole.
"""

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress

_MARKS = (
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
)
_BEGINNINGS = (
    (b"\x4c\x6f\xa7\x94", "cp037"),
    (b"\x00<\x00?", "utf-16-be"),
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00\x00\x00", "utf-32-le"),
)
_DECLARED = re.compile(rb"""^\s{0,100}<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""", re.IGNORECASE)
_HEADER = re.compile(r"""charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.IGNORECASE)
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
}
"""What is written under those names, as browsers read it (WHATWG Encoding, 4.2)."""
_NEVER = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7", "mbcs", "oem"}
_SEVEN = ("iso2022", "hz")
_ESCAPES = (b"\x1b", b"~{")
"""What encodings of seven bits that are no ASCII begin with."""
_SAMPLE = 32 * 1024


def decode(body: bytes, kind: str) -> str:
    """The text; never raises.

    Args:
        body: what was sent. kind: its Content-Type header, "" for none.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    for beginning, name in _BEGINNINGS:
        if body.startswith(beginning):
            return body.decode(name, "replace")
    return _claimed(body, kind)


def _claimed(body: bytes, kind: str) -> str:
    with suppress(UnicodeDecodeError):
        if "\ufffd" not in (text := body.decode()) and not any(mark in body for mark in _ESCAPES):
            return text
    claims = [found for found in (_usable(name) for name in _claims(body, kind)) if found]
    if not any(name.startswith(_SEVEN) for name in claims):
        text = body.decode("utf-8", "replace")
        foreign = len(body) - len(body.translate(None, bytes(range(0x80, 0x100))))
        # A character or two cut in half does not make it another encoding; a guess would spoil all the others.
        if text.count("\ufffd") * 10 <= foreign:
            return text
    for name in (*claims, *_guessed(body)):
        try:
            return body.decode(name)
        except (UnicodeError, LookupError):
            continue
    return body.decode("cp1252", "replace")


def _claims(body: bytes, kind: str) -> Iterator[str]:
    if header := _HEADER.search(kind[:500]):
        yield header[1]
    if declared := _DECLARED.match(body[:500]):
        yield declared[1].decode("ascii", "replace")


def _usable(name: str) -> str:
    """Python's name of an encoding of text, the wider one browsers take for it; "" for what is none."""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return "" if found in _NEVER else _WIDER.get(found, found)


def _guessed(body: bytes) -> Iterator[str]:
    """What the bytes look like: from the first part that is not ASCII."""
    import chardet  # noqa: PLC0415 - 60 ms, for the few feeds that say nothing true

    first = next((at for at in range(0, len(body), 1024) if not body[at : at + 1024].isascii()), 0)
    if found := _usable(str(chardet.detect(body[first : first + _SAMPLE])["encoding"] or "")):
        yield found
