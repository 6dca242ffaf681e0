"""What is not imported until it is needed, seen in a fresh process: every start pays for a mistake here."""

import importlib.util
import json
import subprocess
import sys

import pytest

from tests.store.shelving import BLOG, text
from tui_reader.content import convert, pack
from tui_reader.kept import Place, Reach
from tui_reader.settings import Folders
from tui_reader.store.shelf import Shelf

LATER = ("httpx", "markdownify", "bs4", "lxml", "keyring", "babel", "feedparser", "readability", "chardet")
"""Imported after the first paint (performance.md: 40 to 240 ms of CPU each)."""

_PROBE = "import json, sys; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"


def modules(code: str) -> set[str]:
    """Top-level modules of a fresh process after `code` ran; what it prints itself is dropped."""
    script = f"import contextlib, os\nwith contextlib.redirect_stdout(open(os.devnull, 'w')):\n    {code}\n{_PROBE}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def command(*arguments: str) -> str:
    """Code that runs the command line and survives its exit."""
    return f"""
    import sys
    sys.argv = {["tui-reader", *arguments]!r}
    from tui_reader.cli import main
    with contextlib.suppress(SystemExit):
        main()
"""


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_and_version_import_nothing_heavy(argument: str) -> None:
    assert modules(command(argument)) & {"textual", "rich", "sqlite3", *LATER} == set()


@pytest.mark.parametrize("module", ["ui.app", "reader", "demo"])
def test_the_way_to_the_first_paint_imports_nothing_that_can_wait(module: str) -> None:
    assert modules(f"import tui_reader.{module}") & set(LATER) == set()


def test_the_command_line_starts_no_textual_by_being_imported() -> None:
    assert "textual" not in modules("import tui_reader.cli")


BEHIND = (
    *("html", "shlex", "tomllib", "sqlite3.dump", "email", "zipfile", "webbrowser"),
    *(f"tui_reader.{name}" for name in ("browser", "demo", "doctor", "plain", "sought")),
    *(f"tui_reader.commands.{name}" for name in ("exporting", "listing", "refreshing", "sync")),
    *(
        f"tui_reader.blog.{name}"
        for name in ("http", "classic", "feeds", "isso", "opml", "wordpress", "rest", "values")
    ),
    *(f"tui_reader.content.{name}" for name in ("build", "changes", "clean", "converter", "flow", "tree")),
    *(f"tui_reader.reader.{name}" for name in ("archive", "backlog", "gathering", "library", "rounds", "search")),
    *("tui_reader.reader.sending", "tui_reader.reader.transfer", "tui_reader.store.search", "tui_reader.store.notes"),
    *("tui_reader.ui.dialogs", "tui_reader.ui.flows.opml"),
    *(f"tui_reader.ui.screens.{name}" for name in ("curating", "help", "library", "library_panes", "small", "welcome")),
    *(f"tui_reader.ui.widgets.{name}" for name in ("blog_list", "composer", "editor", "field", "hit_list", "modal")),
    *("textual.widgets._text_area", "textual.document"),
)
"""Imported behind the first frame of Textual that shows what was left, with all that is inside them."""

_FIRST_FRAME = """
import sys
from argparse import Namespace
from pathlib import Path

from tui_reader import cli

settings, folders = cli._settings(Namespace(**cli.NOTHING))
from tui_reader.ui import app

reader = cli._reader(settings, folders)
resumed = reader.places.resume(40, thread=False)


class Seen(app.ReaderApp):
    CSS_PATH = str(Path(app.__file__).with_name("reader.tcss"))

    async def _begin(self):
        assert [row.post.title for row in resumed.rows] == ["Post 2", "Post 1"]
        assert self.reading.article.size.width and self.reading.article.per_cent == 100
        print(*sys.modules, file=sys.__stdout__)
        self.exit()


Seen(reader, settings, folders=folders, resumed=resumed).run(headless=True, size=(120, 40))
"""


def test_the_first_frame_of_textual_imports_nothing_that_it_does_not_show() -> None:
    shelf = Shelf(Folders.usual())
    shelf.blogs.keep(BLOG)
    posts = [text(number, pack(convert("<p>Words</p>"))) for number in (2, 1)]
    shelf.posts.put(BLOG.address, posts, reach=Reach("", posts[-1].post.date, whole=True, total=2))
    shelf.places.keep(Place(BLOG.address, 2, "article"))
    shelf.close()
    done = subprocess.run([sys.executable, "-c", _FIRST_FRAME], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    loaded = done.stdout.split()
    assert "tui_reader.ui.widgets.post_list" in loaded
    assert [name for name in loaded if any(name == one or name.startswith(f"{one}.") for one in BEHIND)] == []


def test_what_is_imported_behind_the_first_frame_is_there() -> None:
    assert [name for name in BEHIND if importlib.util.find_spec(name) is None] == []
