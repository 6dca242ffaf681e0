"""What RSS, Atom and their modules say, field by field."""

from datetime import UTC, datetime

import pytest

from tests.blog.feeds.written import URL, atom, entry, feed, rss
from tui_reader.blog.feeds import Enclosure


def test_a_wordpress_item_is_read_whole() -> None:
    post = entry(
        rss(
            "<title>Caf&amp;#233; &amp;amp; more</title><link>https://blog.example.org/2012/cafe/</link>"
            "<dc:creator><![CDATA[Jo]]></dc:creator><pubDate>Sun, 25 Nov 2012 08:30:00 +0000</pubDate>"
            "<category><![CDATA[Tea]]></category><category>tea</category><category>Milk</category>"
            '<guid isPermaLink="false">https://blog.example.org/?p=7</guid>'
            "<comments>https://blog.example.org/2012/cafe/#c</comments><description>Short [&amp;#8230;]</description>"
            "<content:encoded><![CDATA[<p>All of it.</p>]]></content:encoded>"
            "<wfw:commentRss>https://blog.example.org/2012/cafe/feed/</wfw:commentRss><slash:comments>3</slash:comments>"
        )
    )
    assert (post.identity, post.link) == ("https://blog.example.org/?p=7", "https://blog.example.org/2012/cafe/")
    assert (post.title, post.html, post.whole) == ("Café & more", "<p>All of it.</p>", True)
    assert (post.date, post.changed) == (datetime(2012, 11, 25, 8, 30, tzinfo=UTC), None)
    assert (post.authors, post.categories) == (("Jo",), ("Tea", "Milk"))
    assert (post.comments, post.discussion) == (3, "https://blog.example.org/2012/cafe/#c")
    assert post.replies == "https://blog.example.org/2012/cafe/feed/"


def test_an_atom_entry_is_read_whole() -> None:
    post = entry(
        atom(
            '<id>tag:1</id><title type="html">&lt;b&gt;Bold&lt;/b&gt;</title><link href="/1.html"/>'
            '<link rel="replies" type="application/atom+xml" href="/1/feed" thr:count="4"/>'
            '<link rel="replies" type="text/html" href="/1#c"/>'
            '<link rel="enclosure" href="/1.mp3" type="audio/mpeg" length="9"/><category term="t" label="Tea"/>'
            "<published>2012-11-25T09:30:00+01:00</published><updated>2012-11-26T09:30:00Z</updated>"
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">One <img src="x"/><i/> &lt; two</div>'
            "</content>"
            '<thr:in-reply-to ref="tag:0"/>',
            "<author><name>Jo</name><email>jo@example.org</email></author>",
        )
    )
    assert (post.title, post.link) == ("Bold", "https://blog.example.org/1.html")
    assert (post.html, post.whole) == ('One <img src="x"><i></i> &lt; two', True)
    assert (post.replies, post.discussion) == ("https://blog.example.org/1/feed", "https://blog.example.org/1#c")
    assert (post.comments, post.parent, post.categories, post.authors) == (4, "tag:0", ("Tea",), ("Jo",))
    assert post.enclosures == (Enclosure("https://blog.example.org/1.mp3", "audio/mpeg", 9),)
    assert post.date is not None
    assert (post.date.isoformat(), post.changed) == (
        "2012-11-25T09:30:00+01:00",
        datetime(2012, 11, 26, 9, 30, tzinfo=UTC),
    )


def test_a_feed_says_what_it_is_and_where_its_older_pages_are() -> None:
    found = feed(
        atom(
            feed="<subtitle>Words</subtitle><generator>WordPress</generator><fh:complete/>"
            '<link href="/"/><link rel="self" href="/feed/"/><link rel="next" href="?page=2"/>'
            "<opensearch:totalResults>70</opensearch:totalResults><sy:updatePeriod>daily</sy:updatePeriod>"
            "<sy:updateFrequency>2</sy:updateFrequency>",
            attributes='xml:lang="de"',
        )
    )
    assert (found.title, found.description, found.language, found.generator) == ("A blog", "Words", "de", "WordPress")
    assert (found.home, found.itself) == ("https://blog.example.org/", URL)
    assert (found.next, found.complete, found.total, found.pause) == (f"{URL}?page=2", True, 70, 720)


