"""A document as Markdown, for --plain, copying and quoting; never parsed back for the screen."""

from tui_reader.content.blocks import Document


def markdown(document: Document) -> str:
    """The document as CommonMark with GitHub's tables and strike-through.

    Every character of the text that Markdown would take as markup is escaped, so what is read back is what was written.
    Blocks, not event loop: up to a second for the longest document there can be.
    """
    if not document.html:
        return ""
    from tui_reader.content.converter import Converter  # noqa: PLC0415 - markdownify and bs4 are 100 ms

    return Converter().convert(document.html).strip("\n") + "\n"
