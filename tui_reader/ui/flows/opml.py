"""Lists of blogs as files: taking in what another reader exported, giving out one's own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App

from tui_reader import mishaps, receipts
from tui_reader.answers import Import
from tui_reader.errors import KeepError, ReaderError, Unreadable
from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.ui.dialogs.ask import AskDialog
from tui_reader.ui.dialogs.confirm import ConfirmDialog
from tui_reader.ui.dialogs.report import ReportDialog
from tui_reader.ui.widgets.post_drawing import cut

if TYPE_CHECKING:
    from tui_reader.answers import Round
    from tui_reader.reader import Reader

_LARGEST = 50_000_000
"""Bytes of a list of blogs, far more than any has."""
_NAMES = 60
"""Cells for the names of blogs that are being asked: one line of the dialog."""


class _Taking:
    """An import as it is tried.

    Args:
        reader: takes it in. again: the key that asks all blogs, in the library.
    """

    def __init__(self, reader: Reader, again: str) -> None:
        self._reader, self._again = reader, again
        self._far: Round | None = None
        self.say: Callable[[str], None] = lambda _words: None

    async def attempt(self, typed: str) -> Import:
        """Take in what is at a path or an address."""
        self._far = None
        at = typed.lower().startswith(("http://", "https://"))
        opml = await (self._reader.library.list_at(typed) if at else asyncio.to_thread(_read, typed))
        return await self._reader.library.take_in(opml, self._progress)

    def _progress(self, now: Round) -> None:
        self._far = now
        words = _("{done} of {total} looked at").format(done=grouped(now.done), total=grouped(now.total))
        self.say("\n".join([words, cut(", ".join(now.names), _NAMES)]))

    @property
    def broken_off(self) -> bool:
        """Whether blogs were being asked."""
        return self._far is not None

    def stopped(self) -> str:
        """What is left to be done where it was broken off."""
        rest = self._far.total - self._far.done if self._far else 0
        if not rest:
            return _("Stopped.")
        words = n_(
            "Stopped. {n} of the blogs was not asked yet; {key} in the library asks it.",
            "Stopped. {n} of the blogs were not asked yet; {key} in the library asks them.",
            rest,
        )
        return words.format(n=grouped(rest), key=self._again)


async def take_in(app: App[Any], reader: Reader, again: str, path: str = "") -> str:
    """Ask for a file until one can be taken in; what failed of it is reported. Gives a receipt, "" for none.

    Args:
        again: the key that asks all blogs, in the library. path: tried at once, or an address; "" to ask first.
    """
    taking = _Taking(reader, again)
    dialog = AskDialog(
        _("Import blogs"),
        taking.attempt,
        verb=_("imports"),
        detail=_("The path or the address of another reader's OPML file."),
        placeholder="~/feeds.opml",
        busy=_("Reading…"),
        value=path,
        at_once=bool(path),
        stopped=taking.stopped,
    )
    taking.say = dialog.say
    came = await app.push_screen_wait(dialog)
    if came is None:
        return taking.stopped() if taking.broken_off else ""
    words = receipts.imported(came)
    failed = [*came.nameless, *((f"{one.name} ({one.address})", one.why) for one in came.failed)]
    if came.round and (why := receipts.unreached(came.round)):
        words, failed = f"{words} {why}", [*came.nameless]
    if not failed:
        return words
    await app.push_screen_wait(ReportDialog(_("Import blogs"), words, failed))
    return ""


async def give_out(app: App[Any], reader: Reader) -> str:
    """Ask for a path until the blogs are written there, over what is there only if one says so; gives a receipt."""

    async def attempt(typed: str) -> tuple[Path, bool]:
        return await asyncio.to_thread(_write, typed, await reader.library.give_out())

    path = "~/tui-reader.opml"
    while True:
        dialog = AskDialog(
            _("Export your blogs"),
            attempt,
            verb=_("exports"),
            value=path,
            detail=_("The path of the OPML file. If it is there already, you are asked before it is overwritten."),
        )
        written = await app.push_screen_wait(dialog)
        if written is None:
            return ""
        place, done = written
        if done:
            return _("Your blogs are in {path} now.").format(path=place)
        question = _("Write over {path}?").format(path=place)
        detail = _("It is there already. What is in it now is lost.")
        if await app.push_screen_wait(ConfirmDialog(question, detail, yes=_("Write over it"))):
            try:
                await asyncio.to_thread(_write, str(place), await reader.library.give_out(), over=True)
            except ReaderError as error:
                return str(error)
            return _("Your blogs are in {path} now.").format(path=place)
        path = str(place)


def _read(typed: str) -> bytes:
    path = Path(typed).expanduser()
    try:
        with path.open("rb") as file:
            opml = file.read(_LARGEST + 1)
    except (OSError, ValueError, RuntimeError) as error:
        raise Unreadable(path=typed, reason=mishaps.reason(error)) from None
    if len(opml) > _LARGEST:
        raise Unreadable(path=typed, reason=_("it is too large"))
    return opml


def _write(typed: str, text: str, *, over: bool = False) -> tuple[Path, bool]:
    """Write a file; where it is, and False where something is there already and may stay."""
    try:
        path = Path(typed).expanduser()
        with path.open("w" if over else "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        if path.is_file():
            return path, False
        raise KeepError(path=typed, reason=_("it is a folder"), about="path") from None
    except (OSError, ValueError, RuntimeError) as error:
        raise KeepError(path=typed, **mishaps.facts(error, making=True)) from None
    return path, True
