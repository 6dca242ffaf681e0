"""`list`: lines for cut and awk, JSON lines, filters, statuses; never a request."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands.running import Run
from tui_reader.demo import DemoBlog


def test_posts_are_lines_of_tabs_newest_first(run: Run, shelved: DemoBlog) -> None:
    said = run("list", shelved.address)
    posts = shelved.at.site.posts
    assert (said.status, said.err) == (0, "")
    assert [int(line[1]) for line in said.lines] == [post.id for post in posts]
    assert all(len(line) == 4 for line in said.lines)
    assert said.lines[0] == [
        f"{posts[0].date:%Y-%m-%d}",
        str(posts[0].id),
        posts[0].title,
        shelved.at.link(posts[0]),
    ]
    assert not shelved.requests


def test_json_is_one_object_a_line(run: Run, shelved: DemoBlog) -> None:
    said = run("list", shelved.address, "--json", "--limit", "5")
    assert [one["number"] for one in said.objects] == [post.id for post in shelved.at.site.posts[:5]]
    first = said.objects[0]
    assert first["title"] == shelved.at.site.posts[0].title
    assert (first["blog"], first["read"], first["starred"], first["stored"]) == (shelved.address, False, False, True)
    assert "Nachrichten" in first["topics"]
    assert first["date"].startswith(f"{shelved.at.site.posts[0].date:%Y-%m-%d}T")


def test_filters_are_joined(run: Run, shelved: DemoBlog) -> None:
    everything = run("list", shelved.address, "--json").objects
    month = everything[0]["date"][:7]
    author = everything[0]["author"]
    topic = everything[0]["topics"][0]
    said = run("list", shelved.address, "--json", "--month", month, "--author", author.upper(), "--topic", topic)
    wanted = [
        one["number"]
        for one in everything
        if one["date"].startswith(month) and one["author"] == author and topic in one["topics"]
    ]
    assert [one["number"] for one in said.objects] == wanted


def test_the_order_is_chosen(run: Run, shelved: DemoBlog, home: Path) -> None:
    newest = [one["number"] for one in run("list", "--json").objects]
    assert [one["number"] for one in run("list", "--json", "--sort", "newest").objects] == newest
    assert [one["number"] for one in run("list", "--json", "--sort", "oldest", "--limit", "3").objects] == newest[
        :-4:-1
    ]
    with closing(sqlite3.connect(home / "data" / "shelf.sqlite")) as connection, connection:
        connection.execute("UPDATE posts SET comments = number % 3")
    discussed = [one["number"] for one in run("list", shelved.address, "--json", "--sort", "comments").objects]
    assert discussed == sorted(newest, key=lambda number: -(number % 3)), "the newest of as many comments first"


def test_what_is_not_found_is_status_one_without_a_word(run: Run, shelved: DemoBlog) -> None:
    assert run("list", shelved.address, "--month", "1999-01") == (1, "", "")
    assert run("list", shelved.address, "--starred") == (1, "", "")
    assert run("list", shelved.address, "--unread", "--limit", "1").status == 0


def test_an_unknown_topic_is_told_with_those_there_are(run: Run, shelved: DemoBlog) -> None:
    said = run("list", "--topic", "Nachrichter")
    assert (said.status, said.out) == (1, "")
    assert "“Nachrichter”" in said.err
    assert "Nachrichten" in said.err


def test_a_part_of_a_name_that_one_alone_has_is_enough(run: Run, shelved: DemoBlog) -> None:
    whole = run("list", "--topic", "Nachrichten")
    assert whole.status == 0
    assert run("list", "--topic", " NÄCHRICHT ") == whole
    said = run("list", "--topic", "e")
    assert (said.status, said.out) == (1, "")
    assert "Nachrichten" in said.err, "several have it, so it is asked which"


def test_a_blog_that_is_not_on_the_shelf_is_a_sentence(run: Run) -> None:
    said = run("list", "blog.example")
    assert (said.status, said.out) == (1, "")
    assert said.err == (
        "tui-reader: blog.example is not on the shelf. Bring it in with: tui-reader sync blog.example\n"
    )


def test_a_damaged_shelf_is_told(run: Run, home: Path) -> None:
    (home / "data").mkdir(parents=True)
    (home / "data" / "shelf.sqlite").write_text("no database, however long one looks", "utf-8")
    said = run("list")
    assert (said.status, said.out) == (1, "")
    assert "was damaged; it was put aside as" in said.err


def test_without_an_address_one_blog_follows_the_other(run: Run, shelved: DemoBlog) -> None:
    with DemoBlog() as other:
        run("sync", other.address, "--all")
        said = run("list", "--json")
    blogs = [one["blog"] for one in said.objects]
    assert set(blogs) == {shelved.address, other.address}
    assert sum(one != before for one, before in zip(blogs[1:], blogs, strict=False)) == 1
    assert len(run("list", "--limit", "2").lines) == 4


def test_the_blogs_are_listed_with_their_numbers(run: Run, shelved: DemoBlog) -> None:
    total = len(shelved.at.site.posts)
    assert run("list", "--blogs").lines == [[shelved.address, str(total), str(total), str(total), "RATING-Blog"]]
    (one,) = run("list", "--blogs", "--json").objects
    assert (one["posts"], one["unread"], one["whole"]) == (total, total, True)
    assert one["checked"]


def test_a_title_cannot_break_its_line(run: Run, demo: DemoBlog) -> None:
    site = demo.at.site
    hostile = site.posts[0]._replace(title="one\ttwo\nthree\x1b[31m\u202e four")
    site.posts = (hostile, *site.posts[1:])
    run("sync", demo.address)
    said = run("list", demo.address, "--limit", "1")
    assert len(said.lines) == 1
    assert len(said.lines[0]) == 4
    assert not set(said.out) & set("\x1b\u202e")


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--month", "2012-13"],
        ["list", "--limit", "0"],
        ["list", "--sort", "title"],
        ["list", "--unread", "--starred"],
        ["list", "a", "b"],
        ["show"],
        ["search"],
        ["export", "blog.example", "--all"],
        ["export", "blog.example", "7", "--all", "--to", "x"],
        ["show", "blog.example", "-3"],
    ],
    ids=" ".join,
)
def test_misuse_is_status_two(run: Run, arguments: list[str]) -> None:
    said = run(*arguments)
    assert (said.status, said.out) == (2, "")
    assert f"usage: tui-reader {arguments[0]}" in said.err


@pytest.mark.parametrize("name", ["sync", "list", "show", "search", "export"])
def test_every_command_explains_itself(run: Run, name: str) -> None:
    said = run(name, "--help")
    assert (said.status, said.err) == (0, "")
    assert "Exit status: 0" in said.out.replace("\n", " ")
    assert name in run("--help").out


def test_the_language_may_stand_before_the_command(run: Run) -> None:
    assert run("--language", "de", "list", "blog.example").status == 1
    assert run("--language=de", "list", "blog.example").status == 1


def test_a_host_with_the_name_of_a_command_is_still_an_address(run: Run) -> None:
    said = run("http://list.invalid/", "--plain")
    assert "There is no host named list.invalid." in said.err
    assert "list" in run("list/", "--plain").err


def test_in_a_pipe_it_is_the_same_and_a_reader_that_goes_early_is_no_error(shelved: DemoBlog, home: Path) -> None:
    variables = {**os.environ, "TUI_READER_HOME": str(home)}
    command = [sys.executable, "-m", "tui_reader", "list"]
    whole = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=variables, timeout=60)
    assert (whole.returncode, whole.stderr) == (0, "")
    assert len(whole.stdout.splitlines()) == len(shelved.at.site.posts)
    above, below = os.pipe()
    os.close(above)
    with open(below, "wb") as nobody:  # noqa: PTH123 - a handle
        early = subprocess.run(
            command, stdout=nobody, stderr=subprocess.PIPE, encoding="utf-8", check=False, env=variables, timeout=60
        )
    assert (early.returncode, early.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_a_full_disk_is_a_sentence(shelved: DemoBlog, home: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tui_reader", "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
            env={**os.environ, "TUI_READER_HOME": str(home)},
            timeout=60,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("tui-reader: standard output could not be written: ")
    assert len(done.stderr.splitlines()) == 1


def test_few_letters_are_enough_for_json(shelved: DemoBlog, home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui_reader", "list", "--json"],
        capture_output=True,
        encoding="ascii",
        check=False,
        env={**os.environ, "TUI_READER_HOME": str(home), "PYTHONIOENCODING": "ascii"},
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u" in done.stdout
    assert "?" not in done.stdout.partition('"link"')[0]


def test_no_screen_is_imported_for_a_command(shelved: DemoBlog, home: Path) -> None:
    code = (
        "import sys\nfrom tui_reader.cli import main\n"
        "try:\n main(['list', '--limit', '1'])\nexcept SystemExit:\n pass\n"
        "print({'textual', 'rich', 'httpx', 'lxml', 'markdownify', 'keyring'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "TUI_READER_HOME": str(home)},
        timeout=60,
    )
    assert done.stdout.splitlines()[-1] == "set()"
    assert done.stderr == ""
