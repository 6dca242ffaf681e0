"""`refresh`: many blogs at once."""

from __future__ import annotations

from argparse import Namespace

from tui_reader.answers import Round
from tui_reader.commands.finding import chosen, listed
from tui_reader.commands.lines import emit, warn
from tui_reader.commands.progress import ProgressLine
from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.reader import Reader


async def run(reader: Reader, options: Namespace) -> int:
    """Ask them for what is new; 1 when one of them could not be read."""
    wanted = [(await listed(reader, address)).blog.address for address in options.addresses]
    if not wanted:
        await chosen(reader, "")  # which says that there are none
    progress = ProgressLine()
    try:
        came = await reader.library.refresh(wanted, progress.show_round, force=options.force)
    finally:
        progress.end()
    tell(came.failed)
    if options.json:
        emit(_object(came))
    else:
        print(_sentence(came))
    return 1 if came.failed else 0


def tell(failed: tuple[tuple[str, str], ...]) -> None:
    """Say which could not be read, and why."""
    for address, why in failed:
        warn(f"{address}: {why}")


def _sentence(came: Round) -> str:
    asked = n_("{n} blog was asked", "{n} blogs were asked", came.asked).format(n=grouped(came.asked))
    new = n_("{n} new post", "{n} new posts", came.new).format(n=grouped(came.new))
    parts = [f"{asked}: {new}"]
    if came.failed:
        parts.append(_("{n} failed").format(n=grouped(len(came.failed))))
    if came.skipped:
        parts.append(_("{n} left alone for a while").format(n=grouped(len(came.skipped))))
    return ", ".join(parts) + "."


def _object(came: Round) -> dict[str, object]:
    return {
        "asked": came.asked,
        "new": came.new,
        "failed": [{"blog": address, "why": why} for address, why in came.failed],
        "skipped": [{"blog": address, "why": why} for address, why in came.skipped],
    }
