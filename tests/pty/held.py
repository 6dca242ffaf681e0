"""The program without arguments in a terminal, held up between the first screen and Textual, see `tests.gated`."""

import os
import sys
from pathlib import Path

from tests import gated
from tests.pty.terminal import Terminal


class Held(Terminal):
    """It goes on at `go_on()`, and never before.

    Args:
        size: columns and rows.
    """

    def __init__(self, size: tuple[int, int] = (120, 40)) -> None:
        self._gate = Path(os.environ["HOME"]) / "gate"
        self._gate.unlink(missing_ok=True)
        super().__init__((sys.executable, "-m", "tests.gated"), size, {gated.VARIABLE: str(self._gate)})

    def go_on(self) -> None:
        """Let Textual come."""
        self._gate.touch()
