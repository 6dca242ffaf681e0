"""Bodies made whole under a cap: what is sent and what it swells to are both counted, so no bomb goes off."""

import zlib

from tui_reader.errors import Broken, TooLarge

LIMIT = 8 * 1024 * 1024
"""The most bytes of one reply, packed and unpacked alike."""

ENCODINGS = "gzip, deflate"
"""What we ask for: those whose decompressor stops at a given size."""

_GZIP, _ZLIB, _RAW = 31, 15, -15
_MEMBERS = 100  # of one gzip body: each costs time of its own, however small it is


class Inflater:
    """Collects one body.

    Args:
        host: for the errors. encoding: the Content-Encoding header (RFC 9110 8.4). limit: the cap in bytes.
    """

    def __init__(self, host: str, encoding: str, limit: int = LIMIT) -> None:
        self._host = host
        self._limit = limit
        self._kind = encoding.strip().lower().removeprefix("x-")
        if self._kind not in ("", "identity", "gzip", "deflate"):
            raise Broken(host=host)
        self._unpacker: zlib._Decompress | None = None
        self._packed = 0
        self._members = 1
        self._body = bytearray()

    def __len__(self) -> int:
        return len(self._body)

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes as they came; raises TooLarge over the cap, Broken when they are no such encoding."""
        self._packed += len(chunk)
        if self._packed > self._limit:
            raise self._too_large()
        try:
            self._unpack(chunk)
        except zlib.error:
            raise Broken(host=self._host) from None

    def body(self) -> bytes:
        """The whole body; raises Broken when it ended too early."""
        if self._unpacker is not None and not self._unpacker.eof:
            raise Broken(host=self._host)
        return bytes(self._body)

    def so_far(self) -> bytes:
        """What has come until now, for a reader that wants no more."""
        return bytes(self._body)

    def _unpack(self, chunk: bytes) -> None:
        if self._kind in ("", "identity"):
            self._grow(chunk)
            return
        while chunk:
            if self._unpacker is None:
                self._unpacker = zlib.decompressobj(self._window(chunk))
            elif self._unpacker.eof:
                if self._kind != "gzip" or not chunk.startswith(b"\x1f"):
                    return  # padding after the end, which gzip too ignores
                self._members += 1
                if self._members > _MEMBERS:
                    raise self._too_large()
                self._unpacker = zlib.decompressobj(_GZIP)
            self._grow(self._unpacker.decompress(chunk, self._limit + 1 - len(self._body)))
            chunk = self._unpacker.unconsumed_tail or self._unpacker.unused_data

    def _window(self, chunk: bytes) -> int:
        if self._kind == "gzip":
            return _GZIP
        # "deflate" means zlib (RFC 9110 8.4.1.2), yet some send the bare stream: the two bytes of RFC 1950 2.2 tell.
        marked = chunk[0] & 0x0F == zlib.DEFLATED and int.from_bytes(chunk[:2]) % 31 == 0
        return _ZLIB if marked or len(chunk) == 1 else _RAW

    def _grow(self, data: bytes) -> None:
        if len(self._body) + len(data) > self._limit:
            raise self._too_large()
        self._body += data

    def _too_large(self) -> TooLarge:
        return TooLarge(host=self._host, megabytes=max(1, self._limit // 1024 // 1024))
