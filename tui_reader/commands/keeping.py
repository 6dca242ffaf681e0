"""`add` and `remove`: which blogs are on the shelf."""

from __future__ import annotations

from argparse import Namespace

from tui_reader.commands.arguments import no_file
from tui_reader.commands.finding import listed
from tui_reader.commands.lines import warn
from tui_reader.commands.progress import ProgressLine
from tui_reader.errors import KeepError, ReaderError
from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.kept import Shelved
from tui_reader.reader import Reader
from tui_reader.text import line


async def add(reader: Reader, options: Namespace) -> int:
    """Find blogs and put them on the shelf; 1 where one of several is none or cannot be read.

    Raises BlogError, AddressError, IsFile or ListOfFeeds where there is but one, and it is none.
    """
    failed = False
    for address in options.addresses:
        try:
            failed |= not await _added(reader, address, options.folder)
        except KeepError:
            raise
        except ReaderError as error:
            if len(options.addresses) == 1:
                raise
            warn(str(error))
            failed = True
    return 1 if failed else 0


async def _added(reader: Reader, address: str, folder: str) -> bool:
    """Put one on the shelf; whether it can be read."""
    no_file(address)
    progress = ProgressLine()
    try:
        progress.say(_("Looking at {address}… Ctrl+C stops that.").format(address=line(address, 200)))
        sighting = await reader.library.look(address)
    finally:
        progress.end()
    if sighting.opened.hint:
        warn(sighting.opened.hint)
    for feed, title in sighting.others:
        warn(_("There is another feed here: {title} ({address})").format(title=line(title), address=feed))
    if sighting.shelved and not folder:
        print(_already(sighting.shelved, address))
        return True
    kept = await reader.library.add(sighting, folder)
    words = n_(
        "{name} is on the shelf now, with {posts} post: {address}",
        "{name} is on the shelf now, with {posts} posts: {address}",
        kept.posts,
    )
    said = words.format(name=line(kept.name), posts=grouped(kept.posts), address=kept.blog.address)
    print(said, flush=True)  # while the next is looked for
    if kept.failed:
        warn(kept.why)
    return kept.failed is None


async def remove(reader: Reader, options: Namespace) -> int:
    """Take a blog off the shelf; raises NotListed."""
    gone = await reader.library.remove((await listed(reader, options.address)).blog.address)
    words = _("{name} is off the shelf; with its posts and marks it comes back by: {command}")
    print(words.format(name=line(gone.name), command=f"tui-reader add {gone.blog.address}"))
    return 0


def _already(there: Shelved, typed: str) -> str:
    """That a blog is there, and under which address, where that is another than the one that was typed."""
    address = there.blog.address
    if typed.strip().partition("://")[2].rstrip("/").casefold() == address.partition("://")[2].rstrip("/").casefold():
        return _("{name} is on the shelf already.").format(name=line(there.name))
    return _("{name} is on the shelf already: {address}").format(name=line(there.name), address=address)
