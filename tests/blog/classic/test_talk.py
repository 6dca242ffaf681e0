"""The comments of a page: real pages of WordPress in seven themes, older markup, and pages that mean harm."""

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.blog.classic.pages import THEMES, THREAD, page
from tui_reader.blog.classic.talk import talk
from tui_reader.model import Status

CHAIN = {1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 6: 4, 7: 4, 8: 4, 9: 4, 10: 4, 11: 4, 12: 4, 13: 0, 14: 0}
"""Twelve comments, each an answer to the one before: pages show five levels."""


def one(inner: str) -> str:
    """A page with comments."""
    return f'<h3 id="comments">2 Kommentare</h3><ol class="commentlist">{inner}</ol>'


@pytest.mark.parametrize("theme", THEMES)
def test_all_comments_of_a_page_are_there_as_threads(theme: str) -> None:
    found = talk(page(f"{theme}-talk"), THREAD, 18)
    parents = {comment.id: comment.parent for comment in found.comments}
    assert parents == (dict.fromkeys(CHAIN, 0) if theme == "classic" else CHAIN)
    assert found.total == 1200
    for comment in found.comments:
        assert (comment.post, comment.author, comment.status) == (18, "Gerda Gast", Status.APPROVED)
        assert f"<p>Wortmeldung {comment.id}</p>" in comment.html
        assert comment.html.count("Wortmeldung") == 1
        assert "sagt" not in comment.html
        assert comment.date.replace(tzinfo=None) == datetime(2025, 10, 1, 10, comment.id)  # noqa: DTZ001 - of the page
        assert comment.link == f"{THREAD}#comment-{comment.id}"


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_says_that_one_must_log_in(theme: str) -> None:
    found = talk(page(f"{theme}-post"), "http://blog.example/2012/11/25/seed/", 4)
    assert (found.comments, found.form, found.closed) == ((), None, False)
    assert found.login.startswith("http://blog.example/wp-login.php?redirect_to=")


def test_a_page_names_the_other_pages_of_comments_and_its_form() -> None:
    found = talk(page("twentytwentyone-paged"), THREAD, 18)
    assert found.pages == tuple(f"{THREAD}comment-page-{number}/" for number in range(1, 7))
    assert found.form is not None
    assert found.form.action == "http://blog.example/wp-comments-post.php"
    assert found.form.fields == (("comment_post_ID", "18"), ("comment_parent", "0"))
    assert (found.form.guest, found.form.needs_mail, found.login) == (True, True, "")


def test_plain_permalinks_have_pages_of_comments_too() -> None:
    links = (
        '<a href="/?p=5&amp;cpage=3#comments">Neuere Kommentare »</a> <a href="/?p=5&amp;cpage=1#comments">Ältere</a>'
    )
    text = f'<link rel="canonical" href="/?p=5">{links}'
    found = talk(text, "http://h/?p=5&cpage=2", 5)
    assert found.pages == ("http://h/?p=5&cpage=1", "http://h/?p=5&cpage=3")


def test_hidden_fields_of_plugins_go_along_and_honeypots_do_not() -> None:
    text = (
        '<form id="commentform" action="wp-comments-post.php"><input name="author"><input name="email">'
        '<input type="hidden" name="akismet_comment_nonce" value="abc"><input type="HIDDEN" name="ak_js" value="7">'
        '<textarea name="ak_hp_textarea"></textarea><input type="submit" name="submit" value="x"></form>'
    )
    form = talk(text, "http://h/blog/p/", 5).form
    assert form is not None
    assert form.action == "http://h/blog/p/wp-comments-post.php"
    assert form.fields == (("akismet_comment_nonce", "abc"), ("ak_js", "7"))
    assert (form.guest, form.needs_mail) == (True, False)


def test_a_form_in_another_sites_frame_is_none_and_closes_nothing() -> None:
    text = '<div id="respond"><form id="commentform"><iframe src="http://jetpack.example/"></iframe></form></div>'
    found = talk(text, "http://h/p/", 1)
    assert (found.form, found.login, found.closed) == (None, "", False)


def test_closed_comments_are_closed() -> None:
    assert talk('<div id="post-1"></div><p class="nocomments">Comments are closed.</p>', "http://h/", 1).closed
    assert talk(one('<li id="comment-1"><p>x</p></li>'), "http://h/", 1).closed
    assert not talk('<form><input name="post_password"></form><p class="nocomments">x</p>', "http://h/", 1).closed


def test_comments_of_wordpress_2_have_names_and_dates() -> None:
    inner = (
        '<li class="alt" id="comment-12">'
        '<cite><a href="http://gast.example/" rel="external nofollow">Gerda</a></cite> sagt:<br>'
        '<small class="commentmetadata"><a href="#comment-12" title="">25. November 2012 um 10:33</a></small>'
        "<p>Eins.</p><blockquote><p>Zwei.</p></blockquote></li>"
    )
    (comment,) = talk(one(inner), "http://h/p/", 1).comments
    assert (comment.author, comment.date) == ("Gerda", datetime(2012, 11, 25, 10, 33, tzinfo=UTC))
    assert comment.html.replace("\n", "") == "<p>Eins.</p><blockquote><p>Zwei.</p></blockquote>"
    assert comment.link == "http://h/p/#comment-12"


