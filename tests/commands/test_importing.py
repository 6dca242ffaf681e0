"""`import` and `add` of lists of blogs: from a file, from an address, and where one expected a single blog."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.running import Run
from tests.commands.serving import Pages, serving
from tests.commands.terminals import read_all


@pytest.fixture
def pages() -> Iterator[Pages]:
    """A server of blogs."""
    with serving() as pages:
        yield pages


def opml(*feeds: str) -> bytes:
    """A list of feeds, each called by its address."""
    outlines = "".join(f'<outline text="{feed.rpartition("/")[2]}" xmlUrl="{feed}"/>' for feed in feeds)
    return f'<?xml version="1.0"?><opml version="2.0"><body>{outlines}</body></opml>'.encode()


def test_the_numbers_of_an_import_add_up(run: Run, pages: Pages, tmp_path: Path) -> None:
    pages.add("Anna", "2024-05-01")
    file = tmp_path / "feeds.opml"
    file.write_bytes(opml(f"{pages.origin}/Anna/feed", f"{pages.origin}/weg", "gopher://x/", f"{pages.origin}/weg"))
    said = run("import", str(file))
    assert said.status == 1
    assert said.out == (
        "2 blogs were added, 1 of them could not be read yet. 1 was there already. 1 entry names no feed.\n"
    )
    assert said.err.splitlines() == [
        "tui-reader: “gopher://x/” is not a web address.",
        f"tui-reader: weg ({pages.origin}/weg): {pages.origin[7:]} has no page /weg (404).",
    ]


def test_a_list_at_an_address_is_told_from_a_blog_and_taken_in(run: Run, pages: Pages) -> None:
    for name in ("Anna", "Berta"):
        pages.add(name, "2024-05-01")
    address = f"{pages.origin}/alle.opml"
    pages["/alle.opml"] = opml(f"{pages.origin}/Anna/feed", f"{pages.origin}/Berta/feed")
    said = run("add", address)
    assert (said.status, said.out) == (1, "")
    assert said.err == (
        f"tui-reader: That is a list of 2 feeds (OPML), and no blog. Take them in with: tui-reader import {address}\n"
    )
    assert run("list").status == 1, "nothing was added"
    assert run("import", address).out == "2 blogs were added.\n"
    assert len(run("list", "--blogs").lines) == 2
    said = run("import", f"{pages.origin}/nichts.opml")
    assert (said.status, said.out) == (1, "")
    assert "(404)" in said.err


def test_a_list_that_is_damaged_is_no_blog_either(run: Run, pages: Pages) -> None:
    pages["/alle.opml"] = b"<opml><body><outline"
    assert "This is no OPML file" in run("add", f"{pages.origin}/alle.opml").err


@pytest.mark.parametrize("command", [("add",), (), ("--plain",)])
def test_a_file_where_an_address_was_expected_is_named_as_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    (tmp_path / "300.opml").write_bytes(opml("https://a.example/feed"))
    monkeypatch.chdir(tmp_path)
    for name in ("300.opml", "./300.opml", str(tmp_path / "300.opml")):
        said = run(*command, name)
        assert (said.status, said.out) == (1, "")
        assert said.err == (
            f"tui-reader: {name} is a file, and no web address. "
            f"Take in the blogs that it names with: tui-reader import {name}\n"
        )


def test_several_are_added_at_once_and_one_that_is_none_keeps_no_other_away(run: Run, pages: Pages) -> None:
    anna, berta = pages.add("Anna", "2024-05-01"), pages.add("Berta", "2024-05-02")
    said = run("add", anna, f"{pages.origin}/nichts/", berta, "--folder", "News")
    assert said.status == 1
    assert said.out.splitlines() == [
        f"Anna is on the shelf now, with 1 post: {anna}",
        f"Berta is on the shelf now, with 1 post: {berta}",
    ]
    assert "has no page /nichts/ (404)" in said.err
    assert [one["folder"] for one in run("list", "--blogs", "--json").objects] == ["News", "News"]
    assert run("add", anna, berta).status == 0


def test_where_nobody_can_be_reached_that_is_one_sentence(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "feeds.opml"
    file.write_bytes(opml("http://127.0.0.1:9/a", "http://127.0.0.2:9/b", "http://127.0.0.3:9/c"))
    sentence = "tui-reader: None of the 3 blogs could be reached. Check your network connection.\n"
    said = run("import", str(file))
    assert (said.out, said.err) == ("3 blogs were added, 3 of them could not be read yet.\n", sentence)
    said = run("refresh")
    assert (said.status, said.out, said.err) == (1, "3 blogs were asked: 3 failed.\n", sentence)
    (told,) = run("refresh", "--json").objects
    reasons = [f"127.0.0.{number}:9 refused the connection." for number in (1, 2, 3)]
    assert sorted(one["why"] for one in told["failed"]) == reasons
    said = run("refresh", "http://127.0.0.1:9/a")
    assert said.err == "tui-reader: a (http://127.0.0.1:9/a): 127.0.0.1:9 refused the connection.\n"


@pytest.mark.parametrize("command", [("list",), ("list", "--blogs"), ("refresh",), ("export-opml",), ("sync",)])
def test_an_empty_shelf_says_how_a_blog_comes_there(run: Run, pages: Pages, command: tuple[str, ...]) -> None:
    anna = pages.add("Anna", "2024-05-01")
    run("add", anna)
    run("remove", anna)
    said = run(*command)
    assert (said.status, said.out) == (1, "")
    assert "tui-reader add ADDRESS" in said.err
    assert "tui-reader import FILE" in said.err


def test_whom_one_waits_for_is_said_on_a_terminal_alone(run: Run, home: Path, pages: Pages) -> None:
    anna = pages.add("Anna", "2024-05-01")
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "tui_reader", "add", anna]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs):
        os.close(theirs)
        assert f"Looking at {anna}…" in read_all(ours)
    assert run("add", anna).err == ""
