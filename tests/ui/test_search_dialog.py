"""The search screen: every letter finds, what is outdated is dropped, the blog itself is asked last."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.ui.dialog_app import DialogApp, screen_text, until, words, write
from tests.ui.panes import DAY, FORBIDDEN, NAUGHTY, post
from tests.ui.reading import Face, settled
from tui_reader.content import pack
from tui_reader.content.blocks import Block, Document, Kind, Span
from tui_reader.demo import DemoBlog
from tui_reader.demo.faults import Fault
from tui_reader.errors import KeepError, Refused
from tui_reader.kept import Hit, Row, Wanted
from tui_reader.model import Only
from tui_reader.reader.search import parse
from tui_reader.ui.dialogs.search import SearchDialog
from tui_reader.ui.dialogs.search_words import Chosen

BLOG = "https://blog.example/"
PAGE = 50


def hit(number: int, text: str, *, comment: int = 0, author: str = "Meier", title: str = "") -> Hit:
    body = pack(Document((Block(Kind.PARAGRAPH, (Span(text),)),)))
    row = Row(BLOG, 1000 - number, post(title or f"Beitrag {number}", number=number), read=number % 2 == 0)
    return Hit(1000 - number, row, "Rating-Blog", comment, author, DAY - timedelta(days=number), body)


class Library:
    """Texts by their numbers, and what was looked for in them."""

    def __init__(self, *texts: Hit) -> None:
        self.texts = texts
        self.asked: list[tuple[Wanted, int | None]] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.under_way = 0
        self.most = 0

    def _matching(self, wanted: Wanted) -> list[Hit]:
        said = [word.rstrip("*").casefold() for word in wanted.words]
        return [one for one in self.texts if all(word in one.row.post.title.casefold() for word in said)]

    async def find(self, wanted: Wanted, below: int | None) -> Sequence[Hit]:
        """A page of what has all the words."""
        self.asked.append((wanted, below))
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        await self.gate.wait()
        self.under_way -= 1
        return [one for one in self._matching(wanted) if below is None or one.key < below][:PAGE]

    async def count(self, wanted: Wanted) -> int:
        """How many there are."""
        return min(1000, len(self._matching(wanted)))


def searching(
    library: Library, *, typed: str = "", ask: Callable[[str], Awaitable[Sequence[Row]]] | None = None
) -> DialogApp:
    find, count = library.find, library.count
    return DialogApp(SearchDialog(parse=parse, find=find, count=count, ask=ask, blog="Rating-Blog", typed=typed))


async def opened(app: DialogApp, pilot: Pilot[Any]) -> None:
    await until(pilot, lambda: app.screen is app.dialog and app.focused)


async def test_each_letter_shows_results_with_the_words_marked() -> None:
    library = Library(hit(1, "", title="Neue Banken"), hit(2, "", title="Zinsen"), hit(3, "", title="Bankrating"))
    app = searching(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await until(pilot, lambda: "author:meier" in words(app))
        await write(pilot, "ban")
        await until(pilot, lambda: "2 texts" in words(app) and "Neue Banken" in words(app))
        assert "Zinsen" not in words(app)
        assert "Rating-Blog · Nov 24, 2012 · Meier" in words(app)
        assert "author:meier" not in words(app)
        await write(pilot, "kr")
        await until(pilot, lambda: "1 text" in words(app))
        assert "Neue Banken" not in words(app)
        segments = [segment for strip in app.screen._compositor.render_strips() for segment in strip]
        assert [text for text, style, _control in segments if style and style.underline] == ["Bankrating"]


async def test_an_excerpt_shows_where_the_words_stand(blog: DemoBlog) -> None:
    async with settled(blog.address) as face:
        await face.press("/")
        await face.until(lambda: face.dialog == "SearchDialog")
        await face.types('"gordischen Knoten" ')
        await face.sees("löst den gordischen Knoten zwischen")
        segments = [segment for strip in face._strips for segment in strip]
        assert "gordischen Knoten" in [text for text, style, _control in segments if style and style.underline]


async def test_the_field_keeps_the_keys_while_one_moves_and_enter_opens_the_hit() -> None:
    library = Library(*(hit(number, "", title=f"Bank {number}", comment=number * 10) for number in range(1, 30)))
    app = searching(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await write(pilot, "bank")
        await until(pilot, lambda: "29 texts" in words(app))
        await pilot.press("down", "down", "up")
        await until(pilot, lambda: "▌  Bank 2 " in screen_text(app))
        assert "comment by Meier" in words(app)
        await pilot.press("enter")
        await until(pilot, lambda: app.closed)
        assert app.answer == Chosen(BLOG, 2, 20, ("bank*",))


async def test_who_types_and_presses_enter_at_once_gets_the_first_hit() -> None:
    library = Library(hit(1, "", title="Banken"), hit(2, "", title="Zinsen"))
    app = searching(library)
    async with app.run_test() as pilot:
        await opened(app, pilot)
        library.gate.clear()
        await write(pilot, "zins")
        await pilot.press("enter")
        library.gate.set()
        await until(pilot, lambda: app.closed)
        assert app.answer == Chosen(BLOG, 2, 0, ("zins*",))


async def test_searches_that_are_typed_over_are_never_begun() -> None:
    library = Library(hit(1, "", title="Banken"))
    app = searching(library)
    async with app.run_test() as pilot:
        await opened(app, pilot)
        library.gate.clear()
        await write(pilot, "b")
        await until(pilot, lambda: library.under_way)
        await write(pilot, "anken")
        library.gate.set()
        await until(pilot, lambda: "1 text" in words(app))
        assert library.most == 1
        assert [wanted.words for wanted, _below in library.asked] == [("b*",), ("banken*",)]


async def test_more_results_come_before_the_end_is_reached() -> None:
    library = Library(*(hit(number, "", title=f"Bank {number}") for number in range(1, 121)))
    app = searching(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await write(pilot, "bank")
        await until(pilot, lambda: "120 texts" in words(app))
        for _ in range(40):
            await pilot.press("pagedown")
        await until(pilot, lambda: "Bank 120" in words(app))
        assert [below for _wanted, below in library.asked if below] == [950, 900]


async def test_many_are_not_counted_to_the_end() -> None:
    library = Library(*(hit(number % 900 + 1, "", title="Bank") for number in range(1000)))
    app = searching(library)
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await write(pilot, "bank")
        await until(pilot, lambda: "1,000 texts or more" in words(app))


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


async def test_the_last_search_comes_back_selected() -> None:
    app = searching(Library(hit(1, "", title="Banken"), hit(2, "", title="Zinsen")), typed="banken")
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await until(pilot, lambda: "1 text" in words(app))
        await write(pilot, "zins")
        await until(pilot, lambda: "Zinsen" in words(app))
        assert isinstance(app.dialog, SearchDialog)
        assert app.dialog.typed == "zins"


async def test_a_shelf_that_cannot_be_read_is_said_in_place() -> None:
    async def find(_wanted: Wanted, _below: int | None) -> Sequence[Hit]:
        raise KeepError(path=Path("shelf"), reason="disk full")

    async def count(_wanted: Wanted) -> int:
        return 0

    app = DialogApp(SearchDialog(parse=parse, find=find, count=count, ask=None))
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await write(pilot, "bank")
        await until(pilot, lambda: "disk full" in words(app))
        assert app.focused


@pytest.mark.parametrize("size", [(1, 1), (4, 3), (20, 6), (40, 12), (80, 24), (160, 50)])
async def test_no_size_and_no_text_breaks_it(size: tuple[int, int]) -> None:
    texts = [hit(number, text, title=text, author=text) for number, text in enumerate(NAUGHTY, 1)]

    async def find(_wanted: Wanted, _below: int | None) -> Sequence[Hit]:
        return texts

    async def count(_wanted: Wanted) -> int:
        return len(texts)

    app = DialogApp(SearchDialog(parse=parse, find=find, count=count, ask=None))
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot)
        await write(pilot, "x")
        await pilot.press(*["down"] * len(texts))
        for strip in app.screen._compositor.render_strips():
            assert strip.cell_length == size[0]
            assert not any(FORBIDDEN.search(text) for text, _style, _control in strip)
        await pilot.press("enter")
        await until(pilot, lambda: app.closed)


async def test_what_was_found_is_opened_with_its_words_marked(blog: DemoBlog) -> None:
    async with settled(blog.address) as face:
        first = face.post.id
        await face.press("/")
        await face.until(lambda: face.dialog == "SearchDialog")
        await face.types('"gordischen Knoten" ')
        await face.sees("1 text")
        await face.press("enter")
        await face.until(lambda: not face.dialog and face.post.id != first)
        await face.settled()
        await face.until(lambda: "gordischen Knoten" in marked(face))
        await face.press("/")
        await face.until(lambda: face.dialog == "SearchDialog")
        await face.sees('"gordischen Knoten"', "1 text")


async def test_a_comment_that_was_found_is_selected_in_its_thread(blog: DemoBlog) -> None:
    async with settled(blog.address) as face:
        await face.press("/")
        await face.until(lambda: face.dialog == "SearchDialog")
        await face.types("Did you buy the tent ")
        await face.sees("comment by Jonas Aebi")
        await face.press("enter")
        await face.until(lambda: face.screen.pane == "thread" and face.screen.thread.selected)
        await face.until(lambda: face.screen.thread.selected and face.screen.thread.selected.author == "Jonas Aebi")


async def test_the_blogs_own_search_lists_what_it_found(blog: DemoBlog) -> None:
    async with settled(blog.address) as face:
        await face.press("/")
        await face.until(lambda: face.dialog == "SearchDialog")
        await face.types("emoji zzz ")
        await face.sees("nothing found", "Ask RATING-Blog itself for emoji zzz")
        blog.fault = Fault("html")
        await face.press("enter")
        await face.sees("✗")
        blog.fault = None
        await face.press("enter")
        await face.sees("It found nothing.")


def marked(face: Face) -> str:
    """What is marked in the text."""
    strips = [face.screen.article.render_line(y) for y in range(face.screen.article.size.height)]
    ground = face.screen.article.get_component_rich_style("line-pane--marked").bgcolor
    return " ".join(text for strip in strips for text, style, _control in strip if style and style.bgcolor == ground)
