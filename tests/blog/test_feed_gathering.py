"""The newest end of a feed: what is asked, what comes of it, and when nothing does."""

from dataclasses import replace

import pytest

from tests.blog.documents import GENERATOR, LONG, article, atom, entry, item, page, rss
from tests.blog.listener import Listener, said
from tui_reader.blog.feed import FeedBlog
from tui_reader.blog.http import Http
from tui_reader.blog.values import words
from tui_reader.errors import Gone, NoAccounts, NotAFeed, NoText, NotFound, ServerFailed
from tui_reader.model import Article, Blog, Kind, Secret
from tui_reader.queries import UNDATED, Gathered, Memory, Select


@pytest.fixture
def feed(server: Listener, http: Http) -> FeedBlog:
    """The server's blog by its feed."""
    return FeedBlog(http, Blog(f"{server.origin}/", f"{server.origin}/feed.xml", "Bankenblog", kind=Kind.FEED))


async def gathered(feed: FeedBlog, memory: Memory | None = None) -> Gathered:
    found = await feed.gather(memory or Memory())
    assert found is not None
    return found


async def only(feed: FeedBlog) -> Article:
    (article,) = (await gathered(feed)).articles
    return article


async def test_entries_are_posts_with_their_texts(server: Listener, feed: FeedBlog) -> None:
    more = (
        "<dc:creator>Dr. Oliver Everling</dc:creator>"
        "<category>Banken &amp; Börsen</category><category>Rating</category>"
        f"<slash:comments>3</slash:comments><wfw:commentRss>{server.origin}/1/feed/</wfw:commentRss>"
    )
    server.answers["/feed.xml"] = rss(
        f"{server.origin}/", [item(1, f"{server.origin}/1/", "Banken &lt;em&gt;prüfen&lt;/em&gt;", more, LONG)]
    )
    found = await gathered(feed)
    (article,) = found.articles
    post = article.post
    assert (found.name, found.description, found.language) == ("Bankenblog", "Über Banken", "de-DE")
    assert (post.title, post.link, post.date.isoformat()) == (
        "Banken prüfen",
        f"{server.origin}/1/",
        "2012-11-25T09:01:00+00:00",
    )
    assert (post.author.name, [term.name for term in post.terms]) == (
        "Dr. Oliver Everling",
        ["Banken & Börsen", "Rating"],
    )
    assert (post.comments, post.replies, post.modified) == (3, f"{server.origin}/1/feed/", post.date)
    assert "Finanzkrise" in article.html
    assert not article.partial
    assert await feed.counts([post]) == {post.id: 3}


async def test_the_same_name_has_the_same_number_everywhere(server: Listener, feed: FeedBlog) -> None:
    server.answers["/feed.xml"] = rss(
        "/", [item(n, f"/{n}/", more="<dc:creator>Berta</dc:creator><category>Rating</category>") for n in (2, 1)]
    )
    one, other = (article.post for article in (await gathered(feed)).articles)
    assert one.id != other.id
    assert one.author == other.author
    assert one.terms == other.terms
    assert one.author.id > 0
    assert one.terms[0].id > 0


async def test_a_message_without_a_title_is_called_by_its_first_words(server: Listener, feed: FeedBlog) -> None:
    text = (
        "<p>Heute war ich bei der <b>Bank</b> &amp; habe lange gewartet,<br>"
        "denn sie hatte geschlossen wie so oft im Jahr.</p>"
    )
    bare = f"<item><guid isPermaLink='false'>a</guid><description><![CDATA[{text}]]></description></item>"
    server.answers["/feed.xml"] = rss(f"{server.origin}/", [bare])
    post = (await only(feed)).post
    assert post.title == "Heute war ich bei der Bank & habe lange gewartet, denn sie hatte geschlossen …"
    assert (post.link, post.date) == (f"{server.origin}/", UNDATED)


