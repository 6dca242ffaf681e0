"""The contract: accounts and comments by WordPress' forms, where REST is off or one has no account."""

from collections.abc import AsyncIterator
from dataclasses import replace
from uuid import uuid4

import pytest

from tests.wordpress.servers import Site
from tui_reader.blog.classic.adapter import Classic
from tui_reader.blog.discover import discover
from tui_reader.blog.feed import FeedBlog
from tui_reader.blog.http import Http
from tui_reader.blog.wordpress import WordPress, connect
from tui_reader.errors import (
    Closed,
    Duplicate,
    Empty,
    NeedsHttps,
    NoApplicationPasswords,
    NoMail,
    Protected,
    ReaderError,
    Refusal,
    SignedOut,
    TooFast,
    WrongPassword,
)
from tui_reader.model import Account, Blog, Comment, Credential, Draft, Kind, Post, Secret, Status

THEME = "klassik"
"""A theme of its own make, as old blogs have them."""

THEMES = ["klassik", "default", "twentytwentythree"]

Any = Classic | FeedBlog | WordPress


_KNOWN: dict[str, dict[str, Post]] = {}


@pytest.fixture
async def posts(real: Site, http: Http) -> dict[str, Post]:
    """Some posts, as REST knows them; it is asked for them once, before it is switched off."""
    if real.name not in _KNOWN:
        rest = (await connect(http, real.http))[0]
        roles = ("open", "closed", "protected", "seed")
        _KNOWN[real.name] = {role: await rest.post(real.number(role)) for role in roles}
    return _KNOWN[real.name]


@pytest.fixture
async def classic(
    request: pytest.FixtureRequest, real: Site, http: Http, posts: dict[str, Post]
) -> AsyncIterator[Classic]:
    """The blog without REST; over https unless a test says otherwise."""
    assert posts
    with real.switched(theme=THEME, rest=False):
        found = (await discover(http, real.http if getattr(request, "param", "") == "http" else real.https)).blog
        assert found.kind is Kind.CLASSIC
        yield Classic(http, found)


@pytest.fixture
async def member(real: Site, classic: Classic) -> AsyncIterator[Credential]:
    """A subscriber's, logged out afterwards."""
    credential = await classic.log_in(real.user, Secret(real.password))
    yield credential
    await classic.log_out(credential)


@pytest.fixture(params=[Kind.CLASSIC, Kind.REST, Kind.FEED])
async def hosting(request: pytest.FixtureRequest, real: Site, http: Http, posts: dict[str, Post]) -> AsyncIterator[Any]:
    """The blog with guests welcome, however it is read."""
    assert posts
    with real.switched(theme=THEME, guests=True, rest=request.param is Kind.REST):
        if request.param is Kind.REST:
            yield (await connect(http, real.http))[0]
        elif request.param is Kind.CLASSIC:
            yield Classic(http, (await discover(http, real.http)).blog)
        else:
            yield FeedBlog(http, Blog(real.http, f"{real.http}feed/", "Bankenblog", kind=Kind.FEED))


def guest(site: Site, mail: str = "ada@example.org") -> Credential:
    return Credential(Account(site.http.rstrip("/"), mail, "Ada Gast", 0, guest=True))


def moved(post: Post, blog: Any) -> Post:
    """A post by the scheme of a blog."""
    return replace(post, link=blog.blog.address + post.link.split("/", 3)[3]) if post.link else post


async def say(blog: Any, post: Post, credential: Credential, text: str = "", parent: int = 0) -> Comment:
    """Words nobody has sent before, unless given."""
    post = moved(post, blog)
    if not isinstance(blog, WordPress):
        post = replace(post, id=post.id + 2**50)  # in a feed it may have any number
    words = text or f"Ein Gedanke, {uuid4()}."
    return await blog.send(Draft(blog.blog.address, post.id, parent, words), credential, post)


async def public(blog: Any, post: Post) -> dict[int, Comment]:
    """The comments everybody sees."""
    return {comment.id: comment async for some, _total in blog.comments(moved(post, blog)) for comment in some}


@pytest.mark.parametrize("classic", ["http", "https"], indirect=True)
async def test_logging_in_by_the_form_says_who_one_is(real: Site, classic: Classic) -> None:
    for user, word in ((real.user, "falsch"), ("gibt-es-nicht", real.password)):
        with pytest.raises(WrongPassword):
            await classic.log_in(user, Secret(word))
    credential = await classic.log_in(f"{real.user}@example.org", Secret(real.password))
    account = credential.account
    assert (account.origin, account.user, account.name) == (classic.blog.origin, real.user, "Rita Reader")
    assert credential.cookies
    assert not credential.password
    assert await classic.who(credential) == account
    with pytest.raises(NoApplicationPasswords):
        await classic.adopt(real.user, Secret("aaaa bbbb"))
    await classic.log_out(credential)


async def test_logging_out_ends_the_session(real: Site, classic: Classic, posts: dict[str, Post]) -> None:
    credential = await classic.log_in(real.user, Secret(real.password))
    await classic.log_out(credential)
    with pytest.raises(SignedOut):
        await classic.who(credential)
    with pytest.raises(SignedOut):
        await say(classic, posts["open"], credential)
    await classic.log_out(credential)


