"""Which keyring is used: the operating system's own, chosen by us; runs in the keychain's thread only.

`keyring.get_keyring()` is not asked: PYTHON_KEYRING_BACKEND, keyringrc.cfg and any installed package (keyrings.alt) may
make it a plain file, a chain that ends in one, or a keyring that forgets.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from tui_reader import text
from tui_reader.errors import KeyringFailed, KeyringLocked, NoKeyring, RefusedKeyring, VaultError
from tui_reader.values import dataclass

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_OWN = {
    ("keyring.backends.macOS", "Keyring"): "macOS Keychain",
    ("keyring.backends.Windows", "WinVaultKeyring"): "Windows Credential Manager",
    ("keyring.backends.SecretService", "Keyring"): "Secret Service",
    ("keyring.backends.kwallet", "DBusKeyring"): "KWallet",
    ("keyring.backends.libsecret", "Keyring"): "Secret Service (libsecret)",
}
"""Every backend that may be chosen without being named, with the name people know it by."""

_CHAIN = "keyring.backends.chainer"
_REFUSED = ("keyrings.alt.", "keyring.backends.null.", "keyring.backends.fail.")


@dataclass(frozen=True, slots=True)
class Backend:
    """A keyring and the name people know it by."""

    keyring: KeyringBackend
    name: str


def choose(named: str = "") -> Backend:
    """The keyring to use.

    Args:
        named: module and class of the backend the settings name, "" for the system's own.

    Raises:
        NoKeyring: the system has none of its own.
        RefusedKeyring: the named one does not exist, keeps nothing, or keeps it in plain text.
    """
    return _system() if not named else _named(named)


def _system() -> Backend:
    """The one of the system's own that fits it best, by the priorities they give themselves."""
    fitting: list[tuple[float, str, type[KeyringBackend]]] = []
    for (module, kind), name in _OWN.items():
        try:
            backend = getattr(importlib.import_module(module), kind)
            fitting.append((float(backend.priority), name, backend))
        except Exception:  # noqa: BLE001, S112 - each says "not here" in its own way
            continue
    if not fitting:
        raise NoKeyring
    _, name, backend = max(fitting, key=lambda one: one[0])
    return Backend(backend(), name)


def _named(named: str) -> Backend:
    from keyring.backend import KeyringBackend  # noqa: PLC0415 - 150 ms of CPU, in the keychain's thread

    module, _, kind = named.rpartition(".")
    keyring: KeyringBackend | None = None
    try:
        backend = getattr(importlib.import_module(module), kind)
        if backend.__module__ == _CHAIN:
            return _system()
        if issubclass(backend, KeyringBackend) and not f"{backend.__module__}.".startswith(_REFUSED):
            keyring = backend()
    except NoKeyring:
        raise
    except Exception:  # noqa: BLE001 - a module of somebody's own may raise anything
        keyring = None
    if keyring is None:
        raise RefusedKeyring(name=text.line(named, 100))
    return Backend(keyring, _OWN.get((type(keyring).__module__, kind), text.line(named, 100)))


def explained(error: BaseException) -> VaultError:
    """An error of a keyring in our words; its own words are dropped, since they may quote the secret."""
    if isinstance(error, VaultError):
        return error
    names = {type(error).__name__, type(error.__cause__).__name__}
    if names & {"KeyringLocked", "LockedException", "PromptDismissedException"}:
        return KeyringLocked()
    if "NoKeyringError" in names:
        return NoKeyring()
    return KeyringFailed(reason=text.line(type(error).__name__, 60))
