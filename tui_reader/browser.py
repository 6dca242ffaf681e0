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
        address: http or https; anything else is refused. A $BROWSER that is a shell is passed over: it would run what
            stands in the address.

    Raises:
        UnsafeLink: another scheme. NoBrowser: neither $BROWSER nor a launcher of the system is there.
    """
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not address.isascii():
        raise UnsafeLink(scheme=parts.scheme or "?")
    for choice in [*filter(None, os.environ.get("BROWSER", "").split(os.pathsep)), *_SYSTEM]:
        try:
            words = shlex.split(choice)
        except ValueError:
            continue
        program = shutil.which(words[0]) if words else None
        if program and os.path.basename(program) not in _SHELLS:  # noqa: PTH119 - a name, no path is touched
            rest = [word.replace("%s", address) for word in words[1:]]
            argv = [program, *rest] if any("%s" in word for word in words[1:]) else [program, *rest, address]
            return argv, os.path.basename(program) in _CONSOLE  # noqa: PTH119 - a name, no path is touched
    raise NoBrowser
