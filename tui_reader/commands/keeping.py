"""`add` and `remove`: which blogs are on the shelf."""

from __future__ import annotations

from argparse import Namespace

from tui_reader.commands.finding import listed
from tui_reader.commands.lines import warn
from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.kept import Shelved
from tui_reader.reader import Reader
from tui_reader.text import line


async def add(reader: Reader, options: Namespace) -> int:
    """Find a blog and put it on the shelf; raises BlogError or AddressError where there is none."""
    sighting = await reader.library.look(options.address)
    if sighting.opened.hint:
        warn(sighting.opened.hint)
    for address, title in sighting.others:
        warn(_("There is another feed here: {title} ({address})").format(title=line(title), address=address))
    if sighting.shelved and not options.folder:
        print(_already(sighting.shelved, options.address))
        return 0
    kept = await reader.library.add(sighting, options.folder)
    words = n_(
        "{name} is on the shelf now, with {posts} post: {address}",
        "{name} is on the shelf now, with {posts} posts: {address}",
        kept.posts,
    )
    print(words.format(name=line(kept.name), posts=grouped(kept.posts), address=kept.blog.address))
    if kept.failed:
        warn(kept.why)
    return 1 if kept.failed else 0


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
