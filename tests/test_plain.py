"""Plain text: a post and its thread as lines, with words for what a screen shows by place and colour."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui_reader.answers import Reading, Remark, Thread
from tui_reader.blog.http import Http
from tui_reader.content import convert
from tui_reader.demo import DemoBlog, Fault
from tui_reader.errors import NothingOpened, Refused
from tui_reader.kept import Place
from tui_reader.model import Author, Comment, Post, Status, Term
from tui_reader.plain import show, text
from tui_reader.reader import Reader
from tui_reader.settings import Folders, Settings
from tui_reader.store.drafts import Drafts
from tui_reader.store.shelf import Shelf
from tui_reader.store.vault import Vault
from tui_reader.threads import thread

DAY = datetime(2012, 11, 25, 9, 30, tzinfo=UTC)


def reading(html: str = "<p>Text.</p>", title: str = "Titel", *, protected: bool = False) -> Reading:
    """A post with two topics."""
    terms = (Term(1, "Bankenrating"), Term(2, "Nachrichten"))
    post = Post(7, title, "https://b.example/p", DAY, DAY, Author(3, "Anna"), terms, protected=protected)
    return Reading(post, convert(html, post.link))


def said(*parents: int, status: Status = Status.APPROVED) -> Thread:
    """A thread: comment 1, 2, 3 ... each answering the comment of that number, 0 none."""
    comments = [
        Comment(number, 7, parent, f"Gast {number}", DAY, f"<p>Wort {number}</p>", status=status)
        for number, parent in enumerate(parents, 1)
    ]
    return Thread(tuple(Remark(one, convert(one.comment.html, "")) for one in thread(comments)), len(comments))


def test_everything_has_its_role_in_words() -> None:
    assert text("RATING-Blog", reading(), said(0, 1, 2, 0)).splitlines() == [
        "Blog: RATING-Blog",
        "Title: Titel",
        "By Anna | November 25, 2012",
        "Topics: Bankenrating, Nachrichten",
        "Address: https://b.example/p",
        "",
        "Text.",
        "",
        "4 comments",
        "",
        "1. Comment: Gast 1, Nov 25, 2012, 9:30\u202fAM",
        "Wort 1",
        "",
        "2. Reply, level 1: Gast 2, Nov 25, 2012, 9:30\u202fAM",
        "Wort 2",
        "",
        "3. Reply, level 2: Gast 3, Nov 25, 2012, 9:30\u202fAM",
        "Wort 3",
        "",
        "4. Comment: Gast 4, Nov 25, 2012, 9:30\u202fAM",
        "Wort 4",
    ]


@pytest.mark.parametrize(
    ("thread", "words"),
    [(said(), "No comments"), (None, "This post is protected."), (said(0), "1 comment")],
    ids=["none", "protected", "one"],
)
def test_the_state_of_the_comments_is_said(thread: Thread | None, words: str) -> None:
    assert words in text("B", reading(), thread).splitlines()


def test_what_waits_and_what_has_no_title_is_said() -> None:
    shown = text("B", reading(title=""), said(0, status=Status.HOLD))
    assert "Title: Untitled" in shown
    assert "(waiting for approval)" in shown


def test_lines_are_wrapped_but_code_and_tables_are_not() -> None:
    long = "Wort " * 40
    code, row = "x = " + "1 + " * 40 + "1", "".join(f"<td>Zelle {n}</td>" for n in range(20))
    shown = text("B", reading(f"<p>{long}</p><pre><code>{code}</code></pre><table><tr>{row}</tr></table>"), None)
    assert code in shown
    prose = [line for line in shown.splitlines() if line.startswith("Wort")]
    assert len(prose) > 1
    assert max(map(len, prose)) <= 80


def test_wrapped_lines_stand_below_their_first_one() -> None:
    long = ("Wort " * 30).strip()
    html = f"<ol><li>{long}<ul><li>{long}</li></ul></li></ol><blockquote><p>{long}</p></blockquote>"
    lines = text("B", reading(html), None).splitlines()
    for first, further in (("1. Wort", "   Wort"), ("   - Wort", "     Wort"), ("> Wort", "> Wort")):
        place = next(at for at, line in enumerate(lines) if line.startswith(first))
        assert lines[place + 1].startswith(further)


def test_nothing_in_it_is_obeyed_by_a_terminal() -> None:
    shown = text("B", reading("<p>a&#27;]0;x&#7;b&#x202e;c</p>"), None)
    assert not set(shown) & set("\x1b\x07\u202e\x9b")


@pytest.fixture
def demo() -> Iterator[DemoBlog]:
    """The demo blog."""
    with DemoBlog() as demo:
        yield demo


def reader(folder: Path) -> Reader:
    """A reader as every start makes one."""
    folders, settings = Folders.under(folder), Settings()
    return Reader(Http(), Shelf(folders), Drafts(folders), Vault(settings, folders, memory_only=True))


async def test_the_newest_post_is_shown_as_the_blog_has_it_now(
    demo: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await show(reader(tmp_path), demo.address) == 0
    shown = capsys.readouterr()
    assert f"Title: {demo.at.site.posts[0].title}" in shown.out
    assert shown.err == ""


async def test_a_post_of_an_address_is_shown(
    demo: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = next(post for post in demo.at.site.posts[3:] if demo.at.site.by_post.get(post.id))
    assert await show(reader(tmp_path), demo.at.link(there)) == 0
    shown = capsys.readouterr().out
    assert f"Title: {there.title}" in shown
    assert demo.at.site.by_post[there.id][0].name in shown


async def test_what_was_read_last_is_shown_without_an_address(
    demo: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(NothingOpened):
        await show(reader(tmp_path), "")
    there, before = demo.at.site.posts[5], reader(tmp_path)
    blog = (await before.blogs.open(demo.address)).blog
    await before.places.keep(Place(blog.address, there.id))
    await before.close()
    assert await show(reader(tmp_path), "") == 0
    assert f"Address: {demo.at.link(there)}" in capsys.readouterr().out


async def test_a_blog_that_does_not_answer_is_shown_from_disk(
    demo: DemoBlog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await show(reader(tmp_path), demo.address)
    online = capsys.readouterr().out
    demo.fault = Fault("refuse")
    assert await show(reader(tmp_path), demo.address) == 0
    offline = capsys.readouterr()
    assert offline.out == online
    assert "refused the connection. What follows was kept (now)." in offline.err


async def test_a_blog_that_was_never_read_and_does_not_answer_is_a_failure(demo: DemoBlog, tmp_path: Path) -> None:
    demo.fault = Fault("refuse")
    with pytest.raises(Refused):
        await show(reader(tmp_path), demo.address)
