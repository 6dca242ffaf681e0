"""`refresh`: many blogs at once."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from typing import Any

from tui_reader import receipts
from tui_reader.answers import Missed, Round
from tui_reader.commands.finding import chosen, listed
from tui_reader.commands.lines import emit, warn
from tui_reader.commands.progress import ProgressLine
from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.reader import Reader
from tui_reader.text import line


async def run(reader: Reader, options: Namespace) -> int:
    """Ask them for what is new; 1 when one of them cannot be read, now or since it failed before."""
    wanted = [(await listed(reader, address)).blog.address for address in options.addresses]
    if not wanted:
        await chosen(reader, "")  # which says that there are none
    progress = ProgressLine()
    try:
        came = await reader.library.refresh(wanted, progress.show_round, force=options.force)
    finally:
        progress.end()
    tell(came)
    for one in came.resting:
        warn(_("{name}: left alone, since it failed: {why}").format(name=_called(one), why=one.why))
    if options.json:
        emit(_object(came))
    else:
        print(_sentence(came))
    return 1 if came.failed or came.resting else 0


def tell(came: Round) -> None:
    """Say which could not be read, and why: once where it is the same for all of them."""
    if words := receipts.unreached(came):
        warn(words)
        return
    for one in came.failed:
        warn(f"{_called(one)}: {one.why}")


def _called(one: Missed) -> str:
    """A blog by its name and its address."""
    name = line(one.name)
    return f"{name} ({one.address})" if name else one.address


def _sentence(came: Round) -> str:
    asked = n_("{n} blog was asked", "{n} blogs were asked", came.asked).format(n=grouped(came.asked))
    parts: list[str] = []
    if came.asked > len(came.failed):
        parts.append(n_("{n} new post", "{n} new posts", came.new).format(n=grouped(came.new)))
    if came.failed:
        parts.append(_("{n} failed").format(n=grouped(len(came.failed))))
    if came.skipped:
        parts.append(_("{n} left alone for a while").format(n=grouped(len(came.skipped))))
    words = f"{asked}: {', '.join(parts)}." if parts else f"{asked}."
    return f"{words} {receipts.resting(came.resting)}".rstrip()


def _object(came: Round) -> dict[str, object]:
    return {
        "asked": came.asked,
        "new": came.new,
        "failed": _each(came.failed),
        "resting": _each(came.resting),
        "skipped": _each(came.skipped),
    }


def _each(missed: Iterable[Missed]) -> list[dict[str, Any]]:
    return [
        {"blog": one.address, "name": line(one.name), "why": one.why}
        | ({"until": one.until.isoformat()} if one.until else {})
        for one in missed
    ]
