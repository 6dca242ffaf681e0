"""Numbers and times that are left as a person reads them, in the language in use."""

from tui_reader import i18n
from tui_reader.i18n import _

_MINUTE, _HOUR = 60, 3600
_COMMA = {"de": "."}


def grouped(number: int) -> str:
    """A whole number with its thousands apart: "12,300"."""
    return f"{number:,}".replace(",", _COMMA.get(i18n.language(), ","))


def left(seconds: float) -> str:
    """How long something will take: "40 s", "17 min", "3 h 5 min"."""
    whole = max(0, round(seconds))
    if whole < _MINUTE:
        return _("{n} s").format(n=whole)
    if whole < _HOUR:
        return _("{n} min").format(n=round(whole / _MINUTE))
    return _("{hours} h {minutes} min").format(hours=whole // _HOUR, minutes=whole % _HOUR // _MINUTE)
