"""Kill -9 at any moment of reading, writing and bringing in an archive: nothing that was confirmed is missing."""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from tests.crash.witness import Witness
from tui_reader.demo import DemoBlog

KILLS = int(os.environ.get("TUI_READER_KILLS", "12"))
"""How often; `.ci/run` asks for 200."""
_SIDE_BY_SIDE = 3
_LONGEST = 1.2
"""Seconds from the first word of a victim to the latest kill."""
_MOST_POSTS = 6000
"""As many as the blog has, so that no archive is whole before a home has had its share of kills."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")


@pytest.fixture(scope="module")
def demo() -> Iterator[DemoBlog]:
    """A blog with a long archive."""
    with DemoBlog(posts=_MOST_POSTS) as demo:
        yield demo


def there(demo: DemoBlog) -> list[int]:
    return [post.id for post in demo.at.site.posts]


def victim(home: Path, demo: DemoBlog, seed: str, what: str = "live") -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.crash.victim", str(home), demo.address, seed, what]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def killed(witness: Witness, demo: DemoBlog, seed: str, *, fruitful: bool = False) -> None:
    """One life and its end; what it said is held against what is on disk.

    Args:
        fruitful: it is not killed before posts are on disk, however slow the machine is.
    """
    with victim(witness.home, demo, seed) as program:
        assert program.stdout
        assert program.stderr
        first = program.stdout.readline()
        assert first == "ready\n", program.stderr.read()
        time.sleep(Random(seed).uniform(0, _LONGEST))  # noqa: S311 - when it is killed is what is tested
        said = []
        while fruitful and (line := program.stdout.readline()):
            said.append(line)
            fruitful = not line.startswith("posts")
        program.kill()
        said += program.stdout.readlines()
        assert not (wrong := program.stderr.read()), wrong
    witness.hear(said)
    witness.look()


@pytest.mark.timeout(600)
def test_nothing_confirmed_is_missing_after_a_kill(demo: DemoBlog, tmp_path: Path) -> None:
    seed = os.environ.get("TUI_READER_SEED") or str(secrets.randbits(32))
    print(f"TUI_READER_SEED={seed}")

    def home(number: int) -> Witness:
        witness = Witness(tmp_path / str(number), demo.address, there(demo))
        for kill in range(number, KILLS, _SIDE_BY_SIDE):
            last = kill + _SIDE_BY_SIDE >= KILLS
            killed(witness, demo, f"{seed}-{kill}", fruitful=last and not witness.posts)
        return witness

    with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
        witnesses = list(pool.map(home, range(_SIDE_BY_SIDE)))
    facts, posts = sum(one.facts for one in witnesses), sum(one.posts for one in witnesses)
    print(f"{KILLS} kills, {facts} confirmed facts, {posts} posts on disk")
    assert facts
    assert posts


def test_several_programs_write_at_once_and_each_finds_what_it_kept(demo: DemoBlog, tmp_path: Path) -> None:
    seed = str(secrets.randbits(32))
    print(f"seed {seed}")
    witness = Witness(tmp_path, demo.address, there(demo))
    killed(witness, demo, seed, fruitful=True)
    with victim(tmp_path, demo, f"{seed}-0") as first:
        others = [victim(tmp_path, demo, f"{seed}-{number}", "marks") for number in (1, 2)]
        said = [program.communicate() for program in others]
        first.kill()
        said.append(first.communicate())
    assert [wrong for _lines, wrong in said if wrong] == []
    assert [lines.splitlines()[-1] for lines, _wrong in said[:2]] == ["end", "end"]
    witness.hear(
        line for lines in unordered([words.splitlines(keepends=True) for words, _wrong in said]) for line in lines
    )
    witness.look()


def unordered(said: list[list[str]]) -> list[list[str]]:
    """What several programs said at once: of what more than one of them marked, which came last is not known."""
    keys = [{line.split()[1] for line in lines if line.startswith("did ")} for lines in said]
    shared = {key for one in keys for other in keys if one is not other for key in one & other}
    return [[line for line in lines if not (line.startswith("did ") and line.split()[1] in shared)] for lines in said]
