"""`python -m tests.crash.worker HOME ADDRESS ROOM`: one sitting, to its end, whatever cannot be kept.

It prints what `tests.crash.victim` prints, `told SENTENCE` for each KeepError, and `listed` when the list could still
be shown at the end. ROOM limits how large its files may become once it has begun, 0 does not.
"""

import asyncio
import sys
from collections.abc import Awaitable
from pathlib import Path

from tests.crash.victim import say
from tui_reader.blog.http import Http
from tui_reader.errors import KeepError
from tui_reader.kept import Place
from tui_reader.model import Draft
from tui_reader.queries import Query
from tui_reader.reader import Reader
from tui_reader.settings import Folders, Settings
from tui_reader.store.drafts import Drafts
from tui_reader.store.shelf import Shelf
from tui_reader.store.vault import Vault

POST = 13
"""A post of the demo blog."""


def limit(room: int) -> None:
    """Have the system refuse to let any file grow beyond `room` bytes, as it does where the disk is full."""
    import resource  # noqa: PLC0415 - not on Windows

    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))


async def kept(key: str, value: str, keeping: Awaitable[object]) -> None:
    """Keep something, and say what became of it."""
    say(f"try {key} {value}")
    try:
        await keeping
    except KeepError as error:
        say(f"told {error}")
    else:
        say(f"did {key} {value}")


async def run(home: Path, address: str, room: int) -> None:
    """The sitting."""
    folders, settings = Folders.under(home), Settings()
    shelf = Shelf(folders)
    reader = Reader(Http(), shelf, Drafts(folders), Vault(settings, folders, memory_only=True))
    known = await reader.blogs.known(address)
    blog = known.blog if known else (await reader.blogs.open(address)).blog
    if room:
        limit(room)
    for _time in range(2):  # what is kept before the trouble, and after it
        try:
            await reader.refresh.archive(blog, lambda progress: say(f"posts {progress.done}"))
        except KeepError as error:
            say(f"told {error}")
        for post in (POST, 1, 2):
            await kept(f"read:{post}", "True", reader.marks.read(blog, post, read=True))
            await kept(f"star:{post}", "True", reader.marks.star(blog, post, starred=True))
        await kept("place", f"{POST}/7", reader.places.keep(Place(blog.address, POST, scroll=(7, 0))))
        await kept("draft:1", "ein Satz", reader.talk.keep_draft(Draft(blog.address, 1, 0, "ein Satz")))
    try:
        shelf.tell()
    except KeepError as error:
        say(f"told {error}")
    listed, tally = await reader.lists.listed(blog, Query())
    rows = await reader.lists.window(listed, 0, 40)
    if rows and tally.total and await reader.texts.kept(blog, rows[0].post.id):
        say("listed")
    say("end")
    await reader.close()


if __name__ == "__main__":
    asyncio.run(run(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
