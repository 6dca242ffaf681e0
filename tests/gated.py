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


class _Gate:
    """Finds nothing, but holds up who asks for Textual."""

    def find_spec(self, fullname: str, *_others: object) -> None:
        """Leave it to the other finders (importlib.abc.MetaPathFinder), but Textual only once the file is there."""
        if fullname == "textual":
            file = Path(os.environ[VARIABLE])
            while not file.exists():
                time.sleep(_WAIT)


if __name__ == "__main__":
    sys.meta_path.insert(0, _Gate())
    runpy.run_module("tui_reader", run_name="__main__", alter_sys=True)
