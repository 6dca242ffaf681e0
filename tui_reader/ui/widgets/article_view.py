"""The reading pane: one post, its head, its text and the line that leads to its comments."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial

from textual.message import Message
from textual.timer import Timer

from tui_reader import dates
from tui_reader.content.blocks import Document, Kind, Link
from tui_reader.errors import ReaderError
from tui_reader.i18n import _
from tui_reader.model import Post, Term
from tui_reader.ui.keys import KEYS, shown
from tui_reader.ui.widgets.article_lines import COMMENTS, Alone, Notice, Story, missing
from tui_reader.ui.widgets.choosing import Choosing
from tui_reader.ui.widgets.headed import Headed
from tui_reader.ui.widgets.inline import NoteMark
from tui_reader.ui.widgets.overlaid import Overlaid
from tui_reader.ui.widgets.story_places import StoryPlaces

_NOTHING = Document(())
_BRIEF, _PATIENCE = 0.05, 0.3
"""Seconds after which a text that has not come is dimmed, and after which the new title stands above it."""
_FIRST = {key.id: shown(key.keys, 1) for key in KEYS}


class ArticleView(Headed, Choosing, Overlaid):
    """Shows a post that it is given; asks nobody for anything."""

    date_words: Callable[[datetime], str] = staticmethod(dates.long)
    """Words for a date; whoever must not wait for Babel yet puts something simpler here."""

    key_words: Callable[[str], str] = staticmethod(_FIRST.__getitem__)
    """The key of an action as a person reads it; whoever remaps keys puts the new ones here."""

    class LinkOpened(Message):
        """A link was clicked."""

        def __init__(self, link: Link) -> None:
            super().__init__()
            self.link = link

    class TopicOpened(Message):
        """A topic was clicked."""

        def __init__(self, term: Term) -> None:
            super().__init__()
            self.term = term

    class CommentsWanted(Message):
        """The words about the comments were clicked."""

    def __init__(self, *, column: int = 76, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(column=column, id=id, classes=classes)
        self._story: Story | None = None
        self._patience: list[Timer] = []
        self._awaited: Post | None = None
        self._late_for = False

    @property
    def post(self) -> Post | None:
        """The post that is shown."""
        return self._story.post if self._story else None

    @property
    def links(self) -> tuple[Link, ...]:
        """The links of its text, number 1 first."""
        return self._story.document.links if self._story else ()

    def show(
        self,
        post: Post,
        document: Document,
        *,
        comments: int | None = None,
        said: Sequence[Notice] = (),
        place: tuple[int, int] | None = None,
        begun: bool = False,
    ) -> None:
        """Show a post; the same post again (refreshed, counted) keeps the reading position.

        Args:
            comments: how many comments it has; None leaves what is known of this post.
            said: what is to be said about it besides. place: where to begin, as `place` gave it; None as said above.
            begun: it is only the beginning of the text, all of which is on its way.
        """
        known = self._story.comments if self._story and is_same(self._story.post, post) else None
        count = next((number for number in (comments, known, post.comments) if number is not None), None)
        notices = (*said, *missing(post, document, self.key_words("browser"), said))
        self._tell(Story(post, document, self._date, count, notices, timed=not begun), place)

    @property
    def place(self) -> tuple[int, int]:
        """Where one is in the text, whatever the width of the pane; (0, 0) at its top."""
        return self.view.place if self._story is not None and not self._late_for else (0, 0)

    def count(self, comments: int) -> None:
        """The post has so many comments."""
        if self._story is not None:
            self._story.comments = comments
            self.refill()

    def waiting(self, post: Post) -> None:
        """Another post is on its way: what is shown stays, soon dimmed; when it takes longer, below the new title.

        Most texts are there sooner, and drawing all of the old one anew would cost as much as the new one does.
        """
        self._stop_waiting()
        if self._story is None:
            self._late(post)
        else:
            self._awaited, waits = post, ((_BRIEF, self._dim), (_PATIENCE, self._late))
            self._patience = [self.set_timer(seconds, partial(self._waited, post, then)) for seconds, then in waits]

    @property
    def waits(self) -> bool:
        """Whether another post is on its way."""
        return bool(self._patience) or self.dimmed

    def focus_lines(self) -> Iterable[int]:
        """None while another text is on its way: it is drawn with the focus as it is then."""
        return () if self._patience and not self.dimmed else super().focus_lines()

    def nothing(self, words: str) -> None:
        """There is no post to show; the words say why."""
        self._alone(Notice(words))

    def lost(self, error: ReaderError) -> None:
        """Say why there is no post to show."""
        self._alone(Notice.of(error, self.key_words("refresh")))

    def failed(self, error: ReaderError, post: Post | None = None) -> None:
        """Say in place why there is no text; the text of the same post, if it is there, stays below.

        Args:
            post: which post it was to be, None for whatever is shown.
        """
        notice, story = Notice.of(error, self.key_words("refresh")), self._story
        about = post or (story.post if story else None)
        if about is None:
            self._alone(notice)
            return
        same = story is not None and is_same(story.post, about) and not self._late_for
        document = story.document if story is not None and same else _NOTHING
        self._tell(Story(about, document, self._date, about.comments, (notice,)))

    @property
    def in_trouble(self) -> bool:
        """Whether it says that something did not come."""
        return self._story is not None and any(notice.error for notice in self._story.notices)

    def press(self) -> None:
        """Enter: on the last screen of the text, to the comments."""
        if self.at_bottom and self._story is not None:
            self.post_message(self.CommentsWanted())

    def paragraph_at_top(self) -> str:
        """The text of the first paragraph on screen, for quoting; "" where there is none."""
        if self._story is None:
            return ""
        for item in self.view.seen():
            block = self._story.block(item)
            if block is not None and block.spans and block.kind is not Kind.IMAGE:
                return "".join(span.text for span in block.spans)
        return ""

    def chosen(self, target: object, item: int) -> None:
        """A link, a footnote mark, a topic or the words about the comments were clicked."""
        if isinstance(target, Term):
            self.post_message(self.TopicOpened(target))
        elif target == COMMENTS:
            self.post_message(self.CommentsWanted())
        elif isinstance(target, NoteMark):
            self.pick_target(target, item)
        elif isinstance(target, int):
            found = next((link for link in self.links if link.number == target), None)
            if found is not None:
                self.post_message(self.LinkOpened(found))

    def _date(self, date: datetime) -> str:
        """Asked for at every layout, so that `refill` shows dates anew when their words have changed."""
        return self.date_words(date)

    def _tell(self, story: Story, place: tuple[int, int] | None = None) -> None:
        self._stop_waiting()
        same = self._story is not None and is_same(self._story.post, story.post) and not self._late_for
        self._story, self._late_for = story, False
        self._put_down(StoryPlaces(story.document, story.parts), again=same)
        self._painter.undim()
        if not same:
            self.view.aside = 0
            self._marks = None
        if place is not None:
            self.view.seek(place)
        self.illustrate(story, again=same)
        self.fill(story, top=not same and place is None)
        self.post_message(self.Moved(self))

    def _alone(self, notice: Notice) -> None:
        self._stop_waiting()
        self._put_down(StoryPlaces())
        self._story, self._late_for = None, False
        self._painter.undim()
        self._marks = None
        self.fill(Alone(notice), top=True)
        self.post_message(self.Moved(self))

    def _waited(self, post: Post, then: Callable[[Post], None]) -> None:
        if self._awaited is post:  # a timer that was stopped may have called already
            then(post)

    def _dim(self, _post: Post) -> None:
        self.dimmed = True

    def _late(self, post: Post) -> None:
        """It takes long: the new title, and below it still the old text."""
        self._put_down(StoryPlaces())
        notice = Notice(_("Loading …"), above=True)
        document = self._story.document if self._story else _NOTHING
        self._story, self._late_for = Story(post, document, self._date, None, (notice,)), True
        self.fill(self._story, top=True)

    def _stop_waiting(self) -> None:
        self._awaited = None
        while self._patience:
            self._patience.pop().stop()


def is_same(one: Post, other: Post) -> bool:
    """Whether it is the same post, maybe changed; two blogs may have the same numbers."""
    return (one.id, one.link) == (other.id, other.link)