@pytest.mark.parametrize(("ttl", "minutes"), [("60", 60), ("0", 0), ("-1", 0), ("99999999", 10_080), ("soon", 0)])
def test_a_pause_is_a_week_at_most(ttl: str, minutes: int) -> None:
    assert feed(rss(channel=f"<ttl>{ttl}</ttl>")).pause == minutes


def test_the_older_archive_is_the_next_page() -> None:
    assert feed(rss(channel='<atom:link rel="prev-archive" href="/2011"/>')).next == "https://blog.example.org/2011"


@pytest.mark.parametrize(
    ("item", "link"),
    [
        ("<guid>https://blog.example.org/a</guid>", "https://blog.example.org/a"),
        ('<guid isPermaLink="false">https://blog.example.org/a</guid>', ""),
        ("<guid>https://blog.example.org/a</guid><link>/b</link>", "https://blog.example.org/b"),
        ('<atom:link href="/c"/>', "https://blog.example.org/c"),
        ("<link>/b</link><feedburner:origLink>/d</feedburner:origLink>", "https://blog.example.org/d"),
        ("<link>javascript:alert(1)</link>", ""),
    ],
)
def test_the_link_of_an_item(item: str, link: str) -> None:
    assert entry(rss(item)).link == link


def test_identity_is_the_guid_else_the_link_else_title_and_date() -> None:
    assert entry(rss("<guid>g</guid><link>/a</link>")).identity == "g"
    assert entry(rss("<link>/a</link>")).identity == "https://blog.example.org/a"
    first, again, other = (entry(rss(f"<title>{title}</title>")).identity for title in ("x", "x", "y"))
    assert first == again != other


def test_of_equal_identities_the_first_is_kept() -> None:
    found = feed(rss("<guid>g</guid><title>one</title></item><item><guid>g</guid><title>two</title>"))
    assert [each.title for each in found.entries] == ["one"]


def test_relative_links_follow_xml_base_even_in_the_text() -> None:
    post = entry(
        atom(
            '<link href="a"/><content type="html" xml:base="deep/">&lt;a title="x" href="b?c&amp;amp;d"&gt;'
            '&lt;img src="https://c.example/"&gt;&lt;a href="#n"&gt;</content>',
            attributes='xml:base="https://other.example/x/"',
        )
    )
    assert post.link == "https://other.example/x/a"
    wanted = 'href="https://other.example/x/deep/b?c&amp;d"><img src="https://c.example/"><a href="#n">'
    assert post.html == f'<a title="x" {wanted}'


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("<author>jo@example.org (Jo)</author>", ("Jo",)),
        ("<author>Jo &lt;jo@example.org&gt;</author>", ("Jo",)),
        ("<author>jo@example.org</author>", ("jo@example.org",)),
        ("<dc:creator>Jo</dc:creator><itunes:author>jo</itunes:author>", ("Jo",)),
    ],
)
def test_authors_are_named(written: str, names: tuple[str, ...]) -> None:
    assert entry(rss(written)).authors == names


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Why &lt;template&gt; matters", "Why <template> matters"),
        ("&lt;i&gt;Yes&lt;/i&gt; &amp;amp; no", "Yes & no"),
        ("1 &lt; 2", "1 < 2"),
    ],
)
def test_rss_titles_are_markup_when_they_look_like_it(written: str, title: str) -> None:
    assert entry(rss(f"<title>{written}</title>")).title == title


def test_a_title_of_text_is_no_markup() -> None:
    assert entry(atom("<title>A &lt;b&gt;tag&lt;/b&gt;</title>")).title == "A <b>tag</b>"


def test_files_of_the_media_modules() -> None:
    post = entry(
        rss(
            '<enclosure url="/a.mp3" type="audio/mpeg" length="x"/>'
            '<media:group><media:content url="/b.mp4" medium="video"/></media:group>'
            '<media:content url="https://0.gravatar.com/avatar/1" medium="image"/>'
        )
    )
    assert [(file.url[-6:], file.kind, file.length) for file in post.enclosures] == [
        ("/a.mp3", "audio/mpeg", 0),
        ("/b.mp4", "video/*", 0),
    ]


def test_content_that_stands_elsewhere_is_not_whole() -> None:
    post = entry(atom('<content src="/x.html" type="text/html"/><summary>Words</summary>'))
    assert (post.html, post.whole, post.link) == ("<p>Words</p>", False, "https://blog.example.org/x.html")
