"""From a hit to its text: the excerpt, the post with its words marked, the comment in its thread."""

from tests.ui.reading import Face, settled
from tui_reader.demo import DemoBlog


async def test_an_excerpt_shows_where_the_words_stand(blog: DemoBlog) -> None:
    async with settled(blog.address) as face:
        await face.press("/")
        await face.until(lambda: face.dialog == "SearchDialog")
        await face.types('"gordischen Knoten" ')
        await face.sees("löst den gordischen Knoten zwischen")
        segments = [segment for strip in face._strips for segment in strip]
        assert "gordischen Knoten" in [text for text, style, _control in segments if style and style.underline]


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


def marked(face: Face) -> str:
    """What is marked in the text."""
    strips = [face.screen.article.render_line(y) for y in range(face.screen.article.size.height)]
    ground = face.screen.article.get_component_rich_style("line-pane--marked").bgcolor
    return " ".join(text for strip in strips for text, style, _control in strip if style and style.bgcolor == ground)
