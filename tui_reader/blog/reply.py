"""What a server answered: bytes with their meaning, decoded by our own rules because servers lie about them."""

import asyncio
import codecs
import re
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from tui_reader.errors import BadReply, BlogError, Forbidden, Gone, Moved, NotFound, NotJson, ServerFailed, TooMany
from tui_reader.text import line
from tui_reader.values import dataclass

if TYPE_CHECKING:
    from json import JSONDecoder

PATIENCE = 300
"""The longest wait, in seconds, that a Retry-After can ask of a person."""

LARGE = 100_000
"""Bytes of JSON that take longer to read than the event loop may be held up."""

REDIRECTS = frozenset({301, 302, 303, 307, 308})

_CHARSETS = {"utf-8", "utf-16", "utf-16-le", "utf-16-be", "koi8-r", "koi8-u", "mac-roman", "tis-620", "cp866", "cp874"}
_CHARSETS |= {f"cp125{number}" for number in range(9)} | {
    f"iso8859-{number}" for number in (*range(2, 9), 10, *range(13, 17))
}
_CHARSETS |= {"gb18030", "big5", "euc_jp", "shift_jis", "iso2022_jp", "euc_kr"}
"""The charsets of the web (WHATWG Encoding 4.2), by Python's names."""

_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_PARAMETER = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_GAP = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True, repr=False)
class Reply:
    """One answer, whatever its status.

    Attributes:
        url: the address it came from, after redirects. fields: its headers, in order.
        body: decompressed bytes, never more than the cap. whole: False when reading stopped early on request.
        moved: the address that permanent redirects (301, 308) alone led to, "" when there were none.
    """

    status: int
    url: str
    fields: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    whole: bool = True
    moved: str = ""

    def __repr__(self) -> str:
        return f"<Reply {self.status} from {self.host}>"

    @property
    def host(self) -> str:
        """The host as shown to a person."""
        return shown_host(self.url)

    def header(self, name: str) -> str:
        """The first header of this name, "" when there is none."""
        name = name.lower()
        for key, value in self.fields:
            if key.lower() == name:
                return value
        return ""

    def every(self, name: str) -> list[str]:
        """All headers of this name."""
        return [value for key, value in self.fields if key.lower() == name.lower()]

    @property
    def location(self) -> str:
        """Where a redirect points to, absolute, "" when it is none or points nowhere."""
        target = self.header("location").strip()
        if self.status not in REDIRECTS or not target:
            return ""
        try:
            return urljoin(self.url, target)
        except ValueError:
            return ""

    @property
    def text(self) -> str:
        """The body as text: byte order mark, then header, then `<meta>`, then UTF-8, else Windows-1252.

        Names of charsets are taken from a list, since Python also knows codecs that are none (`hex`, `unicode_escape`).
        """
        for mark, name in _BOMS:
            if self.body.startswith(mark):
                return self.body[len(mark) :].decode(name, "replace")
        named = _PARAMETER.search(self.header("content-type"))
        charset = _charset(named[1]) if named else ""
        if not charset and (meta := _META.search(self.body[:4096])):
            charset = _charset(meta[1].decode("ascii", "replace"))
            charset = "utf-8" if charset.startswith("utf-16") else charset  # the tag was read as bytes (HTML 13.2.3.2)
        if charset:
            return self.body.decode(charset, "replace")
        try:
            return self.body.decode("utf-8")
        except UnicodeDecodeError:
            clipped = not self.whole and self.body[:-4].isascii()
            return self.body.decode("utf-8" if clipped else "cp1252", "replace")

    def json(self) -> object:
        """The body as JSON (RFC 8259, so neither NaN nor Infinity); raises NotJson for all else."""
        import json  # noqa: PLC0415 - a millisecond that a start does not need

        try:
            return _pieces(json.JSONDecoder(parse_constant=_refuse), self.text)
        except (ValueError, RecursionError):
            raise NotJson(host=self.host) from None

    async def parsed(self) -> object:
        """The same, a large body in a thread."""
        return await asyncio.to_thread(self.json) if len(self.body) > LARGE else self.json()

    @property
    def code(self) -> str:
        """WordPress' name for an error, "" without one; never match its message, which is in the blog's language."""
        found = self._said("code")
        return found if found.replace("_", "").isalnum() else ""

    @property
    def message(self) -> str:
        """WordPress' words for an error as one safe line, "" when there are none."""
        return line(self._said("message"), 200)

    @property
    def seconds(self) -> int:
        """How long Retry-After asks to wait (RFC 9110 10.2.3: seconds or a date), 1..PATIENCE; 30 without it."""
        return min(self._wait, PATIENCE)

    @property
    def _after(self) -> dict[str, int]:
        """The fact of an error that says how long the server wants to be left alone, however long; none without it."""
        return {"after": self._wait} if self.header("retry-after") else {}

    @property
    def _wait(self) -> int:
        asked = self.header("retry-after").strip()
        wait = 30.0
        if asked.isascii() and asked.isdigit():
            wait = float(asked[:9])
        elif asked:
            from email.utils import parsedate_to_datetime  # noqa: PLC0415 - 15 ms, and seldom needed

            try:
                wait = (parsedate_to_datetime(asked).astimezone(UTC) - datetime.now(UTC)).total_seconds()
            except (ValueError, OverflowError, TypeError):
                wait = 30.0
        return int(max(wait, 1))

    def check(self) -> "Reply":
        """This reply when it is a success, else the error that says why."""
        if HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES:
            return self
        raise self.refusal()

    def refusal(self) -> BlogError:
        """The error for a status that is no success."""
        host, status = self.host, self.status
        if self.location:
            return Moved(host=host, target=shown_host(self.location))
        if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
            kind = Gone if status == HTTPStatus.GONE else NotFound
            return kind(host=host, what=line(urlsplit(self.url).path, 200))
        if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            return Forbidden(host=host, status=status)
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            return TooMany(host=host, seconds=self.seconds, **self._after)
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            wait = {"seconds": self.seconds} if self.header("retry-after") else {}
            return ServerFailed(host=host, status=status, **wait, **self._after)
        return BadReply(host=host, status=status)

    def _said(self, key: str) -> str:
        if self.status < HTTPStatus.BAD_REQUEST or len(self.body) > LARGE:  # neither a success nor megabytes say such
            return ""
        try:
            value = self.json()
        except NotJson:
            return ""
        found = value.get(key) if isinstance(value, dict) else None
        return found if isinstance(found, str) else ""


