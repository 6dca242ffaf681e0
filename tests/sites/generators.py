"""Sites as Pelican and Nikola build them of the demo blog's posts, served as files on loopback."""

import importlib.util
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tui_reader.demo.content import load
from tui_reader.demo.site import Post

NAME, AUTHOR, FEED = "Bankenblog", "Klara Kern", 10
"""What a site is called, who writes there, and how many posts its feed has."""

_PELICAN = """
AUTHOR, SITENAME, SITEURL, TIMEZONE, DEFAULT_LANG = {author!r}, {name!r}, {url!r}, "Europe/Berlin", "de"
FEED_DOMAIN, FEED_MAX_ITEMS, DEFAULT_CATEGORY = SITEURL, {feed}, "Rating"
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
ARTICLE_URL = ARTICLE_SAVE_AS = "{{date:%Y}}/{{date:%m}}/{{slug}}.html"
"""
_ATOM = 'FEED_ALL_ATOM = "feeds/all.atom.xml"\n'
_RSS = 'FEED_ALL_ATOM, FEED_ALL_RSS = None, "feeds/all.rss.xml"\n'
_NIKOLA = """
BLOG_AUTHOR, BLOG_TITLE, SITE_URL, FEED_LENGTH = {author!r}, {name!r}, {url!r} + "/", {feed}
POSTS, PAGES, FEED_TEASERS = (("posts/*.html", "posts", "post.tmpl"),), (), True
"""


@dataclass(frozen=True)
class Site:
    """A site that is built and served.

    Attributes:
        host: with its port, as a person types it. posts: newest first. listed: how many of them can be found.
        taste: its feed gives no whole texts.
    """

    host: str
    posts: Sequence[Post]
    listed: int
    taste: bool


def posts() -> tuple[Post, ...]:
    """What is written on a site, each at a time of its own: by hand, with all that HTML has, and generated."""
    found = {post.date: post for post in load(20).posts if post.title and not post.password}
    return tuple(sorted(found.values(), key=lambda post: post.date, reverse=True))


@contextmanager
def site(name: str, folder: Path) -> Iterator[Site]:
    """A site by name, `pelican`, `pelican-rss` or `nikola`, built in an empty folder."""
    written = posts()
    output = folder / "output"
    output.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(output)))
    host = f"127.0.0.1:{server.server_address[1]}"
    with server:
        _BUILT[name](folder, f"http://{host}", written)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Site(host, written, len(written) if name == "nikola" else FEED, taste=name != "pelican")
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files, as any server of static sites does: with Last-Modified, and 304."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        """Say nothing."""


def _pelican(feeds: str, folder: Path, url: str, written: Sequence[Post]) -> None:
    content = folder / "content"
    content.mkdir()
    for post in written:
        head = f'<title>{escape(post.title)}</title><meta name="date" content="{post.date:%Y-%m-%d %H:%M}">'
        head += f'<meta name="slug" content="{post.slug}">'
        (content / f"{post.slug}.html").write_text(f"<html><head>{head}</head><body>{post.text}</body></html>", "utf-8")
    settings = folder / "pelicanconf.py"
    settings.write_text(_PELICAN.format(author=AUTHOR, name=NAME, url=url, feed=FEED) + feeds, "utf-8")
    _run("pelican", folder, [str(content), "-o", str(folder / "output"), "-s", str(settings)])


def _nikola(folder: Path, url: str, written: Sequence[Post]) -> None:
    _run("nikola", folder, ["init", "-q", "site"])
    source = folder / "site"
    with (source / "conf.py").open("a", encoding="utf-8") as settings:
        settings.write(_NIKOLA.format(author=AUTHOR, name=NAME, url=url, feed=FEED))
        settings.write(f"OUTPUT_FOLDER = {str(folder / 'output')!r}\n")
    for post in written:
        head = f".. title: {post.title}\n.. slug: {post.slug}\n.. date: {post.date.isoformat()}\n.. tags: rating\n"
        begin, end, rest = post.text.partition("</p>")
        text = f"<!--\n{head}-->\n\n{begin}{end}\n<!-- TEASER_END -->\n{rest}"
        (source / "posts" / f"{post.slug}.html").write_text(text, "utf-8")
    _run("nikola", source, ["build"])


_BUILT: dict[str, Callable[[Path, str, Sequence[Post]], None]] = {
    "pelican": partial(_pelican, _ATOM),
    "pelican-rss": partial(_pelican, _RSS),
    "nikola": _nikola,
}


def _run(program: str, folder: Path, arguments: Sequence[str]) -> None:
    command = [_python(program), "-m", program, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{program} {arguments[0]}: {done.stdout[-2000:]}{done.stderr[-2000:]}"


def _python(program: str) -> str:
    """The Python that has a program: that of the environment TUI_READER_SITES names, or ours; skips, but not in CI."""
    if named := os.environ.get("TUI_READER_SITES", ""):
        return str(Path(named) / "bin" / "python")
    if importlib.util.find_spec(program) is None and os.environ.get("CI") != "true":
        pytest.skip(
            f"no {program} here: python3 -m venv FOLDER && FOLDER/bin/pip install pelican nikola, "
            "and set TUI_READER_SITES to FOLDER"
        )
    return sys.executable
