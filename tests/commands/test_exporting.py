"""`export`: files with front matter, names that harm nobody, nothing of anybody else written over."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.commands.running import Run, matter
from tui_reader.commands.files import Folder, Written, name
from tui_reader.demo import DemoBlog
from tui_reader.errors import KeepError, Occupied
from tui_reader.model import Author, Post

DAY = datetime(2012, 11, 25, 9, 30, tzinfo=UTC)


def post(title: str, number: int = 7) -> Post:
    return Post(number, title, f"https://b.example/{number}", DAY, DAY, Author(3, "Anna"))


def text(number: int, body: str = "Text.") -> str:
    return f'---\npermalink: "https://b.example/{number}"\n---\n\n{body}\n'


@pytest.mark.parametrize(
    ("title", "file"),
    [
        ("Über Größe & Maß", "2012-11-25-ueber-groesse-mass"),
        ("../../etc/passwd", "2012-11-25-etc-passwd"),
        ("CON", "2012-11-25-con"),
        ("C:\\x\0y\n-", "2012-11-25-c-x-y"),
        ("Привет", "2012-11-25-7"),
        ("", "2012-11-25-7"),
        ("Café naïve", "2012-11-25-cafe-naive"),
        ("wort " * 99, "2012-11-25-" + "-".join(["wort"] * 12)),
        ("x" * 999, "2012-11-25-" + "x" * 60),
    ],
)
def test_a_file_is_named_by_date_and_title(title: str, file: str) -> None:
    assert name(post(title)) == file
    assert re.fullmatch(r"[a-z0-9-]{1,80}", file)


def test_two_posts_of_one_name_have_two_files(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path / "new" / "deep"), force=False)
    for _again in range(2):
        for number in (1, 2, 3):
            folder.write(post("Same", number), text(number))
    names = sorted(path.name for path in (tmp_path / "new" / "deep").iterdir())
    assert names == ["2012-11-25-same-2.md", "2012-11-25-same-3.md", "2012-11-25-same.md"]


def test_a_file_that_differs_is_left_alone_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "2012-11-25-title.md"
    for there in ("mine", text(7, "edited")):
        path.write_text(there, "utf-8")
        with pytest.raises(Occupied):
            Folder(str(tmp_path), force=False).write(post("Title"), text(7))
        assert path.read_text("utf-8") == there
    assert Folder(str(tmp_path), force=True).write(post("Title"), text(7)) is Written.NEW
    assert Folder(str(tmp_path), force=False).write(post("Title"), text(7)) is Written.SAME
    assert [path.name for path in tmp_path.iterdir()] == [path.name]


def test_a_file_that_nobody_touched_is_brought_up_to_date(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path), force=False)
    path = tmp_path / "2012-11-25-title.md"
    assert folder.write(post("Title"), text(7)) is Written.NEW
    assert folder.write(post("Title"), text(7, "Better.")) is Written.NEW
    assert path.read_text("utf-8").endswith("---\n\nBetter.\n")
    path.write_text(path.read_text("utf-8") + "My note.\n", "utf-8")
    with pytest.raises(Occupied):
        folder.write(post("Title"), text(7))
    assert path.read_text("utf-8").endswith("My note.\n")


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    folder = tmp_path / "posts"
    folder.mkdir()
    (folder / "2012-11-25-title.md").symlink_to(mine)
    with pytest.raises(Occupied):
        Folder(str(folder), force=False).write(post("Title"), text(7))
    Folder(str(folder), force=True).write(post("Title"), text(7))
    assert not mine.exists()


def test_a_folder_that_cannot_be_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(KeepError) as failed:
        Folder(str(tmp_path / "file"), force=False).write(post("Title"), text(7))
    assert str(tmp_path / "file") in failed.value.summary


def test_a_post_is_printed_with_front_matter(run: Run, shelved: DemoBlog) -> None:
    first = shelved.at.site.posts[0]
    said = run("export", shelved.address)
    assert (said.status, said.err) == (0, "")
    head = matter(said.out)
    assert head["title"] == first.title
    assert head["author"] == "Jakob Reinholt"
    assert datetime.fromisoformat(head["date"]) == first.date
    assert head["permalink"] == shelved.at.link(first)
    assert head["blog"] == "RATING-Blog"
    assert "Nachrichten" in head["topics"]
    assert "modified" in head
    assert "\n# " not in said.out.partition("\n---\n")[0]


def test_front_matter_holds_any_title(run: Run, demo: DemoBlog) -> None:
    site = demo.at.site
    title = "a: b \\ # {c}\n*d* &quot;\u2028 ü 😀"
    site.posts = (site.posts[0]._replace(title=title), *site.posts[1:])
    assert matter(run("export", demo.address).out)["title"] == 'a: b \\ # {c} *d* " ü 😀'


def test_a_whole_blog_is_written_once(run: Run, shelved: DemoBlog, tmp_path: Path) -> None:
    folder = tmp_path / "posts"
    total = len(shelved.at.site.posts)
    said = run("export", shelved.address, "--all", "--to", str(folder))
    assert (said.status, said.out) == (0, "")
    assert said.err == f"{total} files written, 0 were there already, 0 failed.\n"
    files = sorted(folder.iterdir())
    assert len(files) == total
    links = {matter(file.read_text("utf-8"))["permalink"] for file in files}
    assert links == {shelved.at.link(one) for one in shelved.at.site.posts}
    assert not shelved.requests
    files[0].write_text("mine", "utf-8")
    again = run("export", shelved.address, "--all", "--to", str(folder))
    assert again.status == 1
    assert f"0 files written, {total - 1} were there already, 1 failed." in again.err
    assert str(files[0]) in again.err
    assert files[0].read_text("utf-8") == "mine"
    assert run("export", shelved.address, "--all", "--to", str(folder), "--force").status == 0
    assert matter(files[0].read_text("utf-8"))


def test_comments_stand_below_the_text(run: Run, shelved: DemoBlog, tmp_path: Path) -> None:
    folder = tmp_path / "posts"
    said = run("export", shelved.address, "--all", "--comments", "--to", str(folder))
    assert said.status == 0
    whole = "\n".join(file.read_text("utf-8") for file in folder.iterdir())
    for comment in shelved.at.site.comments.values():
        assert f": {comment.name}, " in whole or comment.name not in whole
    there = next(one for one in shelved.at.site.posts if len(shelved.at.site.by_post.get(one.id, ())) > 3)
    count = len(shelved.at.site.by_post[there.id])
    single = run("export", shelved.address, str(there.id), "--comments").out
    assert matter(single)["comments"] == count
    assert f"\n## {count} comments\n" in single
    again = run("export", shelved.address, "--all", "--comments", "--to", str(folder), "--offline")
    assert again.status == 0


def test_a_blog_that_is_not_whole_is_exported_and_it_is_said(run: Run, demo: DemoBlog, tmp_path: Path) -> None:
    run("sync", demo.address)
    said = run("export", demo.address, "--all", "--to", str(tmp_path / "posts"))
    assert said.status == 0
    assert "30 files written" in said.err
    assert f"tui-reader sync {demo.address} --all" in said.err


def test_a_blog_that_is_not_on_the_shelf_cannot_be_exported_whole(run: Run, tmp_path: Path) -> None:
    said = run("export", "blog.example", "--all", "--to", str(tmp_path / "posts"))
    assert (said.status, said.out) == (1, "")
    assert "is not on the shelf" in said.err
    assert not (tmp_path / "posts").exists()
