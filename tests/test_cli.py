"""The command line: what it prints, where, and with which exit status."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.terminals import read_all
from tui_reader import __version__, cli
from tui_reader.demo import DemoBlog, Fault


@pytest.fixture
def blog() -> Iterator[DemoBlog]:
    """The demo blog."""
    with DemoBlog() as blog:
        yield blog


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where settings and everything else lie."""
    monkeypatch.setenv("TUI_READER_HOME", str(tmp_path))
    return tmp_path


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The program in a pipe."""
    return subprocess.run(
        [sys.executable, "-m", "tui_reader", *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        env={**os.environ, **variables},
    )


def test_help_and_version() -> None:
    helped, version = run("--help"), run("--version")
    assert (helped.returncode, version.returncode) == (0, 0)
    for word in ("ADDRESS", "--demo", "--plain", "--language", "--theme", "doctor"):
        assert word in helped.stdout
    assert version.stdout == f"tui-reader {__version__}\n"


def test_where_nothing_is_said_the_same_is_understood_without_a_parser() -> None:
    assert vars(cli._parser().parse_args([])) == cli.NOTHING


def test_help_speaks_the_language_of_the_locale() -> None:
    assert "Adresse" in run("--help", LANG="de_DE.UTF-8").stdout


@pytest.mark.parametrize("option", [["--plain"], []])
def test_a_pipe_gets_the_newest_post_and_its_thread_as_text(blog: DemoBlog, option: list[str]) -> None:
    done = run(blog.address, *option)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:4] == [
        "Blog: RATING-Blog",
        "Title: The Quiet Window: Reading Blogs in the Terminal",
        "By Jakob Reinholt | October 12, 2026",
        "Topics: Nachrichten, Reading, Terminal",
    ]
    assert "14 comments" in lines
    assert "\x1b" not in done.stdout


def test_plain_demo_needs_no_address_and_no_network() -> None:
    done = run("--demo", "--plain", https_proxy="http://127.0.0.1:9")
    assert done.returncode == 0
    assert "Title: The Quiet Window" in done.stdout


def test_the_language_can_be_chosen(blog: DemoBlog, home: Path) -> None:
    address = blog.at.link(blog.at.site.posts[-1])
    (home / "settings.toml").write_text('language = "de"\n', "utf-8")
    done = run(address)
    assert "25. November 2012" in done.stdout
    assert "Kein Kommentar" in done.stdout
    assert "November 25, 2012" in run(address, "--language", "en").stdout


def test_a_narrow_encoding_loses_characters_but_not_the_text(blog: DemoBlog) -> None:
    done = run(blog.at.link(blog.at.site.posts[-1]), PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Partizipationsmaschine" in done.stdout


def test_a_pipe_that_is_closed_early_is_no_error(blog: DemoBlog) -> None:
    command = f'"{sys.executable}" -m tui_reader {blog.address} | head -c 10'
    done = subprocess.run(command, shell=True, capture_output=True, encoding="utf-8", check=False, timeout=60)  # noqa: S602 - a pipe
    assert (done.stdout, done.stderr) == ("Blog: RATI", "")


def test_a_terminal_that_cannot_show_screens_gets_text(blog: DemoBlog) -> None:
    above, below = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "tui_reader", blog.address],
        stdin=below,
        stdout=below,
        stderr=subprocess.PIPE,
        env={**os.environ, "TERM": "dumb"},
    ) as process:
        os.close(below)
        shown = read_all(above)
        assert process.stderr
        assert process.stderr.read().decode() == "This terminal cannot show screens; printing plain text instead.\n"
    assert process.returncode == 0
    assert "Title: The Quiet Window" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (Fault("refuse"), "refused the connection. The server may be down: try again later."),
        (Fault("status", 404), "(404)"),
        (Fault("status", 429, "9"), "wants fewer requests (429). Try again in 9 seconds."),
        (Fault("status", 503), "has a problem of its own (503). Try again later."),
        (Fault("html"), "is no blog that can be read: its page names no feed"),
        (Fault("stall"), "did not answer within 1 seconds."),
    ],
    ids=lambda value: value.kind if isinstance(value, Fault) else "",
)
def test_a_failure_is_one_sentence_and_a_status(blog: DemoBlog, fault: Fault, sentence: str) -> None:
    blog.fault = fault
    done = run(blog.address, "--plain", TUI_READER_TIMEOUT="1")
    blog.fault = None
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("tui-reader: ")
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["ftp://example.org", "--plain"], "“ftp://example.org” is not a web address."),
        (["http://blog.invalid", "--plain"], "There is no host named blog.invalid."),
        (["--plain"], ""),
    ],
)
def test_addresses_that_lead_nowhere(home: Path, arguments: list[str], sentence: str) -> None:
    done = run(*arguments)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ("colour = 1\n", "there is no “colour”"),
        ('column = "wide"\n', "“column” must be a number from 40 to 100"),
        ('[keys]\nnxt = "x"\n', "there is no “keys.nxt”; perhaps “keys.next” is meant"),
        ("language = \n", "settings.toml are wrong"),
        ('[keys]\nnext = "j"\n', "the key “j” is given to both next and down"),
    ],
)
def test_wrong_settings_are_named_with_their_file(home: Path, settings: str, sentence: str) -> None:
    (home / "settings.toml").write_text(settings, "utf-8")
    done = run("--demo", "--plain")
    assert done.returncode == 1
    assert done.stdout == ""
    assert sentence in done.stderr
    assert str(home / "settings.toml") in done.stderr


def test_misuse_has_a_status_of_its_own() -> None:
    done = run("--no-such-option")
    assert done.returncode == 2
    assert "usage: tui-reader" in done.stderr


def test_doctor_says_what_is_used_and_whether_it_works(home: Path) -> None:
    done = run("doctor")
    assert done.returncode == 1, "there is no keyring in tests"
    for words in (f"tui-reader {__version__}", "Language: en", "Keyring:", str(home / "settings.toml")):
        assert words in done.stdout
    assert done.stderr == ""
