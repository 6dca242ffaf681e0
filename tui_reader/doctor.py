"""`tui-reader doctor`: which keyring is used and whether it answers, where things are kept, which terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tui_reader import __version__, i18n
from tui_reader.i18n import _

if TYPE_CHECKING:
    from tui_reader.settings import Folders, Settings


async def examine(settings: Settings, folders: Folders) -> int:
    """Print the findings; 0 when tokens can be kept, 1 when they last only until one quits."""
    from tui_reader.store.vault import Vault  # noqa: PLC0415 - only this command needs it

    print(f"tui-reader {__version__}, Python {sys.version.split()[0]}")
    print(_("Language: {language}").format(language=i18n.language()))
    terminal = os.environ.get("TERM", "") or "?"
    print(_("Terminal: {terminal}, {encoding}").format(terminal=terminal, encoding=sys.stdout.encoding))
    print(_("Settings: {path}").format(path=folders.settings))
    print(_("Kept in: {path}").format(path=folders.data))
    finding = await Vault(settings, folders).check()
    print(_("Keyring: {finding}").format(finding=finding.words))
    return 0 if finding.works else 1
