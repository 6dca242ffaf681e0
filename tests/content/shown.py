"""What of a document a reader gets to see, for the tests to compare."""

import re
from collections.abc import Iterator

from tui_reader.content import convert
from tui_reader.content.blocks import Block, Document, Kind, Span

BASE = "https://blog.example/2024/post/"
ALLOWED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufdd0-\ufdef\U000e0000-\U000e007f]"
)


def spans(document: Document) -> Iterator[Span]:
    """Every span, tables included."""
    for block in document.blocks:
        yield from block.spans
        for row in block.rows:
            for cell in row:
                yield from cell.spans


def flat(document: Document) -> str:
    """All text, blocks and cells one blank apart, white space collapsed."""
    parts: list[str] = []
    for block in document.blocks:
        parts.append("".join(span.text for span in block.spans))
        parts.extend("".join(span.text for span in cell.spans) for row in block.rows for cell in row)
    return " ".join(" ".join(parts).split())


def only(html: str) -> Block:
    """The one block that this HTML makes."""
    (block,) = convert(html, BASE).blocks
    return block


def lines(html: str) -> list[str]:
    """Each block as its first margin and its text."""
    return [block.first + "".join(span.text for span in block.spans) for block in convert(html, BASE).blocks]


def kinds(html: str) -> list[Kind]:
    """What the blocks are."""
    return [block.kind for block in convert(html, BASE).blocks]


def faults(document: Document) -> list[str]:
    """What must not be in a document, whatever it was made of; empty when all is well."""
    found = [f"character {span.text!r}" for span in spans(document) if ALLOWED.search(span.text)]
    for block in document.blocks:
        found += [f"margin {margin!r}" for margin in (block.first, block.rest) if ALLOWED.search(margin)]
        if len(block.first) != len(block.rest):
            found.append(f"margins {block.first!r} {block.rest!r}")
        if not re.fullmatch(r"[\w+#.;-]{0,40}", block.language):
            found.append(f"language {block.language!r}")
    for link in document.links:
        if not re.fullmatch(r"(?:https?://[^\s/@]+/?|mailto:[^\s]+@)[!-~]*", link.url) or ALLOWED.search(link.text):
            found.append(f"link {link!r}")
    numbers = {span.link for span in spans(document)}
    if not numbers <= set(range(len(document.links) + 1)):
        found.append(f"link numbers {numbers}")
    if not {span.note for span in spans(document)} <= set(range(len(document.notes) + 1)):
        found.append("note numbers")
    found += [
        f"note {note!r}"
        for note in document.notes
        if ALLOWED.search(note.text) or "\n" in note.text or not 0 <= note.block < len(document.blocks)
    ]
    found += [
        f"source {block.source!r}"
        for block in document.blocks
        if block.source and (block.kind is not Kind.IMAGE or not block.source.startswith(("https://", "http://")))
    ]
    return found
