"""Ink that can be read on its ground, whatever the theme: WCAG 2's contrast (success criterion 1.4.3)."""

from __future__ import annotations

from rich.color import Color
from rich.color_triplet import ColorTriplet
from rich.style import Style

LEAST = 4.5
"""The contrast that text needs."""

_BLACK, _WHITE = ColorTriplet(0, 0, 0), ColorTriplet(255, 255, 255)
_STEPS = 20
_LINEAR = 0.04045


def readable(style: Style) -> Style:
    """The same style, its ink as much lighter or darker as it takes; the terminal's own colours are left alone."""
    ink = style.color.triplet if style.color is not None else None
    ground = style.bgcolor.triplet if style.bgcolor is not None else None
    if ink is None or ground is None or contrast(ink, ground) >= LEAST:
        return style
    end = max((_BLACK, _WHITE), key=lambda colour: contrast(colour, ground))
    mixes = (_mixed(ink, end, step / _STEPS) for step in range(1, _STEPS))
    found = next((mix for mix in mixes if contrast(mix, ground) >= LEAST), end)
    return style + Style(color=Color.from_triplet(found))


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: ColorTriplet) -> float:
    red, green, blue = (
        part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(one: ColorTriplet, other: ColorTriplet, share: float) -> ColorTriplet:
    red, green, blue = (round(begin + (end - begin) * share) for begin, end in zip(one, other, strict=True))
    return ColorTriplet(red, green, blue)
