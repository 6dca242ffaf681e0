"""The servers the contract is held against: the demo, and real WordPress where one may be started."""

import os
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import pytest
import trustme

from tui_reader.demo import DemoBlog
from tui_reader.demo.site import BERLIN, Post

LAB = Path(__file__).with_name("lab")
SUITES = {"6.1": "bookworm", "6.8": "trixie"}
"""WordPress versions by the Debian release that has them."""

STOCK: dict[str, object] = {
    "moderation": False,
    "flood": False,
    "closed": False,
    "app_passwords": True,
    "rest": True,
    "second_factor": False,
    "permalinks": "pretty",
    "feeds": True,
    "theme": "twentytwentythree",
    "paged_comments": False,
    "guests": False,
}
"""What can be switched, and how the tests find it. `guests`: one may comment without an account."""

OURS = ("default", "classic", "twentyten", "klassik")
"""Themes no package has any more, in `themes/`: their markup without their looks."""

THEMES = {
    "6.1": (*OURS, "twentytwentyone"),
    "6.8": ("default", "twentytwentyfive"),
}
"""What a version can look like; more would tell nothing new, and a block theme takes ten seconds for a long thread."""

_OPTIONS = {
    "moderation": ("comment_moderation",),
    "closed": ("close_comments_for_old_posts",),
    "paged_comments": ("page_comments",),
    "guests": ("comment_registration",),
    "theme": ("template", "stylesheet"),
    "permalinks": ("permalink_structure",),
}
"""WordPress' options behind the switches; the others are the lab's own (switches.php)."""

_PERMALINKS = {"pretty": "/%year%/%monthnum%/%day%/%postname%/", "plain": "", "index": "/index.php/%year%/%postname%/"}


class Site(Protocol):
    """A blog to hold the contract against.

    Attributes:
        name: what the tests call it. ca: the file of the authority that signs `https`.
        http, https, folder: addresses of the blog, ending in `/`; the last in a folder of its host.
        user, password: a subscriber. total: how many posts it has. themes: what `theme` may be switched to.
    """

    name: str
    ca: str
    http: str
    https: str
    folder: str
    user: str
    password: str
    total: int
    themes: tuple[str, ...]

    def number(self, role: str) -> int:
        """The number of a post by what it is for: `thread`, `protected`, `closed`, `open`, `seed`."""

    def edited(self, role: str, when: datetime) -> None:
        """Have a post changed last at a time of the blog's clock."""

    def switched(self, **switches: object) -> AbstractContextManager[None]:
        """The site with switches of STOCK set otherwise."""

    def stop(self) -> None:
        """End what was started."""


class Demo:
    """The demo blog three times: plain, with TLS, and in a folder."""

    name, user, password = "demo", "reader", "reader"
    themes: tuple[str, ...] = ()

    def __init__(self, folder: Path) -> None:
        authority = trustme.CA()
        self.ca, chain, key = (str(folder / name) for name in ("ca.pem", "chain.pem", "key.pem"))
        authority.cert_pem.write_to_path(self.ca)
        certificate = authority.issue_cert("127.0.0.1")
        certificate.private_key_pem.write_to_path(key)
        for blob in certificate.cert_chain_pems:
            blob.write_to_path(chain, append=True)
        self._running = ExitStack()
        tls = (Path(chain), Path(key))
        self._blogs = [
            self._running.enter_context(blog)
            for blog in (
                DemoBlog(posts=100, comments=1200),
                DemoBlog(posts=100, comments=1200, tls=tls),
                DemoBlog(prefix="/unten"),
            )
        ]
        self.http, self.https, self.folder = (blog.address for blog in self._blogs)
        self._posts = self._blogs[0].at.site.posts
        self.total = len(self._posts)

    def number(self, role: str) -> int:
        """See Site; the demo has no posts for `tie-1`, `hostile`, `untitled` and `orphans`."""
        fits: dict[str, Callable[[Post], bool]] = {
            "thread": lambda post: post.slug == "lange-diskussion",
            "protected": lambda post: bool(post.password),
            "closed": lambda post: not post.comments_open,
            "open": lambda post: post.comments_open and not post.password,
            "seed": lambda post: post.title == "Banken in der Partizipationsmaschine",
        }
        return next(post.id for post in self._posts if fits[role](post))

    def edited(self, role: str, when: datetime) -> None:
        """See Site."""
        number = self.number(role)
        for blog in self._blogs:
            site, changed = blog.at.site, when.replace(tzinfo=BERLIN)
            site.posts = tuple(post._replace(changed=changed) if post.id == number else post for post in site.posts)

    @contextmanager
    def switched(self, **switches: object) -> Iterator[None]:
        """See Site; what the demo has no switch for is not tested there."""
        if missing := [key for key in switches if not hasattr(self._blogs[0], key)]:
            pytest.skip(f"the demo has no switch for {', '.join(missing)}")
        before = [{key: getattr(blog, key) for key in switches} for blog in self._blogs]
        try:
            for blog in self._blogs:
                self._set(blog, switches)
            yield
        finally:
            for blog, values in zip(self._blogs, before, strict=True):
                self._set(blog, values)

    def _set(self, blog: DemoBlog, values: Mapping[str, object]) -> None:
        for key, value in values.items():
            setattr(blog, key, value)

    def stop(self) -> None:
        """See Site."""
        self._running.close()


