"""Who one is at a blog, as the reader and as the blog says."""

import pytest

from tui_reader.demo import DemoBlog
from tui_reader.errors import SignedOut, WrongPassword
from tui_reader.model import Account, Blog, Secret
from tui_reader.reader import Reader
from tui_reader.store.shelf import Shelf


async def test_a_login_that_did_not_last_is_forgotten_without_a_word(
    reader: Reader, shelf: Shelf, blog: Blog, demo: DemoBlog
) -> None:
    shelf.keep_account(Account(blog.origin, DemoBlog.user, "Rita Reader", 5))
    demo.requests.clear()
    assert await reader.who(blog) is None
    assert await reader.account(blog) is None
    assert shelf.account(blog.origin) is None
    assert not demo.requests


async def test_who_one_is(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    assert await reader.who(blog) is None
    with pytest.raises(WrongPassword):
        await reader.log_in(blog, DemoBlog.user, Secret("falsch"))
    assert await reader.account(blog) is None
    await reader.log_in(blog, DemoBlog.user, Secret(DemoBlog.password))
    account = await reader.who(blog)
    assert account
    assert account.name == "Rita Reader"
    demo.sign_everyone_out()
    with pytest.raises(SignedOut):
        await reader.who(blog)
    assert await reader.account(blog) is None
    assert await reader.log_out(blog) is None
