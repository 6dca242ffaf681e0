"""Tokens in files only their owner can read: for machines without a keyring, and only where that was chosen."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from tui_reader import mishaps
from tui_reader.errors import FileFailed
from tui_reader.i18n import _
from tui_reader.model import Account, Credential
from tui_reader.store import private_file, token

_MOST = 200
"""Tokens that are looked through for that of an origin."""


class TokenFile:
    """One file for each account, 0600 in a 0700 folder; that the folder is there is the choice, remembered.

    Args:
        folder: where they lie; `choose()` makes it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def chosen(self) -> bool:
        """Whether tokens are kept here."""
        return self.folder.is_dir()

    def unchoose(self) -> None:
        """Take the choice back, unless tokens lie here already."""
        with suppress(OSError):
            self.folder.rmdir()

    def choose(self) -> None:
        """Keep tokens here from now on; raises FileFailed."""
        try:
            private_file.folder(self.folder)
        except OSError as error:
            raise self._failed(error) from None

    def keep(self, credential: Credential) -> None:
        """Write an account's token; raises FileFailed, UnfitError."""
        try:
            private_file.write(self._path(credential.account), token.encoded(credential).reveal())
        except OSError as error:
            raise self._failed(error) from None

    def find(self, account: Account) -> Credential | None:
        """An account's token; raises FileFailed where others could have read or written it."""
        try:
            return token.decoded(self._read(self._path(account)), account)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._failed(error) from None
        except ValueError:
            return None  # damaged: logging in writes it anew

    def newest(self, origin: str) -> Account | None:
        """Whose the newest token for an origin is, None where there is none that can be read."""
        with suppress(OSError):
            paths = sorted(self.folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
            for path in paths[:_MOST]:
                with suppress(OSError, ValueError, FileFailed):
                    account = token.owner(self._read(path))
                    if account.origin == origin and self._path(account) == path:
                        return account
        return None

    def drop(self, account: Account) -> bool:
        """Delete an account's token; tells whether there was one; raises FileFailed."""
        path = self._path(account)
        try:
            if not path.exists():
                return False
            private_file.remove(path)
        except OSError as error:
            raise self._failed(error) from None
        return True

    def _read(self, path: Path) -> str:
        """What is in a file; raises FileFailed where others could have read or written it, OSError, ValueError."""
        with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), encoding="utf-8") as file:
            if not _private(os.fstat(file.fileno())):
                raise FileFailed(path=self.folder, reason=_("others can read it"))
            return file.read(64 * 1024)

    def _path(self, account: Account) -> Path:
        import hashlib  # noqa: PLC0415 - 5 ms of CPU that the first paint does not wait for

        return self.folder / f"{hashlib.sha256(token.place(account).encode()).hexdigest()[:40]}.json"

    def _failed(self, error: OSError) -> FileFailed:
        return FileFailed(path=self.folder, reason=mishaps.reason(error, making=True))


def _private(found: os.stat_result) -> bool:
    if os.name != "posix":
        return True  # Windows keeps a person's profile from the others by itself
    return stat.S_ISREG(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077
