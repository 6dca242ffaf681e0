"""Who reads German is told in German what a file or a disk refuses."""

from pathlib import Path

import pytest

from tests.commands.running import Run
from tui_reader import i18n
from tui_reader.demo import DemoBlog


@pytest.fixture(autouse=True)
def _german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "de")


def test_a_list_of_blogs_that_is_not_there(run: Run, tmp_path: Path) -> None:
    said = run("import", str(tmp_path / "nichtda.opml"))
    assert said.status == 1
    assert "nichtda.opml konnte nicht gelesen werden: diese Datei gibt es nicht." in said.err


def test_a_folder_that_is_not_there_for_a_list_of_blogs(run: Run, demo: DemoBlog, tmp_path: Path) -> None:
    run("add", demo.address)
    said = run("export-opml", str(tmp_path / "nix" / "da.opml"))
    assert said.status == 1
    assert i18n._("there is no such folder") in said.err
    assert i18n._("Check the path.") in said.err
    assert "Schaffen Sie Platz" not in said.err


def test_a_file_where_a_folder_of_posts_is_to_be(run: Run, shelved: DemoBlog, tmp_path: Path) -> None:
    (tmp_path / "belegt").touch()
    said = run("export", shelved.address, "--all", "--to", str(tmp_path / "belegt"))
    assert said.status == 1
    assert i18n._("something else is there") in said.err
