"""The panes of the reading screen: which are shown, how wide, which one has the keys, and the bars around them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding, BindingsMap
from textual.containers import Vertical
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget

from tui_reader.i18n import _
from tui_reader.model import Account
from tui_reader.reader import Reader
from tui_reader.ui.keys import COMPOSING, DIGITS, KEYS, bindings, shown
from tui_reader.ui.screens.arrangement import PANES, Arrangement, is_narrow
from tui_reader.ui.screens.bookmark import Bookmark
from tui_reader.ui.screens.shelfmark import Shelfmark
from tui_reader.ui.widgets.article_view import ArticleView
from tui_reader.ui.widgets.bars import KeyBar, NeighbourBar, TopBar
from tui_reader.ui.widgets.comment_thread import CommentThread
from tui_reader.ui.widgets.drawn import GroundRow, GroundScreen
from tui_reader.ui.widgets.line_pane import LinePane
from tui_reader.ui.widgets.notice import Notice
from tui_reader.ui.widgets.post_list import PostList

if TYPE_CHECKING:
    from tui_reader.ui.app import ReaderApp
    from tui_reader.ui.screens.archiving import Archiving
    from tui_reader.ui.screens.in_text import InText
    from tui_reader.ui.screens.rounds import Rounds
    from tui_reader.ui.screens.talk import Talk
    from tui_reader.ui.screens.visit import Visit
    from tui_reader.ui.widgets.composer import Composer

_TURNS = 500
"""Turns of the loop that messages may take between the screen and its panes, however they are drawn then."""
_OF_THE_TEXT = ("read_on", "comments", "library", "reply", "write", "find", "topics", "help", "quit")
_OF_THE_LIST = ("open", "read_on", "library", "search", "filter", "star", "home", "help", "quit")
"""The keys that are named at the foot."""
_OF_WRITING = ("reply", "write")
"""Those of them that are left out where nothing can be written."""


class Panes(GroundScreen, part=True):
    """List, text and comments side by side between the bars.

    Args:
        reader: the use cases. remapped: key names by id, from the settings. column: width of the text, cells.
    """

    AUTO_FOCUS = ""
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Textual's own, but a change of focus repaints the two panes it concerns, not everything."""
    app: ReaderApp
    visit: Visit
    talk: Talk
    archiving: Archiving
    in_text: InText
    rounds: Rounds
    offered = KEYS
    """What the palette offers here."""
    changes_of = 0
    """The number of the post whose changes are on screen, 0 for none."""

    def __init__(self, reader: Reader, remapped: Mapping[str, str], column: int) -> None:
        super().__init__()
        self.reader = reader
        self._remapped = remapped
        pairs = [
            Binding(name, action, _(key.words), show=False)
            for key in (*KEYS, *DIGITS)
            for name, action in bindings(key, remapped)
        ]
        self._bindings.key_to_bindings |= BindingsMap(pairs).key_to_bindings  # ours in place of Textual's Tab
        names = {key.id: shown(remapped.get(key.id, key.keys), 1) for key in (*KEYS, *COMPOSING)}
        self._names = names
        self.top = TopBar(id="top")
        self.posts = PostList(id="posts")
        self.article = ArticleView(column=column, id="article")
        self.thread = CommentThread(id="thread")
        self._beside = Vertical(id="talk")
        self.posts.key_words = self.article.key_words = self.thread.key_words = names.__getitem__
        self.bar = NeighbourBar((names["older"], names["home"], names["newer"]), id="bar")
        self.keybar = KeyBar(id="keys")
        self.notice = Notice(id="notice")
        self.bookmark, self.shelfmark = Bookmark(self, reader), Shelfmark()
        self.connecting = False
        """A blog was asked for and has not answered yet."""
        self._composer: Composer | None = None
        self._pane, self._who = "article", ""
        self._arranged = Arrangement()
        self._zen = self._again = False
        self._last_key = ("", 0.0)
        self._number = self._key = ""

    def compose(self) -> ComposeResult:
        """The panes side by side between the bars."""
        yield self.top
        self.before_layout(self.app.size)  # before the first layout, which would show another first
        with GroundRow(id="panes"):
            yield self.posts
            yield self.article
            with self._beside:
                yield self.thread
        yield self.bar
        yield self.notice
        yield self.keybar

    def on_mount(self) -> None:
        """Reading begins in the text, or where it was left."""
        self.go_to(self._pane)

    def on_resize(self) -> None:
        """To a receipt it is as a key."""
        self.notice.next_key()

    def on_screen_suspend(self) -> None:
        """A dialog or another screen is in front."""
        self.notice.turn()

    def go_to(self, pane: str) -> None:
        """Give the keys to a pane, and show it where not all fit."""
        self._pane = pane
        self.before_layout(self.size)
        if not (pane == "thread" and self.composer and self.composer.has_focus_within):
            self.set_focus(self._focus, scroll_visible=False)
        self.show_keys()
        self.show_position()

    async def arranged(self) -> None:
        """Wait until every pane that is shown knows its size, and the one that has the keys knows it."""
        for _turn in range(_TURNS):
            if self._focus.has_focus and all(pane.fits for pane in (self.article, self.thread) if self._shows(pane)):
                break
            await asyncio.sleep(0)

    def _shows(self, pane: LinePane) -> bool:
        return (pane.id or "") in self._arranged.shown

    def before_layout(self, size: Size) -> None:
        """Show the panes that there is room for. No classes: they would restyle it all."""
        width = size.width
        now = Arrangement.of(width, self._pane, composing=self.composer is not None, zen=self._zen)
        if now != self._arranged:
            self._arranged = now
            self.posts.display = "posts" in now.shown
            self.article.display = "article" in now.shown
            self._beside.display = "thread" in now.shown
            self.posts.styles.width = now.posts or "1fr"
            self._beside.styles.width = now.talk or "1fr"

    @property
    def pane(self) -> str:
        """The pane that has the keys: `posts`, `article` or `thread`."""
        return self._pane

    @property
    def zen(self) -> bool:
        """Whether the text is alone."""
        return self._zen

    def key_name(self, name: str) -> str:
        """The key of an action as a person reads it."""
        return self._names[name]

    @property
    def narrow(self) -> bool:
        """Only one pane fits."""
        return is_narrow(self.size.width)

    @property
    def composer(self) -> Composer | None:
        """The composer while something is written."""
        return self._composer if self._composer and self._composer.display else None

    async def need_composer(self) -> Composer:
        """The composer, made when it is first wanted: its field costs a tenth of the start."""
        if self._composer is None:
            from tui_reader.ui.widgets.composer import Composer  # noqa: PLC0415 - see above

            self._composer = Composer(remapped=self._remapped, keys=False, id="composer")
            await self._beside.mount(self._composer)
        return self._composer

    @property
    def _focus(self) -> PostList | LinePane:
        return self.posts if self._pane == "posts" else self.article if self._pane == "article" else self.thread

    def on_descendant_focus(self) -> None:
        """Follow the focus, however it moved."""
        focused = self.focused
        pane = next((name for name in PANES if focused is not None and focused.id == name), None)
        if pane and pane != self._pane:
            self.go_to(pane)
        self.in_text.focus_moved()
        self.show_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a field has the focus, no key works but its own."""
        del parameters
        return (
            not ((self.composer and self.composer.has_focus_within) or self.in_text.typing)
            or action.startswith("app.")
            or action == "focus_next"
        )

    def show_keys(self) -> None:
        """The key bar for where the keys go now."""
        if self.composer and self.composer.has_focus_within:
            pairs = [(self._names[key.id], _(key.short)) for key in COMPOSING]
            pairs.insert(-1, ("Tab", _("comments")))
        elif not (pairs := self.in_text.keys):
            order: tuple[str, ...] = _OF_THE_LIST if self._pane == "posts" else _OF_THE_TEXT
            if self._pane != "posts" and (self.visit.is_closed or self.talk.takes_none):
                order = tuple(name for name in order if name not in _OF_WRITING)
            by_id = {key.id: key for key in KEYS}
            pairs = [(self._names["find" if name == "search" else name], _(by_id[name].short)) for name in order]
        self.keybar.show(pairs)

    def tell(self, words: str) -> None:
        """A one-line receipt."""
        self.notice.show(words)

    def show_account(self, account: Account | None) -> None:
        """Who is logged in, in the top bar."""
        self._who = account.name if account else ""
        self.show_position()

    def show_position(self) -> None:
        """How old what one sees is, who one is, and how far one has read, at the right of the top bar."""
        pane = self.thread if self._pane == "thread" else self.article
        place = f"{pane.per_cent} %" if self.visit.reading else ""
        age = _("connecting…") if self.connecting else self.visit.checking.words
        self.top.show(right=" · ".join(filter(None, (age, self.rounds.words, self.archiving.words, self._who, place))))

    def leave_zen(self) -> None:
        """All panes again."""
        self._zen = False
        self.before_layout(self.size)
