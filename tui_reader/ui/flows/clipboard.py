"""The clipboard: through the terminal, which reaches it over SSH too, and by a program of the system where one is."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import PureWindowsPath
from typing import Any, NamedTuple

from textual.app import App

from tui_reader.browser import program
from tui_reader.figures import grouped
from tui_reader.i18n import _

MOST = 74_994
"""Bytes that OSC 52 carries: terminals take 100,000 characters of it, base64 and the frame included (hterm, xterm)."""

_PATIENCE = 3.0
_FAR = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")


class Tool(NamedTuple):
    """A program that puts its standard input into a clipboard.

    Attributes:
        argv: the program and its arguments; no shell. encoding: what it reads.
    """

    argv: tuple[str, ...]
    encoding: str = "utf-8"


def tools(environ: Mapping[str, str], platform: str = sys.platform) -> Iterator[Tool]:
    """The programs that reach the clipboard of whoever sits here, found or not, the best first.

    Over SSH a program here would fill the clipboard of a machine nobody sits at, so only tmux, which hands it on to the
    terminal whatever its `set-clipboard` says of programs inside, and a forwarded X display are asked.
    """
    far = any(environ.get(name) for name in _FAR)
    display = environ.get("DISPLAY", "")
    if environ.get("TMUX"):
        yield Tool(("tmux", "load-buffer", "-w", "-"))  # -w: since tmux 3.2
    if environ.get("TERMUX_VERSION") and not far:
        yield Tool(("termux-clipboard-set",))
    if platform == "darwin" and not far:
        yield Tool(("pbcopy",))
    if platform == "win32" and not far:
        system = PureWindowsPath(environ.get("SYSTEMROOT", r"C:\Windows"), "System32")
        yield Tool((str(system / "clip.exe"),), "utf-16")
    elif environ.get("WSL_DISTRO_NAME") and not far:
        yield Tool(("clip.exe",), "utf-16")
    if environ.get("WAYLAND_DISPLAY") and not far:
        yield Tool(("wl-copy",))
    if display and (not far or display.partition(":")[0]):
        yield Tool(("xclip", "-selection", "clipboard"))
        yield Tool(("xsel", "--clipboard", "--input"))


def give(text: str, environ: Mapping[str, str]) -> bool:
    """Hand a text to tmux, and to the first program of the system that takes it; False where nobody did.

    Blocks, not event loop: each has some seconds. A program that stays behind to serve the clipboard may do so.
    """
    taken: set[bool] = set()
    for tool in tools(environ):
        is_tmux = tool.argv[0] == "tmux"
        if is_tmux not in taken and _took(tool, text):
            taken.add(is_tmux)
    return bool(taken)


def _took(tool: Tool, text: str) -> bool:
    import subprocess  # noqa: PLC0415 - not needed for the start

    path = program(tool.argv[0])
    if path is None:
        return False
    quiet = subprocess.DEVNULL
    try:
        ended = subprocess.run(  # noqa: S603 - a list, and the text goes in as input
            [path, *tool.argv[1:]],
            input=text.encode(tool.encoding, "replace"),
            stdout=quiet,
            stderr=quiet,
            timeout=_PATIENCE,
            check=False,
            start_new_session=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return ended.returncode == 0


async def copy(app: App[Any], text: str, what: str, tell: Callable[[str], None]) -> None:
    """Put a text into the clipboard, and say what is known of it: a terminal never says whether it did.

    Args:
        what: the text in words: "12 lines of code".
    """
    size = len(text.encode("utf-8", "replace"))
    if size <= MOST:
        app.copy_to_clipboard(text)
    if await asyncio.to_thread(give, text, os.environ.copy()):
        tell(_("Copied: {what}").format(what=what))
    elif size <= MOST:
        tell(_("Given to the terminal to copy: {what}").format(what=what))
    else:
        words = _("Not copied: {what}. A terminal takes {most} bytes, these are {size}.")
        tell(words.format(what=what, most=grouped(MOST), size=grouped(size)))
