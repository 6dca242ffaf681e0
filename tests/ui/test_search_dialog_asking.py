"""The last row of the search screen: the blog itself is asked, and says what it found."""

from collections.abc import Sequence

from tests.ui.dialog_app import until, words, write
from tests.ui.panes import post
from tests.ui.reading import settled
from tests.ui.searching import BLOG, Library, hit, opened, searching, sought
from tui_reader.demo import DemoBlog
from tui_reader.demo.faults import Fault
from tui_reader.errors import Refused
from tui_reader.kept import Row
from tui_reader.queries import Only
from tui_reader.ui.dialogs.search_words import Chosen


async def test_at_the_end_the_blog_itself_is_asked() -> None:
    asked: list[str] = []

    async def ask(said: str) -> Sequence[Row]:
        asked.append(said)
        if len(asked) == 1:
            raise Refused(host="blog.example")
        return [Row(BLOG, 5, post("Banken", number=1)), Row(BLOG, 4, post("Alte Banken", number=7))]

    app = searching(Library(hit(1, "", title="Banken")), ask=ask)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await write(pilot, "banken")
        await until(pilot, lambda: "Ask Rating-Blog itself for banken" in words(app))
        await pilot.press("down", "enter")
        await until(pilot, lambda: "✗ blog.example refused the connection." in words(app))
        await pilot.press("enter")
        await until(pilot, lambda: "It found 2 posts; 1 of them is new here." in words(app))
        assert asked == ["banken", "banken"]
        assert "found by the blog itself" in words(app)
        assert "1 text" in words(app)
        await pilot.press("enter")
        await until(pilot, lambda: app.closed)
        assert app.answer == Chosen(BLOG, 7, 0, ("banken*",))


async def test_without_a_hit_there_is_still_the_blog_to_ask() -> None:
    async def ask(_said: str) -> Sequence[Row]:
        return []

    app = searching(Library(), ask=ask)
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await write(pilot, '"xyz abc')
        await until(pilot, lambda: "nothing found" in words(app))
        assert 'Ask Rating-Blog itself for "xyz abc"' in words(app)
        await pilot.press("enter")
        await until(pilot, lambda: "It found nothing." in words(app))
        await write(pilot, " q")
        await pilot.press("escape")
        await until(pilot, lambda: app.closed)
        assert app.answer is None


async def test_nothing_found_does_not_stand_above_what_the_blog_found_and_errors_are_read_to_their_end() -> None:
    failing = [Refused(host="a-rather-long-name-of-a-blog.example")]

    async def ask(_said: str) -> Sequence[Row]:
        if failing:
            raise failing.pop()
        return [Row(BLOG, 5, post("Banken", number=1))]

    app = searching(Library(), ask=ask)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await write(pilot, "banken")
        await until(pilot, lambda: "nothing found" in words(app))
        await pilot.press("enter")
        await until(pilot, lambda: "server may be down: try again later." in words(app))
        await pilot.press("enter")
        await until(pilot, lambda: "found by the blog itself" in words(app))
        assert "nothing found" not in words(app)


async def test_home_and_end_at_the_ends_of_the_text_go_to_the_first_and_the_last_hit() -> None:
    app = searching(Library(*(hit(number, "", title=f"Banken {number}") for number in range(1, 31))))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await sought(app, pilot, "banken")
        await until(pilot, lambda: "30 texts" in words(app))
        await pilot.press("end")
        await until(pilot, lambda: "Banken 30" in words(app))
        await pilot.press("home")
        assert "Banken 30" in words(app), "the first goes to the beginning of the text"
        await pilot.press("home")
        await until(pilot, lambda: "Banken 1 " in words(app))
        await pilot.press("ctrl+end")
        await until(pilot, lambda: "Banken 30" in words(app))
        await pilot.press("ctrl+home")
        await until(pilot, lambda: "Banken 30" not in words(app) and "Banken 1 " in words(app))


async def test_marks_alone_are_a_search_and_nothing_to_ask_a_blog_for() -> None:
    async def ask(_said: str) -> Sequence[Row]:
        raise AssertionError("a blog knows no marks of ours")

    library = Library(hit(1, "", title="Banken"))
    app = searching(library, ask=ask)
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await write(pilot, "is:unread ")
        await until(
            pilot, lambda: library.asked and library.asked[-1][0].only is Only.UNREAD and "1 text" in words(app)
        )
        assert "Ask " not in words(app)


async def test_the_blogs_own_search_lists_what_it_found(blog: DemoBlog) -> None:
    async with settled(blog.address) as face:
        await face.press("ctrl+f")
        await face.until(lambda: face.dialog == "SearchDialog")
        await face.types("emoji zzz ")
        await face.sees("nothing found", "Ask RATING-Blog itself for emoji zzz")
        blog.fault = Fault("html")
        await face.press("enter")
        await face.sees("✗")
        blog.fault = None
        await face.press("enter")
        await face.sees("It found nothing.")
