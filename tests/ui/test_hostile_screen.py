"""Foreign words on every screen: shown as they are, never obeyed; and a crash that tells no secret."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.publishing import publish, say
from tests.ui.reading import WIDE, settled
from tui_reader.demo import DemoBlog
from tui_reader.demo.site import Term, User
from tui_reader.settings import Settings

MARKUP = "foo[/bar] [@click=app.quit]q[/] [bold]b [/ x"
CONTROLS = "a\x1b]52;c;ZXZpbA==\x07b\x1b[2Jc\x9b31md\x00e\u202egnol\u2066f\u2028g\U000e0041h"
ENTITIES = "a&#27;]0;x&#7;b&#x9b;31mc&#0;d&#x202e;e"
ENDLESS = "x" * 3000
WORDS = (MARKUP, CONTROLS, ENTITIES, ENDLESS, "漢字、。" * 200, "e" + "\u0301" * 500, "   ", "")


@pytest.fixture
def hostile(blog: DemoBlog) -> DemoBlog:
    """A blog whose posts, topics, people and comments are all called what no terminal should be told."""
    site = blog.at.site
    site.terms = (*site.terms, *(Term(90 + at, word, f"t{at}", "category") for at, word in enumerate(WORDS)))
    site.users = (*site.users, *(User(90 + at, f"u{at}", word, "x") for at, word in enumerate(WORDS)))
    topics = tuple(90 + at for at in range(len(WORDS)))
    for at, word in enumerate(WORDS):
        html = f'<p>{word} <a href="https://example.org/{at}">{word}</a></p><pre>{word}</pre>'
        post = publish(blog, word, html, categories=topics)
        site.posts = (post._replace(author=90 + at), *site.posts[1:])
        for other in WORDS:
            say(blog, post, other, name=other)
    return blog


async def test_every_screen_over_a_hostile_blog_shows_words_and_obeys_none(hostile: DemoBlog) -> None:
    async with settled(hostile.address, WIDE) as face:
        for _post in WORDS[::2]:
            for keys in (("c", "j", "j", "j", "J", "enter"), ("F",), ("escape", "t"), ("escape", "G", "z", "z")):
                await face.press(*keys)
                face.assert_nothing_to_obey()
            await face.press("escape", "[")
            await face.settled()
            face.assert_nothing_to_obey()
        assert face.app.is_running


@pytest.mark.parametrize("size", [(60, 20), (40, 12)])
async def test_narrow_screens_over_a_hostile_blog(hostile: DemoBlog, size: tuple[int, int]) -> None:
    async with settled(hostile.address, size) as face:
        for key in ("h", "G", "g", "g", "enter", "c", "G", "L"):
            await face.press(key)
            face.assert_nothing_to_obey()


async def test_markup_is_shown_as_it_was_written(blog: DemoBlog) -> None:
    post = publish(blog, MARKUP, f"<p>Text: {MARKUP}</p>")
    say(blog, post, MARKUP, name=MARKUP)
    async with settled(blog.address, WIDE) as face:
        assert face.pane("article").count(MARKUP) == 2
        assert "foo[/bar]" in face.pane("posts")
        assert "foo[/bar]" in face.pane("thread")
        await face.press("n")
        await face.settled()
        assert "foo[/bar]" in face.pane("bar")
        await face.press("p")
        await face.settled()
        await face.press("c", "r")
        await face.log_in()
        await face.until(lambda: face.focus == "DraftField")
        assert face.shows("Reply to foo[/bar]")


async def test_a_hostile_topic_filters_like_any_other(blog: DemoBlog) -> None:
    blog.at.site.terms = (*blog.at.site.terms, Term(99, MARKUP, "m", "category"))
    publish(blog, "Eins", categories=(99,))
    async with settled(blog.address, WIDE) as face:
        await face.press("t")
        await face.sees("Topic: foo[/bar] [@click=app.quit]q")
        assert "1 post" in face.pane("top")


async def test_what_the_blog_says_about_a_comment_is_shown_as_it_is(blog: DemoBlog) -> None:
    async with settled(blog.address, WIDE, settings=Settings(keys={"older": "["})) as face:
        face.screen.tell(MARKUP)
        await face.sees(MARKUP)


CRASH = """
import sys
from pathlib import Path
from tui_reader import i18n
from tui_reader.blog.http import Http
from tui_reader.reader import Reader
from tui_reader.settings import Folders, Settings
from tui_reader.store.drafts import Drafts
from tui_reader.store.shelf import Shelf
from tui_reader.store.vault import Vault
from tui_reader.log import log_to
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.dialogs.login import LoginDialog
from tui_reader.ui.dialogs.login_form import LoginForm
from textual import events

def crash(self, event):
    user, password = self._form.user, self._form.secret.reveal()
    raise RuntimeError(f"{user} {password}")

i18n.use("en")
for handlers in LoginDialog._decorated_handlers[LoginForm.Submitted],:
    handlers[:] = [(crash, selectors) for _old, selectors in handlers]
folders, settings = Folders.under(Path(sys.argv[2])), Settings()
log_to(folders.log)
reader = Reader(Http(), Shelf(folders), Drafts(folders), Vault(settings, folders, memory_only=True))
app = ReaderApp(reader, settings, sys.argv[1])

async def pilot(pilot):
    while app.reading.visit.reading is None:
        await pilot.pause(0.01)
    await pilot.press("L")
    while getattr(app.focused, "id", "") != "user":
        await pilot.pause(0.01)
    for text in ("jemand", "streng-geheim-4711"):
        app.post_message(events.Paste(text))
        await pilot.pause()
        await pilot.press("enter")

app.run(headless=True, size=(100, 30), auto_pilot=pilot)
sys.exit(app.return_code)
"""


def test_a_crash_while_logging_in_tells_no_secret_and_is_a_failure(blog: DemoBlog, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CRASH, blog.address, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    assert "tui-reader made a mistake (RuntimeError)." in done.stdout + done.stderr
    log = (tmp_path / "tui-reader.log").read_text("utf-8")
    assert "crash: RuntimeError" in log
    for secret in ("4711", "jemand"):
        assert secret not in done.stdout + done.stderr + log
    assert "Traceback" not in done.stdout + done.stderr
