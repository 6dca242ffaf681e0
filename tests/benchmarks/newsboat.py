"""The newsboat program with the same posts in its cache: the fastest reader we know, in C++."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from tests.benchmarks.posts import Written

NAME = "Der erzeugte Blog"
"""The feed's title, seen in its list of feeds."""
# Its xterm entry uses a sequence (REP) that the emulator does not know.
TERM = "screen-256color"
DOWN = "\x1bOB"
"""The arrow key as this entry names it: `j` does not scroll its text."""
_INSERT = "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread) VALUES (?,?,?,?,?,?,?,1)"


def program() -> str:
    """Where it is installed, "" if nowhere."""
    return shutil.which("newsboat") or ""


def command(folder: Path) -> list[str]:
    """The command line for a folder that was filled."""
    return [program(), "-u", str(folder / "urls"), "-c", str(folder / "cache.db"), "-C", str(folder / "config")]


def fill(folder: Path, posts: Iterable[Written]) -> None:
    """Have newsboat make its cache of a feed without posts, and put the posts into it."""
    folder.mkdir(parents=True)
    feed = folder / "feed.xml"
    feed.write_text(f'<?xml version="1.0"?><rss version="2.0"><channel><title>{NAME}</title></channel></rss>', "utf-8")
    (folder / "urls").write_text(f"{feed.as_uri()}\n", "utf-8")
    (folder / "config").write_text("confirm-exit no\ngoto-first-unread no\n", "utf-8")
    subprocess.run([*command(folder), "-x", "reload"], check=True)
    with closing(sqlite3.connect(folder / "cache.db")) as cache, cache:
        cache.execute("PRAGMA synchronous = OFF")
        cache.executemany(_INSERT, (_row(written, feed.as_uri()) for written in posts))
        cache.execute("ANALYZE")


def _row(written: Written, feed: str) -> tuple[str | int, ...]:
    post = written.post
    return (post.link, post.title, post.author.name, post.link, feed, int(post.date.timestamp()), written.html)
