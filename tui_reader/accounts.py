"""Who one is at which blog: the accounts on the shelf and their credentials in the vault."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from tui_reader.answers import Login
from tui_reader.errors import KeepError, ReaderError, SignedOut, VaultError
from tui_reader.model import Account, Blog, Credential

if TYPE_CHECKING:
    from tui_reader.store.shelf import Shelf
    from tui_reader.store.vault import Vault


class Accounts:
    """At most one account for each origin.

    Args:
        shelf: keeps who one is. vault: keeps what proves it.
    """

    def __init__(self, shelf: Shelf, vault: Vault) -> None:
        self._shelf, self._vault = shelf, vault
        self._now: dict[str, Account] = {}
        self._settled: set[str] = set()

    async def at(self, blog: Blog) -> Account | None:
        """Who is logged in at a blog, as far as we know without asking it.

        Where the shelf does not know, as after it was begun anew, it is whose token is there.
        """
        origin = blog.origin
        known = self._now.get(origin) or await asyncio.to_thread(self._shelf.account, origin)
        if known or origin in self._settled:
            return known
        found = await self._vault.whose(origin)
        if origin in self._settled:  # somebody logged in or out meanwhile
            return self._now.get(origin)
        self._settled.add(origin)
        if found:
            self._now[origin] = found
        return found

    async def credential(self, blog: Blog) -> Credential:
        """What proves it; raises SignedOut where there is nothing, VaultError where it cannot be read."""
        account = await self.at(blog)
        if account and account.guest:
            return Credential(account)
        credential = await self._vault.find(account) if account else None
        if account is None or credential is None:
            raise SignedOut(host=blog.host)
        return replace(credential, account=account)

    async def keep(self, credential: Credential) -> Login:
        """Go on as this account; that its token could not be kept is no failure, it is said. A guest has none."""
        unkept: VaultError | None = None
        try:
            if not credential.account.guest:
                await self._vault.keep(credential)
        except VaultError as error:
            unkept = error
        self._settled.add(credential.account.origin)
        self._now[credential.account.origin] = credential.account
        with contextlib.suppress(KeepError):  # it lasts for this run all the same
            await asyncio.to_thread(self._shelf.keep_account, credential.account)
        return Login(credential.account, unkept)

    async def confirmed(self, known: Account, found: Account) -> Account:
        """Who one is as the blog itself says; noted where it is news, under the name that the token is kept by."""
        found = replace(found, user=known.user)
        if found != known and self._now.get(known.origin, known) == known:
            self._now[known.origin] = found
            with contextlib.suppress(KeepError):
                await asyncio.to_thread(self._shelf.keep_account, found)
        return found

    async def forget(self, account: Account) -> ReaderError | None:
        """Delete token and account; the error says why one of them is still stored."""
        kept: ReaderError | None = None
        self._settled.add(account.origin)
        self._now.pop(account.origin, None)
        try:
            await asyncio.to_thread(self._shelf.drop_account, account.origin)
        except KeepError as error:
            kept = error
        try:
            if not account.guest:
                await self._vault.drop(account)
        except VaultError as error:
            kept = error
        return kept
