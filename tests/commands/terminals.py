"""Pseudo-terminals, read to their end."""

import os


def read_all(terminal: int) -> str:
    """What is written to a pseudo-terminal until nobody has it open any more."""
    pieces = []
    try:
        while piece := os.read(terminal, 65536):
            pieces.append(piece)
    except OSError:  # how Linux says that the other side is closed
        pass
    finally:
        os.close(terminal)
    return b"".join(pieces).decode()
