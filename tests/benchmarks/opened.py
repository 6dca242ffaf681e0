"""The same articles in the reader, in newsboat and in Textual's Markdown widget, opened and moved about in."""

import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from markdownify import markdownify

from tests.benchmarks import newsboat, posts
from tests.benchmarks.articles import FIRST, article
from tests.benchmarks.ground import Ground, Made, title
from tests.benchmarks.posts import Written, writer_of
from tests.benchmarks.table import Samples
from tests.benchmarks.watched import Watched
from tui_reader.content import convert, pack, words
from tui_reader.kept import Reach, Text
from tui_reader.model import Blog
from tui_reader.store.shelf import Shelf

SIZES = (1_000, 10_000, 100_000, 1_000_000)
"""Bytes of HTML."""
PATIENCE = 60.0
"""Seconds after which a peer is not waited for any longer."""
_POSTS = 12
_FAR = 6
"""So many posts from the article begins who opens it: nothing fetches it ahead there."""
_PAGES = 10
_CALM = 1.0
_RECEIPT = 3.0
"""Seconds after which it is no longer said that the blog does not answer: when that goes all is laid out anew."""
_NARROW, _WIDE, _ROWS = 100, 120, 40


class Page:
    """An article of some size, as the newest of a few posts on our shelf and in newsboat's cache, and as files.

    Args:
        size: bytes. folder: where all of it is put.
    """

    def __init__(self, size: int, folder: Path) -> None:
        self.size, self._folder = size, folder
        folder.mkdir()
        self.html = article(size)
        self.file, self._markdown = folder / "page.html", folder / "page.md"
        self.file.write_text(f'<!DOCTYPE html><meta charset="utf-8"><title>page</title>{self.html}', "utf-8")
        self._markdown.write_text(markdownify(self.html), "utf-8")
        self._ground = Ground(_POSTS, folder, "", Made(0, 0, 0, 0))
        written = list(self._written())
        self._shelve(written)
        if newsboat.program():
            newsboat.fill(folder / "newsboat", written)

    def reader(self, found: Samples) -> None:
        """Open it in the list, where it comes from disk, and again from its neighbour, where it is in memory."""
        self._ground.lay(_POSTS - _FAR, "posts")
        with self._ground.reader() as terminal:
            terminal.until(title(_POSTS - _FAR))
            terminal.settle(_CALM)
            terminal.press("g", "g")
            terminal.settle(_CALM)
            time.sleep(_RECEIPT)
            terminal.settle(_CALM)
            before = terminal.memory()
            self._open(found, terminal, "ours", "enter")
            found.add("ours", self.size, "more", value=terminal.memory() - before)
            self._move(found, terminal, "ours", "pagedown")
            terminal.press("g", "g")  # where a post is left it begins the next time
            terminal.settle(_CALM)
            terminal.step("[", shown=posts.first_words(_POSTS - 1))
            terminal.settle(_CALM)
            found.add("ours", self.size, "again", value=terminal.step("]", shown=FIRST).time)
            terminal.settle(_CALM)

    def newsboat(self, found: Samples) -> None:
        """The same there."""
        with self._ground.newsboat() as terminal:
            terminal.until(newsboat.NAME)
            terminal.settle()
            terminal.step("enter", shown=title(_POSTS))
            self._open(found, terminal, "newsboat", "enter")
            self._move(found, terminal, "newsboat", "pagedown")

    def widget(self, found: Samples) -> bool:
        """The same in Textual's widget, moved about in once it holds all; False when that takes too long."""
        command = (sys.executable, "-m", "tests.benchmarks.markdown_app", str(self._markdown))
        with Watched(command) as terminal:
            terminal.until("ready")
            terminal.settle(_CALM)
            try:
                self._open(found, terminal, "widget", "o")
                terminal.until("complete", PATIENCE)
                terminal.settle(_CALM)
                self._move(found, terminal, "widget", "pagedown")
            except AssertionError:
                return False
        return True

    def _open(self, found: Samples, terminal: Watched, whose: str, key: str) -> None:
        used = terminal.cpu()
        took = terminal.answer(key, FIRST, lambda: FIRST in terminal.text, PATIENCE)
        found.add(whose, self.size, "open", value=took)
        found.add(whose, self.size, "open cpu", value=(terminal.chunk_cpu - used) * 1000)
        terminal.settle(_CALM)
        found.add(whose, self.size, "memory", value=terminal.memory())

    def _move(self, found: Samples, terminal: Watched, whose: str, key: str) -> None:
        pages = [terminal.step(key).cpu for _page in range(min(_PAGES, self.size // 4_000))]
        if pages:
            found.add(whose, self.size, "page", value=statistics.median(pages))
        for columns in (_NARROW, _WIDE):
            cost = terminal.resized(columns, _ROWS)
            if columns == _NARROW:
                found.add(whose, self.size, "resize", value=cost.time)
                found.add(whose, self.size, "resize cpu", value=cost.cpu)

    def _shelve(self, written: list[Written]) -> None:
        shelf = Shelf(self._ground.folders)
        shelf.blogs.keep(Blog(posts.BLOG, f"{posts.BLOG}wp-json/", newsboat.NAME))
        texts = [Text(one.post, pack(one.document), words(one.document)) for one in reversed(written)]
        shelf.posts.put(posts.BLOG, texts, reach=Reach("", written[0].post.date, whole=True, total=_POSTS))
        shelf.close()

    def _written(self) -> Iterator[Written]:
        writer = writer_of(_POSTS)
        for number in range(1, _POSTS):
            yield writer.post(number)
        document = convert(self.html)
        assert not document.cut
        yield replace(writer.post(_POSTS), html=self.html, document=document)
