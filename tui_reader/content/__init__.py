"""The only code that reads HTML: a clean, bounded tree, and what the screen, people and files get of it."""

from tui_reader.content.blocks import Document
from tui_reader.content.markdown import markdown
from tui_reader.content.packing import pack, words
from tui_reader.content.unpacking import unpack

__all__ = ["convert", "markdown", "pack", "unpack", "words"]


def convert(html: str, base: str = "") -> Document:
    """Make a document of HTML from anywhere.

    Never raises and never takes longer than the length of its input explains: see the bounds in `clean`. It blocks for
    up to a second on the worst input, so the event loop calls it through a thread.

    Args:
        html: a fragment or a whole page, hostile.
        base: absolute address it came from, which relative links are read against.
    """
    from tui_reader.content.clean import clean  # noqa: PLC0415 - the start of the program converts nothing
    from tui_reader.content.flow import Flow  # noqa: PLC0415
    from tui_reader.content.tree import serialise  # noqa: PLC0415

    tree = clean(html, base)
    flow = Flow()
    flow.walk(tree.root)
    notes = flow.notes.settled()
    return Document(tuple(flow.blocks), flow.links.all(), serialise(tree.root), tree.cut, notes)
