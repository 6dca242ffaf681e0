"""What came and what waits, over all blogs: replies to the reader, and the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.errors import ReaderError
from tui_reader.model import Draft

if TYPE_CHECKING:
    from tui_reader.ui.screens.conversing import Conversing


async def conversations(screen: Conversing) -> None:
    """Choose one of the replies to the reader, and go there."""
    from tui_reader.ui.dialogs.conversations import ConversationsDialog  # noqa: PLC0415 - not needed for the start

    try:
        talked = await screen.reader.talk.conversations()
    except ReaderError as error:
        screen.tell(str(error))
        return
    if one := await screen.app.push_screen_wait(ConversationsDialog(talked)):
        screen.visit.open_at(one.row.blog, one.row.post.id, one.note.comment.id)


async def outbox(screen: Conversing) -> None:
    """Look at what waits to be sent: go to its place, take it out, or send all."""
    from tui_reader.ui.dialogs.outbox import OutboxDialog  # noqa: PLC0415 - as above

    reader = screen.reader
    try:
        waiting = await reader.outbox.all()
    except ReaderError as error:
        screen.tell(str(error))
        return
    answer = await screen.app.push_screen_wait(OutboxDialog(waiting, reader.outbox.take))
    if isinstance(answer, Draft):
        screen.visit.open_at(answer.blog, answer.post, answer.parent)
    elif answer:
        screen.talk.posting.send_all()
    screen.talk.mark_drafts()
