"""HTML made into what the screen shows, beside markdownify, and laid out to its end, beside w3m."""

import gc
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from markdownify import markdownify

from tests.benchmarks.table import Samples
from tui_reader.content import convert
from tui_reader.ui.widgets import layout

_COLUMN = 76
_COLUMNS = 120


def w3m() -> str:
    """Where it is installed, "" if nowhere."""
    return shutil.which("w3m") or ""


def beside_markdownify(found: Samples, size: int, html: str) -> None:
    """Both once, in this process; milliseconds of CPU."""
    found.add("ours", size, "convert", value=_used(lambda: convert(html)))
    found.add("markdownify", size, "convert", value=_used(lambda: markdownify(html)))


def beside_w3m(found: Samples, size: int, html: str, file: Path) -> None:
    """All of the text as rows, as nobody sees it at once in the reader; milliseconds of CPU.

    Args:
        file: the same HTML. w3m is a process of its own, whose start is in its figure.
    """
    found.add("ours", size, "rows", value=_used(lambda: [*layout.lines(convert(html).blocks, _COLUMN)]))
    if not w3m():
        return
    command = [w3m(), "-dump", "-cols", str(_COLUMNS), "-T", "text/html", str(file)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"w3m: {process.returncode}"
    found.add("w3m", size, "rows", value=(used.ru_utime + used.ru_stime) * 1000)


def _used(work: Callable[[], object]) -> float:
    gc.collect()  # what was made before is nobody's here
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000
