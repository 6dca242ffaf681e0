"""Words that were searched for, marked in a document or cut out of it as an excerpt."""

from collections.abc import Sequence

from tui_reader.content.blocks import Document, Span


def fold(text: str) -> str:
    """A text as it is compared: case and diacritics folded, ß as ss; the shelf's index folds in the same way."""
    raise NotImplementedError


def marked(document: Document, wanted: Sequence[str]) -> Document:
    """The same document with every place of a wanted word, beginning (`bank*`) or phrase marked (Look.MARKED)."""
    raise NotImplementedError


def excerpt(document: Document, wanted: Sequence[str], length: int = 160) -> tuple[Span, ...]:
    """About `length` characters around the first place where most of what is wanted stands, hits marked, one line."""
    raise NotImplementedError


def title(text: str, wanted: Sequence[str]) -> tuple[Span, ...]:
    """A line of text, hits marked."""
    raise NotImplementedError
