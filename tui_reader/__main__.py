"""The program, as `tui-reader` and as `python -m tui_reader`: the first screen, then the command line."""

import gc
import sys

from tui_reader import first


def main() -> None:
    """Run the program and leave with its exit status; without arguments the last frame is on screen meanwhile."""
    gc.disable()  # the imports below make no garbage: collecting among them costs a tenth of the start
    try:
        if len(sys.argv) == 1:
            first.paint()
        _run()
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        first.restore()


def _run() -> None:
    from tui_reader import compiled  # noqa: PLC0415 - a frame is painted before it

    compiled.use()
    try:
        from tui_reader.cli import main as run  # noqa: PLC0415 - it is in the file

        run()
    except Exception:
        compiled.doubt()
        raise


if __name__ == "__main__":
    main()
