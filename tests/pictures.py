"""The screenshots of the README, golden files too: `python -m tests.pictures` writes them, a test compares."""

import asyncio
import contextlib
import os
import re
import subprocess
import tempfile
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot

from tui_reader import i18n
from tui_reader.blog.http import Http
from tui_reader.demo import DemoBlog
from tui_reader.reader import Reader
from tui_reader.settings import Folders, Settings
from tui_reader.store.drafts import Drafts
from tui_reader.store.shelf import Shelf
from tui_reader.store.vault import Vault
from tui_reader.ui.app import ReaderApp
from tui_reader.ui.widgets.post_list import PostList

FOLDER = Path(__file__).parent.parent / "screenshots"
SIZES = ((80, 24), (120, 40), (200, 60))
THEMES = ("ink", "paper")


async def until(pilot: Pilot[str], condition: Callable[[], bool], seconds: float = 20.0) -> None:
    """Wait until a condition holds; fails when it does not in time."""
    async with asyncio.timeout(seconds):
        while not condition():
            await pilot.pause(0.01)
    await pilot.pause()


@contextlib.asynccontextmanager
async def reading(
    address: str, size: tuple[int, int] = (120, 40), theme: str = "ink", home: Path | None = None
) -> AsyncIterator[tuple[ReaderApp, Pilot[str]]]:
    """The app without a terminal, its newest post and thread on screen."""
    with tempfile.TemporaryDirectory() as folder:
        folders, settings = Folders.under(home or Path(folder)), Settings(theme=theme)
        vault = Vault(settings, folders, memory_only=True)
        reader = Reader(Http(), Shelf(folders), Drafts(folders), vault)
        app = ReaderApp(reader, settings, address)
        try:
            async with app.run_test(size=size) as pilot:
                yield app, pilot
        finally:
            await reader.close()


def settled(app: ReaderApp) -> bool:
    """Whether everything that was asked for has come, and the post counts as read."""
    visit, posts = app.reading.visit, app.reading.posts
    if visit.reading is None or app.reading.thread.dimmed or _busy(app):
        return False
    row = posts.find(visit.which)
    return row is None or row.read


def _busy(app: ReaderApp) -> bool:
    return any(worker.is_running for worker in app.workers)


async def picture(address: str, size: tuple[int, int], theme: str) -> str:
    """The demo's newest post as SVG."""
    async with reading(address, size, theme) as (app, pilot):
        await until(pilot, lambda: settled(app))
        return re.sub(r"terminal-\d+", "terminal", app.export_screenshot(title="tui-reader"))


async def pictures() -> dict[str, str]:
    """Every picture by its name, without ending."""
    i18n.use("en")
    PostList.now = staticmethod(lambda: datetime(2026, 11, 24, tzinfo=UTC))
    os.environ.pop("NO_COLOR", None)
    with DemoBlog() as blog:
        return {
            f"{theme}-{size[0]}x{size[1]}": await picture(blog.address, size, theme)
            for theme in THEMES
            for size in SIZES
        }


def main() -> None:
    """Write every picture, as SVG and as PNG (by rsvg-convert, which finds a font for every script)."""
    # The font Textual names is fetched by a browser; this one is at hand, set so that a cell is as wide.
    here = {"Fira Code": "DejaVu Sans Mono", "font-size: 20px": "font-size: 20.26px"}
    here["<svg "] = '<svg xml:space="preserve" '
    FOLDER.mkdir(exist_ok=True)
    for name, svg in asyncio.run(pictures()).items():
        (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")
        local = svg
        for theirs, ours in here.items():
            local = local.replace(theirs, ours)
        target = str(FOLDER / f"{name}.png")
        subprocess.run(["rsvg-convert", "--output", target], input=local.encode(), check=True)


if __name__ == "__main__":
    main()
