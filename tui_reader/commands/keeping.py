"""`add` and `remove`: which blogs are on the shelf."""

from __future__ import annotations

from argparse import Namespace

from tui_reader.commands.finding import shelved
from tui_reader.commands.lines import warn
from tui_reader.figures import grouped
from tui_reader.i18n import _
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
        print(_("{name} is on the shelf already.").format(name=line(sighting.shelved.name)))
        return 0
    kept = await reader.library.add(sighting, options.folder)
    words = _("{name} is on the shelf now, with {posts} posts: {address}")
    print(words.format(name=line(kept.name), posts=grouped(kept.posts), address=kept.blog.address))
    if kept.failed:
        warn(kept.why)
    return 1 if kept.failed else 0


async def remove(reader: Reader, options: Namespace) -> int:
    """Take a blog off the shelf; raises NotOnShelf."""
    gone = await reader.library.remove((await shelved(reader, options.address)).blog.address)
    words = _("{name} is off the shelf; with its posts and marks it comes back by: {command}")
    print(words.format(name=line(gone.name), command=f"tui-reader add {gone.blog.address}"))
    return 0
