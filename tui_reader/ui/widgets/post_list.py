"""The posts of a blog, one row each, drawn by line: only what is visible costs anything."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui_reader import dates
from tui_reader.errors import ReaderError
from tui_reader.i18n import _, n_
from tui_reader.model import Page, Post

_ONE_LINE_FROM = 60


class PostList(ScrollView, can_focus=True):
    """The list of posts: it has a cursor, marks and gaps that it asks for; the screen fills them.

    A row is a cursor bar, an unread mark, date, title and comment count; two lines where the pane is narrow.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "post-list--title",
        "post-list--unread",
        "post-list--date",
        "post-list--cursor",
        "post-list--cursor-away",
        "post-list--mark",
    }
    DEFAULT_CSS = """
    PostList {
        scrollbar-size-vertical: 1; overflow-x: hidden; overflow-y: auto; padding: 0 0 0 0;
        & .post-list--title { color: $text-muted; }
        & .post-list--unread { color: $text; text-style: bold; }
        & .post-list--date { color: $text-muted; }
        & .post-list--mark { color: $accent; }
        & .post-list--cursor { background: $primary; color: $block-cursor-foreground; text-style: bold; }
        & .post-list--cursor-away { background: $panel; color: $text; text-style: bold; }
    }
    """

    now: Callable[[], datetime] = staticmethod(lambda: datetime.now(UTC))
    """The clock that dates are short against; pictures put a stopped one here."""

    date_words: Callable[[datetime, datetime], str] = staticmethod(dates.short)
    """Words for a date; whoever must not wait for Babel yet puts something simpler here."""

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
        self._posts: dict[int, Post] = {}
        self._unread_known: frozenset[int] = frozenset()
        self._total = self._per_page = 0
        self._asked: set[int] = set()
        self._cursor = 0
        self._open = 0
        self._words = ""
        self._strips: dict[tuple[int, int, int], list[Strip]] = {}

    # --- what the screen tells

    def begin(self, words: str) -> None:
        """Start over for another blog or query; the words stand there until its first page comes."""
        self._posts.clear()
        self._asked.clear()
        self._total = self._per_page = self._cursor = 0
        self._words = words
        self._changed()
        self.scroll_to(y=0, animate=False)

    def add(self, page: Page) -> None:
        """Fill in a page; pages may come in any order."""
        if page.number == 1 or not self._per_page:
            self._per_page = max(len(page.posts), 1) if page.pages > 1 else max(page.total, 1)
        first = (page.number - 1) * self._per_page
        for offset, post in enumerate(page.posts):
            known = self._posts.get(first + offset)
            kept = known.comments if known and known.id == post.id else None
            self._posts[first + offset] = replace(post, comments=kept) if post.comments is None else post
        self._total = page.total
        self._asked.add(page.number)
        self._words = "" if page.total else _("There are no posts here yet.")
        self._changed()

    def failed(self, error: ReaderError, number: int) -> None:
        """A page did not come: say so where it is missing; the screen's refresh asks for it again."""
        self._asked.discard(number)
        if not self._posts:
            self._words = f"{error.summary}\n\n{error.hint}\n\n" + _("R tries again.")
            self._changed()

    def count(self, comments: Mapping[int, int]) -> None:
        """Note how many comments posts have, by number."""
        for index, post in self._posts.items():
            if post.id in comments:
                self._posts[index] = replace(post, comments=comments[post.id])
        self._changed()

    def mark(self, read: frozenset[int]) -> None:
        """Note which posts were read."""
        self._unread_known = read
        self._changed()

    def opened(self, post: Post) -> None:
        """Note which post is being read, and put the cursor on it where the list holds it."""
        self._open = post.id
        self.select(post.id)
        self._changed()

    def redraw(self) -> None:
        """Draw every row anew."""
        self._changed()

    def select(self, number: int) -> bool:
        """Put the cursor on a post; False when the list does not hold it."""
        for index, post in self._posts.items():
            if post.id == number:
                self._go(index)
                return True
        return False

    # --- what the screen asks

    @property
    def total(self) -> int:
        """How many posts the whole list has, loaded or not."""
        return self._total

    @property
    def posts(self) -> tuple[Post, ...]:
        """The posts that came, in the list's order."""
        return tuple(self._posts[index] for index in sorted(self._posts))

    @property
    def current(self) -> Post | None:
        """The post under the cursor."""
        return self._posts.get(self._cursor)

    def step(self, by: int, *, unread: bool = False) -> Post | None:
        """The next post from the cursor in a direction, unread ones only if asked; moves the cursor to it."""
        index = self._cursor + by
        while 0 <= index < self._total:
            post = self._posts.get(index)
            if post is None:
                self._want(index)
                return None
            if not unread or post.id not in self._unread_known:
                self._go(index)
                return post
            index += by
        return None

    # --- moving

    def line(self, by: int) -> None:
        """Move the cursor by rows."""
        self._go(self._cursor + by)

    def half(self, by: int) -> None:
        """Move the cursor by half a page."""
        self._go(self._cursor + by * max(1, self._rows_visible // 2))

    def page(self, by: int) -> None:
        """Move the cursor by a page."""
        self._go(self._cursor + by * max(1, self._rows_visible - 1))

    def top(self) -> None:
        """To the newest post."""
        self._go(0)

    def bottom(self) -> None:
        """To the oldest post."""
        self._go(self._total - 1)

    def open_current(self) -> None:
        """Open the post under the cursor."""
        if post := self.current:
            self.post_message(self.Opened(post))

    def on_click(self, event: events.Click) -> None:
        """A click opens its row."""
        self._go((event.y + round(self.scroll_offset.y)) // self._height)
        self.open_current()

    # --- drawing

    @property
    def _height(self) -> int:
        return 1 if self.size.width >= _ONE_LINE_FROM else 2

    @property
    def _rows_visible(self) -> int:
        return max(1, self.size.height // self._height)

    def _go(self, index: int) -> None:
        index = max(0, min(index, self._total - 1))
        if index != self._cursor:
            before, self._cursor = self._cursor, index
            for row in (before, index):
                self.refresh(Region(0, row * self._height - round(self.scroll_offset.y), self.size.width, self._height))
        self.scroll_to_region(
            Region(0, index * self._height, 1, self._height), animate=False, force=True, immediate=True
        )

    def _want(self, index: int) -> None:
        number = index // self._per_page + 1 if self._per_page else 1
        if number not in self._asked:
            self._asked.add(number)
            self.post_message(self.Wanted(number))

    def _changed(self) -> None:
        self._strips.clear()
        self.virtual_size = Size(self.size.width, self._total * self._height)
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in sight at the new width."""
        self._changed()
        self.call_after_refresh(self._go, self._cursor)

    def on_focus(self) -> None:
        """The cursor is drawn stronger where the keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor is drawn calmer while the keys go elsewhere."""
        self.refresh()

    def notify_style_update(self) -> None:
        """A theme change drops what was drawn."""
        super().notify_style_update()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """Line `y` of the pane."""
        width = self.size.width
        if not self._total:
            return self._message(y, width)
        row, part = divmod(y + round(self.scroll_offset.y), self._height)
        if row >= self._total:
            return Strip.blank(width, self.rich_style)
        if row not in self._posts:
            self._want(row)
            return Strip([Segment(set_cell_size("   …", width), self.rich_style)], width)
        state = (1 + self.has_focus) if row == self._cursor else 0
        key = (row, width, state)
        if key not in self._strips:
            self._strips[key] = self._draw(self._posts[row], width, state)
        return self._strips[key][part]

    def _message(self, y: int, width: int) -> Strip:
        lines = [part for words in self._words.split("\n") for part in _wrapped(words, width - 4)]
        text = f"  {lines[y - 1]}" if 0 < y <= len(lines) else ""
        style = self.get_component_rich_style("post-list--date")
        return Strip([Segment(set_cell_size(text, width), style)], width)

    def _draw(self, post: Post, width: int, state: int) -> list[Strip]:
        unread = post.id not in self._unread_known
        name = ("", "--cursor-away", "--cursor")[state]
        over = self.get_component_rich_style(f"post-list{name}") if name else Style()
        title = self.get_component_rich_style("post-list--unread" if unread else "post-list--title") + over
        quiet = self.get_component_rich_style("post-list--date") + over
        mark = self.get_component_rich_style("post-list--mark") + over
        bar = "▌" if state else " "
        sign = "▸" if post.id == self._open else "●" if unread else " "
        when = self.date_words(post.date, self.now())
        said = n_("{n} comment", "{n} comments", post.comments).format(n=post.comments) if post.comments else ""
        left = [Segment(bar, title), Segment(f"{sign} ", mark)]
        if self._height == 1:
            tail = f"{said:>16} {when:>14} "
            middle = [Segment(_fitted(post.title or _("Untitled"), width - 3 - cell_len(tail)), title)]
            return [Strip([*left, *middle, Segment(tail, quiet)], width)]
        below = " · ".join(filter(None, (when, said)))
        return [
            Strip([*left, Segment(_fitted(post.title or _("Untitled"), width - 3), title)], width),
            Strip([Segment(bar, title), Segment(_fitted(f"  {below}", width - 1), quiet)], width),
        ]


def _fitted(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return set_cell_size(text, max(width, 0))
    return set_cell_size(set_cell_size(text, max(width - 2, 0)).rstrip() + "…", max(width, 0))


def _wrapped(words: str, width: int) -> list[str]:
    lines = [""]
    for word in words.split():
        if cell_len(lines[-1]) + cell_len(word) + 1 > width and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
