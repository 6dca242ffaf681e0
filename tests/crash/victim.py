"""`python -m tests.crash.victim HOME ADDRESS SEED live|marks`: brings in an archive, marks, moves, drafts until killed.

Every line it prints is a fact: `try KEY VALUE` before something is kept, `did KEY VALUE` once it was confirmed, and
`posts NUMBER` when so many posts of the archive are on disk. `ready` comes before all of them, `end` after the archive.
"""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random

from tui_reader.answers import Progress
from tui_reader.blog.http import Http
from tui_reader.content import convert, pack, unpack
from tui_reader.kept import Listed, Place
from tui_reader.model import Blog, Draft
from tui_reader.reader import Reader
from tui_reader.settings import Folders, Settings
from tui_reader.store.drafts import Drafts
from tui_reader.store.shelf import Shelf
from tui_reader.store.vault import Vault

_PAGE = 20
"""Posts asked for at once: so few that several pages come before the kill, and many kills fall between two."""


def say(line: str) -> None:
    """One line, with nothing left in a buffer when the kill comes."""
    os.write(1, f"{line}\n".encode())


class Victim:
    """What one reader does at once.

    Args:
        reader: on a shelf. blog: asked. random: what is done, in which order.
    """

    def __init__(self, reader: Reader, blog: Blog, random: Random) -> None:
        self._reader, self._blog, self._random = reader, blog, random
        self._posts: list[int] = []
        self._some = asyncio.Event()
        self._number = random.randrange(1 << 30)

    async def live(self) -> None:
        """Do everything until the archive is in."""
        others = [asyncio.create_task(each()) for each in (self._marks, self._places, self._drafts)]
        await self._reader.refresh.archive(self._blog, self._came)
        await self._look()
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        for task in others:
            if not task.cancelled():
                task.result()

    async def marks(self) -> None:
        """A few marks: what a second window does beside the first."""
        await self._look()
        self._posts = self._random.sample(self._posts, 20)
        for _time in range(20):
            await self._mark(self._posts.pop())

    def _came(self, progress: Progress) -> None:
        say(f"posts {progress.done}")
        self._some.set()

    async def _look(self) -> None:
        listed, tally = await self._reader.lists.listed(self._blog, Listed(self._blog.address).query)
        rows = await self._reader.lists.window(listed, 0, tally.total)
        self._posts = [row.post.id for row in rows]

    async def _each(self, do: Callable[[int], Awaitable[None]]) -> None:
        await self._look()
        while not self._posts:
            await self._some.wait()
            await self._look()
        while True:
            await do(self._random.choice(self._posts))

    async def _marks(self) -> None:
        await self._each(self._mark)

    async def _mark(self, post: int) -> None:
        on = self._random.random() < 0.7
        if self._random.random() < 0.5:
            await self._kept(f"read:{post}", str(on), self._reader.marks.read(self._blog, post, read=on))
        else:
            await self._kept(f"star:{post}", str(on), self._reader.marks.star(self._blog, post, starred=on))

    async def _places(self) -> None:
        async def move(post: int) -> None:
            self._number += 1
            place = Place(self._blog.address, post, scroll=(self._number, 0))
            await self._kept("place", f"{post}/{self._number}", self._reader.places.keep(place))

        await self._each(move)

    async def _drafts(self) -> None:
        async def write(_post: int) -> None:
            post = self._random.randint(1, 5)
            self._number += 1
            await self._reader.talk.draft(self._blog, post, 0)  # nobody writes on what was not opened
            draft = Draft(self._blog.address, post, 0, f"{self._number}-{'x' * self._random.randrange(3000)}")
            await self._kept(f"draft:{post}", draft.text, self._reader.talk.keep_draft(draft))
            if self._random.random() < 0.2:
                await self._kept(f"draft:{post}", "", self._reader.talk.drop_draft(draft))

        await self._each(write)

    async def _kept(self, key: str, value: str, keeping: Awaitable[object]) -> None:
        say(f"try {key} {value}")
        await keeping
        say(f"did {key} {value}")


def warm() -> None:
    """Import what is imported late, so that the time until the kill goes into keeping."""
    from tui_reader.reader import archive, check  # noqa: F401, PLC0415 - this is what it is for

    archive._SIZES = (_PAGE, _PAGE, _PAGE)

    unpack(pack(convert("<p>A <a href='https://example.org/'>link</a></p>")))


async def run(home: Path, address: str, seed: str, what: str) -> None:
    """One life."""
    folders, settings = Folders.under(home), Settings()
    reader = Reader(Http(), Shelf(folders), Drafts(folders), Vault(settings, folders, memory_only=True))
    known = await reader.blogs.known(address)
    blog = known.blog if known else (await reader.blogs.open(address)).blog
    warm()
    say("ready")
    victim = Victim(reader, blog, Random(seed))  # noqa: S311 - the same life for the same seed
    await (victim.marks() if what == "marks" else victim.live())
    say("end")
    await reader.close()


if __name__ == "__main__":
    asyncio.run(run(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]))
