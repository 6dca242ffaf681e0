"""Finding in what one reads: as one types, from match to match, and back to where one was."""

from textual import events

from tests.ui.panes import document
from tests.ui.publishing import publish, say
from tests.ui.reading import MIDDLE, WIDE, Face, settled
from tui_reader.demo import DemoBlog
from tui_reader.ui.widgets.line_pane import LinePane

FILLING = "".join(f"<p>Absatz {number}. {'Wort ' * 40}</p>" for number in range(30))
PAGE = f"<p>Oben steht die Größe.</p>{FILLING}<h2>Zur GRÖSSE</h2><p>Die <b>Grö</b>ße, und <code>Groesse</code>.</p>"


def marked(face: Face, name: str = "article", *, current: bool = False) -> list[str]:
    """What is marked in a pane, or what of it is the match that one is at: it is so without colour."""
    pane = face.screen.query_one(f"#{name}", LinePane)
    ground = pane.ink("marked").bgcolor
    styled = [one for y in range(pane.size.height) for one in pane.render_line(y) if one.style]
    return [
        text.strip()
        for text, style, _control in styled
        if style and style.bgcolor == ground and (not current or (style.reverse and style.bold and style.underline))
    ]


def count(face: Face) -> str:
    """What the line of the field, or the line of the keys, says."""
    return face.words_of("#find") if face.screen.in_text.typing else face.pane("keys")


async def finds(face: Face, words: str, shown: str) -> None:
    """Type, and wait until it says how many there are."""
    await face.press("/")
    await face.types(words)
    await face.until(lambda: shown in count(face))


async def test_what_is_typed_is_found_at_once_and_n_goes_round(blog: DemoBlog) -> None:
    publish(blog, "Die Größen", PAGE)
    async with settled(blog.address, MIDDLE) as face:
        await finds(face, "grösse", "1/4")
        assert marked(face) == ["Größe", "Größe"]
        assert marked(face, current=True) == ["Größe"]
        top = face.screen.article.view.anchor
        await face.press("enter")
        assert face.focus == "article"
        assert "1/4 “grösse” n next match N previous" in count(face)
        await face.press("n")
        assert face.screen.article.view.anchor == top
        await face.press("n")
        assert "3/4" in count(face)
        assert marked(face, current=True) == ["GRÖSSE"]
        await face.press("n")
        assert marked(face, current=True) == ["Grö", "ße"]
        await face.press("n")
        assert "1/4" in count(face)
        assert face.screen.article.view.at_top
        await face.press("N")
        assert "4/4" in count(face)
        await face.press("escape")
        assert marked(face) == []
        assert "4/4" not in count(face)
        assert face.screen.article.at_bottom


async def test_esc_in_the_field_leads_back_to_where_one_was(blog: DemoBlog) -> None:
    publish(blog, "Die Größen", PAGE)
    async with settled(blog.address, MIDDLE) as face:
        await face.press("pagedown")
        place = face.screen.article.view.anchor
        await finds(face, "groesse", "1/1")
        assert face.screen.article.view.anchor > place
        await face.press("x")
        await face.until(lambda: "nothing found" in count(face))
        assert face.screen.article.view.anchor == place
        await face.press("backspace")
        await face.until(lambda: "1/1" in count(face))
        await face.press("escape")
        assert face.screen.article.view.anchor == place
        assert face.focus == "article"
        assert marked(face) == []


async def test_it_is_found_from_where_one_is(blog: DemoBlog) -> None:
    publish(blog, "Die Größen", PAGE)
    async with settled(blog.address, MIDDLE) as face:
        await face.press("pagedown")
        await finds(face, "größe", "3/4")
        await face.press("down")
        assert "4/4" in count(face)
        await face.press("up", "up")
        assert "2/4" in count(face)
        await face.press("enter", "G", "n")
        assert "3/4" in count(face), "what is in sight is next, not what follows where one was before"


async def test_what_is_not_there_is_said(blog: DemoBlog) -> None:
    async with settled(blog.address, MIDDLE) as face:
        await face.press("/")
        await face.types("Blaubeermarmelade")
        await face.press("enter")
        await face.sees("“Blaubeermarmelade” is not in this text.")
        assert not face.screen.in_text.active
        before = face.post
        await face.press("n")
        await face.sees("“Blaubeermarmelade” is not in this text.")
        assert face.post == before, "who looks for the next match does not want the next post"
        await face.press("/", "escape")
        assert not face.screen.in_text.active
        assert face.focus == "article"


async def test_an_empty_field_repeats_what_was_looked_for_last(blog: DemoBlog) -> None:
    publish(blog, "Die Größen", PAGE)
    posts = blog.at.site.posts
    async with settled(blog.address, MIDDLE) as face:
        await face.press("pagedown")
        place = face.screen.article.view.anchor
        await face.press("/", "enter")
        await face.sees("There is nothing to find again yet")
        assert face.screen.article.view.anchor == place
        await finds(face, "größe", "3/4")
        await face.press("enter", "escape", "g", "g", "/")
        await face.until(lambda: "größe" in count(face))
        assert marked(face) == [], "it is named in the field, but not looked for before Enter"
        await face.press("enter")
        await face.until(lambda: "1/4 “größe”" in count(face))
        await face.press("/", "escape", "[")
        await face.reads(posts[1])
        await face.press("/", "enter")
        await face.sees("“größe” is not in this text.")


