"""Guests: a name and a mail address, remembered for a blog, with nothing in a vault and nobody asked."""

import asyncio

import pytest

from tests.blog.forms import SENT, form, shown, under
from tests.blog.listener import Asked, said
from tests.reader.feeding import Sites
from tui_reader.demo import DemoBlog, Fault
from tui_reader.errors import CommentError, NoMail, NoName, Refused
from tui_reader.model import Account, Blog, Credential, Draft, Secret
from tui_reader.reader import Reader
from tui_reader.store.shelf import Shelf


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


async def test_who_was_logged_in_leaves_no_token_behind(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    account = (await reader.log_in(blog, DemoBlog.user, Secret(DemoBlog.password))).account
    login = await reader.join_as_guest(blog, "Ada", "ada@example.org")
    assert (login.account.guest, login.unrevoked) == (True, None)
    assert await reader.vault.find(account) is None
    assert await reader.account(blog) == login.account


async def test_a_token_that_could_not_be_revoked_is_said(reader: Reader, blog: Blog, demo: DemoBlog) -> None:
    account = (await reader.log_in(blog, DemoBlog.user, Secret(DemoBlog.password))).account
    demo.fault = Fault("refuse")
    login = await reader.join_as_guest(blog, "Ada", "ada@example.org")
    assert isinstance(login.unrevoked, Refused)
    assert await reader.vault.find(account) is None


@pytest.mark.parametrize("doubtful", [False, True])
async def test_another_guest_of_the_same_name_and_words_is_somebody_else(
    reader: Reader, sites: Sites, shelf: Shelf, *, doubtful: bool
) -> None:
    site, answers = sites.add(1), sites.listener.answers
    await reader.refresh.check(site.blog)
    (number,) = shelf.posts.numbers(site.blog.address)
    post = await reader.texts.post(site.blog, number)
    path = post.link.removeprefix(site.origin)

    async def page(_request: Asked, writer: asyncio.StreamWriter) -> None:
        more = shown(2) if sites.listener.heard(SENT) else ""
        writer.write(under(shown(1) + more + form()))
        await writer.drain()

    answers[path] = page
    answers[f"POST {SENT}"] = said(302, Location=f"{post.link}#comment-2")
    thread = await reader.talk.thread(site.blog, post, lambda _came, _total: None)
    assert [one.placed.comment.author for one in thread.remarks] == ["Ada"]
    await reader.join_as_guest(site.blog, "Ada", "ada@example.org")
    draft = Draft(site.blog.address, number, 0, "Hallo", sent=doubtful)
    await reader.talk.keep_draft(draft)
    await reader.talk.send(site.blog, draft)
    assert len(sites.listener.heard(SENT, "POST")) == 1
    await reader.talk.send(site.blog, draft)
    assert len(sites.listener.heard(SENT, "POST")) == 1, "this time it is known to be there"
