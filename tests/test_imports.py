"""What is not imported until it is needed, seen in a fresh process: every start pays for a mistake here."""

import json
import subprocess
import sys

import pytest

LATER = ("httpx", "markdownify", "bs4", "lxml", "keyring", "babel", "feedparser", "readability", "chardet")
"""Imported after the first paint (performance.md: 40 to 240 ms of CPU each)."""

_PROBE = "import json, sys; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"


def modules(code: str) -> set[str]:
    """Top-level modules of a fresh process after `code` ran; what it prints itself is dropped."""
    script = f"import contextlib, os\nwith contextlib.redirect_stdout(open(os.devnull, 'w')):\n    {code}\n{_PROBE}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def command(*arguments: str) -> str:
    """Code that runs the command line and survives its exit."""
    return f"""
    import sys
    sys.argv = {["tui-reader", *arguments]!r}
    from tui_reader.cli import main
    with contextlib.suppress(SystemExit):
        main()
"""


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_and_version_import_nothing_heavy(argument: str) -> None:
    assert modules(command(argument)) & {"textual", "rich", "sqlite3", *LATER} == set()


@pytest.mark.parametrize("module", ["ui.app", "reader", "demo"])
def test_the_way_to_the_first_paint_imports_nothing_that_can_wait(module: str) -> None:
    assert modules(f"import tui_reader.{module}") & set(LATER) == set()


def test_the_command_line_starts_no_textual_by_being_imported() -> None:
    assert "textual" not in modules("import tui_reader.cli")
