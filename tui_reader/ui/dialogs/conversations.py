"""My conversations: what others answered, over all blogs, the new ones first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tui_reader import dates
from tui_reader.i18n import _
from tui_reader.kept import Talked
from tui_reader.text import line
from tui_reader.ui.dialogs.choose import Choice, ChooseDialog

_BEGINNING = 140


class ConversationsDialog(ChooseDialog[Talked]):
    """A row for every comment that others wrote to the reader or where they had commented; choosing one gives it.

    Args:
        talked: as the shelf gives them, the newest first; the reader's own are left out.
    """

    def __init__(self, talked: Sequence[Talked]) -> None:
        others = sorted((one for one in talked if not one.own), key=lambda one: not one.new)
        empty = _("Nobody answered you yet: replies, and later comments where you commented, will stand here.")
        super().__init__(_("My conversations"), [_choice(one) for one in others], empty=empty)


def _choice(one: Talked) -> Choice[Talked]:
    comment = one.note.comment
    sign = _("● new") if one.new else ""
    direct = _("answers you") if one.direct else ""
    day = dates.short(comment.date, datetime.now(comment.date.tzinfo))
    words = (sign, comment.author or _("Anonymous"), direct, day)
    title = one.row.post.title or _("Untitled")
    text = line(one.note.words, _BEGINNING)
    return Choice(" · ".join(filter(None, words)), one, f"{text} — {title} · {one.blog}")
