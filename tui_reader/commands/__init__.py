"""What scripts ask for: one command each, clean on standard output, with an exit status that says how it went."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from tui_reader.commands.arguments import COMMANDS, parse

if TYPE_CHECKING:
    from tui_reader.reader import Reader

__all__ = ["COMMANDS", "parse", "run"]


async def run(reader: Reader, options: Namespace) -> int:
    """Do what `parse()` understood; 0 when it worked, 1 when nothing was found or a part of it failed.

    Raises ReaderError where all of it failed, BrokenPipeError where nobody reads on.
    """
    from tui_reader.commands import (  # noqa: PLC0415 - not for --help
        exporting,
        keeping,
        listing,
        opml,
        refreshing,
        searching,
        showing,
        sync,
    )

    work = {
        "add": keeping.add,
        "remove": keeping.remove,
        "refresh": refreshing.run,
        "sync": sync.run,
        "list": listing.run,
        "show": showing.run,
        "search": searching.run,
        "export": exporting.run,
        "import": opml.take_in,
        "export-opml": opml.give_out,
    }
    return await work[options.command](reader, options)
