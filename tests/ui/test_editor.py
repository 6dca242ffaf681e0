"""Writing in the person's own editor, with real programs for it."""

import stat
from pathlib import Path

import pytest

from tui_reader.errors import EditorFailed, NoEditor
from tui_reader.ui.widgets.editor import argv, edit


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program, in a folder with a blank in its name, that the test writes; it is the person's $EDITOR."""
    folder = tmp_path / "my programs"
    folder.mkdir()
    program = folder / "edit"
    monkeypatch.setenv("EDITOR", f"'{program}' --wait \"two words\"")
    return program


def be(program: Path, script: str) -> None:
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o700)


def test_gives_back_what_was_saved(editor: Path) -> None:
    be(editor, 'echo "und mehr" >> "$3"')
    assert edit("Grüße") == "Grüße\nund mehr"


def test_keeps_the_last_line_feed_of_the_person(editor: Path) -> None:
    be(editor, "true")
    assert edit("eins\n") == "eins\n"


def test_only_the_person_can_read_the_file_and_nothing_is_left(editor: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    be(editor, f'printf "%s\\n" "$1" "$2" "$3" > "{seen}"; stat -c %a "$3" "$(dirname "$3")" >> "{seen}"')
    edit("x")
    first, second, path, file_mode, folder_mode = seen.read_text("utf-8").splitlines()
    assert (first, second, file_mode, folder_mode) == ("--wait", "two words", "600", "700")
    assert path.endswith(".md")
    assert not Path(path).parent.exists()


def test_what_comes_back_holds_nothing_a_terminal_obeys(editor: Path) -> None:
    be(editor, 'printf "\\033[2Jx\\377" > "$3"')
    assert edit("") == "␛[2Jx\ufffd"


def test_visual_comes_before_editor(editor: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    be(editor, "true")
    monkeypatch.setenv("VISUAL", "sh -c true")
    assert argv()[1:] == ["-c", "true"]
    assert stat.S_ISREG(Path(argv()[0]).stat().st_mode)


@pytest.mark.parametrize(
    ("wish", "reason"), [("no-such-program-here", "there is no such program"), ("vi 'x", "its quotes do not match")]
)
def test_a_wish_that_cannot_be_is_named(wish: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", wish)
    with pytest.raises(EditorFailed, match=reason) as failed:
        edit("x")
    assert wish in failed.value.summary


def test_an_editor_that_fails_changes_nothing(editor: Path) -> None:
    be(editor, 'echo lost > "$3"; exit 3')
    with pytest.raises(EditorFailed, match="it ended with status 3"):
        edit("x")


def test_what_an_editor_saved_before_it_was_killed_is_kept(editor: Path) -> None:
    be(editor, 'printf saved > "$3"; kill -9 $$')
    assert edit("x") == "saved"


def test_an_editor_that_was_killed_with_nothing_saved_fails(editor: Path) -> None:
    be(editor, ': > "$3"; kill -9 $$')
    with pytest.raises(EditorFailed, match="it was killed"):
        edit("x")


def test_an_editor_that_removes_the_file_fails(editor: Path) -> None:
    be(editor, 'rm "$3"')
    with pytest.raises(EditorFailed, match="there is no such file"):
        edit("x")


def test_without_any_editor_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoEditor, match="No editor was found"):
        edit("x")
