"""Footnotes without leaving: the note of a mark at the foot of the screen, over the text, at its place, and back."""

from datetime import timedelta

from tests.ui.panes import PaneApp, Pilots, assert_nothing_to_obey, post, rows, shown, until
from tests.ui.publishing import publish
from tests.ui.reading import MIDDLE, WIDE, settled
from tui_reader.content import convert
from tui_reader.content.blocks import Link
from tui_reader.demo import DemoBlog
from tui_reader.ui.screens.link_peek import LinkPeek
from tui_reader.ui.widgets.article_view import ArticleView
from tui_reader.ui.widgets.inline import NoteMark

SHORT = "Erste Note."
LONG = "Zweite Note. " + "Noch ein Satz der Note, der die Zeile füllt. " * 12 + "Ende der Note."
FILLING = "<p>" + "Wort " * 400 + "</p>"


def notes(between: str = FILLING * 3) -> str:
    """A text with two footnotes, far above them, and a link after the first mark."""
    return (
        '<p>Ein Satz<sup id="r1"><a href="#n1">1</a></sup> mit <a href="https://example.org/">Link</a> und '
        f'noch einer<sup id="r2"><a href="#n2">2</a></sup>.</p>{between}<ol>'
        f'<li id="n1">{SHORT} <a href="#r1">↩</a></li><li id="n2">{LONG} <a href="#r2">↩</a></li></ol>'
    )


def hides(pane: ArticleView) -> bool:
    """Whether there is more of the note now."""
    return pane.hides


async def showing(pilot: Pilots, pane: ArticleView, html: str) -> None:
    pane.show(post(), convert(html, "https://b.example/p"))
    await until(pilot, lambda: "Banken" in shown(pilot.app))


async def test_marks_and_links_take_turns() -> None:
    pane = ArticleView()
    async with PaneApp(pane).run_test(size=(70, 24)) as pilot:
        await showing(pilot, pane, notes())
        found = []
        while pane.pick(1):
            found.append(pane.picked)
        assert found == [NoteMark(1), 1, NoteMark(2)]


async def test_a_long_note_lies_over_the_bottom_of_the_text_until_it_is_closed() -> None:
    pane = ArticleView()
    async with PaneApp(pane).run_test(size=(70, 24)) as pilot:
        await showing(pilot, pane, notes())
        before = rows(pilot.app)
        pane.pick_target(NoteMark(2))
        await until(pilot, lambda: "Zweite Note. Noch ein Satz" in shown(pilot.app))
        assert "Ende der Note." not in shown(pilot.app)
        assert rows(pilot.app)[:14] == before[:14]
        assert hides(pane)
        assert pane.press_note()
        await until(pilot, lambda: "Ende der Note." in shown(pilot.app))
        assert not hides(pane)
        assert_nothing_to_obey(pilot.app)
        pane.unpick()
        await until(pilot, lambda: rows(pilot.app) == before)


async def test_the_note_never_lies_over_its_mark() -> None:
    pane = ArticleView()
    async with PaneApp(pane).run_test(size=(70, 16)) as pilot:
        await showing(pilot, pane, f"{FILLING}<p id=n>{LONG}</p><p>Am Ende<sup><a href='#n'>1</a></sup></p>")
        pane.bottom()
        pane.pick_target(NoteMark(1))
        await until(pilot, lambda: rows(pilot.app)[0].strip().startswith("────"))
        assert any("Am Ende¹" in row for row in rows(pilot.app))


async def test_enter_goes_to_the_note_and_back_is_where_the_mark_is() -> None:
    pane = ArticleView()
    async with PaneApp(pane).run_test(size=(70, 24)) as pilot:
        await showing(pilot, pane, notes())
        pane.line(1)
        place = pane.place
        pane.pick_target(NoteMark(1))
        assert pane.press_note()
        assert pane.away
        assert place != pane.place
        await until(pilot, lambda: any("▌" in row and SHORT in row for row in rows(pilot.app)))
        assert pane.go_back()
        assert (pane.place, pane.picked) == (place, NoteMark(1))
        assert not pane.go_back()


async def test_whoever_reads_on_from_a_note_is_not_led_back() -> None:
    pane = ArticleView()
    async with PaneApp(pane).run_test(size=(70, 24)) as pilot:
        await showing(pilot, pane, notes())
        pane.pick_target(NoteMark(1))
        pane.press_note()
        pane.page(-1)
        assert not pane.away
        assert not pane.go_back()


async def test_another_width_lays_the_note_out_anew() -> None:
    pane = ArticleView()
    async with PaneApp(pane).run_test(size=(70, 24)) as pilot:
        await showing(pilot, pane, notes())
        pane.pick_target(NoteMark(2))
        await pilot.resize_terminal(44, 24)
        await until(pilot, lambda: pane.fits and "Zweite Note. Noch ein Satz" in shown(pilot.app))
        assert_nothing_to_obey(pilot.app)


