"""The screen one reads on: list, text, comments, « bar; it owns what is being read and where the keys go."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingsMap
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from tui_reader.content.blocks import Link
from tui_reader.i18n import _
from tui_reader.model import Account, Term
from tui_reader.reader import Reader
from tui_reader.ui.flows import account as account_flow
from tui_reader.ui.flows import comment as comment_flow
from tui_reader.ui.flows import links as link_flow
from tui_reader.ui.keys import COMPOSING, DIGITS, KEYS, bindings, shown
from tui_reader.ui.loads import Failed
from tui_reader.ui.screens.talk import Talk
from tui_reader.ui.screens.visit import Visit
from tui_reader.ui.widgets.article_view import ArticleView
from tui_reader.ui.widgets.bars import KeyBar, NeighbourBar, TopBar
from tui_reader.ui.widgets.comment_thread import CommentThread
from tui_reader.ui.widgets.line_pane import LinePane
from tui_reader.ui.widgets.notice import Notice
from tui_reader.ui.widgets.post_list import PostList

if TYPE_CHECKING:
    from tui_reader.ui.app import ReaderApp
    from tui_reader.ui.widgets.composer import Composer

_TWICE_WITHIN = 1.0
_PANES = ("posts", "article", "thread")
_MIDDLE, _WIDE = 80, 150
"""Columns from which two panes fit, and all three."""


class ReadingScreen(Screen[None]):
    """List, text and comments of one blog.

    Args:
        reader: the use cases. remapped: key names by id, from the settings. column: width of the text, cells.
    """

    AUTO_FOCUS = ""
    app: ReaderApp

    def __init__(self, reader: Reader, remapped: Mapping[str, str], column: int) -> None:
        super().__init__()
        self.reader = reader
        self._remapped = remapped
        pairs = [
            Binding(name, action, _(key.words), show=False)
            for key in (*KEYS, *DIGITS)
            for name, action in bindings(key, remapped)
        ]
        self._bindings = BindingsMap.merge([self._bindings, BindingsMap(pairs)])
        names = {key.id: shown(remapped.get(key.id, key.keys), 1) for key in (*KEYS, *COMPOSING)}
        self._names = names
        self.top = TopBar(id="top")
        self.posts = PostList(id="posts")
        self.article = ArticleView(column=column, id="article")
        self.thread = CommentThread(id="thread")
        self.posts.date_words = lambda _date, _now: "…"
        self.article.date_words = lambda _date: "…"
        self.article.key_words = self.thread.key_words = names.__getitem__
        self.bar = NeighbourBar((names["older"], names["home"], names["newer"]), id="bar")
        self.keybar = KeyBar(id="keys")
        self.notice = Notice(id="notice")
        self.visit = Visit(self, reader, self._turned)
        self.talk = Talk(self, reader)
        self._composer: Composer | None = None
        self._pane = "article"
        self._zen = False
        self._last_key = ("", 0.0)
        self._number = ""

    def compose(self) -> ComposeResult:
        """The panes side by side between the bars."""
        yield self.top
        with Horizontal(id="panes"):
            yield self.posts
            yield self.article
            with Vertical(id="talk"):
                yield self.thread
        yield self.bar
        yield self.notice
        yield self.keybar

    def on_mount(self) -> None:
        """Reading begins in the text."""
        self.go_to("article")

    def on_resize(self) -> None:
        """Show as many panes as there is room for."""
        self._arrange()

    # --- panes

    def go_to(self, pane: str) -> None:
        """Give the keys to a pane, and show it where not all fit."""
        self._pane = pane
        self._arrange()
        if not (pane == "thread" and self.composer and self.composer.has_focus_within):
            self._focus.focus(scroll_visible=False)
        self.show_keys()

    def _arrange(self) -> None:
        """Wide: all three panes; middle: the text and one beside it; narrow: one; in Python, as a class restyles all."""
        width = self.size.width
        shown = {self._pane} if self.narrow else {"article", "thread" if self._pane == "thread" else "posts"}
        if width >= _WIDE:
            shown = set(_PANES)
        if self._zen:
            shown = {"article"}
        self.posts.display = "posts" in shown
        self.article.display = "article" in shown
        talk = self.query_one("#talk")
        talk.display = "thread" in shown
        if len(shown) > 1:
            self.posts.styles.width = min(42, max(28, round(width * 0.32)))
            talk.styles.width = min(72, max(36, round(width * (0.34 if width >= _WIDE else 0.45))))
        else:
            self.posts.styles.width = talk.styles.width = "1fr"

    @property
    def narrow(self) -> bool:
        """Only one pane fits."""
        return self.size.width < _MIDDLE

    @property
    def composer(self) -> Composer | None:
        """The composer while something is written."""
        return self._composer if self._composer and self._composer.display else None

    async def need_composer(self) -> Composer:
        """The composer, made when it is first wanted: its field costs a tenth of the start."""
        if self._composer is None:
            from tui_reader.ui.widgets.composer import Composer  # noqa: PLC0415 - see above

            self._composer = Composer(remapped=self._remapped, keys=False, id="composer")
            await self.query_one("#talk").mount(self._composer)
        return self._composer

    @property
    def _focus(self) -> PostList | LinePane:
        return self.posts if self._pane == "posts" else self.article if self._pane == "article" else self.thread

    def on_descendant_focus(self) -> None:
        """Follow the focus, however it moved."""
        focused = self.focused
        pane = next((name for name in _PANES if focused is not None and focused.id == name), None)
        if pane and pane != self._pane:
            self.go_to(pane)
        self.show_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a field has the focus, no key works but its own."""
        del parameters
        return (
            not (self.composer and self.composer.has_focus_within)
            or action.startswith("app.")
            or action == "focus_next"
        )

    def show_keys(self) -> None:
        """The key bar for where the keys go now."""
        if self.composer and self.composer.has_focus_within:
            pairs = [(self._names[key.id], _(key.short)) for key in COMPOSING]
        else:
            order: tuple[str, ...] = ("read_on", "comments", "reply", "write", "topics", "account", "help", "quit")
            if self._pane == "posts":
                order = ("open", "read_on", "comments", "home", "help", "quit")
            by_id = {key.id: key for key in KEYS}
            pairs = [(self._names[name], _(by_id[name].short)) for name in order]
        self.keybar.show(pairs)

    def tell(self, words: str) -> None:
        """A one-line receipt."""
        self.notice.show(words)

    def show_account(self, account: Account | None) -> None:
        """Who is logged in, in the top bar."""
        self._who = account.name if account else ""
        self.show_position()

    _who = ""

    def show_position(self) -> None:
        """How far one has read, and who one is, at the right of the top bar."""
        place = f"{self.article.per_cent} %" if self.visit.reading else ""
        self.top.show(right=" · ".join(filter(None, (self._who, place))))

    def show_dates(self) -> None:
        """Babel is there: every date in the reader's language."""
        del self.posts.date_words, self.article.date_words
        self.posts.redraw()
        if reading := self.visit.reading:
            self.article.show(reading.post, reading.document)

    @on(LinePane.Moved)
    def _moved(self) -> None:
        self.show_position()

    # --- what the panes tell

    def _turned(self) -> None:
        self.talk.leave()
        if self._pane == "thread":
            self.go_to("article")

    @on(PostList.Opened)
    def _post_opened(self, event: PostList.Opened) -> None:
        self.visit.show(event.post)
        self.go_to("article")

    @on(PostList.Wanted)
    def _page_wanted(self, event: PostList.Wanted) -> None:
        self.visit.page(event.number)

    @on(NeighbourBar.Chosen)
    def _way_chosen(self, event: NeighbourBar.Chosen) -> None:
        self.action_home() if event.way == "home" else self.visit.go(event.way)

    @on(ArticleView.LinkOpened)
    @on(CommentThread.LinkOpened)
    def _link_opened(self, event: ArticleView.LinkOpened | CommentThread.LinkOpened) -> None:
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
        self.close_composer()
        if event.text.strip():
            keys = _("Your draft is kept; {write} or {reply} at the same place brings it back.")
            self.tell(keys.format(write=self._names["write"], reply=self._names["reply"]))

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        if not (
            self.visit.failed(event.slot, event.about, event.error)
            or self.talk.failed(event.slot, event.about, event.error)
        ):
            self.tell(str(event.error))

    # --- moving

    def action_line(self, by: int) -> None:
        """A line, a row or a comment."""
        self._focus.line(by)

    def action_half(self, by: int) -> None:
        """Half a page."""
        self._focus.half(by)

    def action_page(self, by: int) -> None:
        """A page."""
        self._focus.page(by)

    def action_top(self) -> None:
        """To the top."""
        self._focus.top()

    def action_bottom(self) -> None:
        """To the bottom."""
        self._focus.bottom()

    async def action_twice(self, action: str) -> None:
        """The first of two presses waits; the second, soon enough, does it."""
        last, when = self._last_key
        if last == action and time.monotonic() - when < _TWICE_WITHIN:
            self._last_key = ("", 0.0)
            await self.run_action(action)
        else:
            self._last_key = (action, time.monotonic())

    def action_pane(self, by: int) -> None:
        """The pane beside; the composer counts as one while something is written."""
        index = _PANES.index(self._pane) + by
        if index >= len(_PANES) and self.composer:
            self.composer.focus_text()
        else:
            self._zen = False
            self.go_to(_PANES[max(0, min(index, len(_PANES) - 1))])

    def action_open(self) -> None:
        """Whatever Enter means in this pane."""
        if self._number:
            self._open_number()
        elif self._pane == "posts":
            self.posts.open_current()
        elif self._pane == "thread":
            self.thread.press()
        else:
            self.article.press()

    def action_read_on(self) -> None:
        """Page, then the comments, then the next unread post."""
        pane = self._focus
        if isinstance(pane, PostList):
            pane.open_current()
        elif not pane.at_bottom:
            pane.page(1)
        elif self._pane == "article" and self.thread.has_comments and not self._zen:
            self.go_to("thread")
        else:
            self.visit.step(1, unread=True)

    def action_zen(self) -> None:
        """The text alone, and back."""
        self._zen = not self._zen
        self.go_to("article")

    def leave_zen(self) -> None:
        """All panes again."""
        self._zen = False
        self._arrange()

    def action_escape(self) -> None:
        """Close one layer."""
        self.close_layer()

    def close_layer(self) -> bool:
        """Close the topmost open thing; False when nothing was open."""
        if self._number:
            self._number = ""
            self.tell("")
        elif self.composer:
            self.composer.put_aside()
        elif self._zen:
            self.leave_zen()
        elif self._pane == "thread":
            self.go_to("article")
        elif self._pane == "article" and self.narrow:
            self.go_to("posts")
        elif self.visit.query.term:
            self.filter(None)
        else:
            return False
        return True

    def action_quit(self) -> None:
        """Close what is open, else quit."""
        if not ((self.narrow or self.composer or self._zen) and self.close_layer()):
            self.app.leave()

    # --- posts

    def action_older(self) -> None:
        """To the older post."""
        self.visit.go("older")

    def action_newer(self) -> None:
        """To the newer post."""
        self.visit.go("newer")

    def action_home(self) -> None:
        """This blog's newest post, filters off."""
        self.visit.home()
        self.go_to("article")

    def action_next(self, by: int) -> None:
        """The next post of the list as shown."""
        self.visit.step(by, unread=False)

    def action_unread(self, by: int) -> None:
        """The next unread post of the list as shown."""
        self.visit.step(by, unread=True)

    def filter(self, term: Term | None) -> None:
        """Show only the posts of a topic, or all."""
        self.visit.filter(term)
        self.go_to("posts")

    def action_refresh(self) -> None:
        """Ask again for what is shown."""
        if self._pane == "thread" and self.visit.post:
            self.talk.refresh()
        else:
            self.visit.retry()

    def action_blog(self) -> None:
        """Another blog."""
        self.app.ask_for_blog()

    # --- links

    @work(group="dialog", exclusive=True)
    async def action_topics(self) -> None:
        """Choose a topic of the post."""
        if self.visit.post and (term := await link_flow.topic(self.app, self.visit.post)):
            self.filter(term)

    @work(group="dialog", exclusive=True)
    async def action_links(self) -> None:
        """Choose a link of the text, or of the selected comment."""
        if link := await link_flow.link(self.app, self._links):
            self.open_address(link.url)

    def action_digit(self, digit: str) -> None:
        """Open a link by its number: at once when no other number can be meant."""
        count = len(self._links)
        number = self._number + digit
        if not count or not 0 < int(number) <= count:
            self._number = ""
            self.tell(_("There is no link {number} here.").format(number=number) if count else _("No links here."))
            return
        self._number = number
        if int(number) * 10 > count:
            self._open_number()
        else:
            self.tell(_("Link {number}… Enter opens it.").format(number=number))

    def _open_number(self) -> None:
        number, self._number = int(self._number), ""
        if number <= len(self._links):
            self.open_address(self._links[number - 1].url)

    @property
    def _links(self) -> tuple[Link, ...]:
        return self.thread.links if self._pane == "thread" else self.article.links

    def open_address(self, address: str) -> None:
        """Open a web address in the browser and say so."""
        link_flow.browse(self.app, address, self.tell)

    def action_browser(self) -> None:
        """The post in the browser."""
        if self.visit.post:
            self.open_address(self.visit.post.link)

    def action_copy(self) -> None:
        """The permalink to the clipboard."""
        if self.visit.post:
            self.app.copy_to_clipboard(self.visit.post.link)
            self.tell(_("Copied {address}").format(address=self.visit.post.link))

    @work(group="copy", exclusive=True)
    async def action_copy_post(self) -> None:
        """The text as Markdown to the clipboard."""
        if self.visit.reading:
            self.app.copy_to_clipboard(await link_flow.markdown(self.visit.reading))
            self.tell(_("Copied the post as Markdown."))

    # --- conversation

    def action_comments(self) -> None:
        """To the comments and back."""
        self._zen = False
        self.go_to("article" if self._pane == "thread" else "thread")

    def action_sibling(self) -> None:
        """The next comment of the same level."""
        self.go_to("thread")
        self.thread.next_same_level()

    def action_parent(self) -> None:
        """The comment that the selected one answers."""
        self.go_to("thread")
        self.thread.to_parent()

    def action_write(self, reply: int) -> None:
        """Write: to the post, or to the selected comment."""
        selected = self.thread.selected if reply else None
        self.write(selected.id if selected else 0)

    @work(group="dialog", exclusive=True)
    async def write(self, parent: int, quote: str = "") -> None:
        """Log in if need be, then open the composer beside the thread, with the draft of this place."""
        await comment_flow.write(self, parent, quote)

    @work(group="dialog", exclusive=True)
    async def action_quote(self) -> None:
        """Quote what is selected into the comment being written."""
        quoted = self.thread.selected_text() if self._pane == "thread" else self.article.paragraph_at_top()
        if self.composer:
            self.composer.quote(quoted)
            self.composer.focus_text()
        else:
            selected = self.thread.selected if self._pane == "thread" else None
            await comment_flow.write(self, selected.id if selected else 0, quoted)

    @work(group="dialog", exclusive=True)
    async def action_account(self) -> None:
        """Log in, or out."""
        await account_flow.toggle(self)

    @work(group="dialog", exclusive=True)
    async def account_again(self) -> None:
        """The blog signed us out while we wrote: log in again, go on."""
        await account_flow.toggle(self)
        if self.composer:
            self.composer.focus_text()

    def close_composer(self, *, keep: bool = True) -> None:
        """Put the composer away; what was typed stays on disk unless it was sent."""
        composer = self.composer
        if composer is None:
            return
        if keep and composer.text.strip():
            self.talk.typed(composer.text)
        self.talk.draft = None
        composer.done()
        self.go_to(self._pane)

    def action_help(self) -> None:
        """All keys."""
        self.app.show_help()