async def test_files_of_an_entry_stand_below_its_text_once(server: Listener, feed: FeedBlog) -> None:
    files = "".join(
        f'<enclosure url="{url}" type="{kind}" length="{size}"/>'
        for url, kind, size in [
            ("https://cdn.example/folge%201.mp3?a=1&amp;b=2", "audio/mpeg", "1"),
            ("https://cdn.example/film.mp4", "video/mp4", "1"),
            ("https://cdn.example/bild.png", "image/png", "1"),
            ("https://cdn.example/rating.pdf", "application/pdf", "2500000"),
            ("https://cdn.example/da.png", "image/png", "1"),
        ]
    )
    text = '<p>Siehe <img src="https://cdn.example/da.png"></p>'
    server.answers["/feed.xml"] = rss("/", [item(1, "/1/", more=files, text=text)])
    html = (await only(feed)).html
    assert html.count("da.png") == 1
    assert '<audio controls src="https://cdn.example/folge%201.mp3?a=1&amp;b=2" title="folge 1.mp3">' in html
    assert '<video controls src="https://cdn.example/film.mp4"' in html
    assert '<img src="https://cdn.example/bild.png" alt="bild.png">' in html
    assert '<a href="https://cdn.example/rating.pdf">rating.pdf</a> (2.5 MB)' in html


async def test_wordpress_names_the_numbers_of_its_posts(server: Listener, feed: FeedBlog) -> None:
    one = item(1, "/1/").replace("id-1", f"{server.origin}/?p=815")
    server.answers["/feed.xml"] = [rss("/", [one], GENERATOR), rss("/", [one])]
    assert (await only(feed)).post.id == 815
    assert (await only(feed)).post.id != 815


@pytest.mark.parametrize(
    ("memory", "header", "other"),
    [
        (Memory(etag='"abc"', modified="Sun, 25 Nov 2012 09:30:00 GMT"), "if-modified-since", "if-none-match"),
        (Memory(etag='"abc"'), "if-none-match", "if-modified-since"),
    ],
)
async def test_one_validator_alone_is_sent_and_nothing_comes_of_304(
    server: Listener, feed: FeedBlog, memory: Memory, header: str, other: str
) -> None:
    server.answers["/feed.xml"] = said(304)
    assert await feed.gather(memory) is None
    assert server.asked[0].headers[header] == (memory.modified or memory.etag)
    assert other not in server.asked[0].headers


async def test_validators_are_kept_as_they_are_to_be_sent(server: Listener, feed: FeedBlog) -> None:
    whole = rss("/", [item(1, "/1/")]).replace(
        b"Last-Modified: Sun, 25 Nov 2012 09:30:00 GMT\r\n", b'ETag: W/"a-gzip"\r\n'
    )
    server.answers["/feed.xml"] = whole
    found = await gathered(feed)
    assert (found.memory.etag, found.memory.modified) == ('"a-gzip"', "")
    assert await feed.gather(found.memory) is None  # the server sends it all again, but it is the same
    assert server.asked[1].headers["if-none-match"] == '"a-gzip"'
    server.answers["/feed.xml"] = rss("/", [item(2, "/2/"), item(1, "/1/")])
    assert len((await gathered(feed, found.memory)).articles) == 2


async def test_a_feed_that_moved_for_good_says_where_even_when_it_has_not_changed(
    server: Listener, feed: FeedBlog
) -> None:
    server.answers |= {"/feed.xml": said(301, Location="/neu.xml"), "/neu.xml": [rss("/", [item(1, "/1/")]), said(304)]}
    found = await gathered(feed)
    assert found.moved == f"{server.origin}/neu.xml"
    again = await gathered(feed, replace(found.memory, cursor="kept"))
    assert (again.articles, again.moved, again.memory.cursor) == ((), f"{server.origin}/neu.xml", "kept")
    server.answers["/feed.xml"] = said(302, Location="/neu.xml")
    assert await feed.gather(found.memory) is None


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (said(410), Gone),
        (said(404), NotFound),
        (said(500), ServerFailed),
        (page(body="<p>Wartung</p>"), NotAFeed),
        (said(200), NotAFeed),
    ],
)
async def test_a_feed_that_does_not_come_says_why(
    server: Listener, feed: FeedBlog, answer: bytes, error: type[Exception]
) -> None:
    server.answers["/feed.xml"] = answer
    with pytest.raises(error):
        await feed.gather(Memory())


