"""`add`, `remove`, `refresh`, `import`, `export-opml`, and the lists of folders and of everything by date."""

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.commands.running import Run
from tests.commands.serving import Pages, serving
from tui_reader.demo import DemoBlog
from tui_reader.workbench import MANY


@pytest.fixture
def pages() -> Iterator[Pages]:
    """A server of blogs."""
    with serving() as pages:
        yield pages


def test_a_blog_is_added_with_its_newest_posts(run: Run, pages: Pages) -> None:
    address = pages.add("Anna", "2024-05-01", "2024-05-03")
    said = run("add", address, "--folder", "News/Banks")
    assert (said.status, said.err) == (0, "")
    assert said.out == f"Anna is on the shelf now, with 2 posts: {address}\n"
    (blog,) = run("list", "--blogs", "--json").objects
    assert (blog["name"], blog["folder"], blog["kind"], blog["failed"]) == ("Anna", "News/Banks", "feed", None)
    assert run("add", address).out == "Anna is on the shelf already.\n"


def test_after_the_last_blog_is_removed_it_is_said_how_one_comes(run: Run, pages: Pages) -> None:
    address = pages.add("Anna", "2024-05-01")
    run("add", address)
    assert "No blog was opened here yet." in run("--plain").err
    run("remove", address)
    for command in ("--plain", "list"):
        said = run(command)
        assert said.status == 1
        assert "No blog is on the shelf. Put one there with: tui-reader add ADDRESS" in said.err


def test_what_is_no_blog_is_not_added_and_it_is_said_why(run: Run, pages: Pages) -> None:
    pages["/"] = b"<html><title>Shop</title></html>"
    said = run("add", f"{pages.origin}/")
    assert (said.status, said.out) == (1, "")
    assert "is no blog that can be read" in said.err
    assert run("list").status == 1
    assert run("add", "http://127.0.0.1:9/").status == 1


def test_a_removed_blog_is_gone_and_comes_back(run: Run, pages: Pages) -> None:
    address = pages.add("Anna", "2024-05-01")
    run("add", address)
    said = run("remove", address)
    assert said.status == 0
    assert f"tui-reader add {address}" in said.out
    assert run("list").status == 1
    assert run("add", address).status == 0
    assert [line[2] for line in run("list").lines] == ["Anna 2024-05-01"]
    said = run("remove", "nobody.example")
    assert said.status == 1
    assert said.err.endswith(
        "nobody.example is not on the shelf. See which blogs are there with: tui-reader list --blogs\n"
    )
    run("remove", address)
    assert run("remove", address).status == 1


def test_a_blog_that_is_there_under_another_address_is_named(run: Run, pages: Pages, tmp_path: Path) -> None:
    home = pages.add("Anna", "2024-05-01")
    feed = f"{home}feed"
    file = tmp_path / "urls"
    file.write_text(f'{feed} "News" "~Meine Anna"\n')
    said = run("import", str(file))
    assert (said.status, said.out) == (0, "1 blog was added.\n")
    assert run("add", home).out == f"Meine Anna is on the shelf already: {feed}\n"
    assert run("add", feed).out == "Meine Anna is on the shelf already.\n"
    assert [line[2] for line in run("list", home).lines] == ["Anna 2024-05-01"]
    (blog,) = run("list", "--blogs", "--json").objects
    assert (blog["name"], blog["folder"]) == ("Meine Anna", "News")
    assert run("import", str(file)).out == "0 blogs were added. 1 was there already.\n"
    assert run("refresh", "--force").out == "1 blog was asked: 0 new posts.\n"
    said = run("refresh", "nobody.example")
    assert "sync" not in said.err


def test_everything_is_listed_by_date_or_by_folder(run: Run, pages: Pages) -> None:
    run("add", pages.add("Anna", "2024-05-01", "2024-05-03"), "--folder", "News")
    run("add", pages.add("Berta", "2024-05-02", "2024-05-04"))
    assert [line[0][-1] for line in run("list", "--river").lines] == ["4", "3", "2", "1"]
    assert [one["blog"][-6:-1] for one in run("list", "--river", "--json", "--limit", "2").objects] == [
        "Berta",
        "/Anna",
    ]
    assert [line[2] for line in run("list", "--folder", "News").lines] == ["Anna 2024-05-03", "Anna 2024-05-01"]
    assert [line[0][-1] for line in run("list", "--river", "--folder", "News").lines] == ["3", "1"]
    said = run("list", "--folder", "Old")
    assert said.status == 1
    assert "There are: News" in said.err
    assert run("list", "--river", "--topic", "x").status == 2