@pytest.mark.parametrize("classic", ["http", "https"], indirect=True)
async def test_comments_and_answers_stand_in_the_thread(
    classic: Classic, member: Credential, posts: dict[str, Post]
) -> None:
    above = await say(classic, posts["open"], member)
    answer = await say(classic, posts["open"], member, parent=above.id)
    assert {(each.author, each.status) for each in (above, answer)} == {("Rita Reader", Status.APPROVED)}
    seen = await public(classic, posts["open"])
    assert (seen[above.id].parent, seen[answer.id].parent) == (0, above.id)
    assert "Ein Gedanke" in seen[answer.id].html
    assert answer.parent == above.id


async def test_a_comment_that_waits_is_not_said_to_be_published(
    real: Site, classic: Classic, member: Credential, posts: dict[str, Post]
) -> None:
    with real.switched(moderation=True):
        sent = await say(classic, posts["open"], member)
    assert (sent.status, sent.author) == (Status.HOLD, "Rita Reader")
    assert sent.id not in await public(classic, posts["open"])


async def test_what_a_blog_refuses_is_named(
    real: Site, classic: Classic, member: Credential, posts: dict[str, Post]
) -> None:
    words = f"Zweimal dasselbe, {uuid4()}."
    await say(classic, posts["open"], member, words)
    with pytest.raises(Duplicate):
        await say(classic, posts["open"], member, words)
    with real.switched(flood=True), pytest.raises(TooFast, match="15"):
        await say(classic, posts["open"], member)
    with real.switched(closed=True), pytest.raises(Closed):
        await say(classic, posts["seed"], member)
    refused: list[tuple[str, str, type[ReaderError]]] = [
        ("closed", "Hallo", Closed),
        ("protected", "Hallo", Protected),
        ("open", " \n", Empty),
        ("open", "lang " * 14_000, Refusal),
    ]
    for role, text, error in refused:
        with pytest.raises(error):
            await say(classic, posts[role], member, text)


async def test_cookies_of_https_never_go_over_http(
    real: Site, classic: Classic, member: Credential, posts: dict[str, Post]
) -> None:
    assert posts["open"].link.startswith(real.http)
    with pytest.raises(NeedsHttps):
        await classic.send(Draft("", posts["open"].id, 0, "Hallo"), member, posts["open"])


async def test_a_guest_writes_with_name_and_mail(real: Site, hosting: Any, posts: dict[str, Post]) -> None:
    ways = await hosting.ways(posts["open"])
    assert (ways.guest, ways.mail, ways.closed) == (True, True, False)
    assert ways.login is (hosting.blog.kind is not Kind.FEED)
    sent = await say(hosting, posts["open"], guest(real))
    assert (sent.author, sent.status, sent.author_id) == ("Ada Gast", Status.APPROVED, 0)
    answer = await say(hosting, posts["open"], guest(real), parent=sent.id)
    seen = await public(hosting, posts["open"])
    assert (seen[sent.id].author, seen[answer.id].parent) == ("Ada Gast", sent.id)
    with real.switched(moderation=True):
        held = await say(hosting, posts["open"], guest(real))
    assert held.status is Status.HOLD
    assert held.id not in await public(hosting, posts["open"])


async def test_what_a_guest_may_not_is_named(real: Site, hosting: Any, posts: dict[str, Post]) -> None:
    words = f"Zweimal dasselbe, {uuid4()}."
    await say(hosting, posts["open"], guest(real), words)
    with pytest.raises(Duplicate):
        await say(hosting, posts["open"], guest(real), words)
    with real.switched(flood=True), pytest.raises(TooFast, match="15"):
        await say(hosting, posts["open"], guest(real))
    refused: list[tuple[str, str, str, type[ReaderError]]] = [
        ("open", "Hallo", "", NoMail),
        ("open", "Hallo", "keine-adresse", Refusal),
        ("open", "", "ada@example.org", Empty),
        ("closed", "Hallo", "ada@example.org", Closed),
        ("protected", "Hallo", "ada@example.org", Protected),
    ]
    for role, text, mail, error in refused:
        with pytest.raises(error):
            await say(hosting, posts[role], guest(real, mail), text or " ")
    with real.switched(guests=False), pytest.raises(SignedOut):
        await say(hosting, posts["open"], guest(real))


@pytest.mark.parametrize("theme", THEMES)
async def test_every_theme_tells_how_one_joins_in(real: Site, http: Http, posts: dict[str, Post], theme: str) -> None:
    with real.switched(theme=theme, rest=False):
        found = (await discover(http, real.http)).blog
        ways = await Classic(http, found).ways(posts["open"])
        assert (ways.login, ways.guest, ways.closed) == (True, False, False)
        with real.switched(guests=True):
            ways = await Classic(http, found).ways(posts["open"])
            assert (ways.login, ways.guest, ways.mail, ways.closed) == (True, True, True, False)
            assert (await Classic(http, found).ways(posts["closed"])).closed is (theme != "twentytwentythree")
            sent = await say(Classic(http, found), posts["open"], guest(real))
            assert sent.status is Status.APPROVED
