"""`search`: what is found is a line each, or a JSON object; statuses as grep's."""

import pytest

from tests.commands.running import Run
from tui_reader.demo import DemoBlog


def test_what_is_found_is_a_line_of_tabs(run: Run, shelved: DemoBlog) -> None:
    said = run("search", "Partizipationsmaschine")
    assert (said.status, said.err) == (0, "")
    assert all(len(line) == 5 for line in said.lines)
    blog, date, title, excerpt, link = said.lines[-1]
    post = next(post for post in shelved.at.site.posts if shelved.at.link(post) == link)
    assert (blog, date, title) == ("RATING-Blog", f"{post.date:%Y-%m-%d}", post.title)
    assert "partizipationsmaschine" in excerpt.lower()
    assert not shelved.requests


def test_json_names_post_and_comment(run: Run, shelved: DemoBlog) -> None:
    there = next(post for post in shelved.at.site.posts if len(shelved.at.site.by_post.get(post.id, ())) > 3)
    run("show", shelved.address, str(there.id), "--comments")
    comment = shelved.at.site.by_post[there.id][0]
    said = run("search", f'author:"{comment.name}"', "--json")
    found = [one for one in said.objects if one["comment"] == comment.id]
    assert len(found) == 1
    assert found[0]["number"] == there.id
    assert found[0]["link"].endswith(f"#comment-{comment.id}")
    assert found[0]["author"] == comment.name


def test_words_are_joined_as_the_program_does_it(run: Run, shelved: DemoBlog) -> None:
    both = run("search", "Archiv", "macht", "--limit", "200").lines
    assert len(both) == 90
    assert run("search", '"macht Archiv"').status == 1
    assert len(run("search", "Archiv", "before:2012-11-01", "--limit", "200").lines) <= 90


def test_pages_of_hits_are_turned_until_the_limit(run: Run, shelved: DemoBlog) -> None:
    links = [line[-1] for line in run("search", "Beitrag", "Archiv", "--limit", "77").lines]
    assert len(links) == len(set(links)) == 77
    assert len(run("search", "Beitrag", "Archiv").lines) == 50


def test_the_last_word_is_a_whole_one(run: Run, shelved: DemoBlog) -> None:
    assert run("search", "Partizipationsm").status == 1
    assert run("search", "Partizipationsm*").status == 0


def test_nothing_is_status_one_without_a_word(run: Run, shelved: DemoBlog) -> None:
    assert run("search", "nirgendwogeschrieben") == (1, "", "")


@pytest.mark.parametrize("part", ["before:gestern", "after:2026-13", "is:foo", "blog:"])
def test_what_is_not_understood_is_misuse_and_told(run: Run, shelved: DemoBlog, part: str) -> None:
    said = run("search", "Archiv", part)
    assert (said.status, said.out) == (2, "")
    assert f"“{part}” is not understood" in said.err


def test_no_words_are_misuse(run: Run) -> None:
    said = run("search", " ")
    assert (said.status, said.out) == (2, "")
    assert "nothing to look for" in said.err
