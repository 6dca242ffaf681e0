"""Keyrings as other people's software may be: named in the settings, they stand for the system's."""

# ruff: noqa: D102, ARG002 - keyring's methods, with its names and its docstrings

import threading
from typing import ClassVar

from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError


class Remembering(KeyringBackend):
    """A keyring that works, and tells which thread asked."""

    priority = 1.0
    entries: ClassVar[dict[tuple[str, str], str]] = {}
    threads: ClassVar[set[tuple[str, bool]]] = set()

    def get_password(self, service: str, username: str) -> str | None:
        self._note()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._note()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._note()
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError("No such password!")

    def _note(self) -> None:
        thread = threading.current_thread()
        self.threads.add((thread.name, thread.daemon))


class Slow(Remembering):
    """Answers only when `unlocked` is set, as one that waits for its owner's password."""

    entries: ClassVar[dict[tuple[str, str], str]] = {}
    asked, unlocked = threading.Event(), threading.Event()

    def _note(self) -> None:
        self.asked.set()
        self.unlocked.wait()


class Forgetful(Remembering):
    """Says yes and keeps nothing, as the null backend."""

    def get_password(self, service: str, username: str) -> str | None:
        return None


class Talkative(Remembering):
    """Fails with the secret in its words: no KeyringError, as Windows' error 1783."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError(1783, f"cannot write {password}")

    def get_password(self, service: str, username: str) -> str | None:
        raise SystemExit("cannot read")


class Locked(Remembering):
    """Its owner does not unlock it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("Failed to unlock the collection!")

    def set_password(self, service: str, username: str, password: str) -> None:
        class PromptDismissedException(Exception):  # secretstorage's
            pass

        raise InitError("Failed to create the collection: Prompt dismissed.") from PromptDismissedException()
