"""Writing a comment under a demo blog's post, and what became of it there and on disk."""

from pathlib import Path

from tests.ui.reading import Face
from tui_reader.demo import DemoBlog
from tui_reader.model import Draft
from tui_reader.settings import Folders
from tui_reader.store.drafts import Drafts

TEXT = "Ein Kommentar: „so“ & <b>so</b>."


async def begin(face: Face, text: str = TEXT, key: str = "C") -> None:
    """Log in by way of writing, and write."""
    await face.press(key)
    await face.log_in()
    await face.until(lambda: face.focus == "DraftField")
    await face.types(text)


def on_disk(blog: DemoBlog, home: Path, post: int, parent: int = 0) -> Draft | None:
    """The draft of a place, as another start of the program would find it."""
    return Drafts(Folders.under(home)).find(blog.address, post, parent)


def sent(blog: DemoBlog) -> list[str]:
    """What the blog took, oldest first."""
    return [comment.raw for comment in blog.at.site.comments.values() if comment.sent]