class Lab:
    """A real WordPress of a version, in a folder; started unless it runs already."""

    user, password, total = "reader", "reader-pass", 112
    themes: tuple[str, ...]

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self._folder, self.themes = name, folder, THEMES[name]
        self._numbers: dict[str, int] = {}
        self._ours = not (folder / "env").exists() or self._lab("running", check=False).returncode != 0
        if self._ours:
            self._lab("up", LAB_SUITE=SUITES[name], LAB_PORT=str(_free_ports()))
        self.http, self.https = (f"{url}/" for url in self._lab("url").stdout.split())
        self.folder = f"{self.http}unten/"
        self.ca = str(folder / "ca.pem")
        self._set(STOCK)

    def number(self, role: str) -> int:
        """See Site; a role is the slug that fill.php gives."""
        if role not in self._numbers:
            query = f"select ID from wp_posts where post_name='{role}' and post_type='post'"  # noqa: S608 - our own slugs
            self._numbers[role] = int(self._lab("sql", "-N", "-e", query).stdout)
        return self._numbers[role]

    def edited(self, role: str, when: datetime) -> None:
        """See Site."""
        berlin = when.replace(tzinfo=BERLIN)
        local, gmt = (f"{moment:%Y-%m-%d %H:%M:%S}" for moment in (when, berlin.astimezone(UTC)))
        values = f"post_modified='{local}', post_modified_gmt='{gmt}'"
        self._lab("sql", "-e", f"update wp_posts set {values} where ID={self.number(role)}")  # noqa: S608 - as above

    @contextmanager
    def switched(self, **switches: object) -> Iterator[None]:
        """See Site."""
        try:
            self._set(switches)
            yield
        finally:
            self._set({key: STOCK[key] for key in switches})

    def _set(self, switches: Mapping[str, object]) -> None:
        words: list[str] = []
        for key, value in switches.items():
            wanted = value if key != "guests" else not value
            word = _PERMALINKS.get(str(value), str(value)) if isinstance(value, str) else "1" if wanted else "0"
            for option in _OPTIONS.get(key, (f"lab_{key}",)):
                words += [option, word]
        self._lab("set", *words)

    def stop(self) -> None:
        """Stop it, if we started it; what it holds stays for the next time."""
        if self._ours:
            self._lab("down")

    def _lab(self, *arguments: str, check: bool = True, **settings: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "LAB_DIR": str(self._folder), **settings}
        done = subprocess.run([LAB, *arguments], env=environment, capture_output=True, text=True, check=False)
        if check and done.returncode:
            raise RuntimeError(f"lab {' '.join(arguments)} failed: {done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done


def site(name: str, folder: Path) -> Site:
    """A site by name: `demo`, or a version of WordPress; that skips where none is asked for, but never in CI.

    Args:
        folder: for the demo's certificate; WordPress lives in TUI_READER_LAB, which is kept from run to run.
    """
    if name == "demo":
        return Demo(folder)
    named = os.environ.get("TUI_READER_LAB", "")
    if not named and os.environ.get("CI") != "true":
        pytest.skip(
            "no WordPress here: set TUI_READER_LAB to a folder, "
            "and the tests fetch and start one in it (Debian, root, two minutes)"
        )
    return Lab(name, Path(named or tempfile.gettempdir(), f"wordpress-{name}"))


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
