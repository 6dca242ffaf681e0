"""What is known of the row under the library's cursor: beside the list where there is room, else below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

from tui_reader import dates
from tui_reader.figures import age, grouped
from tui_reader.i18n import _, n_
from tui_reader.kept import Row, Shelved
from tui_reader.model import Kind
from tui_reader.ui.widgets.bars import cut
from tui_reader.ui.widgets.blog_rows import BlogRow, What

_DAY = timedelta(days=1)
_TITLE, _NAME = 12, 10
"""Cells that a title has at least, and the name of a blog behind it."""
_NO_NAMES: Mapping[str, str] = {}


class BlogDetail(Static):
    """Name, address, kind, numbers, when it was last asked, why it cannot be read; its newest posts where they fit."""

    DEFAULT_CSS = """
    BlogDetail {
        width: 1fr; height: 1fr; padding: 1 3; background: $background; color: $text-muted;
        border-left: vkey $panel;
        &.-below { height: 3; padding: 0 2; border-left: none; background: $surface; }
    }
    """

    now: Callable[[], datetime] = staticmethod(lambda: datetime.now(UTC))
    """The clock; pictures put a stopped one here."""
    _names = _NO_NAMES

    def show(self, row: BlogRow | None, newest: Sequence[Row] = (), names: Mapping[str, str] = _NO_NAMES) -> None:
        """Tell of a row.

        Args:
            row: None for none. newest: its posts. names: of the blogs that these are of, where there are several.
        """
        self._names = names
        if row is None:
            self.update("", layout=False)
        else:
            lines = self._below(row) if self.has_class("-below") else self._beside(row, newest)
            self.update(Content.assemble(Content("\n").join(lines)), layout=False)

    # --- below the list

    def _below(self, row: BlogRow) -> list[Content]:
        if (one := row.shelved) is None:
            return [Content(" · ".join(_many(row)))]
        words = (_address(one), kind(one.blog.kind), *_numbers(one), self._checked(one))
        first = Content(" · ".join(filter(None, words)))
        return [first, *self._trouble(one)] if one.failed or one.muted else [first, Content(one.blog.description)]

    # --- beside it

    def _beside(self, row: BlogRow, newest: Sequence[Row]) -> list[Content]:
        lines = [Content.assemble((row.name, "bold $text-primary"))]
        if (one := row.shelved) is None:
            lines += [Content(words) for words in _many(row)]
        else:
            if one.title and one.title != one.blog.name:
                lines.append(Content(one.blog.name))
            lines.append(Content(" · ".join((_address(one), kind(one.blog.kind)))))
            lines += [Content(""), Content(one.blog.description)] if one.blog.description else []
            lines += [
                Content(""),
                Content(" · ".join(filter(None, (*_numbers(one), self._checked(one))))),
                *self._trouble(one),
            ]
        if newest:
            lines += [Content(""), Content.assemble((_("Newest"), "bold $text"))]
            lines += [self._post(post) for post in newest]
        return lines

    def _post(self, row: Row) -> Content:
        mark = ("  ", "") if row.read else ("● ", "$accent")
        date = f" · {dates.short(row.post.date, self.now())}"
        if name := self._names.get(row.blog):
            date = f" · {cut(name, max(_NAME, self.content_size.width // 4))}{date}"
        room = max(_TITLE, self.content_size.width - cell_len(date) - 2)
        return Content.assemble(mark, (cut(row.post.title or _("Untitled"), room), "" if row.read else "$text"), date)

    def _checked(self, one: Shelved) -> str:
        if one.checked is None:
            return "" if one.failed else _("never asked yet")
        return _("asked: {age}").format(age=age((self.now() - one.checked).total_seconds()))

    def _trouble(self, one: Shelved) -> list[Content]:
        lines = []
        if one.failed is not None:
            now = self.now()
            recent = now - one.failed < _DAY
            since = (dates.moment(one.failed.astimezone()) if recent else dates.short(one.failed, now)) or ""
            words = _("✗ since {date}: {why}").format(date=since, why=one.why)
            lines.append(Content.assemble((words, "$text-error")))
        if one.muted:
            lines.append(Content(_("Muted: left out of refreshes and of “All blogs”.")))
        return lines


def kind(which: Kind) -> str:
    """How a blog is read, in a word or two."""
    words = {
        Kind.REST: _("WordPress"),
        Kind.CLASSIC: _("WordPress, by its pages"),
        Kind.FEED: _("feed"),
    }
    return words[which]


def _address(one: Shelved) -> str:
    return one.blog.address.partition("://")[2].rstrip("/")


def _numbers(one: Shelved) -> tuple[str, str]:
    total = max(one.posts, one.total or 0)
    posts = n_("{n} post", "{n} posts", total).format(n=grouped(total))
    return posts, _("{n} unread").format(n=grouped(one.unread))


def _many(row: BlogRow) -> list[str]:
    words = [n_("{n} blog", "{n} blogs", row.blogs).format(n=grouped(row.blogs))]
    words.append(_("{n} unread").format(n=grouped(row.unread)))
    if row.failing:
        failing = n_("{n} cannot be read", "{n} cannot be read", row.failing)
        words.append(failing.format(n=grouped(row.failing)))
    if row.what is What.RIVER:
        words.append(_("all posts by date, those of muted blogs left out"))
    return words
