"""`show`: a post as Markdown or JSON, from disk or asked for."""

from tests.commands.running import Run
from tests.commands.serving import serving
from tui_reader.demo import DemoBlog, Fault


def test_a_blog_shows_its_newest_post_from_disk(run: Run, shelved: DemoBlog) -> None:
    post = shelved.at.site.posts[0]
    said = run("show", shelved.address)
    assert (said.status, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == f"# {post.title}"
    assert lines[2].startswith(f"Jakob Reinholt, {post.date:%Y-%m-%d}, ")
    assert shelved.at.link(post) in lines[2]
    assert said.out.endswith("\n")
    assert not said.out.endswith("\n\n")
    assert not shelved.requests


def test_a_number_names_a_post(run: Run, shelved: DemoBlog) -> None:
    post = shelved.at.site.posts[40]
    assert run("show", shelved.address, str(post.id)).out.startswith(f"# {post.title}\n")
    assert not shelved.requests


def test_an_address_of_a_post_is_found_on_disk(run: Run, shelved: DemoBlog) -> None:
    for post in (shelved.at.site.posts[3], shelved.at.site.posts[-1]):
        link = shelved.at.link(post)
        for spelled in (link, link.rstrip("/"), f"{link}#comments", link.removeprefix("http://")):
            said = run("show", spelled, "--json", "--offline")
            assert [one["number"] for one in said.objects] == [post.id]
    assert run("show", f"{shelved.address}?p={post.id}", "--json", "--offline").objects[0]["number"] == post.id
    assert not shelved.requests


def test_what_is_not_on_disk_is_asked_for_and_stays(run: Run, demo: DemoBlog) -> None:
    link = demo.at.link(demo.at.site.posts[-1])
    before = run("show", link, "--offline")
    assert (before.status, before.out) == (1, "")
    assert "is not on the shelf" in before.err
    online = run("show", link)
    assert online.status == 0
    demo.fault = Fault("refuse")
    assert run("show", link) == online


def test_offline_a_text_that_is_missing_is_a_sentence(run: Run, demo: DemoBlog) -> None:
    run("sync", demo.address)
    demo.requests.clear()
    for arguments in ([demo.address, str(demo.at.site.posts[-1].id)], [demo.at.link(demo.at.site.posts[-1])]):
        said = run("show", *arguments, "--offline")
        assert (said.status, said.out) == (1, "")
        assert "is not on disk. Leave out --offline" in said.err
    assert not demo.requests


def test_comments_come_below_with_their_places(run: Run, shelved: DemoBlog) -> None:
    there = next(post for post in shelved.at.site.posts if len(shelved.at.site.by_post.get(post.id, ())) > 3)
    comments = shelved.at.site.by_post[there.id]
    said = run("show", shelved.address, str(there.id), "--comments")
    assert said.status == 0
    assert f"\n## {len(comments)} comments\n" in said.out
    assert f"Comment: {comments[0].name}, " in said.out
    assert "Reply, level 1: " in said.out
    (one,) = run("show", shelved.address, str(there.id), "--comments", "--json").objects
    assert {comment["number"] for comment in one["thread"]} == {comment.id for comment in comments}
    assert {"parent", "depth", "author", "date", "link", "status", "markdown"} < set(one["thread"][0])


def test_comments_that_are_on_disk_are_shown_offline(run: Run, shelved: DemoBlog) -> None:
    there = next(post for post in shelved.at.site.posts if shelved.at.site.by_post.get(post.id))
    arguments = ("show", shelved.address, str(there.id), "--comments")
    missing = run(*arguments, "--offline")
    assert missing.status == 0
    assert missing.err == "tui-reader: The comments are not on disk.\n"
    online = run(*arguments)
    shelved.requests.clear()
    assert run(*arguments, "--offline") == online
    assert not shelved.requests


def test_without_comments_json_has_no_thread(run: Run, shelved: DemoBlog) -> None:
    (one,) = run("show", shelved.address, "--json").objects
    assert "thread" not in one
    assert one["markdown"].strip()
    assert one["protected"] is False


def test_a_title_is_no_markup(run: Run, demo: DemoBlog) -> None:
    site = demo.at.site
    site.posts = (site.posts[0]._replace(title="*one* <b>&amp; [two](x)\x1b"), *site.posts[1:])
    head = run("show", demo.address).out.splitlines()[0]
    assert head.startswith("# \\*one\\* ")
    assert "\x1b" not in head


def test_a_number_that_no_post_has_is_said_as_that(run: Run, shelved: DemoBlog) -> None:
    said = run("show", shelved.address, "99999")
    assert (said.status, said.out) == (1, "")
    host = shelved.address.removeprefix("http://").rstrip("/")
    assert said.err == (
        f"tui-reader: {host} has no post 99999. See which are there with: tui-reader list {shelved.address}\n"
    )


def test_a_number_that_no_post_of_a_feed_has_is_said_as_that(run: Run) -> None:
    with serving() as pages:
        address = pages.add("Anna", "2024-05-01")
        run("add", address)
        said = run("show", address, "99999")
        assert (said.status, said.out) == (1, "")
        assert "has no post 99999." in said.err
