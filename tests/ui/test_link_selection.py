"""Links by keyboard: which one is selected, that one sees it, and what the state line says of where it leads."""

from pathlib import Path

from tests.ui.conftest import opened
from tests.ui.panes import PaneApp, Pilots, assert_nothing_to_obey, post, shown, until
from tests.ui.publishing import publish, say
from tests.ui.reading import MIDDLE, WIDE, settled
from tui_reader.content import convert
from tui_reader.demo import DemoBlog
from tui_reader.settings import Settings
from tui_reader.ui.widgets.article_view import ArticleView

FILLING = "<p>" + "Wort " * 600 + "</p>"
PAGE = "https://b.example/post/"


def link(number: int) -> str:
    return f'<a href="https://example.org/{number}">Ziel {number}</a>'


async def showing(pilot: Pilots, pane: ArticleView, html: str) -> None:
    pane.show(post(), convert(html, PAGE))
    await until(pilot, lambda: "Banken" in shown(pilot.app))


def selected(pane: ArticleView) -> object:
    """What is selected now."""
    return pane.picked


def reversed_words(pane: ArticleView) -> str:
    """The words that stand out as selected."""
    height = pane.size.height
    lines = [pane.render_line(y) for y in range(height)]
    return "".join(text for line in lines for text, style, _ in line if style and style.reverse)


async def test_tab_goes_from_link_to_link_and_scrolls_to_each(tmp_path: Path) -> None:
    pane = ArticleView()
    async with PaneApp(pane).run_test(size=(70, 20)) as pilot:
        await showing(pilot, pane, FILLING.join(f"<p>{link(number)}</p>" for number in range(1, 4)))
        for number in (1, 2, 3):
            assert pane.pick(1)
            assert selected(pane) == number
            assert reversed_words(pane) == f"Ziel {number}[{number}]"
        assert not pane.pick(1)
        assert selected(pane) is None
        assert not reversed_words(pane)
        assert_nothing_to_obey(pilot.app)


async def test_the_first_one_is_the_first_in_sight_or_below_and_backwards_the_last_in_sight_or_above() -> None:
    pane = ArticleView()
    async with PaneApp(pane).run_test(size=(70, 20)) as pilot:
        await showing(pilot, pane, FILLING.join(f"<p>{link(number)}</p>" for number in range(1, 4)))
        pane.page(1)
        assert pane.pick(1)
        assert selected(pane) == 2
        pane.unpick()
        pane.top()
        pane.page(1)
        assert pane.pick(-1)
        assert selected(pane) == 1
        pane.bottom()
        assert selected(pane) is None
        assert pane.pick(-1)
        assert selected(pane) == 3


async def test_reading_on_keeps_it_while_one_sees_it() -> None:
    pane = ArticleView()
    async with PaneApp(pane).run_test(size=(70, 20)) as pilot:
        await showing(pilot, pane, f"<p>Erstes.</p><p>{link(1)}</p>{FILLING * 3}")
        assert pane.pick(1)
        pane.line(3)
        assert selected(pane) == 1
        pane.page(1)
        assert selected(pane) is None
        pane.top()
        assert not reversed_words(pane)


async def test_a_link_in_a_table_takes_part_and_an_address_twice_in_a_paragraph_is_one_stop() -> None:
    pane = ArticleView()
    async with PaneApp(pane).run_test(size=(70, 30)) as pilot:
        html = f"<p>{link(1)} und {link(1)}</p><table><tr><td>{link(2)}</td><td>{link(3)}</td></tr></table>"
        await showing(pilot, pane, html)
        found = []
        while pane.pick(1):
            found.append(pane.picked)
        assert found == [1, 2, 3]


async def test_another_width_keeps_the_selection_and_another_post_ends_it() -> None:
    pane = ArticleView()
    async with PaneApp(pane).run_test(size=(70, 30)) as pilot:
        await showing(pilot, pane, f"<p>{link(1)} und {link(2)}</p>")
        pane.pick(1)
        await pilot.resize_terminal(50, 20)
        await until(pilot, lambda: pane.fits)
        assert selected(pane) == 1
        pane.show(post("Banken, geändert"), convert(f"<p>Mehr. {link(1)} und {link(2)}</p>", PAGE))
        assert selected(pane) == 1
        pane.show(post("Anderes", number=8), convert(f"<p>{link(1)}</p>", PAGE))
        assert selected(pane) is None


async def test_thousands_of_paragraphs_without_a_link_are_passed_at_once() -> None:
    pane = ArticleView()
    async with PaneApp(pane).run_test(size=(70, 30)) as pilot:
        await showing(pilot, pane, "<p>Wort.</p>" * 5000 + f"<p>{link(1)}</p>")
        assert pane.pick(1)
        assert "Ziel 1" in reversed_words(pane)
        assert len(pane.view.flow._lines) < 200


async def test_tab_selects_enter_opens_and_esc_lets_go(blog: DemoBlog, browser: Path) -> None:
    publish(blog, "Drei", f"<p>{link(1)}</p><p>{link(2)}</p><p>{link(3)}</p>")
    async with settled(blog.address, MIDDLE) as face:
        await face.press("tab", "tab")
        await face.sees("Link 2/3: Ziel 2 — https://example.org/2", "Enter open", "Esc close")
        assert not opened(browser)
        await face.press("enter")
        await face.until(lambda: opened(browser) == ["https://example.org/2"])
        await face.press("shift+tab")
        await face.sees("Link 1/3: Ziel 1 — https://example.org/1")
        await face.press("escape")
        await face.until(lambda: "Link" not in face.pane("bar"))
        assert "Home" in face.pane("bar")
        assert face.focus == "article"


