"""From a hit to its text: the excerpt, the post with its words marked, the comment in its thread."""

from tests.ui.publishing import say
from tests.ui.reading import Face, settled
from tui_reader.demo import DemoBlog
from tui_reader.ui.dialogs.search import SearchDialog
from tui_reader.ui.widgets.line_pane import LinePane


async def test_an_excerpt_shows_where_the_words_stand(blog: DemoBlog) -> None:
    async with settled(blog.address) as face:
        await face.press("ctrl+f")
        await face.until(lambda: face.dialog == "SearchDialog")
        await face.types('"gordischen Knoten" ')
        await face.sees("löst den gordischen Knoten zwischen")
        segments = [segment for strip in face._strips for segment in strip]
        assert "gordischen Knoten" in [text for text, style, _control in segments if style and style.underline]


async def test_what_was_found_is_opened_with_its_words_marked(blog: DemoBlog) -> None:
    async with settled(blog.address) as face:
        first = face.post.id
        await face.press("ctrl+f")
        await face.until(lambda: face.dialog == "SearchDialog")
        await face.types('"gordischen Knoten" ')
        await face.sees("1 text")
        await face.press("enter")
        await face.until(lambda: not face.dialog and face.post.id != first)
        await face.settled()
        await face.until(lambda: "gordischen Knoten" in marked(face))
        await face.press("ctrl+f")
        await face.until(lambda: face.dialog == "SearchDialog")
        await face.sees('"gordischen Knoten"', "1 text")


async def test_a_comment_that_was_found_is_selected_in_its_thread(blog: DemoBlog) -> None:
    async with settled(blog.address) as face:
        await face.press("ctrl+f")
        await face.until(lambda: face.dialog == "SearchDialog")
        await face.types("Did you buy the tent ")
        await face.sees("comment by Jonas Aebi")
        await face.press("enter")
        await face.until(lambda: face.screen.pane == "thread" and face.screen.thread.selected)
        await face.until(lambda: face.screen.thread.selected and face.screen.thread.selected.author == "Jonas Aebi")
        await face.until(lambda: "tent" in marked(face, "thread").split())
        await face.press("c", "ctrl+f")
        await face.until(lambda: face.dialog == "SearchDialog")
        await face.press("escape")
        await face.press("c")
        assert "tent" in marked(face, "thread").split(), "it stays until one goes elsewhere"


async def test_the_words_are_in_sight_in_a_long_comment() -> None:
    with DemoBlog() as blog:
        text = "\n\n".join(f"Absatz {number}." for number in range(80))
        say(blog, blog.at.site.posts[0], f"{text}\n\nHier steht das Zauberwort.")
        async with settled(blog.address) as face:
            await face.press("c")
            await face.until(lambda: face.screen.thread.has_comments)
            await face.settled()
            await face.press("c", "ctrl+f")
            await face.until(lambda: face.dialog == "SearchDialog")
            await face.types("zauberwort ")
            await face.sees("1 text")
            await face.press("enter")
            await face.until(lambda: not face.dialog and "Zauberwort" in marked(face, "thread"))


async def test_the_search_opens_again_at_the_hit_that_was_opened(blog: DemoBlog) -> None:
    async with settled(blog.address) as face:
        await face.press("ctrl+f")
        await face.until(lambda: face.dialog == "SearchDialog")
        await face.types("rating ")
        await face.sees("texts")
        await face.press("down", "down", "enter")
        await face.until(lambda: not face.dialog)
        await face.settled()
        await face.press("ctrl+f")
        await face.until(lambda: isinstance(face.app.screen, SearchDialog) and face.app.screen.hits.cursor == 2)


def marked(face: Face, pane: str = "article") -> str:
    """What is marked in a pane."""
    widget = face.screen.query_one(f"#{pane}", LinePane)
    strips = [widget.render_line(y) for y in range(widget.size.height)]
    ground = widget.ink("marked").bgcolor
    return " ".join(text for strip in strips for text, style, _control in strip if style and style.bgcolor == ground)
