"""Numbers and times as a person reads them, in the language in use."""

from tui_reader import i18n
from tui_reader.i18n import _

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def age(seconds: float) -> str:
    """How long ago something was: "now", "5 min ago", "3 h ago", "2 d ago".

    Args:
        seconds: how much has passed; less than a minute, and a clock that went backwards, are "now".
    """
    if seconds < _MINUTE:
        return _("now")
    if seconds < _HOUR:
        return _("{n} min ago").format(n=int(seconds // _MINUTE))
    if seconds < 2 * _DAY:
        return _("{n} h ago").format(n=int(seconds // _HOUR))
    return _("{n} d ago").format(n=int(seconds // _DAY))


def grouped(number: int) -> str:
    """A whole number with its thousands apart: 12,300, in German 12.300."""
    plain = f"{number:,}"
    return plain.replace(",", ".") if i18n.language() == "de" else plain


def progress(done: int, total: int | None, rate: float, rest: float | None) -> str:
    """How far something long is, as much of it as is known: "12,300 of 100,000 · 85/s · 17 min left".

    Args:
        done, total: how much. rate: how much in a second, 0 while unknown. rest: seconds that are left.
    """
    parts = [grouped(done)]
    if total is not None:
        parts = [_("{done} of {total}").format(done=grouped(done), total=grouped(total))]
    if rate:
        parts.append(_("{n}/s").format(n=grouped(round(rate)) if rate >= 1 else "<1"))
    if rest:
        parts.append(_left(rest))
    return " · ".join(parts)


def _left(seconds: float) -> str:
    if seconds < _MINUTE:
        return _("{n} s left").format(n=round(seconds) or 1)
    if seconds < 2 * _HOUR:
        return _("{n} min left").format(n=round(seconds / _MINUTE))
    return _("{n} h left").format(n=round(seconds / _HOUR))
