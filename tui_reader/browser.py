"""Which program opens a web address, as an argument list: no shell, and not `webbrowser`, which takes any scheme."""

import os
import shlex
import shutil
import sys
from urllib.parse import urlsplit

from tui_reader.errors import NoBrowser, UnsafeLink

_SYSTEM = ("xdg-open", "wslview", "gio open", "open") if sys.platform != "darwin" else ("open",)
_SHELLS = {"sh", "bash", "dash", "zsh", "ksh", "fish"}
_CONSOLE = {"w3m", "lynx", "links", "links2", "elinks", "browsh", "carbonyl"}


def command(address: str) -> tuple[list[str], bool]:
    """The argument list that opens an address, and whether it needs this terminal for itself.

    Args:
        address: http or https, or mailto, which only a launcher of the system understands; anything else is refused.
            A $BROWSER that is a shell is passed over: it would run what stands in the address.

    Raises:
        UnsafeLink: another scheme. NoBrowser: neither $BROWSER nor a launcher of the system is there.
    """
    parts = urlsplit(address)
    mail = parts.scheme == "mailto" and "@" in parts.path
    if not (mail or (parts.scheme in {"http", "https"} and parts.hostname)) or not address.isascii():
        raise UnsafeLink(scheme=parts.scheme or "?")
    chosen = "" if mail else os.environ.get("BROWSER", "")
    for choice in [*filter(None, chosen.split(os.pathsep)), *_SYSTEM]:
        try:
            words = shlex.split(choice)
        except ValueError:
            continue
        path = program(words[0]) if words else None
        if path and os.path.basename(path) not in _SHELLS:  # noqa: PTH119 - a name, no path is touched
            rest = [word.replace("%s", address) for word in words[1:]]
            argv = [path, *rest] if any("%s" in word for word in words[1:]) else [path, *rest, address]
            return argv, os.path.basename(path) in _CONSOLE  # noqa: PTH119 - a name, no path is touched
    raise NoBrowser


def program(name: str) -> str | None:
    """The path of a program, None where there is none.

    One that only lies in the current folder counts as none: Windows looks there first (`shutil.which`), and a $PATH may
    say so, but whatever one happened to unpack there is not what was meant.
    """
    path = shutil.which(name)
    named = os.path.dirname(name)  # noqa: PTH120 - a name, no path is touched
    return path if path and (named or os.path.isabs(path)) else None  # noqa: PTH117 - the same