async def test_a_click_on_a_mark_shows_its_note_and_opens_nothing() -> None:
    pane = ArticleView()
    app = PaneApp(pane)
    async with app.run_test(size=(70, 24), message_hook=app.hear) as pilot:
        await showing(pilot, pane, notes())
        y = next(at for at, row in enumerate(rows(app)) if "einer²" in row)
        await pilot.click(offset=(rows(app)[y].index("²"), y))
        await until(pilot, lambda: pane.picked == NoteMark(2))
        assert not app.told(ArticleView.LinkOpened)


async def test_the_state_line_says_a_short_note_and_enter_and_esc_lead_there_and_back(blog: DemoBlog) -> None:
    publish(blog, "Noten", notes())
    async with settled(blog.address, MIDDLE) as face:
        await face.press("tab")
        await face.sees(f"Note 1: {SHORT}", "Enter go there")
        await face.press("enter")
        await face.sees("Note 1", "Esc back to the mark")
        assert SHORT in face.pane("article")
        await face.press("escape")
        await face.sees(f"Note 1: {SHORT}")
        assert "Ein Satz¹" in face.pane("article")
        await face.press("escape")
        await face.until(lambda: "Home" in face.pane("bar"))


async def test_enter_at_a_note_leads_back_and_another_pane_ends_it(blog: DemoBlog) -> None:
    publish(blog, "Noten", notes(between=""))
    async with settled(blog.address, MIDDLE) as face:
        await face.press("tab", "enter")
        await face.sees("Enter Esc back to the mark")
        await face.press("enter")
        await face.sees(f"Note 1: {SHORT}")
        assert face.focus == "article"
        await face.press("enter", "c")
        assert face.focus == "thread"
        assert "Note 1" not in face.pane("bar")
        await face.press("c")
        assert "Note 1" not in face.pane("bar")


async def test_a_link_to_a_post_on_the_shelf_says_its_title_and_date(blog: DemoBlog) -> None:
    other = blog.at.site.posts[0]
    publish(blog, "Verweis", f'<p><a href="{blog.at.link(other)}#comments">neulich</a> {"Wort " * 9}</p>')
    async with settled(blog.address, WIDE) as face:
        await face.press("tab")
        await face.sees("Link 1/1: The Quiet Window: Reading Blogs in the Terminal, October 12, 2026, on your shelf — ")
        assert blog.at.link(other).partition("//")[2].partition("/")[0] in face.pane("bar")


async def test_a_link_that_is_passed_quickly_is_asked_for_when_one_comes_back(blog: DemoBlog) -> None:
    first, second = (Link(0, "Link", blog.at.link(each)) for each in blog.at.site.posts[:2])
    async with settled(blog.address, WIDE) as face:
        peek = LinkPeek(face.screen, face.app.reader, lambda: None)
        assert (peek.words(first), peek.words(second)) == ("", "")
        await face.until(lambda: "on your shelf" in peek.words(second))
        await face.until(lambda: "The Quiet Window" in peek.words(first))


async def test_a_post_that_comes_to_the_shelf_later_is_known_of_its_link_then(blog: DemoBlog) -> None:
    newest = blog.at.site.posts[0]
    date = newest.date + timedelta(hours=2)
    later = newest._replace(id=newest.id + 1_000, title="Angekommen", slug="angekommen", date=date)
    publish(blog, "Verweis", f'<p><a href="{blog.at.link(later)}">demnächst</a> {"Wort " * 9}</p>')
    async with settled(blog.address, WIDE) as face:
        await face.press("tab")
        await face.sees("Link 1/1: demnächst")
        await face.until(lambda: not face.busy)
        assert "on your shelf" not in face.pane("bar")
        blog.at.site.posts = (later, *blog.at.site.posts)
        await face.press("escape", "R")
        await face.until(lambda: "1 new" in face.pane("top"))
        await face.press("tab")
        await face.sees("Link 1/1: ", "Angekommen", "on your shelf")


async def test_a_long_note_is_shown_whole_by_enter_before_one_goes_there(blog: DemoBlog) -> None:
    publish(blog, "Noten", notes())
    async with settled(blog.address, MIDDLE) as face:
        await face.press("tab", "tab", "tab")
        await face.sees("Zweite Note.", "Enter show all of it")
        assert "Ende der Note." not in face.pane("article")
        await face.press("enter")
        await face.sees("Ende der Note.", "Enter go there")
        assert face.screen.article.per_cent == 0
        await face.press("enter")
        await face.until(lambda: face.screen.article.per_cent > 50)
        face.assert_nothing_to_obey()
