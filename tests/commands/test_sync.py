"""`sync`: what it brings, what it says, and what is left after a break."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests import room
from tests.commands.running import Run
from tests.commands.terminals import read_all
from tui_reader.demo import DemoBlog, Fault


def test_a_blog_is_brought_onto_the_shelf(run: Run, demo: DemoBlog) -> None:
    total = len(demo.at.site.posts)
    said = run("sync", demo.address)
    assert (said.status, said.err) == (0, "")
    assert said.out == f"RATING-Blog: 30 new, 0 changed, 0 gone; 30 of {total} posts are on disk.\n"
    again = run("sync", demo.address)
    assert again.out == f"RATING-Blog: 0 new, 0 changed, 0 gone; 30 of {total} posts are on disk.\n"


def test_the_whole_archive_is_brought_in(run: Run, demo: DemoBlog) -> None:
    total = len(demo.at.site.posts)
    said = run("sync", demo.address, "--all")
    assert (said.status, said.err) == (0, "")
    assert said.out == f"RATING-Blog: {total} new, 0 changed, 0 gone; all {total} posts are on disk.\n"
    assert len(run("list", demo.address).lines) == total


def test_without_an_address_every_blog_is_asked_and_one_that_fails_stops_no_other(run: Run, demo: DemoBlog) -> None:
    with DemoBlog() as other:
        run("sync", demo.address)
        run("sync", other.address)
        other.fault = Fault("refuse")
        said = run("sync", "--json")
    assert said.status == 1
    assert "refused the connection" in said.err
    assert len(said.err.splitlines()) == 1
    by_blog = {one["blog"]: one for one in said.objects}
    assert len(by_blog) == 2
    assert by_blog[demo.address]["new"] == 0
    assert by_blog[demo.address]["posts"] == 30
    assert "refused" in by_blog[other.address]["error"]


def test_with_nothing_on_the_shelf_it_says_so(run: Run) -> None:
    said = run("sync")
    assert (said.status, said.out) == (1, "")
    assert "No blog is on the shelf." in said.err


def test_an_address_that_leads_nowhere_is_one_sentence(run: Run) -> None:
    said = run("sync", "http://blog.invalid")
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("tui-reader: There is no host named blog.invalid.")
    assert len(said.err.splitlines()) == 1


def test_a_shelf_that_cannot_be_kept_is_a_failure(run: Run, demo: DemoBlog, home: Path) -> None:
    home.mkdir()
    (home / "data").touch()
    said = run("sync", demo.address)
    assert said.status == 1
    assert str(home / "data") in said.err
    assert len(said.err.splitlines()) == 1


@room.NEEDED
def test_an_archive_there_is_no_room_for_is_not_said_to_be_on_disk(run: Run, demo: DemoBlog) -> None:
    assert run("sync", demo.address).status == 0
    for arguments in (("--all",), ("--all", "--json"), ()):
        with room.none():
            said = run("sync", demo.address, *arguments)
        assert (said.status, said.out) == (1, "")
        assert "shelf.sqlite could not be written" in said.err
        assert len(said.err.splitlines()) == 1


def program(home: Path) -> dict[str, str]:
    return {**os.environ, "TUI_READER_HOME": str(home), "TERM": "xterm"}


def test_a_terminal_sees_progress_without_escapes(home: Path) -> None:
    with DemoBlog(posts=420) as demo:
        above, below = os.openpty()
        with subprocess.Popen(
            [sys.executable, "-m", "tui_reader", "sync", demo.address, "--all"],
            stdout=subprocess.PIPE,
            stderr=below,
            env=program(home),
            encoding="utf-8",
        ) as process:
            os.close(below)
            shown = read_all(above)
            out = process.communicate()[0]
    total = len(demo.at.site.posts)
    assert process.returncode == 0
    assert f"{total} of {total}" in shown
    assert "\r" in shown.rstrip("\r\n")
    assert "\x1b" not in shown + out
    assert out.endswith(f"all {total} posts are on disk.\n")


def test_ctrl_c_keeps_what_came_and_says_how_to_go_on(home: Path) -> None:
    with DemoBlog(posts=420) as demo:
        above, below = os.openpty()
        demo.fault = Fault("stall", path="before=")
        with subprocess.Popen(
            [sys.executable, "-m", "tui_reader", "sync", demo.address, "--all"],
            stdout=subprocess.PIPE,
            stderr=below,
            env=program(home),
            encoding="utf-8",
        ) as process:
            os.close(below)
            first = os.read(above, 1000).decode()
            process.send_signal(signal.SIGINT)
            shown = first + read_all(above)
            out = process.communicate()[0]
    assert (process.returncode, out) == (130, "")
    assert f"go on with: tui-reader sync {demo.address} --all" in shown
    assert "Traceback" not in shown