def wants_rest(error: BlogError) -> bool:
    """Whether an error says that the blog wants to be left alone for a while: nothing more is asked of it then."""
    return isinstance(error, TooMany) or "after" in error.facts


def shown_host(url: str) -> str:
    """Host and port of an address as shown to a person: no user info, safe."""
    try:
        return line(urlsplit(url).netloc.rpartition("@")[2], 260)
    except ValueError:
        return "?"


def _charset(name: str) -> str:
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return ""
    known = _SUPERSETS.get(known, known)
    return known if known in _CHARSETS else ""


def _pieces(decoder: "JSONDecoder", text: str) -> object:
    """What a text says; a list is read one item after the other.

    The decoder lets no other thread run until it has its value: that of a large list would hold up the loop all the
    same, though it is read in a thread.
    """
    at = _end_of_gap(text, 0)
    if text[at : at + 1] != "[":
        return decoder.decode(text)
    items: list[object] = []
    at = _end_of_gap(text, at + 1)
    more = text[at : at + 1] != "]"
    while more:
        item, at = decoder.raw_decode(text, at)
        items.append(item)
        at = _end_of_gap(text, at)
        more = text[at : at + 1] == ","
        at = _end_of_gap(text, at + 1) if more else at
    if text[at : at + 1] != "]" or _end_of_gap(text, at + 1) != len(text):
        raise ValueError(at)
    return items


def _end_of_gap(text: str, at: int) -> int:
    """Where the white space ends (RFC 8259 2)."""
    found = _GAP.match(text, at)
    return found.end() if found else at


def _refuse(name: str) -> None:
    raise ValueError(name)
