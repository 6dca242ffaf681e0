"""The terminal, taken over from the first screen: nothing is cleared, so no cell changes that Textual paints alike."""

import sys

from textual import constants
from textual.driver import Driver

from tui_reader import first

if sys.platform == "win32":
    TakingOver: type[Driver] | None = None
else:
    from textual.drivers.linux_driver import LinuxDriver

    _ALTERNATE = "\x1b[?1049h"

    class TakingOver(LinuxDriver):
        """Textual's driver, but it begins on the alternate screen that the first screen has entered."""

        _entered = False

        def start_application_mode(self) -> None:
            """Begin, or go on after having been suspended: then as ever."""
            self._entered = first.before is not None
            super().start_application_mode()  # type: ignore[no-untyped-call]
            if first.before is not None:
                self.attrs_before = first.before

        def stop_application_mode(self) -> None:
            """The terminal is as it was; the first screen has nothing left to restore."""
            super().stop_application_mode()
            first.before = None

        def write(self, data: str) -> None:
            """Write, but the step onto the screen that one is on: it would be cleared."""
            if self._entered and data == _ALTERNATE:
                self._entered = False
            else:
                super().write(data)


def driver_class() -> type[Driver] | None:
    """What Textual's App takes by this name; None is its own."""
    return TakingOver if first.before is not None and constants.DRIVER is None else None
