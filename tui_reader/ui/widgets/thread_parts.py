"""Parts of a thread's rows: who wrote a comment, and what one is writing below it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from rich.cells import cell_len

from tui_reader.content.blocks import Look
from tui_reader.i18n import _
from tui_reader.model import Account, Draft, Ways
from tui_reader.text import line
from tui_reader.ui.widgets.bars import cut
from tui_reader.ui.widgets.lines import Piece
from tui_reader.ui.widgets.wrap import wrap

DRAFT = "draft"
"""What a click on the row of a draft means."""

_BETWEEN = Piece(" · ", "muted")
_LONGEST = 300


def begun(draft: Draft, key: str, width: int) -> Iterator[Piece]:
    """The beginning of what one is writing, in one row, with the key that goes on with it."""
    words = _("✎ waits to be sent ({key}):") if draft.waiting else _("✎ draft ({key}):")
    said = cut(words.format(key=key), width)
    yield Piece(said, "marker", Look.PLAIN, DRAFT)
    yield Piece(cut(f" {line(draft.text, _LONGEST)}", max(0, width - cell_len(said))), "muted", Look.PLAIN, DRAFT)


def joining(
    me: Account | None, ways: Ways | None, key: Callable[[str], str], *, is_open: bool, protected: bool
) -> tuple[str, bool]:
    """The words of the last line of a thread, and whether Enter does something there."""
    ways = assumed(me, ways)
    if protected:
        opens = _("{key} opens it in the browser.").format(key=key("browser"))
        return " ".join((_("This post is protected, so its comments cannot be shown."), opens)), False
    if ways.elsewhere:
        words = _("The comments are at {system}: {key} opens them.")
        return words.format(system=ways.elsewhere, key=key("browser")), True
    if ways.closed or not is_open:
        return _("Comments on this post are closed."), False
    return _invitation(me, ways, key), True


def assumed(me: Account | None, ways: Ways | None) -> Ways:
    """How one joins in, and what it was where that is not known: a guest who is remembered was let in as one."""
    return ways or (Ways(guest=True) if me is not None and me.guest else Ways(login=True))


def _invitation(me: Account | None, ways: Ways, key: Callable[[str], str]) -> str:
    if me is not None and (ways.guest or not me.guest):
        words = _("Write a comment as {name} ({key})") if me.guest else _("Write a comment ({key})")
        return words.format(name=me.name, key=key("write"))
    if ways.guest:
        both = _("Log in, or write a comment as a guest ({key})")
        words = both if ways.login else _("Write a comment as a guest ({key})")
        return words.format(key=key("write"))
    if ways.login:
        return " ".join((_("You must be logged in to post a comment."), _("{key} logs in.").format(key=key("account"))))
    return _("No comment can be written here; {key} opens the page.").format(key=key("browser"))


def joined(parts: Iterable[Piece], width: int) -> Iterator[Sequence[Piece]]:
    """The parts with dots between them, each whole in a row where it fits into one."""
    row: list[Piece] = []
    used = 0
    for part in parts:
        size = cell_len(part.text)
        if row and used + cell_len(_BETWEEN.text) + size <= width:
            row += [_BETWEEN, part]
            used += cell_len(_BETWEEN.text) + size
            continue
        if row:
            yield row
        *full, (_start, last) = wrap([part], width)
        yield from (rest for _start, rest in full)
        row, used = list(last), cell_len("".join([piece.text for piece in last]))
    if row:
        yield row