async def test_beyond_the_last_and_the_first_tab_goes_to_the_pane_beside(blog: DemoBlog) -> None:
    publish(blog, "Einer", f"<p>{link(1)}</p>")
    async with settled(blog.address, WIDE) as face:
        await face.press("tab", "tab")
        assert face.focus == "thread"
        assert "Link" not in face.pane("bar")
        await face.press("shift+tab", "shift+tab")
        await face.sees("Link 1/1")
        await face.press("shift+tab")
        assert face.focus == "posts"
        assert selected(face.screen.article) is None


async def test_after_the_last_pane_tab_is_at_the_first_and_backwards_at_the_last(blog: DemoBlog) -> None:
    publish(blog, "Keiner", "<p>Text.</p>")
    async with settled(blog.address, (80, 24)) as face:
        await face.press("tab")
        assert face.focus == "thread"
        await face.press("tab")
        assert face.focus == "posts"
        await face.press("shift+tab")
        assert face.focus == "thread"


async def test_backspace_takes_back_the_digit_typed_last(blog: DemoBlog) -> None:
    publish(blog, "Viele", "<p>" + " ".join(map(link, range(1, 25))) + "</p>")
    async with settled(blog.address, MIDDLE) as face:
        await face.press("2", "3")
        await face.sees("Link 23/24")
        await face.press("backspace")
        await face.sees("Link 2/24")
        await face.press("4")
        await face.sees("Link 24/24")
        await face.press("backspace", "backspace")
        await face.until(lambda: "Link" not in face.pane("bar"))
        await face.press("1", "escape")
        await face.until(lambda: "Link" not in face.pane("bar"))
        await face.press("5")
        await face.sees("Link 5/24")


async def test_the_key_that_takes_a_digit_back_can_be_another(blog: DemoBlog) -> None:
    publish(blog, "Viele", "<p>" + " ".join(map(link, range(1, 25))) + "</p>")
    async with settled(blog.address, MIDDLE, settings=Settings(keys={"link_correct": "ctrl+w, f8"})) as face:
        await face.press("2", "3", "f8")
        await face.sees("Link 2/24")
        await face.press("4", "ctrl+w")
        await face.sees("Link 2/24")


async def test_a_link_chosen_from_all_leaves_no_other_one_selected(blog: DemoBlog, browser: Path) -> None:
    publish(blog, "Viele", "<p>" + " ".join(map(link, range(1, 25))) + "</p>")
    async with settled(blog.address, MIDDLE) as face:
        await face.press("2")
        await face.sees("Link 2/24")
        await face.press("F")
        await face.until(lambda: face.dialog == "ChooseDialog")
        await face.types("Ziel 23")
        await face.press("enter")
        await face.until(lambda: opened(browser) == ["https://example.org/23"])
        assert "Link" not in face.pane("bar")


async def test_a_picture_within_a_line_is_a_link(blog: DemoBlog, browser: Path) -> None:
    publish(blog, "Bild", '<p>Ein <img alt="breites" src="https://example.org/b.png"> Bild.</p>')
    async with settled(blog.address, MIDDLE) as face:
        await face.sees("Ein ▨ breites[1] Bild.")
        await face.press("1", "enter")
        await face.until(lambda: opened(browser) == ["https://example.org/b.png"])


async def test_without_a_link_tab_is_the_next_pane(blog: DemoBlog) -> None:
    publish(blog, "Keiner", "<p>Text.</p>")
    async with settled(blog.address, WIDE) as face:
        await face.press("tab")
        assert face.focus == "thread"


async def test_the_number_of_a_link_in_a_comment_says_where_it_leads(blog: DemoBlog, browser: Path) -> None:
    comment = say(blog, publish(blog, "Gespräch"), '<a href="https://example.org/k">Siehe hier</a>', name="Anna")
    async with settled(blog.address, WIDE) as face:
        await face.press("c")
        await face.until(lambda: face.screen.thread.selected and face.screen.thread.selected.id == comment.id)
        await face.press("1")
        await face.sees("Link 1/1: Siehe hier — https://example.org/k")
        await face.press("enter")
        await face.until(lambda: opened(browser) == ["https://example.org/k"])
        await face.press("1", "j")
        await face.until(lambda: "Link" not in face.pane("bar"))


async def test_the_address_of_the_selected_link_can_be_copied(blog: DemoBlog) -> None:
    publish(blog, "Einer", f"<p>{link(1)}</p>")
    async with settled(blog.address) as face:
        await face.press("tab", "y")
        await face.until(lambda: face.app.clipboard == "https://example.org/1")


async def test_the_words_of_a_link_are_shown_as_they_are(blog: DemoBlog) -> None:
    publish(blog, "Böse", '<p><a href="https://example.org/">[bold]x[/] \x1b[2J \u202eabc</a></p>')
    async with settled(blog.address) as face:
        await face.press("tab")
        await face.sees("Link 1/1: [bold]x[/]")
        face.assert_nothing_to_obey()
