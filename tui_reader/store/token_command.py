"""A program of the person's own that prints tokens (pass, op, secret-tool ...): read only, never through a shell."""

import asyncio
import os
import re
import signal
from collections.abc import Sequence
from contextlib import suppress
from urllib.parse import urlsplit

from tui_reader import mishaps
from tui_reader.errors import CommandFailed
from tui_reader.i18n import _
from tui_reader.model import Account, Credential, Secret
from tui_reader.store import token

SECONDS = 60.0
"""How long a person may take to unlock the program."""

_LARGEST = 64 * 1024
_PLAIN = re.compile(r"(?![-.])[\w.@ +-]+", re.ASCII)
"""User names that may stand in an argument: WordPress' strict ones and mail addresses, never a path or an option.

A hostile blog may choose the name, and `pass show blogs/{user}` must not read `../bank` for it.
"""


async def ask(command: Sequence[str], account: Account, *, seconds: float = SECONDS) -> Credential | None:
    """The credential the program prints for an account; None where it prints nothing.

    It may print JSON with `origin`, `user` and `password`, or the application password alone, on the first line. A
    password alone is taken only from a command that names `{host}` or `{origin}`: else every blog would be sent it; and
    for https alone: `{host}` is the same for http, where others on the network could read it.

    Args:
        command: program and arguments; `{origin}`, `{host}` and `{user}` in them stand for the account's.

    Raises:
        CommandFailed: it does not start, fails, takes too long, or prints something else.
    """
    printed = await _printed(_filled(command, account), seconds)
    if not printed:
        return None
    if printed.startswith("{"):
        try:
            return token.decoded(printed, account)
        except ValueError:
            raise CommandFailed(reason=_("what it prints is not the token of this account")) from None
    if not any(mark in word for word in command for mark in ("{host}", "{origin}")):
        raise CommandFailed(reason=_("it must name {host}, or print JSON with the origin"))
    if not account.origin.startswith("https://"):
        return None
    return Credential(account, password=Secret(printed.splitlines()[0].strip()))


def _filled(command: Sequence[str], account: Account) -> list[str]:
    if any("{user}" in word for word in command) and not _PLAIN.fullmatch(account.user):
        raise CommandFailed(reason=_("this user name cannot stand in a command"))
    facts = {"{origin}": account.origin, "{host}": urlsplit(account.origin).netloc, "{user}": account.user}
    marks = re.compile("|".join(re.escape(mark) for mark in facts))
    return [marks.sub(lambda mark: facts[mark[0]], word) for word in command]


async def _printed(command: list[str], seconds: float) -> str:
    """What a program prints, stripped. It has no terminal: what it asks there would be drawn over the screen."""
    environment = {name: value for name, value in os.environ.items() if name != "GPG_TTY"}
    try:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        reason = mishaps.reason(error) if isinstance(error, OSError) else type(error).__name__
        raise CommandFailed(reason=reason) from None
    try:
        async with asyncio.timeout(seconds):
            printed = await _read(process)
            status = await process.wait()
    except TimeoutError:
        raise CommandFailed(reason=_("no answer within {seconds} seconds").format(seconds=f"{seconds:g}")) from None
    finally:
        await _end(process)
    if status:
        raise CommandFailed(reason=_("exit status {status}").format(status=status))
    try:
        return printed.decode("utf-8").strip()
    except UnicodeDecodeError:
        raise CommandFailed(reason=_("what it prints is not UTF-8 text")) from None


async def _read(process: asyncio.subprocess.Process) -> bytes:
    assert process.stdout  # noqa: S101 - it was asked for
    try:
        await process.stdout.readexactly(_LARGEST)
    except asyncio.IncompleteReadError as error:
        return error.partial
    raise CommandFailed(reason=_("it prints too much"))


async def _end(process: asyncio.subprocess.Process) -> None:
    """Kill what is left of the program and its children."""
    if process.returncode is not None:
        return
    with suppress(ProcessLookupError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    await process.wait()
