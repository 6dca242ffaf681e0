"""The use cases: what one can do with blogs, their content and what is kept. The face asks this, nothing below."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from tui_reader.accounts import Accounts
from tui_reader.answers import LoggedOut, Login
from tui_reader.errors import NoMail, NoName, ReaderError, SignedOut
from tui_reader.model import Account, Blog, Credential, Secret
from tui_reader.reader.blogs import Blogs
from tui_reader.reader.indexing import Indexing
from tui_reader.reader.lists import Lists
from tui_reader.reader.marks import Marks
from tui_reader.reader.outbox import Outbox
from tui_reader.reader.places import Places
from tui_reader.reader.refresh import Refresh
from tui_reader.reader.talk import Talk
from tui_reader.reader.texts import Texts
from tui_reader.text import line

if TYPE_CHECKING:
    from tui_reader.blog.http import Http
    from tui_reader.errors import KeepError
    from tui_reader.reader.library import Library
    from tui_reader.reader.pictures import Pictures
    from tui_reader.reader.search import Search
    from tui_reader.settings import Folders
    from tui_reader.store.drafts import Drafts
    from tui_reader.store.shelf import Shelf
    from tui_reader.store.vault import Vault


_NAME = 200
"""Characters of a guest's name or mail address."""


class Reader:
    """Blogs, their content and a shelf.

    Attributes:
        blogs, library, lists, texts, pictures, talk, outbox, marks, search, places, refresh: the use cases by their
            matter.

    Args:
        http: the one client. shelf: what was read. drafts: what is being written. vault: the tokens.
        folders: where pictures are kept, None keeps none.
    """

    def __init__(self, http: Http, shelf: Shelf, drafts: Drafts, vault: Vault, folders: Folders | None = None) -> None:
        self._http, self._shelf, self.vault, self._folders = http, shelf, vault, folders
        self._accounts = Accounts(shelf, vault)
        self.blogs = Blogs(http, shelf)
        self.blogs.heed(drafts.readdress)
        self.lists = Lists(shelf, self.blogs)
        self.texts = Texts(shelf, self.blogs)
        self.talk = Talk(shelf, self.blogs, drafts, self._accounts)
        self.outbox = Outbox(shelf, self.blogs, drafts, self.talk)
        self.marks = Marks(shelf)
        self.places = Places(shelf, self._accounts, self.talk)
        self.refresh = Refresh(shelf, self.blogs)
        self._indexing = Indexing(shelf)

    @cached_property
    def library(self) -> Library:
        """The blogs as they are kept: folders, order, names; refreshing many; OPML."""
        from tui_reader.reader.library import Library  # noqa: PLC0415 - not needed for the first paint

        return Library(self._shelf, self.blogs, self.refresh, self._indexing)

    @cached_property
    def pictures(self) -> Pictures:
        """The pictures of posts."""
        from tui_reader.reader.pictures import Pictures  # noqa: PLC0415 - seldom asked for
        from tui_reader.store import pictures  # noqa: PLC0415 - as above

        return Pictures(self._http, pictures.Pictures(self._folders) if self._folders else None)

    @cached_property
    def search(self) -> Search:
        """Full text search."""
        from tui_reader.reader.search import Search  # noqa: PLC0415 - not needed for the first paint

        return Search(self._shelf, self._indexing)

    async def close(self) -> None:
        """Let go of connections and files, after what is being done in the background has ended."""
        await self.texts.close()
        await self.blogs.workshop.close()
        await self._indexing.end()
        await self._http.aclose()
        self.talk.close()
        await asyncio.to_thread(self._shelf.close)

    async def trouble(self) -> None:
        """Raise what is wrong with the shelf, once: what is kept now may last only until one quits."""
        await asyncio.to_thread(self._shelf.tell)

    @property
    def is_troubled(self) -> bool:
        """Whether `trouble` has anything to raise."""
        return self._shelf.is_untold

    @property
    def unkept(self) -> KeepError | None:
        """Why what is kept now lasts only until one quits, None where it is on disk."""
        return self._shelf.unkept

    # --- who one is

    async def account(self, blog: Blog) -> Account | None:
        """Who is logged in at a blog, as far as we know without asking it."""
        return await self._accounts.at(blog)

    async def who(self, blog: Blog) -> Account | None:
        """Who is logged in, as the blog itself says; raises SignedOut when it is over.

        None when nobody is known, or when what proves it did not outlast the run that logged in.
        """
        account = await self.account(blog)
        if account is None or account.guest:
            return account
        try:
            credential = await self._accounts.credential(blog)
        except SignedOut:
            await self._accounts.forget(account)
            return None
        try:
            return await self._accounts.confirmed(account, await self.blogs.source(blog).who(credential))
        except SignedOut:
            await self._accounts.forget(account)
            raise

    async def log_in(self, blog: Blog, user: str, password: Secret) -> Login:
        """Log in by name and password; raises AccountError or BlogError."""
        return await self._accounts.keep(await self.blogs.source(blog).log_in(user, password))

    async def adopt(self, blog: Blog, user: str, password: Secret) -> Login:
        """Log in with an application password that was pasted; raises AccountError or BlogError."""
        return await self._accounts.keep(await self.blogs.source(blog).adopt(user, password))

    async def join_as_guest(self, blog: Blog, name: str, mail: str, *, mail_needed: bool = True) -> Login:
        """Comment with a name and a mail address from now on; raises NoName or NoMail.

        Whoever is logged in is logged out first, so that no token is left behind.
        """
        name, mail = line(name, _NAME), line(mail, _NAME)
        if not name:
            raise NoName(host=blog.host)
        at, host = mail.partition("@")[::2]
        if (mail or mail_needed) and not (at and host):
            raise NoMail(host=blog.host, mail=mail)
        before = await self.account(blog)
        left = await self.log_out(blog) if before and not before.guest else None
        login = await self._accounts.keep(Credential(Account(blog.origin, mail, name, 0, guest=True)))
        return replace(login, unrevoked=left.unrevoked or left.kept) if left else login

    async def log_out(self, blog: Blog) -> LoggedOut | None:
        """Revoke the token at the blog and forget it here, even when the blog does not answer; None if nobody was.

        Of a guest nobody but we know, so he is only forgotten.
        """
        account = await self.account(blog)
        if account is None:
            return None
        if account.guest:
            return LoggedOut(account, None, await self._accounts.forget(account))
        unrevoked: ReaderError | None = None
        try:
            await self.blogs.source(blog).log_out(await self._accounts.credential(blog))
        except ReaderError as error:
            unrevoked = error
        return LoggedOut(account, unrevoked, await self._accounts.forget(account))
