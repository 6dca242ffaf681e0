"""`export` of posts of which no more than the address is known, as from a sitemap."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.running import Run
from tests.commands.serving import Pages, serving

DAYS = range(1, 16)
TEXT = "Voller Text von hier. " * 30


@pytest.fixture
def pages() -> Iterator[Pages]:
    with serving() as pages:
        yield pages


@pytest.fixture
def blog(pages: Pages, run: Run) -> str:
    """A blog with five posts in its feed and ten more in its sitemap, brought in whole."""
    address = pages.add("Anna", *(f"2024-05-{day:02}" for day in reversed(DAYS[10:])))
    links = "".join(f"<url><loc>{address}2024-05-{day:02}</loc></url>" for day in reversed(DAYS))
    pages["/Anna/sitemap.xml"] = pages["/sitemap.xml"] = f"<urlset>{links}</urlset>".encode()
    assert run("add", address).status == 0
    assert run("sync", address, "--all").status == 0
    return address


def page(day: int) -> bytes:
    content = f"<h1>Titel {day}</h1><div class='entry-content'><p>{TEXT}</p></div>"
    return f"<html><body><article>{content}</article></body></html>".encode()


def test_texts_that_are_not_here_are_asked_for_or_said(run: Run, pages: Pages, blog: str, tmp_path: Path) -> None:
    to = tmp_path / "to"
    said = run("export", blog, "--all", "--to", str(to), "--offline")
    assert said.status == 1
    assert "5 files written, 0 were there already, 10 failed." in said.err
    assert len(list(to.glob("*.md"))) == 5
    for day in DAYS[1:]:
        pages[f"/Anna/2024-05-{day:02}"] = page(day)
    said = run("export", blog, "--all", "--to", str(to))
    assert said.status == 1
    assert "9 files written, 5 were there already, 1 failed." in said.err
    assert all("Text" in file.read_text("utf-8") for file in to.glob("*.md"))


def test_one_of_them_alone_is_no_empty_page(run: Run, pages: Pages, blog: str) -> None:
    link = f"{blog}2024-05-03"
    for more in (("--offline",), ()):
        said = run("show", link, *more)
        assert (said.status, said.out) == (1, "")
    pages["/Anna/2024-05-03"] = page(3)
    assert "Voller Text" in run("show", link).out
