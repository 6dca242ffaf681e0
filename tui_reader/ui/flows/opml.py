"""Lists of blogs as files: taking in what another reader exported, giving out one's own."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App

from tui_reader.answers import Import
from tui_reader.errors import KeepError, Unreadable
from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.ui.dialogs.ask import AskDialog
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
    """Ask for a path until the blogs are written there; gives a receipt, "" for none."""

    async def attempt(typed: str) -> Path:
        return await asyncio.to_thread(_write, typed, await reader.library.give_out())

    written = await app.push_screen_wait(
        AskDialog(
            _("Export your blogs"),
            attempt,
            verb=_("exports"),
            value="~/tui-reader.opml",
            detail=_("The path of the OPML file; one that is there already is not overwritten."),
        )
    )
    return _("Your blogs are in {path} now.").format(path=written) if written else ""


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


def _write(typed: str, text: str) -> Path:
    try:
        path = Path(typed).expanduser()
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise KeepError(path=typed, reason=_("a file of that name is there already")) from None
    except (OSError, ValueError, RuntimeError) as error:
        raise KeepError(path=typed, reason=_reason(error)) from None
    return path


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else "") or type(error).__name__


def _took(came: Import) -> str:
    added, known, failed = len(came.added), len(came.known), len(came.failed)
    words = [n_("{n} blog was added.", "{n} blogs were added.", added).format(n=grouped(added))]
    if known:
        said = n_("{n} was there already.", "{n} were there already.", known)
        words.append(said.format(n=grouped(known)))
    if failed:
        words.append(n_("{n} could not be added:", "{n} could not be added:", failed).format(n=grouped(failed)))
    return " ".join(words)
