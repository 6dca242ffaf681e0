"""Lists of blogs as files: taking in what another reader exported, giving out one's own."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App

from tui_reader.answers import Import
from tui_reader.errors import KeepError, ReaderError, Unreadable
from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.ui.dialogs.ask import AskDialog
from tui_reader.ui.dialogs.confirm import ConfirmDialog
from tui_reader.ui.dialogs.report import ReportDialog

if TYPE_CHECKING:
    from tui_reader.answers import Round
    from tui_reader.reader import Reader

_LARGEST = 50_000_000
"""Bytes of a list of blogs, far more than any has."""
_NAMES = 60


async def take_in(app: App[Any], reader: Reader, path: str = "") -> str:
    """Ask for a file until one can be taken in; what failed of it is reported. Gives a receipt, "" for none.

    Args:
        path: tried at once, "" to ask first.
    """

    def progress(now: Round) -> None:
        words = _("{done} of {total} looked at · {names} · Esc stops that.")
        names = ", ".join(now.names)[:_NAMES]
        dialog.say(words.format(done=grouped(now.done), total=grouped(now.total), names=names))

    async def attempt(typed: str) -> Import:
        return await reader.library.take_in(await asyncio.to_thread(_read, typed), progress)

    dialog = AskDialog(
        _("Import blogs"),
        attempt,
        verb=_("imports"),
        detail=_("The path of an OPML file, as other readers export it."),
        placeholder="~/feeds.opml",
        busy=_("Reading…"),
        value=path,
        at_once=bool(path),
    )
    came = await app.push_screen_wait(dialog)
    if came is None or not came.failed:
        return "" if came is None else _took(came)
    await app.push_screen_wait(ReportDialog(_("Import blogs"), _took(came), came.failed))
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
        raise Unreadable(path=typed, reason=_reason(error)) from None
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
        raise KeepError(path=typed, reason=_("it is a folder")) from None
    except FileNotFoundError:
        raise KeepError(path=typed, reason=_("there is no such folder")) from None
    except (OSError, ValueError, RuntimeError) as error:
        raise KeepError(path=typed, reason=_reason(error)) from None
    return path, True


def _reason(error: Exception) -> str:
    words: dict[type[Exception], str] = {
        FileNotFoundError: _("there is no such file"),
        IsADirectoryError: _("it is a folder"),
        NotADirectoryError: _("a part of its path is no folder"),
        PermissionError: _("that is not allowed"),
    }
    if said := words.get(type(error)):
        return said
    return (error.strerror if isinstance(error, OSError) else "") or _("this is no path")


def _took(came: Import) -> str:
    """What came of an import, in numbers that add up."""
    added, known = len(came.added), len(came.known)
    here = set(came.added)
    silent = sum(what in here for what, _why in came.failed)
    words = [n_("{n} blog was added", "{n} blogs were added", added).format(n=grouped(added))]
    if silent:
        said = n_("{n} of them could not be read yet", "{n} of them could not be read yet", silent)
        words.append(said.format(n=grouped(silent)))
    sentences = [", ".join(words) + "."]
    if known:
        said = n_("{n} was there already.", "{n} were there already.", known)
        sentences.append(said.format(n=grouped(known)))
    if lost := len(came.failed) - silent:
        sentences.append(n_("{n} entry names no feed.", "{n} entries name no feed.", lost).format(n=grouped(lost)))
    return " ".join(sentences)
