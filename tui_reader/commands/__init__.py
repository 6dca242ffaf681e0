"""What scripts ask for: one command each, clean on standard output, with an exit status that says how it went."""

from __future__ import annotations

from argparse import Namespace
from importlib import import_module
from typing import TYPE_CHECKING

from tui_reader.commands.arguments import COMMANDS, parse

if TYPE_CHECKING:
    from tui_reader.reader import Reader

__all__ = ["COMMANDS", "parse", "run"]

_WORK = {
    "add": ("keeping", "add"),
    "remove": ("keeping", "remove"),
    "refresh": ("refreshing", "run"),
    "sync": ("sync", "run"),
    "list": ("listing", "run"),
    "show": ("showing", "run"),
    "search": ("searching", "run"),
    "export": ("exporting", "run"),
    "import": ("opml", "take_in"),
    "export-opml": ("opml", "give_out"),
}
"""The module and function that do a command."""


async def run(reader: Reader, options: Namespace) -> int:
    """Do what `parse()` understood; 0 when it worked, 1 when nothing was found or a part of it failed.

    Raises ReaderError where all of it failed, BrokenPipeError where nobody reads on.
    """
    module, name = _WORK[options.command]
    work = getattr(import_module(f"tui_reader.commands.{module}"), name)  # one of ten: the others cost 40 ms
    status: int = await work(reader, options)
    return status
