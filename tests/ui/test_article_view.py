"""The reading pane: what it shows of a post, how it moves, what it does when there is nothing to show."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ui.panes import (
    NAUGHTY,
    PaneApp,
    Pilots,
    assert_nothing_to_obey,
    document,
    post,
    rows,
    shown,
    until,
)
from tui_reader import i18n
from tui_reader.content.blocks import Block, Cell, Document, Kind, Link, Span
from tui_reader.errors import TimedOut
from tui_reader.ui.widgets.article_view import ArticleView

LONG = document(*(f"Absatz {number}. " + "Wort " * 60 for number in range(200)))
SLOW = TimedOut(host="b.example", seconds=10)


def article() -> tuple[PaneApp, ArticleView]:
    pane = ArticleView()
    return PaneApp(pane), pane


async def test_a_post_reads_as_on_its_page() -> None:
    app, pane = article()
    async with app.run_test(size=(60, 20)) as pilot:
        pane.show(post("Banken", topics=("Rating", "Nachrichten")), document("Text."), comments=0)
        await until(pilot, lambda: "Text." in shown(app))
        said = [row.strip(" ▌") for row in rows(app) if row.strip()]
        assert said[:4] == ["Banken", "by Dr. Everling | November 25, 2012", "Rating · Nachrichten", "Text."]
        assert said[-1] == "Topics: Rating, Nachrichten | No comments »"


TEXT = ("Ein kurzer Text, der ohne Titel kam.", "Mehr davon.")


@pytest.mark.parametrize("title", ["Ein kurzer Text, der …", TEXT[0], " ".join(TEXT)])
async def test_a_title_that_is_only_how_the_text_begins_is_not_said_twice(title: str) -> None:
    app, pane = article()
    async with app.run_test(size=(100, 20)) as pilot:
        pane.show(post(title), document(*TEXT))
        await until(pilot, lambda: "Mehr davon." in shown(app))
        assert shown(app).count("Ein kurzer Text") == 1


async def test_a_title_with_a_word_of_the_text_is_a_title() -> None:
    app, pane = article()
    async with app.run_test(size=(100, 20)) as pilot:
        pane.show(post("Ein"), document(*TEXT))
        await until(pilot, lambda: "Mehr davon." in shown(app))
        assert "Ein" in [row.strip(" ▌") for row in rows(app)]


@pytest.mark.parametrize(("count", "words"), [(0, "No comments »"), (1, "1 comment »"), (12, "12 comments »")])
async def test_the_end_says_how_many_comments_there_are(count: int, words: str) -> None:
    app, pane = article()
    async with app.run_test(size=(60, 20)) as pilot:
        pane.show(post(), document("Text."))
        await until(pilot, lambda: "Comments »" in shown(app))
        pane.count(count)
        await until(pilot, lambda: words in shown(app))
        pane.show(post(), document("Neuer Text."))
        await until(pilot, lambda: "Neuer Text." in shown(app) and words in shown(app))


async def test_dates_and_words_come_in_the_readers_language() -> None:
    app, pane = article()
    i18n.use("de")
    async with app.run_test(size=(60, 20)) as pilot:
        pane.show(post(), document("Text."))
        await until(pilot, lambda: "25. November 2012" in shown(app))


async def test_dates_can_come_later_than_the_text() -> None:
    app, pane = article()
    pane.date_words = lambda _date: "…"
    async with app.run_test(size=(60, 20)) as pilot:
        pane.show(post(), document("Text."))
        await until(pilot, lambda: "by Dr. Everling | …" in shown(app))
        del pane.date_words
        pane.refill()
        await until(pilot, lambda: "by Dr. Everling | November 25, 2012" in shown(app))


async def test_the_same_post_again_keeps_the_place_and_another_one_begins_at_its_top() -> None:
    app, pane = article()
    async with app.run_test(size=(70, 20)) as pilot:
        pane.show(post(), LONG)
        pane.page(3)
        place = pane.paragraph_at_top()
        pane.show(post("Banken, neu"), LONG, comments=3)
        assert pane.paragraph_at_top() == place
        pane.show(post("Anderes", number=8), LONG)
        await until(pilot, lambda: "Anderes" in shown(app))


async def test_waiting_dims_what_is_there_and_names_the_new_post_when_it_takes_long() -> None:
    app, pane = article()
    async with app.run_test(size=(60, 20)) as pilot:
        pane.show(post(), document("Alter Text."))
        pane.waiting(post("Neuer Titel", number=8))
        assert pane.waits
        await until(pilot, lambda: pane.dimmed)
        await until(pilot, lambda: "Neuer Titel" in shown(app))
        assert "Loading …" in shown(app)
        assert "Alter Text." in shown(app)
        pane.show(post("Neuer Titel", number=8), document("Neuer Text."))
        await until(pilot, lambda: "Neuer Text." in shown(app) and not pane.dimmed)
        assert "Alter Text." not in shown(app)
        assert "Loading" not in shown(app)


async def test_a_text_that_comes_as_the_patience_runs_out_is_neither_dimmed_nor_loading() -> None:
    app, pane = article()
    async with app.run_test(size=(60, 20)) as pilot:
        pane.show(post(), document("Alter Text."))
        await until(pilot, lambda: "Alter Text." in shown(app))
        other = post("Neuer Titel", number=8)
        pane.waiting(other)
        for timer in pane._patience:
            assert timer._callback
            timer._callback()  # its time is up: the call waits in the queue of the pane
        pane.show(other, document("Neuer Text."))
        await until(pilot, lambda: "Neuer Text." in shown(app))
        await pilot.pause()
        assert "Loading" not in shown(app)
        assert not pane.waits


async def test_the_first_post_is_named_at_once() -> None:
    app, pane = article()
    async with app.run_test(size=(60, 20)) as pilot:
        pane.waiting(post("Neuer Titel"))
        await until(pilot, lambda: "Neuer Titel" in shown(app) and "Loading …" in shown(app))


async def test_a_failure_is_said_in_place_with_the_key_that_tries_again() -> None:
    app, pane = article()
    async with app.run_test(size=(80, 20)) as pilot:
        pane.failed(SLOW)
        await until(pilot, lambda: SLOW.summary in shown(app))
        assert "R tries again." in shown(app)
        pane.waiting(post())
        pane.failed(SLOW, post())
        await until(pilot, lambda: "Banken" in shown(app) and SLOW.summary in shown(app))
        assert not pane.dimmed
        pane.show(post(), document("Doch noch."))
        await until(pilot, lambda: "Doch noch." in shown(app) and SLOW.summary not in shown(app))
        pane.failed(SLOW, post())
        await until(pilot, lambda: "Doch noch." in shown(app) and SLOW.summary in shown(app))
        pane.waiting(post("Anderes", number=8))
        pane.failed(SLOW, post("Anderes", number=8))
        await until(pilot, lambda: "Anderes" in shown(app) and "Doch noch." not in shown(app))


@pytest.mark.parametrize(
    ("about", "text", "words"),
    [
        (post(protected=True), Document(()), "protected by a password"),
        (post(), Document(()), "no text"),
        (post(), document("Anfang", cut=True), "its end is missing"),
    ],
)
async def test_what_is_missing_is_said(about: object, text: Document, words: str) -> None:
    app, pane = article()
    async with app.run_test(size=(80, 20)) as pilot:
        pane.show(about, text)  # type: ignore[arg-type]
        await until(pilot, lambda: words in shown(app) and "o opens it in the browser." in shown(app))


async def test_nothing_to_show_has_its_words() -> None:
    app, pane = article()
    async with app.run_test(size=(80, 20)) as pilot:
        pane.nothing("There are no posts here yet.")
        await until(pilot, lambda: "There are no posts here yet." in shown(app))
        assert (pane.post, pane.links, pane.paragraph_at_top()) == (None, (), "")


def spot(app: PaneApp, words: str) -> tuple[int, int]:
    y = next(y for y, row in enumerate(rows(app)) if words in row)
    return rows(app)[y].index(words), y


async def test_a_click_opens_a_link_a_topic_or_the_comments() -> None:
    app, pane = article()
    link = Link(1, "Lochmaier", "https://b.example/l")
    block = Block(Kind.PARAGRAPH, (Span("schreibt "), Span("Lochmaier", link=1), Span(".")))
    async with app.run_test(size=(80, 24), message_hook=app.hear) as pilot:
        pane.show(post(topics=("Rating", "Bank")), Document((block,), (link,)), comments=2)
        await until(pilot, lambda: "Lochmaier[1]." in shown(app))
        await pilot.click(offset=spot(app, "Lochmaier"))
        await until(pilot, lambda: [told.link for told in app.told(ArticleView.LinkOpened)] == [link])
        await pilot.click(offset=spot(app, "Bank"))
        await pilot.click(offset=spot(app, "· Bank"))
        x, y = spot(app, "· Bank")
        await pilot.click(offset=(x + 2, y))
        await until(pilot, lambda: [told.term.name for told in app.told(ArticleView.TopicOpened)] == ["Bank"])
        await pilot.click(offset=spot(app, "2 comments"))
        await until(pilot, lambda: len(app.told(ArticleView.CommentsWanted)) == 1)
        assert pane.links == (link,)


async def test_enter_at_the_end_leads_to_the_comments() -> None:
    app, pane = article()
    async with app.run_test(size=(70, 20), message_hook=app.hear) as pilot:
        pane.show(post(), LONG)
        pane.press()
        pane.bottom()
        pane.press()
        await until(pilot, lambda: len(app.told(ArticleView.CommentsWanted)) == 1)


async def drawn(pilot: Pilots, pane: ArticleView, text: str) -> None:
    cell = Cell((Span(text),), header=True)
    kinds = [Block(kind, (Span(text), Span(text, link=1)), rows=((cell, cell), (cell,)), level=2) for kind in Kind]
    pane.show(post(text, author=text, topics=(text, text)), Document((*kinds, Block(Kind.CODE, (Span(text),)))))
    await pilot.pause()
    assert_nothing_to_obey(pilot.app)
    pane.bottom()
    await pilot.pause()
    assert_nothing_to_obey(pilot.app)


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
@pytest.mark.parametrize("width", [1, 5, 80])
async def test_nothing_that_a_terminal_obeys_gets_through_even_uncleaned(text: str, width: int) -> None:
    app, pane = article()
    async with app.run_test(size=(width, 40)) as pilot:
        await drawn(pilot, pane, text)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=40), min_size=1, max_size=8), st.integers(1, 60))
async def test_any_text_at_any_width_fills_exactly_its_pane(texts: list[str], width: int) -> None:
    app, pane = article()
    async with app.run_test(size=(width, 30)) as pilot:
        await drawn(pilot, pane, " ".join(texts))
