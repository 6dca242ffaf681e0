"""The commands in this process, with a home of their own and the demo blog to ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.running import Run, Said
from tui_reader.cli import main
from tui_reader.demo import DemoBlog


@pytest.fixture
def demo() -> Iterator[DemoBlog]:
    """The demo blog."""
    with DemoBlog(posts=90) as demo:
        yield demo


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where everything is kept."""
    monkeypatch.setenv("TUI_READER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line."""

    def run(*arguments: str) -> Said:
        with pytest.raises(SystemExit) as left:
            main(arguments)
        said = capsys.readouterr()
        return Said(left.value.code, said.out, said.err)

    return run


@pytest.fixture
def shelved(run: Run, demo: DemoBlog) -> DemoBlog:
    """The demo blog with all of its posts on the shelf; it was asked nothing since."""
    assert run("sync", demo.address, "--all").status == 0
    demo.requests.clear()
    return demo
