"""`python -m tests.pty COMMAND ...`: run it in a terminal until the demo's newest post is on screen, then press q.

Prints the screen and leaves with the command's exit status, or with 1 and the screen when the post does not come.
"""

import sys

from tests.pty.terminal import Terminal, title

_INSTALLING = 600.0


def main() -> int:
    """See the module."""
    with Terminal(sys.argv[1:]) as terminal:
        try:
            terminal.until(title(0), _INSTALLING)
        except AssertionError as error:
            print(error, file=sys.stderr)
            return 1
        print(terminal.text)
        terminal.press("q")
        return terminal.ended()


if __name__ == "__main__":
    sys.exit(main())
