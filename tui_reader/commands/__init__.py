"""What scripts ask for: one command each, clean on standard output, with an exit status that says how it went."""

from __future__ import annotations

from argparse import Namespace
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from tui_reader.commands.arguments import COMMANDS, no_file, parse
from tui_reader.errors import KeepError

if TYPE_CHECKING:
    import subprocess

    from tui_reader.reader import Reader
    from tui_reader.store.shelf import Shelf

__all__ = ["COMMANDS", "early", "no_file", "parse", "run"]

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


def early(shelf: Shelf, options: Namespace) -> subprocess.Popen[bytes] | None:
    """What a command can begin before the rest of the program is loaded; blocks.

    Returns:
        The process in which feeds are read, where all of many blogs are to be refreshed, for `Workshop.take`.
    """
    if options.command != "refresh" or options.addresses:
        return None
    from tui_reader import workbench  # noqa: PLC0415 - for this command alone

    with suppress(KeepError):
        return workbench.begin() if shelf.blogs.many() >= workbench.MANY else None
    return None


async def run(reader: Reader, options: Namespace) -> int:
    """Do what `parse()` understood; 0 when it worked, 1 when nothing was found or a part of it failed.

    Raises ReaderError where all of it failed, BrokenPipeError where nobody reads on.
    """
    module, name = _WORK[options.command]
    work = getattr(import_module(f"tui_reader.commands.{module}"), name)  # one of ten: the others cost 40 ms
    status: int = await work(reader, options)
    return status
