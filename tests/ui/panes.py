"""A pane alone in an app, posts and threads to put into it, and the check that holds for whatever is on screen."""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from typing import Any, TypeVar

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from tui_reader.content.blocks import Block, Document, Kind, Link, Span
from tui_reader.model import Author, Comment, Post, Status, Term
from tui_reader.threads import Placed, thread
from tui_reader.ui.theme import THEMES
from tui_reader.ui.widgets.line_pane import LinePane

FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")
DAY = datetime(2012, 11, 25, 9, 30, tzinfo=UTC)
NAUGHTY = (
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1b[2J\x1b[c",
    "\x9b31m\x90q",
    "a\x00b\x7fc\rd",
    "\u202egnol\u2066",
    "\ud800",
    "\U000e0041",
    "[/bar] [@click=app.quit]x[/]",
    "[bold]literal[/bold]",
    "\n\n\t\t",
    "\u200d\u200d",
    "\ufe0f",
    "e" + "\u0301" * 200,
    "👨‍👩‍👧‍👦🏳️‍🌈",
    "漢字、。" * 40,
    "x" * 500,
    " " * 300,
    "",
)

M = TypeVar("M", bound=Message)
Pilots = Pilot[None]


class PaneApp(App[None]):
    """An app that is nothing but one pane; it remembers what the pane told."""

    def __init__(self, pane: LinePane) -> None:
        super().__init__()
        self.pane = pane
        self.heard: list[Message] = []
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def compose(self) -> ComposeResult:
        """Only the pane."""
        yield self.pane

    def hear(self, message: Message) -> None:
        """The hook for `run_test`."""
        if not any(message is known for known in self.heard):
            self.heard.append(message)

    def told(self, kind: type[M]) -> list[M]:
        """The pane's messages of a kind."""
        return [message for message in self.heard if isinstance(message, kind)]


@dataclass(frozen=True)
class Said:
    """A remark, as the reader gives it."""

    placed: Placed
    document: Document


def rows(app: App[None]) -> list[str]:
    """What is on the screen, row by row."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


def shown(app: App[None]) -> str:
    """What is on the screen."""
    return "\n".join(rows(app))


def assert_nothing_to_obey(app: App[None]) -> None:
    """No character that a terminal obeys is on the screen, no link and no action that came from outside."""
    for strip in app.screen._compositor.render_strips():
        assert strip.cell_length == app.size.width
        for text, style, _control in strip:
            assert not FORBIDDEN.search(text), ascii(text)
            assert style is None or (style.link is None and not any(key.startswith("@") for key in style.meta))


async def until(pilot: Pilots, condition: Callable[[], bool], seconds: float = 20.0) -> None:
    """Let the app work until a condition holds; fails when it never does."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"never came true; on screen:\n{shown(pilot.app)}"
        await pilot.pause(0.005)


def document(*paragraphs: str, links: Sequence[Link] = (), cut: bool = False) -> Document:
    """Paragraphs as a document."""
    return Document(tuple(Block(Kind.PARAGRAPH, (Span(text),)) for text in paragraphs), tuple(links), cut=cut)


def post(
    title: str = "Banken", *, number: int = 7, author: str = "Dr. Everling", topics: Sequence[str] = (), **more: Any
) -> Post:
    """A post with topics."""
    terms = tuple(Term(index, name) for index, name in enumerate(topics, 1))
    return Post(number, title, "https://b.example/p", DAY, DAY, Author(3, author), terms, **more)


def said(*parents: int, text: str = "So ist es.", status: Status = Status.APPROVED) -> tuple[Said, ...]:
    """A thread: comment 1, 2, 3 ... each answering the comment of that number, 0 none."""
    authors = islice(cycle([("Anna", 0), ("Bernd", 9), ("Dr. Everling", 3)]), len(parents))
    comments = [
        Comment(number, 7, parent, name, DAY + timedelta(hours=number), f"<p>{text}</p>", "", who, status)
        for number, (parent, (name, who)) in enumerate(zip(parents, authors, strict=True), 1)
    ]
    return tuple(Said(placed, document(f"{text} #{placed.comment.id}")) for placed in thread(comments))
