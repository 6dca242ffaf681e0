"""What a server is told of the feed one has, so that it need not send it again (RFC 9110 13.1)."""

from hashlib import blake2b

from tui_reader.blog.reply import Reply
from tui_reader.queries import Memory

_LONGEST = 1000  # characters of a header that is sent back


def conditions(memory: Memory) -> dict[str, str]:
    """The one header to send.

    Only one: WordPress behind a server that packs its answers sends its feed anew to whoever sends both.
    """
    if memory.modified:
        return {"If-Modified-Since": memory.modified}
    return {"If-None-Match": memory.etag} if memory.etag else {}


def remembered(reply: Reply, digest: str, cursor: str = "") -> Memory:
    """What to keep of an answer; its entity tag without `W/`, which servers put before it and do not know again.

    Args:
        digest: of its body.
    """
    etag, modified = (_plain(reply.header(name)) for name in ("etag", "last-modified"))
    return Memory(etag.removeprefix("W/"), modified, digest, cursor)


def digest(body: bytes) -> str:
    """What tells a body from any other. In a thread alone: it lets others go on, and then has to wait for its turn."""
    return blake2b(body, digest_size=16).hexdigest()


def _plain(header: str) -> str:
    return header if header.isascii() and header.isprintable() and len(header) <= _LONGEST else ""
