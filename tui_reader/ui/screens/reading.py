"""The screen one reads on: what its panes tell goes to the visit and the talk, what they find goes to the panes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import on

from tui_reader.answers import Resumed
from tui_reader.reader import Reader
from tui_reader.ui.flows import comment as comment_flow
from tui_reader.ui.loads import Failed
from tui_reader.ui.screens.conversing import Conversing
from tui_reader.ui.screens.rounds import SLOT, Rounds
from tui_reader.ui.screens.talk import Talk
from tui_reader.ui.screens.visit import Visit
from tui_reader.ui.widgets.article_view import ArticleView
from tui_reader.ui.widgets.bars import NeighbourBar
from tui_reader.ui.widgets.comment_thread import CommentThread
from tui_reader.ui.widgets.line_pane import LinePane
from tui_reader.ui.widgets.post_list import PostList

if TYPE_CHECKING:
    from tui_reader.ui.widgets.composer import Composer


class ReadingScreen(Conversing):
    """List, text and comments of one blog, or of many in a river.

    Args:
        reader: the use cases. remapped: key names by id, from the settings. column: width of the text, cells.
    """

    def __init__(self, reader: Reader, remapped: Mapping[str, str], column: int) -> None:
        super().__init__(reader, remapped, column)
        self.talk = Talk(self, reader)
        self.visit = Visit(self, reader, self.talk.arrive, self._left, self.talk.turn)
        self.rounds = Rounds(self, reader, self.visit.rounded)

    def begin_at(self, resumed: Resumed) -> None:
        """Begin in the pane that one was in."""
        self._zen = resumed.place.zen
        self._pane = resumed.place.pane if resumed.reading is not None else "posts"
        if self.is_mounted:
            self.go_to(self._pane)

    def resume(self, resumed: Resumed) -> None:
        """Show everything as it was left."""
        self.visit.resume(resumed)
        self.talk.resume(resumed)

    @on(LinePane.Moved)
    def _moved(self) -> None:
        self.show_position()
        self.in_text.anew()

    def _left(self) -> None:
        self.changes_of = 0
        self.notice.turn()
        self.forget_pictures()
        self.in_text.end()
        self.talk.leave()
        if self._pane == "thread":
            self.go_to("article")

    @on(PostList.Opened)
    def _post_opened(self, event: PostList.Opened) -> None:
        self.visit.show(event.row)
        self.go_to("article")

    @on(PostList.Wanted)
    def _rows_wanted(self, event: PostList.Wanted) -> None:
        self.visit.listing.windows.want(event.start, event.size, event.near)

    @on(PostList.Ended)
    def _older_wanted(self) -> None:
        self.visit.listing.longer()

    @on(NeighbourBar.Chosen)
    def _way_chosen(self, event: NeighbourBar.Chosen) -> None:
        self.action_home() if event.way == "home" else self.visit.go(-1 if event.way == "older" else 1)

    @on(ArticleView.LinkOpened)
    def _link_opened(self, event: ArticleView.LinkOpened) -> None:
        self.open_address(event.link.url)

    @on(ArticleView.TopicOpened)
    def _topic_opened(self, event: ArticleView.TopicOpened) -> None:
        self.filter(event.term)

    @on(ArticleView.CommentsWanted)
    def _comments_wanted(self) -> None:
        self.go_to("thread")

    @on(CommentThread.LogInWanted)
    def _log_in_wanted(self) -> None:
        self.action_account()

    @on(CommentThread.PageWanted)
    def _page_wanted(self, event: CommentThread.PageWanted) -> None:
        if address := event.address or (self.visit.post.link if self.visit.post else ""):
            self.open_address(address)

    @on(CommentThread.WriteWanted)
    def _write_wanted(self) -> None:
        self.write(0)

    def on_composer_changed(self, event: Composer.Changed) -> None:
        """Keep what was typed."""
        self.talk.typed(event.text)

    def on_composer_send_wanted(self, event: Composer.SendWanted) -> None:
        """Send it."""
        self.talk.send(event.text)

    def on_composer_editor_wanted(self, event: Composer.EditorWanted) -> None:
        """Go on in the person's own editor."""
        comment_flow.edit(self.app, self.composer, event.text)

    def on_composer_put_aside(self, event: Composer.PutAside) -> None:
        """Close it, and keep what was typed."""
        self.put_aside(event.text)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        if event.slot == SLOT:
            self.rounds.failed(event.error)
        elif not (
            self.visit.failed(event.slot, event.about, event.error)
            or self.talk.failed(event.slot, event.about, event.error)
        ):
            self.tell(str(event.error))