def test_depth_classes_make_threads_where_nothing_is_nested() -> None:
    inner = "".join(
        f'<li class="comment depth-{depth}" id="comment-{number}"><p>x</p></li>'
        for number, depth in [(1, 1), (2, 2), (3, 3), (4, 2), (5, 1), (6, 2)]
    )
    found = talk(one(inner), "http://h/p/", 1).comments
    assert [comment.parent for comment in found] == [0, 1, 2, 1, 0, 5]


def test_pingbacks_are_no_comments() -> None:
    inner = (
        '<li class="pingback" id="comment-1"><p>Pingback: x</p></li><li class="comment" id="comment-2"><p>ja</p></li>'
        '<li id="comment-3"><p>…</p><p><cite>Trackback von <a href="http://x/">x</a></cite></p></li>'
    )
    found = talk(one(inner), "http://h/p/", 1)
    assert [comment.id for comment in found.comments] == [2]


def test_a_comment_that_waits_is_on_hold() -> None:
    inner = (
        '<li class="comment" id="comment-9"><article id="div-comment-9" class="comment-body">'
        '<footer class="comment-meta">'
        '<b class="fn">Ich</b><time datetime="2025-01-02T03:04:05+01:00">x</time>'
        '<em class="comment-awaiting-moderation">Dein Kommentar wartet auf Freischaltung.</em></footer>'
        '<div class="comment-content"><p>Text</p></div></article></li>'
    )
    (comment,) = talk(one(inner), "http://h/p/", 1).comments
    assert (comment.status, comment.author) == (Status.HOLD, "Ich")
    assert comment.date == datetime(2025, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=1)))
    assert "wartet" not in comment.html


@pytest.mark.parametrize(
    ("said", "total"),
    [
        ("64 Kommentare", 64),
        ("1.200 Kommentare zu „3 Kommentare“", 1200),
        ("One thought on “x”", 1),
        ("Ein Kommentar", 1),
        ("Eine Antwort auf x", 1),
        ("Kein Kommentar »", 0),
        ("No Responses to “5 comments”", 0),
        ("12,345 thoughts on “x”", 12345),
        ("Comments (7)", 7),
        ("Kommentare", None),
        ("Diskussion", None),
    ],
)
def test_the_heading_tells_how_many_there_are(said: str, total: int | None) -> None:
    assert talk(f'<h3 id="comments">{said}</h3>', "http://h/p/", 1).total == total


def test_a_total_that_is_less_than_what_stands_there_is_not_believed() -> None:
    inner = "".join(f'<li class="comment" id="comment-{number}"><p>x</p></li>' for number in range(1, 4))
    assert talk(one(inner), "http://h/p/", 1).total is None


def test_names_hold_no_markup_and_no_controls() -> None:
    inner = (
        '<li class="comment" id="comment-1">'
        '<cite class="fn"><script>alert(1)</script>Eva &lt;b&gt;\x1b[31m&#x202e;</cite><p>x</p></li>'
    )
    (comment,) = talk(one(inner), "http://h/p/", 1).comments
    assert comment.author == "Eva <b>␛[31m"


def test_the_same_number_twice_counts_once_and_odd_numbers_do_not() -> None:
    inner = "".join(f'<li id="comment-{word}"><p>x</p></li>' for word in ("1", "1", "x", "", "-5", "9" * 40, "٣"))
    assert [comment.id for comment in talk(one(inner), "http://h/p/", 1).comments] == [1]


def test_a_long_discussion_takes_less_than_a_second() -> None:
    body = (
        '<div class="comment-content"><p>Wort</p></div><div class="reply"><a href="?replytocom=1#respond">x</a></div>'
    )
    meta = '<a href="/p/#comment-{0}"><time datetime="2025-10-01T10:03:00+02:00">1. Oktober 2025</time></a>' + " " * 700
    items = (
        f'<li class="comment depth-1" id="comment-{number}"><b class="fn">Eva</b>{meta.format(number)}{body}</li>'
        for number in range(1, 1201)
    )
    text = one("".join(items))
    start = time.process_time()
    assert len(talk(text, "http://h/p/", 1).comments) == 1200
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 300_000,
        "".join(f'<ol><li class="comment" id="comment-{number}">' for number in range(1, 100_000)),
        "</div>" * 500_000,
        '<li id="comment-1">' + "<p>x" * 300_000,
        '<h3 id="comments">' + "9" * 1_000_000,
        '<a href="/p/comment-page-99999999999999999999/#comments">x</a><a href="/p/comment-page-99999/">y</a>',
        "<cite>" * 100_000,
    ],
    ids=["deep", "deep comments", "ends", "paragraphs", "digits", "pages", "cites"],
)
def test_hostile_pages_take_little_time(text: str) -> None:
    start = time.process_time()
    found = talk(text, "http://h/p/", 1)
    assert time.process_time() - start < 10
    assert len(found.pages) <= 500
