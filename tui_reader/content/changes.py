"""What changed in a text between two versions."""

from collections.abc import Sequence

from tui_reader.content.blocks import Block, Document


def changes(old: Document, new: Document) -> Document:
    """The new document with inserted words (Look.INSERTED) and deleted ones (Look.DELETED) in their places.

    Blocks that are the same stay as they are; the bounds of `convert()` keep it under a second whatever the texts.
    """
    raise NotImplementedError


def places(blocks: Sequence[Block]) -> tuple[int, ...]:
    """The numbers of the blocks in which something was inserted or deleted."""
    raise NotImplementedError
