"""`import` and `export-opml`: the blogs from another reader, and to one."""

from __future__ import annotations

import asyncio
import sys
from argparse import Namespace
from pathlib import Path

from tui_reader import mishaps, receipts
from tui_reader.commands.files import put
from tui_reader.commands.finding import chosen
from tui_reader.commands.lines import warn
from tui_reader.commands.progress import ProgressLine
from tui_reader.commands.refreshing import tell
from tui_reader.errors import KeepError, Occupied, Unreadable
from tui_reader.i18n import _
from tui_reader.reader import Reader

_LARGEST = 20_000_001
"""Bytes that are read: one more than are taken, so that it is said."""


async def take_in(reader: Reader, options: Namespace) -> int:
    """Put the feeds of a file, or of an address, on the shelf and ask them; 1 when some cannot be read.

    Raises NotOpml, NoFeeds, BlogError or KeepError.
    """
    if options.file.lower().startswith(("http://", "https://")):
        content = await reader.library.list_at(options.file)
    else:
        content = await asyncio.to_thread(_read, options.file)
    progress = ProgressLine()
    try:
        came = await reader.library.take_in(content, progress.show_round)
    except asyncio.CancelledError:
        progress.end()
        warn(_("Stopped; what was on its way comes with: {command}").format(command="tui-reader refresh"))
        raise
    finally:
        progress.end()
    for _named, why in came.nameless:
        warn(why)
    if came.round:
        tell(came.round)
    print(receipts.imported(came))
    return 1 if came.failed or came.nameless else 0


async def give_out(reader: Reader, options: Namespace) -> int:
    """Print the file, or write it whole or not at all; raises EmptyShelf, Occupied or KeepError."""
    await chosen(reader, "")  # which says that there are none
    text = await reader.library.give_out()
    if options.file in ("", "-"):
        print(text, end="")
        return 0
    await asyncio.to_thread(_write, Path(options.file), text, options.force)
    return 0


def _read(name: str) -> bytes:
    try:
        if name == "-":
            return sys.stdin.buffer.read(_LARGEST)
        with open(name, "rb") as file:  # noqa: PTH123 - it may be a pipe, as in <(command)
            return file.read(_LARGEST)
    except (OSError, ValueError) as error:
        raise Unreadable(path=name, reason=mishaps.reason(error)) from error


def _write(path: Path, text: str, force: bool) -> None:  # noqa: FBT001 - a thread takes no names
    try:
        if not force and path.exists() and path.read_bytes() != text.encode():
            raise Occupied(path=path)
        put(path, text)
    except OSError as error:
        raise KeepError(path=path, **mishaps.facts(error, making=True)) from error
