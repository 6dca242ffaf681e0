"""The contract: a WordPress without REST is read whole, by its feed or by its pages."""

import pytest

from tests.wordpress.servers import Site
from tests.wordpress.test_pages import plain, said_by_rest, shown
from tui_reader.blog.classic.adapter import Classic
from tui_reader.blog.discover import discover
from tui_reader.blog.http import Http
from tui_reader.blog.wordpress import WordPress, connect
from tui_reader.errors import NotFound
from tui_reader.model import Article, Comment, Kind, Post, Status
from tui_reader.queries import Gathered, Memory, Select

THEME = "default"
"""The look of WordPress 1.5 to 2.9; it is quick, too."""

ROLES = ("seed", "untitled", "beitrag-7", "beitrag-100")


@pytest.fixture
async def rest(real: Site, http: Http) -> WordPress:
    """The blog by REST; what is to be compared is fetched before that is switched off."""
    return (await connect(http, real.http))[0]


async def classic(site: Site, http: Http) -> Classic:
    """The blog as it is found without REST."""
    found = (await discover(http, site.http)).blog
    assert (found.kind, found.address) == (Kind.CLASSIC, site.http)
    return Classic(http, found)


async def whole(blog: Classic) -> dict[str, Article]:
    """Everything the blog has by its address, page after page."""
    came = await blog.gather(Memory())
    assert came
    assert await blog.gather(came.memory) is None
    found = list(came.articles)
    cursor = came.memory.cursor
    while cursor:
        page = await blog.older(cursor)
        assert page.memory.cursor != cursor
        found += page.articles
        cursor = page.memory.cursor
    return {article.post.link: article for article in found}


async def of_rest(blog: WordPress) -> dict[str, Article]:
    pages = [(await blog.posts(Select(size=100, page=page))).articles for page in (1, 2)]
    return {article.post.link: article for articles in pages for article in articles}


def same(read: Article, told: Article) -> None:
    """What the blog gives of a post without REST is what REST gives."""
    one, other = read.post, told.post
    assert one.date.date() == other.date.date()
    assert one.author.name == other.author.name
    assert {term.name for term in one.terms} == {term.name for term in other.terms}
    title = one.title.replace("alert(1) ", "")  # a feed takes tags out, not what stands in them
    if other.protected:
        title = title.removeprefix("Geschützt: ")
    assert title == other.title or not other.title
    if other.protected:
        assert "Geheimer" not in read.html
    else:
        assert plain(read.html) == plain(told.html)


async def test_by_its_feed_every_post_is_reached_whole(real: Site, http: Http, rest: WordPress) -> None:
    told = await of_rest(rest)
    with real.switched(theme=THEME, rest=False):
        blog = await classic(real, http)
        assert blog.blog.api != blog.blog.address
        found = await whole(blog)
        assert found.keys() == told.keys()
        assert len({article.post.id for article in found.values()}) == real.total
        for link, article in found.items():
            same(article, told[link])
        for role in ROLES:
            post = await blog.post(real.number(role))
            assert post.id == found[post.link].post.id  # though not every guid names the number
            assert plain((await blog.article(post)).html) == plain(told[post.link].html)
            at = await discover(http, post.link)
            assert (at.blog, at.post) == (blog.blog, post.id)
        newest = next(iter(found.values())).post
        assert (await blog.post(newest.id)).link == newest.link
        with pytest.raises(NotFound):
            await blog.post(2**30)


async def test_by_its_pages_every_post_is_reached_whole(real: Site, http: Http, rest: WordPress) -> None:
    told = await of_rest(rest)
    with real.switched(theme=THEME, rest=False, feeds=False):
        blog = await classic(real, http)
        assert blog.blog.api == blog.blog.address
        found = await whole(blog)
        assert found.keys() == told.keys()
        for link, article in found.items():
            same(article, told[link])
            assert article.post.id == told[link].post.id
        memory = (await _came(blog, Memory())).memory
        one_more = await _came(blog, Memory(digest=memory.digest.partition(" ")[2]))  # as if the first had just come
        assert ([article.post.link for article in one_more.articles], one_more.memory.cursor) == (
            [next(iter(found))],
            "",
        )
        with pytest.raises(NotFound):
            await blog.post(2**30)


async def _came(blog: Classic, memory: Memory) -> Gathered:
    came = await blog.gather(memory)
    assert came
    return came


@pytest.mark.parametrize("feeds", [True, False])
async def test_it_finds_words_and_neighbours(real: Site, http: Http, rest: WordPress, *, feeds: bool) -> None:
    posts = [await rest.post(real.number(role)) for role in ("seed", "beitrag-1", "thread", "protected")]
    near = [await rest.neighbours(post) for post in posts]
    with real.switched(theme=THEME, rest=False, feeds=feeds):
        blog = await classic(real, http)
        found = await blog.posts(Select(words="Partizipationsmaschine"))
        assert [article.post.link for article in found.articles] == [posts[0].link]
        for post, told in zip(posts, near, strict=True):
            read = await blog.neighbours(post)
            assert (_link(read.older), _link(read.newer)) == (_link(told.older), _link(told.newer))
            for each in (read.older, read.newer):
                if each and feeds:
                    assert each.id == (await blog.post(each.id)).id


def _link(post: Post | None) -> str:
    return post.link if post else ""


@pytest.mark.parametrize("paged", [False, True])
async def test_all_comments_are_read_with_their_threads(
    real: Site, http: Http, rest: WordPress, *, paged: bool
) -> None:
    post = await rest.post(real.number("thread"))
    told = await said_by_rest(rest, post)
    with real.switched(theme=THEME, rest=False, paged_comments=paged):
        blog = await classic(real, http)
        found: list[Comment] = []
        async for some, total in blog.comments(await blog.post(post.id)):
            found += some
            assert total == len(told) == 1200
    assert {comment.id: comment.parent for comment in found} == shown(told.values())
    for comment in found:
        other = told[comment.id]
        assert (comment.author, plain(comment.html), comment.status) == (
            other.author,
            plain(other.html),
            Status.APPROVED,
        )
