"""A token that outlasts the shelf: who one is, is known by it, and the blog confirms it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tui_reader.blog.http import Http
from tui_reader.demo import DemoBlog, Fault
from tui_reader.errors import BlogError, Forbidden, NotJson, SignedOut
from tui_reader.model import Account, Blog, Secret
from tui_reader.reader import Reader
from tui_reader.settings import Folders, Settings
from tui_reader.store.drafts import Drafts
from tui_reader.store.shelf import Shelf
from tui_reader.store.vault import Vault


@asynccontextmanager
async def run(folders: Folders) -> AsyncIterator[Reader]:
    """One run of the program, with tokens in files."""
    vault = Vault(Settings(keyring_backend="tests.store.fakes.Remembering"), folders)
    vault.keep_in_file(wanted=True)
    reader = Reader(Http(), Shelf(folders), Drafts(folders), vault)
    yield reader
    await reader.close()


async def log_in(folders: Folders, demo: DemoBlog) -> tuple[Blog, Account]:
    """A run in which somebody logs in."""
    async with run(folders) as reader:
        blog = (await reader.blogs.open(demo.address)).blog
        login = await reader.log_in(blog, DemoBlog.user, Secret(DemoBlog.password))
        assert login.unkept is None
        return blog, login.account


def tokens(folders: Folders) -> int:
    return len(list((folders.data / "tokens").iterdir()))


def lose_shelf(folders: Folders) -> None:
    files = list(folders.data.glob("shelf.sqlite*"))
    assert files
    for file in files:
        file.unlink()


async def test_the_login_is_there_though_the_shelf_was_begun_anew(folders: Folders, demo: DemoBlog) -> None:
    blog, account = await log_in(folders, demo)
    lose_shelf(folders)
    async with run(folders) as reader:
        known = await reader.account(blog)
        assert known
        assert (known.user, known.id) == (account.user, 0)
        assert await reader.who(blog) == account
        assert await reader.account(blog) == account
    shelf = Shelf(folders)
    assert shelf.account(blog.origin) == account
    shelf.close()


async def test_a_token_that_the_blog_does_not_take_goes(folders: Folders, demo: DemoBlog) -> None:
    blog, _account = await log_in(folders, demo)
    lose_shelf(folders)
    demo.sign_everyone_out()
    async with run(folders) as reader:
        with pytest.raises(SignedOut):
            await reader.who(blog)
        assert (await reader.account(blog), tokens(folders)) == (None, 0)


async def test_who_logs_out_stays_logged_out(folders: Folders, demo: DemoBlog) -> None:
    blog, account = await log_in(folders, demo)
    lose_shelf(folders)
    async with run(folders) as reader:
        done = await reader.log_out(blog)
        assert done
        assert (done.account.user, done.unrevoked, done.kept) == (account.user, None, None)
        assert (await reader.account(blog), tokens(folders)) == (None, 0)
    async with run(folders) as reader:
        assert await reader.account(blog) is None


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault("status", status=403, path="admin-ajax"), Forbidden),
        (Fault("html", path="admin-ajax"), NotJson),
        (Fault("status", status=401, path="users/me"), Forbidden),
    ],
)
async def test_what_stands_before_the_blog_takes_no_token_away(
    folders: Folders, demo: DemoBlog, fault: Fault, error: type[BlogError]
) -> None:
    blog, account = await log_in(folders, demo)
    async with run(folders) as reader:
        demo.fault = fault
        with pytest.raises(error):
            await reader.who(blog)
        assert (await reader.account(blog), tokens(folders)) == (account, 1)
        demo.fault = None
        assert await reader.who(blog) == account
