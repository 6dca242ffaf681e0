"""The outbox on the screen: sending what waits, and saying what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui_reader.errors import BlogError, ReaderError
from tui_reader.i18n import _, n_
from tui_reader.kept import Outgoing
from tui_reader.model import Blog, Comment, Draft, Status
from tui_reader.reader import Reader
from tui_reader.ui.loads import load, waiting

if TYPE_CHECKING:
    from tui_reader.ui.screens.conversing import Conversing

SLOT = "outbox"
Told = tuple[tuple[Outgoing, Comment | ReaderError], ...]
"""What became of which comment."""


class Posting:
    """Sends what waits in the outbox.

    Args:
        screen: where it is told. reader: whom it asks. arrived: called with the comments that blogs took.
    """

    def __init__(self, screen: Conversing, reader: Reader, arrived: Callable[[tuple[Comment, ...]], None]) -> None:
        self._screen, self._reader, self._arrived = screen, reader, arrived
        self._offered: set[str] = set()

    @property
    def by_itself(self) -> bool:
        """Whether what waits goes out without being told to."""
        return self._screen.app.settings.send_waiting

    def put(self) -> None:
        """Say what happens to a comment that was put into the outbox."""
        if self.by_itself:
            self._screen.tell(_("Your comment waits in the outbox; it goes out when the blog answers again."))
        else:
            words = _("Your comment waits in the outbox; {key} shows it, and sends it when you say so.")
            self._screen.tell(words.format(key=self._screen.key_name("outbox")))

    def blog_answered(self, blog: Blog) -> None:
        """Send what waits for a blog, or say once that there is something."""
        if waiting(self._screen, SLOT):
            return
        if self.by_itself:
            self._send(blog)
        elif blog.address not in self._offered:
            load(self._screen, "waiting", blog, self._reader.outbox.all, lambda all_: self._offer(blog, all_))

    def send_all(self) -> None:
        """Send what waits, at every blog."""
        if not waiting(self._screen, SLOT):
            self._screen.tell(_("Sending what waits in the outbox…"))
            self._send(None)

    def _send(self, blog: Blog | None) -> None:
        load(self._screen, SLOT, blog, lambda: self._sending(blog), lambda done: self._sent(blog, *done))

    async def _sending(self, blog: Blog | None) -> tuple[Told, bool]:
        """What became of what waited, and whether another program is sending some of it."""
        outbox = self._reader.outbox
        if blog:
            return await outbox.send(blog), False
        before = {_place(one.draft) for one in await outbox.all()}
        told = await outbox.send()
        if any(isinstance(what, ReaderError) for _outgoing, what in told):
            return told, False
        # All of it was tried, so what waits still was left to who has it.
        return told, any(_place(one.draft) in before for one in await outbox.all())

    def _offer(self, blog: Blog, all_: tuple[Outgoing, ...]) -> None:
        count = sum(one.draft.blog == blog.address for one in all_)
        if count:
            self._offered.add(blog.address)
            words = n_("A comment to this blog waits to be sent", "{n} comments to this blog wait to be sent", count)
            key = _("{key} shows the outbox.").format(key=self._screen.key_name("outbox"))
            self._screen.tell(f"{words.format(n=count)}: {key}")

    def _sent(self, blog: Blog | None, told: Told, elsewhere: bool) -> None:  # noqa: FBT001 - as it came
        comments = tuple(what for _outgoing, what in told if isinstance(what, Comment))
        errors = [what for _outgoing, what in told if isinstance(what, ReaderError)]
        words = []
        public = sum(one.status is Status.APPROVED for one in comments)
        held = sum(one.status is Status.HOLD for one in comments)
        if public:
            said = n_("{n} comment of the outbox is published.", "{n} comments of the outbox are published.", public)
            words.append(said.format(n=public))
        if held:
            said = n_("{n} waits for approval by the blog.", "{n} wait for approval by the blog.", held)
            words.append(said.format(n=held))
        if aside := len(comments) - public - held:
            words.append(n_("{n} was put aside as unwanted.", "{n} were put aside as unwanted.", aside).format(n=aside))
        if errors and (blog is None or comments or not isinstance(errors[0], BlogError)):
            words.append(str(errors[0]))
        if elsewhere:
            words.append(_("Another window is sending what still waits."))
        elif not told and blog is None:
            words.append(_("Nothing waits to be sent."))
        if words:
            self._screen.tell(" ".join(words))
        if told:
            self._arrived(comments)


def _place(draft: Draft) -> tuple[str, int, int]:
    return draft.blog, draft.post, draft.parent
