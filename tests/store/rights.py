"""What a process may write, so that a test holds for root too."""

import os
import shutil

import pytest


def bound() -> list[str]:
    """What makes permission bits hold for root too: a process without the capability to pass over them."""
    if os.name != "posix":
        pytest.skip("Windows has no such permission bits")
    if os.geteuid():
        return []
    if not shutil.which("setpriv"):
        pytest.skip("root may write anything, and setpriv (Debian: util-linux) is not installed")
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
