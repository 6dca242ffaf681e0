"""The log: lines where it can be written, and nothing at all where it cannot."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui_reader.log import log_to

_LOG = logging.getLogger("tui_reader")


@pytest.fixture(autouse=True)
def own_handlers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No other test logs there."""
    monkeypatch.setattr(logging, "raiseExceptions", logging.raiseExceptions)
    before, propagates = _LOG.handlers[:], _LOG.propagate
    yield
    for handler in _LOG.handlers:
        if handler not in before:
            handler.close()
    _LOG.handlers[:], _LOG.propagate = before, propagates


def test_a_line_is_written(tmp_path: Path) -> None:
    log_to(tmp_path / "new" / "reader.log")
    _LOG.error("a bug in %s", "somewhere")
    assert "tui_reader a bug in somewhere" in (tmp_path / "new" / "reader.log").read_text()


def test_where_it_cannot_be_written_nothing_happens(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    log_to(tmp_path / "file" / "reader.log")
    _LOG.error("a bug")
    assert capfd.readouterr() == ("", "")


def test_a_long_one_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "reader.log"
    path.write_text("old\n" * 60_000)
    log_to(path)
    _LOG.error("new")
    assert "old" not in path.read_text()
    assert path.with_suffix(".log.1").read_text().startswith("old")
