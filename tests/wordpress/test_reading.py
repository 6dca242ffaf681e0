"""The contract: posts, neighbours, texts, comments and their counts, as the server has them."""

from itertools import pairwise

import pytest

from tests.wordpress.servers import Site
from tui_reader.blog.http import Http
from tui_reader.blog.wordpress import WordPress, connect
from tui_reader.errors import BlogError
from tui_reader.model import Comment, Post
from tui_reader.queries import Select
from tui_reader.threads import thread


async def everything(blog: WordPress) -> list[Post]:
    """All posts of a blog, page by page."""
    found: list[Post] = []
    page, more = 0, True
    while more:
        page += 1
        batch = await blog.posts(Select(page=page))
        found += [article.post for article in batch.articles]
        more = batch.more
    return found


async def comments(blog: WordPress, post: Post) -> list[Comment]:
    """All comments of a post."""
    return [comment async for some, _total in blog.comments(post) for comment in some]


async def test_the_first_page_holds_the_newest(site: Site, blog: WordPress) -> None:
    batch = await blog.posts(Select())
    posts = [article.post for article in batch.articles]
    assert (len(posts), batch.total, batch.more) == (30, site.total, True)
    assert all(newer.date >= older.date for newer, older in pairwise(posts))


async def test_paging_reaches_every_post_once_and_ends(site: Site, blog: WordPress) -> None:
    posts = await everything(blog)
    assert len({post.id for post in posts}) == len(posts) == site.total
    assert all((a.date, a.id) > (b.date, b.id) for a, b in pairwise(posts))
    past = await blog.posts(Select(page=1000))
    assert (past.articles, past.more) == ((), False)


async def test_neighbours_are_those_of_the_list(blog: WordPress) -> None:
    posts = [article.post for article in (await blog.posts(Select(size=6))).articles]
    for newer, post, older in zip(posts, posts[1:], posts[2:], strict=False):
        near = await blog.neighbours(post)
        assert near.older == older
        assert near.newer == newer
    assert (await blog.neighbours(posts[0])).newer is None


async def test_the_oldest_post_has_nothing_older(blog: WordPress) -> None:
    *_rest, second, oldest = await everything(blog)
    near = await blog.neighbours(oldest)
    assert near.older is None
    assert near.newer == second


async def test_neighbours_of_the_same_second_go_by_their_numbers(real: Site, http: Http) -> None:
    blog = (await connect(http, real.https))[0]
    one, two, three = [real.number(f"tie-{number}") for number in (1, 2, 3)]
    near = await blog.neighbours(await blog.post(two))
    assert near.older is not None
    assert near.newer is not None
    assert (near.older.id, near.newer.id) == (one, three)
    above = (await blog.neighbours(await blog.post(three))).newer
    assert above is not None
    assert (await blog.neighbours(above)).older == await blog.post(three)


async def test_an_article_has_text_author_date_and_topics(site: Site, blog: WordPress) -> None:
    article = await blog.article(await blog.post(site.number("seed")))
    assert "„Partizipationsmaschine“" in article.html
    assert article.post.author.name == "Dr. Oliver Everling"
    assert article.post.date.isoformat().startswith("2012-11-25T")
    assert article.post.date.utcoffset()
    assert {"Bankenrating", "Nachrichten"} <= {term.name for term in article.post.terms}


async def test_a_hostile_title_is_one_plain_line(real: Site, http: Http) -> None:
    post = await (await connect(http, real.https))[0].post(real.number("hostile"))
    assert post.title.startswith("HTML & „Sonderzeichen“")
    assert "<" not in post.title
    assert "日本語" in post.title


async def test_a_post_may_have_no_title(real: Site, http: Http) -> None:
    assert (await (await connect(http, real.https))[0].post(real.number("untitled"))).title == ""


async def test_a_protected_post_says_so_and_keeps_text_and_comments(site: Site, blog: WordPress) -> None:
    post = await blog.post(site.number("protected"))
    assert post.protected
    assert (await blog.article(post)).html.strip() == ""
    with pytest.raises(BlogError):
        await comments(blog, post)


async def test_a_post_says_whether_comments_are_open(site: Site, blog: WordPress) -> None:
    assert (await blog.post(site.number("open"))).comments_open
    assert not (await blog.post(site.number("closed"))).comments_open


async def test_all_comments_come_in_pages_with_their_total(site: Site, blog: WordPress) -> None:
    post = await blog.post(site.number("thread"))
    found: dict[int, Comment] = {}
    async for some, total in blog.comments(post):
        assert total == 1200
        found |= {comment.id: comment for comment in some}
    assert len(found) == 1200
    assert {comment.post for comment in found.values()} == {post.id}
    placed = thread(found.values())
    assert len(placed) == 1200
    assert max(place.depth for place in placed) == 11


async def test_counts_are_those_of_the_comments(site: Site, blog: WordPress) -> None:
    posts = [await blog.post(site.number(role)) for role in ("thread", "closed", "protected", "open")]
    counts = await blog.counts(posts)
    assert counts[posts[0].id] == 1200
    assert counts[posts[1].id] == len(await comments(blog, posts[1]))
    assert posts[2].id not in counts
    assert counts[posts[3].id] == len(await comments(blog, posts[3]))


async def test_orphans_are_roots(real: Site, http: Http) -> None:
    blog = (await connect(http, real.https))[0]
    placed = thread(await comments(blog, await blog.post(real.number("orphans"))))
    assert [place.depth for place in placed] == [0, 0]
    assert all(place.comment.parent for place in placed)
