"""The newsboat program with the demo's posts in its cache, read from a feed file: the fastest reader we know."""

import shutil
import subprocess
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

from tui_reader.demo.content import load

BLOG = "Demo blog"


def command(folder: Path) -> list[str] | None:
    """The command line, its cache filled in `folder`; None where it is not installed."""
    program = shutil.which("newsboat")
    if program is None:
        return None
    (folder / "feed.xml").write_text(_feed(), "utf-8")
    (folder / "urls").write_text(f"file://{folder / 'feed.xml'}\n", "utf-8")
    (folder / "config").write_text("confirm-exit no\n", "utf-8")
    started = [program, "-u", str(folder / "urls"), "-c", str(folder / "cache.db"), "-C", str(folder / "config")]
    subprocess.run([*started, "-x", "reload"], check=True)
    return started


def _feed() -> str:
    items = "".join(
        f"<item><title>{escape(post.title)}</title><guid>{post.id}</guid><pubDate>{format_datetime(post.date)}</pubDate>"
        f"<description>{escape(post.html)}</description></item>"
        for post in load().posts
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{BLOG}</title>{items}</channel></rss>'
