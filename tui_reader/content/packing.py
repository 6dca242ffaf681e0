"""Documents as bytes for the shelf, and back faster than HTML could be read; and their plain words for searching."""

from tui_reader.content.blocks import Document


def pack(document: Document) -> bytes:
    """A document as bytes: compressed, readable by every later version, less than the text in it for usual posts."""
    raise NotImplementedError


def unpack(packed: bytes) -> Document:
    """The document of `pack()`; `html` is unpacked too; raises ValueError for anything else."""
    raise NotImplementedError


def words(document: Document) -> str:
    """The plain text of a document for searching: every span, table cells, captions, alternative texts, code."""
    raise NotImplementedError