async def test_a_feed_says_when_it_may_be_asked_again(server: Listener, feed: FeedBlog) -> None:
    server.answers["/feed.xml"] = rss("/", [item(1, "/1/")], "<ttl>90</ttl>")
    assert (await gathered(feed)).pause == 90


async def test_a_summary_is_made_whole_from_its_page(server: Listener, feed: FeedBlog) -> None:
    summary = (
        f"<item><title>Banken</title><link>{server.origin}/1/</link><description>Das Rating […]</description></item>"
    )
    server.answers |= {
        "/feed.xml": rss("/", [summary]),
        "/1/": page(body=article("Ein anderer Titel", LONG, "<footer>Impressum</footer>")),
    }
    found = await only(feed)
    assert found.partial
    whole = await feed.article(found.post)
    assert words(whole.html).count("Finanzkrise") == 4
    assert "Impressum" not in whole.html
    assert not whole.partial
    assert whole.post == found.post


@pytest.mark.parametrize(("answer", "error"), [(page(body="<p>Kurz.</p>"), NoText), (said(404), NotFound)])
async def test_a_page_without_the_text_says_so(
    server: Listener, feed: FeedBlog, answer: bytes, error: type[Exception]
) -> None:
    server.answers |= {"/feed.xml": rss("/", [f"<item><link>{server.origin}/1/</link></item>"]), "/1/": answer}
    post = (await only(feed)).post
    with pytest.raises(error):
        await feed.article(post)


async def test_a_post_that_the_feed_has_whole_is_taken_from_there(server: Listener, feed: FeedBlog) -> None:
    server.answers["/feed.xml"] = rss("/", [item(1, f"{server.origin}/1/", text=LONG)])
    post = (await only(feed)).post
    assert (await feed.article(post)).html.count("Finanzkrise") == 4
    assert server.heard("/1/") == []


async def test_what_a_feed_cannot_say_is_not_made_up(server: Listener, feed: FeedBlog) -> None:
    server.answers["/feed.xml"] = rss("/", [item(n, f"/{n}/") for n in (3, 2, 1)])
    new, middle, old = (article.post for article in (await gathered(feed)).articles)
    assert (await feed.posts(Select(ids=(new.id,)))).articles == ()
    assert await feed.present(Select(ids=(new.id, 5))) == ((new.id, 5), None)
    assert (await feed.posts(Select(words="rating"))).articles == ()
    assert (await feed.neighbours(middle)) == ((await feed.neighbours(middle)).__class__(old, new))
    assert await feed.post(old.id) == old
    with pytest.raises(NotFound):
        await feed.post(5)
    with pytest.raises(NoAccounts):
        await feed.log_in("everling", Secret("x"))


async def test_wordpress_searches_by_feed(server: Listener, feed: FeedBlog) -> None:
    server.answers |= {
        "/feed.xml": rss("/", [item(2, "/2/")], GENERATOR),
        "/feed.xml?s=rating+banken": rss("/", [item(1, "/1/")], GENERATOR),
    }
    await gathered(feed)
    (found,) = (await feed.posts(Select(words="rating banken"))).articles
    assert found.post.title == "Beitrag 1"
    assert feed.blog.api.endswith("/feed.xml")


async def test_atom_tells_the_moment_of_its_last_change(server: Listener, feed: FeedBlog) -> None:
    changed = entry("Banken", f"{server.origin}/1/").replace("<updated>2012", "<updated>2013")
    server.answers["/feed.xml"] = atom(f"{server.origin}/", [changed])
    post = (await only(feed)).post
    assert (post.date.year, post.modified.year) == (2012, 2013)