def test_many_are_refreshed_at_once_and_failures_are_said(run: Run, pages: Pages, demo: DemoBlog) -> None:
    anna, berta = pages.add("Anna", "2024-05-01"), pages.add("Berta", "2024-05-02")
    for address in (anna, berta, demo.address):
        run("add", address)
    demo.add("Neu", "<p>Neues.</p>")
    pages.add("Anna", "2024-05-09", "2024-05-01")
    del pages["/Berta/feed"]
    said = run("refresh")
    assert said.status == 1
    assert said.out == "3 blogs were asked: 2 new posts, 1 failed.\n"
    assert said.err.startswith(f"tui-reader: Berta ({berta}): ")
    said = run("refresh", "--json")
    assert said.status == 1
    (told,) = said.objects
    assert (told["asked"], told["new"], told["failed"], told["skipped"]) == (2, 0, [], []), "not asked so soon"
    assert [(one["blog"], one["name"], one["why"][-6:]) for one in told["resting"]] == [(berta, "Berta", "(404).")]
    assert datetime.fromisoformat(told["resting"][0]["until"]) > datetime.now(UTC)
    said = run("refresh")
    assert re.fullmatch(
        r"2 blogs were asked: 0 new posts\. 1 is left alone until \d\d:\d\d, since it failed\.\n", said.out
    )
    assert (said.status, said.err[:13]) == (1, "tui-reader: B")
    assert "): left alone, since it failed: 127" in said.err
    assert run("refresh", "--force").status == 1
    pages.add("Berta", "2024-05-02")
    assert run("refresh", berta, anna, "--force").out == "2 blogs were asked: 0 new posts.\n"
    assert run("refresh", "nobody.example").status == 1


def test_so_many_that_a_process_of_their_own_reads_them(run: Run, pages: Pages) -> None:
    for number in range(MANY):
        run("add", pages.add(f"Blog{number}", "2024-05-01"))
        pages.add(f"Blog{number}", f"2024-06-{number + 1:02}", "2024-05-01")
    assert run("refresh").out == f"{MANY} blogs were asked: {MANY} new posts.\n"
    assert [line[2] for line in run("list", "--river", "--limit", "1").lines] == [f"Blog{MANY - 1} 2024-06-{MANY}"]


def test_nothing_to_refresh_is_said(run: Run) -> None:
    said = run("refresh")
    assert (said.status, said.out) == (1, "")
    assert "No blog is on the shelf. Put one there with: tui-reader add ADDRESS" in said.err


def test_feeds_come_from_another_reader_and_go_to_one(
    run: Run, pages: Pages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages.add("Anna", "2024-05-01")
    file = tmp_path / "feeds.opml"
    file.write_text(
        f'<opml><body><outline text="News"><outline text="Anna" xmlUrl="{pages.origin}/Anna/feed"/>'
        f'<outline text="Tot" xmlUrl="{pages.origin}/tot"/></outline></body></opml>'
    )
    said = run("import", str(file))
    assert said.status == 1
    assert said.out == "2 blogs were added, 1 of them could not be read yet.\n"
    assert f"Tot ({pages.origin}/tot): " in said.err
    out = run("export-opml").out
    assert out.count("xmlUrl") == 2
    assert '<outline text="News" title="News">' in out
    written = tmp_path / "out.opml"
    assert run("export-opml", str(written)).status == 0
    assert written.read_text() == out
    assert run("export-opml", "-").out == out
    written.write_text("mine")
    assert run("export-opml", str(written)).status == 1
    assert written.read_text() == "mine"
    assert run("export-opml", str(written), "--force").status == 0
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(written.read_bytes())))
    assert run("import", "-").out == "0 blogs were added. 2 were there already.\n"


def test_what_is_no_opml_is_a_sentence(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "feeds.opml"
    file.write_text("<html></html>")
    said = run("import", str(file))
    assert (said.status, said.out) == (1, "")
    assert "This is no OPML file: it is something else." in said.err
    file.write_text("<opml><body></body></opml>")
    said = run("import", str(file))
    assert (said.status, said.out) == (1, "")
    assert "This file names no feeds." in said.err
    said = run("import", str(tmp_path / "missing"))
    assert said.status == 1
    assert "missing could not be read: there is no such file." in said.err
    assert run("export-opml", str(tmp_path / "no" / "folder")).status == 1
