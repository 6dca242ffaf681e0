"""`python -m tests.gated`: the program as `python -m tui_reader`, but Textual does not come before a file is there.

The environment variable GATE names the file. What is to be seen or done before Textual is there is so neither missed
nor hurried, however busy the machine is.
"""

import os
import runpy
import sys
import time
from pathlib import Path

VARIABLE = "GATE"
_WAIT = 0.01
"""Seconds between two looks; signals are heard meanwhile."""


def _gate(event: str, details: tuple[object, ...]) -> None:
    """Hold up who asks for Textual, whoever finds it (audit event `import`, raised before any finder is asked)."""
    if event == "import" and details[0] == "textual":
        file = Path(os.environ[VARIABLE])
        while not file.exists():
            time.sleep(_WAIT)


if __name__ == "__main__":
    sys.addaudithook(_gate)
    runpy.run_module("tui_reader", run_name="__main__", alter_sys=True)
