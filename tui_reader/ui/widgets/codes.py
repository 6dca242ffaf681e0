# ruff: noqa: SLF001 - what a style is made of is private to Rich, and asked for here alone
"""Strips as a terminal takes them: their text with the codes that switch attributes and colours."""

from functools import lru_cache

from rich.cells import split_graphemes
from rich.color import Color, ColorSystem
from rich.style import Style
from textual.filter import ANSIToTruecolor
from textual.strip import Strip

from tui_reader.ui.widgets.clusters import UNSURE, counts_otherwise, even

_ATTRIBUTES = (1, 2, 3, 4, 5, 6, 7, 8, 9, 21, 51, 52, 53)
_OFF = {1: 22, 2: 22, 3: 23, 4: 24, 5: 25, 6: 25, 7: 27, 8: 28, 9: 29, 21: 24, 51: 54, 52: 54, 53: 55}
_WEIGHTS = {1, 2}
_INK, _GROUND = 38, 48

Codes = tuple[frozenset[int], str, str]
"""What makes a style: its attributes, its colour and its ground, each as it is switched on."""

PLAIN: Codes = (frozenset(), "", "")


Shade = tuple[ANSIToTruecolor, Color]
"""How dim colours are mixed with the ground behind them: Textual's filter, and that ground."""


def ansi(strip: Strip, system: ColorSystem, now: Codes = PLAIN, shade: Shade | None = None) -> tuple[str, Codes]:
    """A line as a terminal takes it, and what is switched on at its end; no code is sent twice.

    Args:
        now: what is switched on at its beginning. shade: None where dim colours have been mixed.
    """
    parts: list[str] = []
    for text, style, _control in strip:
        want = _codes(style, system, shade) if style is not None else PLAIN
        if want != now:
            parts.append(_change(now, want))
            now = want
        parts.append(text if text.isascii() else _placed(text))
    return "".join(parts), now


def _placed(text: str) -> str:
    """A text of which each cluster that terminals measure differently takes the cells it is meant to, and no others.

    A joined, coloured or selected emoji has two cells here, in many terminals one or four: it is drawn over blanks, and
    what follows begins where it should. What keeps count of the cells itself, as tmux does, gets its base alone.
    """
    if not UNSURE.search(text):
        return text
    if counts_otherwise():
        return even(text)
    clusters = [(text[first:last], size) for first, last, size in split_graphemes(text)[0]]
    return "".join(
        f"\x1b7{' ' * size}\x1b8{each}\x1b8\x1b[{size}C" if len(each) > 1 and size and UNSURE.search(each) else each
        for each, size in clusters
    )


@lru_cache(4096)
def _change(now: Codes, want: Codes) -> str:
    had, attributes = now[0], want[0]
    off = had - attributes
    codes = sorted({_OFF[each] for each in off})
    on = attributes - had
    if off & _WEIGHTS:  # one code ends both of them
        on |= attributes & _WEIGHTS
    codes += sorted(on)
    parts = [str(code) for code in codes]
    if want[1] != now[1]:
        parts.append(want[1] or "39")
    if want[2] != now[2]:
        parts.append(want[2] or "49")
    return f"\x1b[{';'.join(parts)}m"


_KNOWN: dict[tuple[Style, ColorSystem, Shade | None], Codes] = {}


def _codes(style: Style, system: ColorSystem, shade: Shade | None) -> Codes:
    key = (style, system, shade)
    if (known := _KNOWN.get(key)) is None:
        if len(_KNOWN) > 8000:  # noqa: PLR2004 - a theme has some dozens, and a picture as many as it has cells
            _KNOWN.clear()
        if shade is not None:
            style = shade[0].truecolor_style(style, shade[1])
        bits = style._attributes & style._set_attributes
        known = _KNOWN[key] = (
            frozenset(code for bit, code in enumerate(_ATTRIBUTES) if bits & (1 << bit)) if bits else PLAIN[0],
            _colour(style.color, system, _INK) if style.color else "",
            _colour(style.bgcolor, system, _GROUND) if style.bgcolor else "",
        )
    return known


def _colour(colour: Color, system: ColorSystem, code: int) -> str:
    if system is ColorSystem.TRUECOLOR and (triplet := colour.triplet) is not None:
        return f"{code};2;{triplet.red};{triplet.green};{triplet.blue}"
    return ";".join(colour.downgrade(system).get_ansi_codes(foreground=code == _INK))
