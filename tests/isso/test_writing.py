"""Comments sent to a real Isso, and its many ways to say no."""

import pytest

from tests.isso.conftest import Site, Starter
from tests.isso.servers import Server
from tui_reader.blog.isso import theirs
from tui_reader.errors import NoMail, Refusal, TooFast, TooLong, TooShort
from tui_reader.model import Status

pytestmark = pytest.mark.isso


async def test_a_guest_begins_a_thread(site: Site, free: Server) -> None:
    post = site.post(free)
    ways = await site.blog.ways(post)
    assert (ways.guest, ways.login, ways.mail, ways.elsewhere) == (True, False, False, "")
    sent = await site.write(post, "Guten *Tag* & auf Wiedersehen")
    assert (sent.author, sent.status, sent.parent, sent.post) == ("Ada", Status.APPROVED, 0, post.id)
    assert "<em>Tag</em>" in sent.html
    assert await site.read(post) == ([sent], 1)
    assert free.title(site.path(post)) == "Banken & Bänker"


async def test_the_title_that_the_page_gives_its_thread_is_kept(site: Site, free: Server) -> None:
    post = site.post(free, 'data-title="Über Banken"')
    await site.write(post, "Guten Tag")
    assert free.title(site.path(post)) == "Über Banken"


async def test_an_answer_to_an_answer_stands_one_level_up(site: Site, free: Server) -> None:
    post = site.post(free)
    first = await site.write(post, "Guten Tag")
    second = await site.write(post, "Danke!", first.id)
    third = await site.write(post, "Bitte!", second.id)
    assert [second.parent, third.parent] == [first.id, first.id]
    assert (await site.read(post))[0] == [first, second, third]


async def test_a_comment_waits_until_it_is_approved(site: Site, start: Starter) -> None:
    isso = start(moderation__enabled="true", guard__enabled="false")
    post = site.post(isso)
    sent, other = await site.write(post, "Guten Tag"), await site.write(post, "Kaufen Sie!")
    assert sent.status is Status.HOLD
    assert await site.read(post) == ([], 0)
    waiting = await site.blog.comment(sent.id, site.guest())
    assert waiting
    assert waiting.status is Status.HOLD
    isso.moderate(theirs(sent.id), "activate")
    isso.moderate(theirs(other.id), "delete")
    assert [one.id for one in (await site.read(post))[0]] == [sent.id]
    assert await site.blog.comment(other.id, site.guest()) is None


async def test_texts_may_be_too_short_and_too_long(site: Site, free: Server) -> None:
    post = site.post(free)
    with pytest.raises(TooShort, match="less than 3"):
        await site.write(post, "Ja")
    for length in (65_536, 300_000):
        with pytest.raises(TooLong):
            await site.write(post, "x" * length)
    assert await site.read(post) == ([], 0)


async def test_the_third_comment_in_a_minute_is_too_fast(site: Site, start: Starter) -> None:
    post = site.post(start())
    for text in ("Eins.", "Zwei."):
        await site.write(post, text)
    with pytest.raises(TooFast, match="60 seconds"):
        await site.write(post, "Drei.")
    assert (await site.read(post))[1] == 2


async def test_one_does_not_answer_oneself_at_once(site: Site, start: Starter) -> None:
    post = site.post(start())
    first = await site.write(post, "Guten Tag")
    with pytest.raises(Refusal, match="it takes no answer to yourself so soon"):
        await site.write(post, "Noch etwas", first.id)


async def test_one_does_not_write_under_a_post_for_ever(site: Site, start: Starter) -> None:
    post = site.post(start(guard__ratelimit="100"))
    for text in ("Eins.", "Zwei.", "Drei."):
        await site.write(post, text)
    with pytest.raises(Refusal, match="you wrote enough under this post"):
        await site.write(post, "Vier.")


async def test_a_mail_address_is_asked_for_where_the_server_wants_one(site: Site, start: Starter) -> None:
    post = site.post(start(guard__require_email="true"))
    assert (await site.blog.ways(post)).mail
    with pytest.raises(NoMail):
        await site.write(post, "Guten Tag")
    assert (await site.write(post, "Guten Tag", mail="ada@example.org")).status is Status.APPROVED
