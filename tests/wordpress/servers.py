"""The servers the contract is held against: the demo, and real WordPress where one may be started."""

import os
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

LAB = Path(__file__).with_name("lab")
SUITES = {"6.1": "bookworm", "6.8": "trixie"}
"""WordPress versions by the Debian release that has them."""

STOCK = {
    "comment_moderation": "0",
    "lab_flood": "on",
    "lab_app_passwords": "on",
    "lab_rest": "on",
    "lab_second_factor": "off",
    "permalink_structure": "/%year%/%monthnum%/%day%/%postname%/",
}
"""The lab's switches as a stock site has them; see switches.php."""


@dataclass
class Lab:
    """A real WordPress.

    Attributes:
        name: its version. folder: where it lives. http, https: its two addresses, ending in `/`.
    """

    name: str
    folder: Path
    http: str = ""
    https: str = ""
    _numbers: dict[str, int] = field(default_factory=dict)
    _ours: bool = False

    @property
    def ca(self) -> str:
        """The file of the authority that signed the certificate."""
        return str(self.folder / "ca.pem")

    def start(self) -> None:
        """Start it unless it runs; `stop` then leaves it alone."""
        self._ours = not (self.folder / "env").exists() or self._lab("running", check=False).returncode != 0
        if self._ours:
            self._lab("up", LAB_SUITE=SUITES[self.name], LAB_PORT=str(_free_ports()))
        self.http, self.https = (f"{url}/" for url in self._lab("url").stdout.split())

    def stop(self) -> None:
        """Stop it, if we started it; what it holds stays for the next time."""
        if self._ours:
            self._lab("down")

    def number(self, slug: str) -> int:
        """The number of a post by its slug, as fill.php names them."""
        if slug not in self._numbers:
            query = f"select ID from wp_posts where post_name='{slug}' and post_type='post'"  # noqa: S608 - our own slugs
            self._numbers[slug] = int(self._lab("sql", "-N", "-e", query).stdout)
        return self._numbers[slug]

    @contextmanager
    def switched(self, **options: str) -> Iterator[None]:
        """Options of the site, put back afterwards."""
        try:
            for key, value in options.items():
                self._lab("set", key, value)
            yield
        finally:
            for key in options:
                self._lab("set", key, STOCK[key])

    def _lab(self, *arguments: str, check: bool = True, **settings: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "LAB_DIR": str(self.folder), **settings}
        done = subprocess.run([LAB, *arguments], env=environment, capture_output=True, text=True, check=False)
        if check and done.returncode:
            raise RuntimeError(f"lab {' '.join(arguments)} failed: {done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done


def lab(name: str, environment: Mapping[str, str] = os.environ) -> Lab:
    """The lab of a version, not started yet; skips the test where none is asked for, never in CI."""
    named = environment.get("TUI_READER_LAB", "")
    if not named and environment.get("CI") != "true":
        pytest.skip(
            "no WordPress here: set TUI_READER_LAB to a folder, "
            "and the tests fetch and start one in it (Debian, root, two minutes)"
        )
    return Lab(name, Path(named or tempfile.gettempdir(), f"tui-reader-wordpress-{name}"))


def _free_ports() -> int:
    """A port that is free now, and the one after it too."""
    while True:
        with socket.socket() as one, socket.socket() as two:
            one.bind(("127.0.0.1", 0))
            port: int = one.getsockname()[1]
            try:
                two.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
