"""The posts of a blog, one row each, drawn by line: only what is visible costs anything."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events, on
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui_reader import dates
from tui_reader.errors import ReaderError
from tui_reader.i18n import _
from tui_reader.model import Page, Post
from tui_reader.ui.widgets.post_drawing import HEIGHT, Inks, message, rows
from tui_reader.ui.widgets.post_rows import PostRows

NAMES = {f"post-list--{name}" for name in ("read", "unread", "date", "mark", "cursor", "cursor-away", "dimmed")}
CSS = """
PostList {
    scrollbar-size-vertical: 1; overflow-x: hidden; overflow-y: auto;
    & .post-list--read { color: $text-muted; }
    & .post-list--unread { color: $text; text-style: bold; }
    & .post-list--date { color: $text-muted; }
    & .post-list--mark { color: $accent; }
    & .post-list--dimmed { color: $foreground 50%; text-style: dim; }
    & .post-list--cursor { background: $primary; color: $block-cursor-foreground; text-style: bold; }
    & .post-list--cursor-away { background: $panel; color: $text; text-style: bold; }
}
"""


class PostList(ScrollView, can_focus=True, inherit_bindings=False):
    """The list of posts: it has a cursor, marks and gaps that it asks for; the screen fills them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = NAMES
    DEFAULT_CSS = CSS

    now: Callable[[], datetime] = staticmethod(lambda: datetime.now(UTC))
    """The clock that dates are short against; pictures put a stopped one here."""

    date_words: Callable[[datetime, datetime], str] = staticmethod(dates.short)
    """Words for a date; whoever must not wait for Babel yet puts something simpler here."""

    key_words: Callable[[str], str]
    """The key of an action as a person reads it; whoever makes the list says."""

    class Opened(Message):
        """A post was chosen."""

        def __init__(self, post: Post) -> None:
            super().__init__()
            self.post = post

    class Wanted(Message):
        """Rows of a page are on screen that have not come yet."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._rows = PostRows()
        self._cursor = 0
        self._words = ""
        self._anew = False
        self.missing = False
        """Whether the last step ended at a page that has not come."""
        self._drawn: dict[tuple[object, ...], list[Strip]] = {}

    # --- what the screen tells

    def begin(self, words: str, *, clear: bool) -> None:
        """Another list is on its way; the old one stays, dimmed, unless it is to be cleared for the words."""
        self._words, self._anew = words, True
        if clear:
            self._rows.clear()
        self.redraw()

    def add(self, page: Page) -> None:
        """Fill in a page; the first one of another list takes its place, the cursor on the post being read."""
        anew, self._anew = self._anew, False
        if anew:
            self._rows.clear()
            self.scroll_to(y=0, animate=False, immediate=True)
        self._rows.add(page)
        self._words = "" if page.total else _("There are no posts here yet.")
        self.redraw()
        if anew:
            self._go(self._rows.place(self._rows.open) or 0)

    def failed(self, error: ReaderError, number: int) -> bool:
        """A page did not come: say so where nothing else is, or give False; moving, or a refresh, asks for it again."""
        self._rows.give_up(number)
        again = _("{key} tries again.").format(key=self.key_words("refresh"))
        self._words = f"{error.summary}\n\n{error.hint}\n\n{again}"
        self._anew = False
        self.redraw()
        return not self._rows.total

    def count(self, comments: Mapping[int, int]) -> None:
        """Note how many comments posts have, by number."""
        self._rows.count(comments)
        self.refresh()

    def mark(self, read: frozenset[int]) -> None:
        """Note which posts were read."""
        self._rows.read = read
        self.refresh()

    def opened(self, post: Post) -> None:
        """Note which post is being read, and put the cursor on it where the list holds it."""
        self._rows.open = post.id
        self.refresh()
        if not self._anew and (place := self._rows.place(post.id)) is not None:
            self._go(place)

    def redraw(self) -> None:
        """Draw every row anew."""
        self._drawn.clear()
        self.virtual_size = Size(self.scrollable_content_region.width, self._rows.total * HEIGHT)
        self.refresh()

    @property
    def current(self) -> Post | None:
        """The post under the cursor."""
        return self._rows.at(self._cursor)

    def step(self, by: int, *, unread: bool = False) -> Post | None:
        """The next post from the cursor in a direction, unread ones only if asked; moves the cursor to it."""
        place, self.missing = self._cursor + by, False
        self._rows.hope()
        while 0 <= place < self._rows.total:
            post = self._rows.at(place)
            if post is None:
                self.missing = True
                self._want(place)
                return None
            if not unread or self._rows.unread(post):
                self._go(place)
                return post
            place += by
        return None

    # --- moving

    def line(self, by: int) -> None:
        """Move the cursor by rows."""
        self._go(self._cursor + by)

    def half(self, by: int) -> None:
        """Move the cursor by half a page."""
        self._go(self._cursor + by * max(1, self.size.height // HEIGHT // 2))

    def page(self, by: int) -> None:
        """Move the cursor by a page."""
        self._go(self._cursor + by * max(1, self.size.height // HEIGHT - 1))

    def top(self) -> None:
        """To the newest post."""
        self._go(0)

    def bottom(self) -> None:
        """To the oldest post."""
        self._go(self._rows.total - 1)

    def open_current(self) -> None:
        """Open the post under the cursor."""
        if self.current:
            self.post_message(self.Opened(self.current))

    def on_click(self, event: events.Click) -> None:
        """A click opens its row."""
        place = (event.get_content_offset_capture(self).y + round(self.scroll_offset.y)) // HEIGHT
        if place < self._rows.total:
            self._go(place)
            self.open_current()

    # --- drawing

    def _go(self, place: int) -> None:
        place = max(0, min(place, self._rows.total - 1))
        if place != self._cursor:
            self._rows.hope()
            before, self._cursor = self._cursor, place
            for row in (before, place):
                self.refresh(Region(0, row * HEIGHT - round(self.scroll_offset.y), self.size.width, HEIGHT))
        if self.size.height:  # hidden, it would scroll to nowhere; it comes into sight with a resize
            self.scroll_to_region(Region(0, place * HEIGHT, 1, HEIGHT), animate=False, force=True, immediate=True)

    def _want(self, place: int) -> None:
        if (number := self._rows.wanted(place)) is not None:
            self.post_message(self.Wanted(number))

    def on_resize(self) -> None:
        """Keep the cursor in sight at the new width."""
        self.redraw()
        self.call_after_refresh(self._go, self._cursor)

    @on(events.Focus)
    @on(events.Blur)
    def _focus_moved(self) -> None:
        self.refresh()  # the cursor is drawn stronger where the keys go

    def render_line(self, y: int) -> Strip:
        """Line `y` of the pane."""
        width = self.scrollable_content_region.width
        if not self._rows.total:
            return message(self._words, y, width, self._style("date"))
        place, part = divmod(y + round(self.scroll_offset.y), HEIGHT)
        if place >= self._rows.total:
            return Strip.blank(width, self.rich_style)
        post = self._rows.at(place)
        if post is None:
            if not self._anew:
                self._want(place)
            return Strip([Segment(set_cell_size("   …", width), self.rich_style)], width)
        state = (1 + self.has_focus) if place == self._cursor else 0
        unread, is_open = self._rows.unread(post), post.id == self._rows.open
        key = (place, post.comments, unread, is_open, state, width, self.app.theme)
        if key not in self._drawn:
            bar, sign = "▌" if state else " ", "▸" if is_open else "●" if unread else " "
            when = self.date_words(post.date, self.now())
            over = ("dimmed" if self._anew else "", "cursor-away", "cursor")[state]
            inks = Inks.of(self._style, "unread" if unread else "read", over)
            self._drawn[key] = rows(post, width, inks, when, bar=bar, sign=sign)
        return self._drawn[key][part]

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"post-list--{name}")
