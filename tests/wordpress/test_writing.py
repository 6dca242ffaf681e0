"""The contract: sending a comment, and every way in which a blog refuses one."""

from collections.abc import AsyncIterator
from uuid import uuid4

import pytest

from tests.wordpress.servers import Site
from tui_reader.blog.wordpress import WordPress
from tui_reader.errors import Closed, CommentError, Duplicate, Empty, Protected, SignedOut, TooFast, TooLong
from tui_reader.model import Comment, Credential, Draft, Secret, Status


@pytest.fixture
async def credential(site: Site, either: WordPress) -> AsyncIterator[Credential]:
    """A subscriber's, revoked afterwards."""
    credential = await either.log_in(site.user, Secret(site.password))
    yield credential
    await either.log_out(credential)


def draft(site: Site, blog: WordPress, text: str = "", role: str = "open", parent: int = 0) -> Draft:
    """Words nobody has sent before, unless given."""
    return Draft(blog.blog.address, site.number(role), parent, text or f"Ein Gedanke, {uuid4()}.")


async def public(blog: WordPress, post: int) -> dict[int, Comment]:
    """The comments everybody sees."""
    found = [comment async for some, _total in blog.comments(await blog.post(post)) for comment in some]
    return {comment.id: comment for comment in found}


async def test_a_comment_stands_in_the_thread(site: Site, either: WordPress, credential: Credential) -> None:
    written = draft(site, either)
    sent = await either.send(written, credential)
    assert sent.status is Status.APPROVED
    assert (sent.post, sent.parent, sent.author) == (written.post, 0, "Rita Reader")
    assert sent.author_id == credential.account.id
    assert written.text in sent.html
    assert sent.id in await public(either, written.post)


async def test_an_answer_stands_below_its_comment(site: Site, either: WordPress, credential: Credential) -> None:
    above = await either.send(draft(site, either), credential)
    answer = await either.send(draft(site, either, parent=above.id), credential)
    assert answer.parent == above.id
    assert (await public(either, above.post))[answer.id].parent == above.id


async def test_a_comment_that_waits_is_seen_by_its_author_alone(
    site: Site, either: WordPress, credential: Credential
) -> None:
    with site.switched(moderation=True):
        sent = await either.send(draft(site, either), credential)
    assert sent.status is Status.HOLD
    own = await either.comment(sent.id, credential)
    assert own is not None
    assert own.status is Status.HOLD
    assert sent.id not in await public(either, sent.post)


async def test_the_same_comment_twice_is_a_duplicate(site: Site, either: WordPress, credential: Credential) -> None:
    written = draft(site, either)
    await either.send(written, credential)
    with pytest.raises(Duplicate):
        await either.send(written, credential)


async def test_commenting_too_fast_names_a_time(site: Site, either: WordPress, credential: Credential) -> None:
    await either.send(draft(site, either), credential)
    with site.switched(flood=True), pytest.raises(TooFast) as refused:
        await either.send(draft(site, either), credential)
    assert refused.value.facts["seconds"]


async def test_a_closed_post_takes_nothing(site: Site, either: WordPress, credential: Credential) -> None:
    with pytest.raises(Closed):
        await either.send(draft(site, either, role="closed"), credential)


async def test_a_post_closed_by_age_takes_nothing(site: Site, either: WordPress, credential: Credential) -> None:
    with site.switched(closed=True):
        assert (await either.post(site.number("seed"))).comments_open
        with pytest.raises(Closed):
            await either.send(draft(site, either, role="seed"), credential)


async def test_a_protected_post_takes_nothing(site: Site, either: WordPress, credential: Credential) -> None:
    with pytest.raises(Protected):
        await either.send(draft(site, either, role="protected"), credential)


@pytest.mark.parametrize(("text", "error"), [(" \n ", Empty), ("lang " * 14_000, TooLong)])
async def test_nothing_and_too_much_are_refused(
    site: Site, either: WordPress, credential: Credential, text: str, error: type[CommentError]
) -> None:
    with pytest.raises(error):
        await either.send(draft(site, either, text), credential)


async def test_who_is_signed_out_is_told(site: Site, either: WordPress) -> None:
    credential = await either.log_in(site.user, Secret(site.password))
    await either.log_out(credential)
    with pytest.raises(SignedOut):
        await either.send(draft(site, either), credential)
