"""A text or a taste of it."""

import pytest

from tests.blog.feeds.written import atom, entry, rss
from tui_reader.blog.feeds.wholeness import cut, is_whole

CREDIT = '<p>The post <a href="/a">A</a> appeared first on <a href="/">B</a>.</p>'


@pytest.mark.parametrize(
    "html",
    [
        "<p>One.</p><p>Two.</p>",
        "word " * 400,
        "<h2>Head</h2><p>Words</p>",
        f"<p>One.</p><p>Two.</p>{CREDIT}",
        "a<br><br>b<br /><br/>c",
    ],
)
def test_a_long_or_built_description_is_whole(html: str) -> None:
    assert is_whole(html, "")


@pytest.mark.parametrize(
    "html",
    [
        "",
        "A sentence.",
        "<p>One paragraph.</p>",
        "word " * 400 + "...",
        "<p>One.</p><p>Two […]</p>",
        "<p>One.</p><p>Two [&hellip;]</p>",
        "<p>One.</p><p>Two&#8230;</p>",
        f"<p>One.</p><p>Two [&#8230;]</p>{CREDIT}",
        '<p>One.</p><p>Two. <a href="/x">Weiterlesen</a></p>',
        '<p>One.</p><p>Two.</p><p><a href="/x" class="more">Continue reading <span>A title</span> →</a></p>\n',
        '<p>One.</p><p>Two. <a href="/x">Read more »</a></p>',
        '<div><p>One.</p><p><a href="/x">Read more…</a> (1 min remaining to read)</p></div>',
    ],
)
def test_what_is_short_or_ends_in_a_promise_is_a_taste(html: str) -> None:
    assert not is_whole(html, "")


def test_hugo_cuts_by_paragraphs_so_length_alone_counts() -> None:
    assert not is_whole("<p>One.</p><p>Two.</p>", "Hugo -- gohugo.io")
    assert is_whole("<p>word word</p>" * 200, "Hugo -- gohugo.io")


def test_a_text_may_end_as_it_likes_unless_it_links_to_the_rest() -> None:
    assert not cut("<p>And then ...</p>")
    assert not cut('<p>I read more than <a href="/x">that book</a></p>')
    assert cut('<p>And then</p><a href="/x">Read the full article</a>')


@pytest.mark.parametrize(
    ("html", "whole"),
    [
        ("Heute auf der Bank gewesen.", True),
        ("<p>Eine Notiz mit <a href='/x'>Verweis</a></p>", True),
        ("Eine Notiz, die nicht zu Ende …", False),
        ("<p>Eine Notiz, die nicht ...</p>", False),
        ("Eine Notiz. <a href='/x'>Weiterlesen</a>", False),
        ("", False),
    ],
)
def test_a_note_without_a_title_is_whole_unless_it_says_otherwise(html: str, *, whole: bool) -> None:
    description = f"<description><![CDATA[{html}]]></description>"
    assert entry(rss(description)).whole == whole
    assert not entry(rss(f"<title>Banken</title>{description}")).whole


def test_a_summary_is_never_whole() -> None:
    assert not entry(atom(f"<summary>{'word ' * 400}</summary>")).whole
    assert entry(rss("<description>&lt;p&gt;a&lt;/p&gt;&lt;p&gt;b&lt;/p&gt;</description>")).whole
