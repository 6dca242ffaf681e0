"""Guests: a name and a mail address, remembered for a blog, with nothing in a vault and nobody asked."""

import pytest

from tui_reader.demo import DemoBlog
from tui_reader.errors import CommentError, NoMail, NoName
from tui_reader.model import Account, Blog, Credential
from tui_reader.reader import Reader


async def test_a_guest_is_remembered_and_needs_no_vault(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    login = await reader.join_as_guest(blog, " Ada\n", "ada@example.org")
    assert login.account == Account(blog.origin, "ada@example.org", "Ada", 0, guest=True)
    assert login.unkept is None
    assert await reader.account(blog) == login.account
    assert await reader._accounts.credential(blog) == Credential(login.account)
    reader._accounts._now.clear()  # as in another run
    assert await reader.who(blog) == login.account
    assert await reader.vault.find(login.account) is None
    done = await reader.log_out(blog)
    assert done
    assert (done.account, done.unrevoked, done.kept) == (login.account, None, None)
    assert await reader.account(blog) is None
    assert not demo.requests


@pytest.mark.parametrize(
    ("name", "mail", "error"), [("", "a@b.c", NoName), (" \n", "a@b.c", NoName), ("A", "", NoMail), ("A", "a@", NoMail)]
)
async def test_what_a_guest_lacks_is_said(
    reader: Reader, blog: Blog, name: str, mail: str, error: type[CommentError]
) -> None:
    with pytest.raises(error) as failed:
        await reader.join_as_guest(blog, name, mail)
    assert failed.value.hint
    assert await reader.account(blog) is None


async def test_a_mail_address_may_be_left_out_where_none_is_asked_for(reader: Reader, blog: Blog) -> None:
    assert (await reader.join_as_guest(blog, "Ada", "", mail_needed=False)).account.user == ""
    with pytest.raises(NoMail):
        await reader.join_as_guest(blog, "Ada", "ada", mail_needed=False)
