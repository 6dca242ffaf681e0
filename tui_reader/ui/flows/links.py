"""Choosing a topic or a link, and opening or copying it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual.app import App

from tui_reader.content import markdown as markdown_of
from tui_reader.errors import NoBrowser, ReaderError
from tui_reader.i18n import _
from tui_reader.model import Post, Term

if TYPE_CHECKING:
    from tui_reader.answers import Reading
    from tui_reader.content.blocks import Link

_LAUNCHING = 10.0
"""Seconds in which a launcher that fails has found no browser; later, it was the browser that ended so."""


async def topic(app: App[Any], post: Post) -> Term | None:
    """Choose one of a post's topics; at once when there is only one."""
    from tui_reader.ui.dialogs.choose import Choice, ChooseDialog  # noqa: PLC0415 - not needed for the start

    if len(post.terms) == 1:
        return post.terms[0]
    choices = [Choice(term.name, term) for term in post.terms]
    return await app.push_screen_wait(ChooseDialog(_("Topics"), choices, empty=_("This post has no topics.")))


async def link(app: App[Any], links: Sequence[Link]) -> Link | None:
    """Choose one of the links of a text."""
    from tui_reader.ui.dialogs.choose import Choice, ChooseDialog  # noqa: PLC0415 - not needed for the start

    choices = [Choice(f"{one.number:>3}  {one.text}", one, one.url) for one in links]
    return await app.push_screen_wait(ChooseDialog(_("Links"), choices, empty=_("No links here.")))


def browse(app: App[Any], address: str, tell: Callable[[str], None]) -> None:
    """Open an address in the browser, detached, or in this terminal for a browser that lives in one."""
    import subprocess  # noqa: PLC0415 - not needed for the start
    import threading  # noqa: PLC0415 - as above
    import time  # noqa: PLC0415 - as above

    from tui_reader.browser import command  # noqa: PLC0415 - as above

    try:
        argv, console = command(address)
        if console:
            with app.suspend():
                subprocess.run(argv, check=False)  # noqa: S603 - a list, and the address is http(s)
        else:
            quiet = subprocess.DEVNULL
            started = subprocess.Popen(argv, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)  # noqa: S603
            tell(_("Opened {address}").format(address=address))

            def wait() -> None:  # else it ends as a zombie; and a launcher knows only now that it has nothing to launch
                since = time.monotonic()
                if started.wait() > 0 and time.monotonic() - since < _LAUNCHING:
                    app.call_later(tell, str(NoBrowser()))

            threading.Thread(target=wait, name="browser", daemon=True).start()
    except ReaderError as error:
        tell(str(error))
    except OSError:
        tell(str(NoBrowser()))


async def markdown(reading: Reading) -> str:
    """The post as Markdown, title first."""
    text = await asyncio.to_thread(markdown_of, reading.document)
    return f"# {reading.post.title}\n\n{text}\n"
