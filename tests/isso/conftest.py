"""Real servers and a real page that embeds them."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from tests.blog.documents import LONG, article, page
from tests.blog.listener import Listener, listening
from tests.isso.servers import Server, program
from tui_reader.blog.feed import FeedBlog
from tui_reader.blog.http import Http
from tui_reader.model import Account, Author, Blog, Comment, Credential, Draft, Kind, Post

DATE = datetime(2012, 11, 25, tzinfo=UTC)
_NUMBERS = count(1)


class _Running(Server):
    def close(self) -> None:
        self.stop()


@pytest.fixture(scope="session")
def free(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An Isso that lets everybody write as much as he likes."""
    with closing(_Running(program(), tmp_path_factory.mktemp("isso"), guard__enabled="false")) as server:
        yield server


Starter = Callable[..., Server]
"""Its arguments are those of Server."""


def embedding(isso: str, more: str = "") -> bytes:
    """A page that embeds the Isso at an address."""
    thread = f'<section id="isso-thread" {more}></section>'
    script = f'<script data-isso="{isso}/" src="{isso}/js/embed.min.js"></script>'
    return page(script, article("Banken", LONG, thread))


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Starter]:
    """Starts one with other settings, for this test alone."""
    with ExitStack() as running:
        yield lambda **settings: running.enter_context(closing(_Running(program(), tmp_path, **settings)))


@dataclass
class Site:
    """A blog whose posts have their comments at an Isso."""

    listener: Listener
    http: Http

    def __post_init__(self) -> None:
        here = self.listener.origin
        self.blog = FeedBlog(self.http, Blog(f"{here}/", f"{here}/feed.xml", "Bankenblog", kind=Kind.FEED))

    def post(self, isso: Server, more: str = "") -> Post:
        """A new post, and its page."""
        number = next(_NUMBERS)
        path = f"/banken-{number}/"
        self.listener.answers[path] = embedding(isso.url, more)
        link = f"{self.listener.origin}{path}"
        return Post(number, "Banken & Bänker", link, DATE, DATE, Author(0, ""))

    def path(self, post: Post) -> str:
        """What Isso calls its thread."""
        return post.link.removeprefix(self.listener.origin)

    async def read(self, post: Post) -> tuple[list[Comment], int]:
        """Its thread."""
        found: list[Comment] = []
        total = 0
        async for more, total in self.blog.comments(post):  # noqa: B007 - the last one counts
            found += more
        return found, total

    def guest(self, name: str = "Ada", mail: str = "") -> Credential:
        """Somebody who gives a name."""
        return Credential(Account(self.listener.origin, mail, name, 0, guest=True))

    async def write(self, post: Post, text: str, parent: int = 0, mail: str = "") -> Comment:
        """Write a comment as a guest."""
        draft = replace(Draft(self.blog.blog.address, post.id, parent, ""), text=text)
        return await self.blog.send(draft, self.guest(mail=mail), post)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """A blog without posts."""
    async with listening() as listener, Http(deadline=20) as http:
        yield Site(listener, http)
