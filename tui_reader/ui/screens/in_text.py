"""Finding in what one reads, the text or the comments: as one types, and then from match to match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui_reader.figures import grouped
from tui_reader.i18n import _
from tui_reader.text import line
from tui_reader.ui.screens.matching import Matching

if TYPE_CHECKING:
    from tui_reader.ui.screens.panes import Panes
    from tui_reader.ui.widgets.find_line import FindLine
    from tui_reader.ui.widgets.matches import Findable
    from tui_reader.ui.widgets.searched import Searched

_SHORT = 40
"""Characters of what was looked for that are said again."""


class InText(Matching):
    """The field in which one types what is to be found, and what is said of it."""

    def __init__(self, screen: Panes) -> None:
        super().__init__(screen)
        self._line: FindLine | None = None
        self._last = ""
        self._missed: tuple[str, Findable | None] = ("", None)

    @property
    def typing(self) -> bool:
        """Whether the field is open."""
        return self._line is not None and self._line.display

    @property
    def keys(self) -> list[tuple[str, str]]:
        """What the key bar says while matches are shown; nothing else."""
        if not self.walks or self.typing or not self._count:
            return []
        name = self._screen.key_name
        return [
            (self._count, _("“{words}”").format(words=line(self._wanted, _SHORT))),
            (name("next"), _("next match")),
            (name("next_unread"), _("previous")),
            (name("find"), _("find")),
            (name("escape"), _("ends")),
        ]

    # --- the field

    def open(self, pane: Searched) -> None:
        """Open the field, to find in a pane."""
        if pane.findable is None:
            self._screen.tell(_("There is no text here to find anything in."))
            return
        self.end()
        self._missed = ("", None)
        self._screen.article.unchoose()
        self._screen.article.unpick()
        self._screen.thread.unpick()
        self._begin(pane, pane.where())
        if self._line is None:
            from tui_reader.ui.widgets.find_line import FindLine  # noqa: PLC0415 - a field is not needed for the start

            self._line = FindLine(self._typed, self._left, self.step, id="find")
            self._screen.mount(self._line, after=self._screen.keybar)
        self._line.entry.value, self._line.entry.placeholder = "", self._last
        self._line.display, self._screen.keybar.display = True, False
        self._screen.set_focus(self._line.entry, scroll_visible=False)
        self._say()

    def focus_moved(self) -> None:
        """The field is left as by Enter when a pane is clicked on, as by Esc where nothing is typed."""
        if self.typing and self._line is not None and self._screen.focused is not self._line.entry:
            self._left(keep=bool(self._line.entry.value.strip()))

    def _typed(self) -> None:
        if self.typing and self._line is not None:
            self._want(self._line.entry.value)

    def _left(self, keep: bool) -> None:  # noqa: FBT001 - the field says it so
        if self._line is None or (pane := self._pane) is None:
            return
        if keep:  # an empty field repeats what was looked for last, as in less and vim
            words = self._line.entry.value
            self._want(words if words.strip() else self._last)
        self._close()
        if not keep or not self._wanted:
            began = self._began
            self.end()
            pane.back(began)
            if keep:
                self._screen.tell(_("There is nothing to find again yet: type some words first."))
            return
        self._last = self._wanted
        if not self._searching and not pane.matches:
            self._not_there(quietly=False)

    def _close(self) -> None:
        if self.typing and self._line is not None:
            self._line.display, self._screen.keybar.display = False, True
            self._screen.go_to(self._screen.pane)

    # --- how it goes

    @property
    def _count(self) -> str:
        matches = self._pane.matches if self._pane is not None else None
        if not matches:
            return ""
        return f"{grouped(matches.current + 1)}/{grouped(len(matches))}{'+' if matches.more else ''}"

    def _ended(self) -> None:
        self._close()
        self._screen.show_keys()

    def _not_there(self, *, quietly: bool) -> None:
        if self.typing:
            self._say()
            return
        missed = (line(self._wanted, _SHORT), self._of)
        self.end()
        if not quietly:
            self._missed = missed
            self._tell_missed()

    def misses(self) -> bool:
        """Say once more that what was looked for last is not in this text, to who wants the next match of it."""
        words, of = self._missed
        if words and of is not None and of in (self._screen.article.findable, self._screen.thread.findable):
            self._tell_missed()
            self._missed = ("", None)
            return True
        return False

    def _tell_missed(self) -> None:
        self._screen.tell(_("“{words}” is not in this text.").format(words=self._missed[0]))

    def _say(self) -> None:
        if not self.typing or self._line is None or self._pane is None:
            self._screen.show_keys()
            return
        count = self._count
        if self._wanted.strip() and not self._searching and not count:
            count = _("nothing found")
        name = _("Find in the comments:") if self._pane is self._screen.thread else _("Find in the text:")
        self._line.show(name, count)
