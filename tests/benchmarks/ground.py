"""The same posts on our shelf and in newsboat's cache, made once and kept among the system's temporary files."""

import hashlib
import json
import multiprocessing
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.benchmarks import newsboat, posts
from tests.benchmarks.watched import Watched
from tui_reader import compiled, first
from tui_reader.kept import Place, Reach, Text
from tui_reader.model import Blog
from tui_reader.settings import Folders
from tui_reader.store import schema
from tui_reader.store.shelf import Shelf
from tui_reader.values import dataclass

PROGRAM = (sys.executable, "-c", "from tui_reader.__main__ import main; main()")
"""The program as the script starts it that pip makes since 24.1; `-m` and older scripts import more first."""

_BATCH = 100
_SAMPLE = 20
"""So many posts tell whether those of an earlier run are the same."""
_ZONE_OF_CHECK = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Made:
    """What it took to put the posts on the shelf.

    Attributes:
        seconds, cpu: of putting them, 100 at once, without making their texts. text, file: bytes.
    """

    seconds: float
    cpu: float
    text: int
    file: int


@dataclass(frozen=True, slots=True)
class Ground:
    """So many posts, in a folder.

    Attributes:
        common: a word that nearly every text has. made: what it took.
    """

    posts: int
    folder: Path
    common: str
    made: Made

    @property
    def folders(self) -> Folders:
        """The reader's."""
        return Folders.under(self.folder / "home")

    def reader(self) -> Watched:
        """The program on this shelf, begun."""
        return Watched(PROGRAM, environment={"TUI_READER_HOME": str(self.folder / "home"), "LANG": "C.UTF-8"})

    def newsboat(self) -> Watched:
        """Newsboat on this cache, begun."""
        return Watched(newsboat.command(self.folder / "newsboat"), environment={"TERM": newsboat.TERM})

    def lay(self, post: int, pane: str, *, framed: bool = False) -> None:
        """Have the next start begin at a post; without a first screen from disk, if not `framed`."""
        frame, kept = self.folders.data / first.NAME, self.folder / first.NAME
        if framed and kept.exists():  # the first key of the last run took it away: it was not true any more
            shutil.copyfile(kept, frame)
            frame.chmod(0o600)
        elif not framed:
            frame.unlink(missing_ok=True)
        shelf = Shelf(self.folders)
        shelf.places.keep(Place(posts.BLOG, post, pane, row=post))
        shelf.close()

    def frame(self) -> None:
        """Have the next start begin with the frame of the list and the compiled modules, as the program keeps them."""
        self.lay(self.posts, "posts")
        modules = self.folder / "home" / "cache" / compiled.NAME
        modules.unlink(missing_ok=True)
        with self.reader() as terminal:
            terminal.until(title(self.posts))
            terminal.settle(1.0)
            terminal.until(modules.exists)
            terminal.press("q")
            terminal.ended()
        shutil.copyfile(self.folders.data / first.NAME, self.folder / first.NAME)


def title(number: int) -> str:
    """What the title of a post begins with."""
    return f"Beitrag {number}"


def prepare(count: int) -> Ground:
    """The ground with so many posts; made if it is not there."""
    sample = [posts.writer_of(count).head(1), posts.packed(count, 1, _SAMPLE), schema.STEPS]
    state = hashlib.sha256(repr(sample).encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"tui-reader-benchmarks-{count}-{state}"
    note = folder / "made.json"
    if not note.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        print(f"making {count} posts in {folder}", file=sys.stderr)
        if newsboat.program():
            writer = posts.writer_of(count)
            newsboat.fill(folder / "newsboat", (writer.post(number) for number in range(1, count + 1)))
        made = _fill(folder, count)
        note.write_text(json.dumps({name: getattr(made, name) for name in Made.__slots__}), "utf-8")
    return Ground(count, folder, posts.writer_of(count).common, Made(**json.loads(note.read_text("utf-8"))))


def _fill(folder: Path, count: int) -> Made:
    """Put them on the shelf as the archive does: newest first, a hundred at once, through the real door."""
    folders = Folders.under(folder / "home")
    shelf = Shelf(folders)
    shelf.blogs.keep(Blog(posts.BLOG, f"{posts.BLOG}wp-json/", newsboat.NAME))
    seconds = cpu = 0.0
    size = 0
    for batch in _batches(count):
        size += sum(len((text.words or "").encode()) + len(text.post.title.encode()) for text in batch)
        oldest = batch[0].post
        reach = Reach("", oldest.date, oldest.id == 1, count)
        began, used = time.perf_counter(), time.process_time()
        shelf.posts.put(posts.BLOG, batch[::-1], reach=reach)
        seconds, cpu = seconds + time.perf_counter() - began, cpu + time.process_time() - used
    shelf.blogs.checked(posts.BLOG, datetime.now(UTC) - _ZONE_OF_CHECK)
    shelf.close()
    return Made(seconds, cpu, size, (folders.data / "shelf.sqlite").stat().st_size)


def _batches(count: int) -> Iterator[list[Text]]:
    """Posts in the order the archive brings them; their texts are made in another process meanwhile."""
    writer = posts.writer_of(count)
    starts = range(count - _BATCH + 1, 0, -_BATCH)
    with multiprocessing.get_context("fork").Pool(1) as pool:
        made = pool.imap(_batch, ((count, start) for start in starts))
        for start, batch in zip(starts, made, strict=True):
            yield [Text(writer.head(start + place), body, words) for place, (body, words) in enumerate(batch)]


def _batch(wanted: tuple[int, int]) -> list[tuple[bytes, str]]:
    count, start = wanted
    return posts.packed(count, start, start + _BATCH - 1)
