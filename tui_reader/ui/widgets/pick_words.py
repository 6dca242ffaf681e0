"""What the state line says of what the keys have selected: a link, a footnote mark, a block of the text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from rich.cells import cell_len

from tui_reader.content.blocks import Block, Kind, Link, Note
from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.text import line
from tui_reader.ui.widgets.addresses import belied, shortened, spelled
from tui_reader.ui.widgets.bars import Words, cut

Said = Callable[[int], Sequence[Words]]
"""The words that stand in so many cells."""

_BETWEEN = " — "
_LONGEST = 2000
_MARK = 4
"""Characters of the mark of a footnote; what is longer are words that lead to another place of the text."""


def of_link(link: Link, count: int, known: str = "") -> Said:
    """A link: which of how many, its words, and where it leads.

    Args:
        count: how many links there are. known: what is known of the page it leads to, "" for nothing.
    """

    def said(width: int) -> Sequence[Words]:
        name = _("Link {number}/{count}:").format(number=link.number, count=count) + " "
        warning = "! " if belied(link.text, link.url) else ""
        room = width - cell_len(name) - len(_BETWEEN) - len(warning)
        beside = f" ({host})" if (host := spelled(link.url)) else ""
        if room < _whole_host(link.url) + cell_len(beside):
            beside = ""
        words = line(known or link.text, 200)
        if words == link.url:
            return (name, "quiet"), (shortened(link.url, room + len(_BETWEEN)), "")
        # The words get what the address leaves, a third at least; the address never so little that its host is cut.
        wanted = len(link.url) + cell_len(beside)
        least = min(wanted, room, max(room - cell_len(words), room * 2 // 3, _whole_host(link.url)))
        address = shortened(link.url, max(1, least - cell_len(beside))) + beside
        text = cut(words, left) if (left := room - cell_len(address)) > 0 else ""
        between = (_BETWEEN, "quiet") if text else ("", "")
        ink = "news" if warning else ""
        return (name, "quiet"), (text, "name"), between, (f"{warning}{cut(address, width)}", ink)

    return said


def of_note(note: Note, mark: str, *, peeks: bool) -> Said:
    """A footnote mark: how the note begins, where one does not see it over the text.

    Args:
        mark: its words. peeks: one does.
    """
    name, words = note_name(mark), line(note.text, _LONGEST)
    if peeks:
        return plainly(name)
    return lambda width: ((f"{name}: ", "quiet"), (cut(words, max(0, width - cell_len(name) - 2)), "name"))


def note_name(mark: str) -> str:
    """What a mark leads to: "Note 3", or a place of the text that has other words."""
    bare = unicodedata.normalize("NFKC", mark).strip(" []()^.")
    return _("Note {mark}").format(mark=bare) if len(bare) <= _MARK else _("In this text")


def plainly(words: str) -> Said:
    """Some words."""
    return lambda width: ((cut(words, width), "name"),)


def of_block(block: Block) -> str:
    """What a block is, in words: "12 lines of code"."""
    if block.kind is Kind.CODE:
        count = sum(span.text.count("\n") for span in block.spans) + 1
        return n_("{n} line of code", "{n} lines of code", count).format(n=grouped(count))
    if block.kind is Kind.TABLE:
        count = len(block.rows)
        return n_("a table of {n} row", "a table of {n} rows", count).format(n=grouped(count))
    words = {
        Kind.HEADING: _("a heading"),
        Kind.IMAGE: _("a picture's address"),
        Kind.CAPTION: _("a caption"),
        Kind.TERM: _("a term"),
    }
    return words.get(block.kind, _("a paragraph"))


def _whole_host(address: str) -> int:
    """Cells that an address needs at least to show its host."""
    host = address.partition("://")[2].partition("/")[0] or address.partition(":")[2].partition("?")[0]
    return len(host) + 3
