"""Tokens: in memory for this run, and where they last: token_command, file by explicit choice, keyring."""

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager

from tui_reader.errors import KeyringFailed, KeyringSlow, NoKeyring, VaultError
from tui_reader.i18n import _
from tui_reader.model import Account, Credential, Secret
from tui_reader.settings import Folders, Settings
from tui_reader.store import token, token_command
from tui_reader.store.keychain import PATIENCE, Keychain
from tui_reader.store.token_file import TokenFile
from tui_reader.values import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What `tui-reader doctor` says: whether tokens outlast the run, and the words for it."""

    works: bool
    words: str


class Vault:
    """The tokens of all accounts, each bound to its origin.

    Args:
        settings: its `token_command` and `keyring_backend`. folders: files, if chosen, lie in `tokens/` of its data.
        memory_only: keep nothing anywhere, for the demo. patience: seconds to wait for the keyring.
    """

    def __init__(
        self, settings: Settings, folders: Folders, *, memory_only: bool = False, patience: float = PATIENCE
    ) -> None:
        self._command, self._memory_only = settings.token_command, memory_only
        self._file = TokenFile(folders.data / "tokens")
        self._keychain = Keychain(settings.keyring_backend, patience=patience)
        self._memory: dict[str, Credential] = {}
        self._reading: dict[str, Future[str | None]] = {}
        self._file_choice: bool | None = None
        self._trouble: VaultError | None = None
        self._changes = 0

    async def keep(self, credential: Credential) -> None:
        """Keep a credential for this run at once, and where it lasts.

        Raises:
            KeyringSlow: not written yet; it will be when the keyring answers while the program runs.
            VaultError: it lasts only for this run.
        """
        place = _place(credential.account)
        self._changes += 1
        self._memory[place] = credential
        self._reading.pop(place, None)
        if self._memory_only or await self._command_gives(credential):
            return
        with _speaking_of("keep"):
            if await asyncio.to_thread(self._choose_file):
                await asyncio.to_thread(self._file.keep, credential)
            else:
                await self._write(place, token.encoded(credential))

    async def find(self, account: Account) -> Credential | None:
        """An account's credential, None where nothing was kept.

        Raises:
            KeyringSlow: it may come later: asked again, a late answer is taken.
            VaultError: it cannot be read now.
        """
        place = _place(account)
        if place in self._memory or self._memory_only:
            return self._memory.get(place)
        before = self._changes
        with _speaking_of("read"):
            found = await self._look(account, place)
        if before != self._changes:  # somebody logged in or out meanwhile, and knows better
            return self._memory.get(place)
        if found:
            self._memory[place] = found
        return found

    async def whose(self, origin: str) -> Account | None:
        """Whose token is kept for an origin, where that can be told: keyrings and commands are asked by the name."""
        return None if self._memory_only else await asyncio.to_thread(self._file.newest, origin)

    async def drop(self, account: Account) -> None:
        """Forget an account's credential everywhere; one that is missing is fine; raises VaultError."""
        place = _place(account)
        self._changes += 1
        self._memory.pop(place, None)
        self._reading.pop(place, None)
        if self._memory_only:
            return
        with _speaking_of("drop"):
            in_file = await asyncio.to_thread(self._file.drop, account)
            deleting = self._keychain.delete(place)
            if not in_file:  # else an older entry may be there too, but nobody waits for that
                try:
                    await self._keychain.answer(deleting)
                except NoKeyring:
                    return

    def keep_in_file(self, wanted: bool) -> None:  # noqa: FBT001 - the answer to the dialog's question
        """Keep tokens in files only their owner can read, or not: from the next `keep()` on, remembered by then."""
        self._file_choice = wanted

    async def file_offered(self) -> bool:
        """Whether to ask for that choice: for want of a keyring that works, and where it was not made already."""
        if self._memory_only or await asyncio.to_thread(lambda: self._file.chosen):
            return False
        try:
            await self._keychain.answer(self._keychain.name())
        except VaultError:
            return True
        return self._trouble is not None

    async def where(self) -> str:
        """Where a token would be kept, for "Your login is kept: ..."; takes at most the time of patience."""
        if self._memory_only:
            return _("nowhere; the demo forgets it when you quit")
        if await asyncio.to_thread(lambda: self._file.chosen):
            return _("in a file only you can read, in {path}").format(path=self._file.folder)
        try:
            name = await self._keychain.answer(self._keychain.name())
        except VaultError as error:
            return self._without_keyring(error)
        if self._trouble:
            words = _("in this system's keyring ({name}), if it works this time. {trouble}")
            return words.format(name=name, trouble=self._trouble.summary)
        return _("in this system's keyring ({name})").format(name=name)

    def _without_keyring(self, error: VaultError) -> str:
        if self._command:
            return _("by your token_command, if it prints it; else until you quit")
        if isinstance(error, KeyringSlow):
            return _("until you quit, unless the keyring answers. {trouble}").format(trouble=error.summary)
        return _("until you quit. {trouble}").format(trouble=error.summary)

    async def check(self) -> Finding:
        """Write, read and delete an entry of its own, for `tui-reader doctor`."""
        import secrets  # noqa: PLC0415 - only the doctor needs it
        import shutil  # noqa: PLC0415 - as above

        if await asyncio.to_thread(lambda: self._file.chosen):
            return Finding(works=True, words=_("not used; tokens are in {path}").format(path=self._file.folder))
        place, value, name = f"probe {secrets.token_hex(8)}", Secret(secrets.token_hex(16)), ""
        start = time.monotonic()
        try:
            name = await self._keychain.answer(self._keychain.name())
            await self._keychain.answer(self._keychain.write(place, value))
            await self._keychain.answer(self._keychain.delete(place))
        except VaultError as error:
            if self._command and shutil.which(self._command[0]):
                words = _("{trouble} The token_command {program} is asked.")
                return Finding(works=True, words=words.format(trouble=error.summary, program=self._command[0]))
            return Finding(works=False, words=f"{name}: {error}" if name else str(error))
        words = _("{name}, writes, reads and deletes in {milliseconds} ms")
        return Finding(works=True, words=words.format(name=name, milliseconds=round((time.monotonic() - start) * 1000)))

    async def _look(self, account: Account, place: str) -> Credential | None:
        """Down the ladder; a rung that fails is told only where no other holds the credential."""
        trouble: VaultError | None = None
        if self._command:
            try:
                if found := await token_command.ask(self._command, account):
                    return found
            except VaultError as error:
                trouble = error
        try:
            found = await asyncio.to_thread(self._file.find, account) or await self._in_keyring(account, place)
        except NoKeyring:
            found = None
        except VaultError as error:
            raise trouble or error from None
        if trouble and not found:
            raise trouble
        return found

    async def _in_keyring(self, account: Account, place: str) -> Credential | None:
        """The keyring's entry; a question that was not answered in time is not asked twice."""
        job = self._reading.get(place)
        if job is None or (job.done() and job.exception()):
            job = self._reading[place] = self._keychain.read(place)
        value = await self._keychain.answer(job)
        self._reading.pop(place, None)
        try:
            return token.decoded(value, account) if value else None
        except ValueError:
            return None  # damaged or somebody else's: logging in writes it anew

    async def _write(self, place: str, value: Secret) -> None:
        try:
            await self._keychain.answer(self._keychain.write(place, value))
        except VaultError as error:
            self._trouble = error
            raise
        self._trouble = None

    def _choose_file(self) -> bool:
        """Do what the person chose, and tell whether tokens go into files."""
        if self._file_choice:
            self._file.choose()
        elif self._file_choice is False:
            self._file.unchoose()
        return self._file.chosen

    async def _command_gives(self, credential: Credential) -> bool:
        """Whether the token_command already gives this very credential, so that nothing need be kept."""
        if not self._command:
            return False
        try:
            given = await token_command.ask(self._command, credential.account)
        except VaultError:
            return False
        return given is not None and (given.password, given.cookies) == (credential.password, credential.cookies)


def _place(account: Account) -> str:
    try:
        return token.place(account)
    except token.UnfitError as error:
        raise KeyringFailed(reason=str(error)) from None


@contextmanager
def _speaking_of(doing: str) -> Iterator[None]:
    """Errors in here know what was being done, since that decides what to do about them."""
    try:
        yield
    except token.UnfitError as error:
        raise KeyringFailed(reason=str(error), doing=doing) from None
    except VaultError as error:
        error.facts["doing"] = doing
        raise