async def test_every_key_that_comes_in_one_go_finds_its_place(blog: DemoBlog) -> None:
    publish(blog, "Die Größen", PAGE)
    async with settled(blog.address, MIDDLE) as face:
        for _time in range(2):
            for key in ["slash", *"grossx", "backspace", "e", "enter", "n", "n"]:
                face.app.post_message(events.Key(key, key if len(key) == 1 else None))
            await face.until(lambda: "3/4 “grosse”" in count(face))
            assert face.post.title == "Die Größen"
            await face.press("escape", "g", "g")


async def test_matches_are_gone_with_the_text_and_n_is_the_next_post_again(blog: DemoBlog) -> None:
    publish(blog, "Die Größen", PAGE)
    posts = blog.at.site.posts
    async with settled(blog.address, MIDDLE) as face:
        await finds(face, "größe", "1/4")
        await face.press("enter", "[")
        await face.reads(posts[1])
        assert not face.screen.in_text.active
        await face.press("]")
        await face.reads(posts[0])
        assert marked(face) == []
        await finds(face, "größe", "1/4")
        await face.press("enter", "h", "n")
        await face.reads(posts[1])


async def test_a_text_that_changes_is_searched_anew(blog: DemoBlog) -> None:
    publish(blog, "Die Größen", PAGE)
    async with settled(blog.address, MIDDLE) as face:
        await finds(face, "größe", "1/4")
        await face.press("enter")
        article, reading = face.screen.article, face.screen.visit.reading
        assert reading is not None
        article.show(reading.post, document("Eine Größe, und keine Größe mehr."))
        await face.until(lambda: "1/3" in count(face))
        assert marked(face) == ["Größe", "Größe", "Größe"]


async def test_comments_are_searched_in_their_pane_and_folded_ones_open(blog: DemoBlog) -> None:
    newest = blog.at.site.posts[0]
    first = say(blog, newest, "Ein Anfang.")
    say(blog, newest, "Hier steht das Zauberwort.", first.id)
    async with settled(blog.address, WIDE) as face:
        await face.press("c")
        await face.until(lambda: face.screen.thread.has_comments)
        await face.settled()
        thread = face.screen.thread
        assert thread.select(first.id)
        thread.press()
        assert "Zauberwort" not in face.pane("thread")
        await face.press("g", "g")
        await finds(face, "zauberwort", "1/1")
        assert "Find in the comments:" in count(face)
        assert marked(face, "thread", current=True) == ["Zauberwort"]
        await face.press("enter")
        assert thread.selected is not None
        assert thread.selected.parent == first.id
        await face.press("escape")
        assert face.focus == "thread"
        assert marked(face, "thread") == []


async def test_a_click_on_the_text_keeps_what_was_found(blog: DemoBlog) -> None:
    publish(blog, "Die Größen", PAGE)
    async with settled(blog.address, MIDDLE) as face:
        await finds(face, "größe", "1/4")
        face.screen.set_focus(face.screen.article)
        await face.until(lambda: not face.screen.in_text.typing)
        await face.until(lambda: "1/4 “größe”" in count(face))


async def test_one_goes_from_hit_to_hit_of_a_search_of_the_shelf(blog: DemoBlog) -> None:
    publish(blog, "Die Größen", PAGE)
    async with settled(blog.address, MIDDLE) as face:
        await face.press("h", "/")
        await face.until(lambda: face.dialog == "SearchDialog")
        await face.types("größe")
        await face.sees("Die Größen")
        await face.press("enter")
        await face.until(lambda: not face.dialog and "1/4 “größe”" in count(face))
        await face.press("n")
        assert "2/4" in count(face)
        await face.press("escape")
        assert marked(face) == []


async def test_the_shelf_is_searched_from_everywhere(blog: DemoBlog) -> None:
    async with settled(blog.address, MIDDLE) as face:
        for pane in ("posts", "article", "thread"):
            face.screen.go_to(pane)
            await face.press("ctrl+f")
            await face.until(lambda: face.dialog == "SearchDialog")
            await face.press("escape")
            await face.until(lambda: not face.dialog)
        await face.press("B")
        await face.until(lambda: face.dialog == "LibraryScreen")
        await face.press("ctrl+f")
        await face.until(lambda: face.dialog == "SearchDialog")
        await face.types("Partizipationsmaschine")
        await face.sees("Banken in der")
        await face.press("enter")
        await face.reads(blog.at.site.posts[-1])
        await face.until(lambda: not face.dialog)


async def test_nothing_is_found_any_more_where_there_is_no_text(blog: DemoBlog) -> None:
    publish(blog, "Die Größen", PAGE)
    async with settled(blog.address, MIDDLE) as face:
        await finds(face, "größe", "1/4")
        await face.press("enter")
        face.screen.article.nothing("Hier ist nichts.")
        await face.until(lambda: not face.screen.in_text.active)
        assert "1/4" not in count(face)
        assert face.screen.article.matches is None
