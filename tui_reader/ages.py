"""How long ago something was, in few words: "now", "5 min ago", "3 h ago", "2 d ago"."""

from tui_reader.i18n import _

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def age(seconds: float) -> str:
    """Words for a time that has passed.

    Args:
        seconds: how much; less than a minute, and a clock that went backwards, are "now".
    """
    if seconds < _MINUTE:
        return _("now")
    if seconds < _HOUR:
        return _("{n} min ago").format(n=int(seconds // _MINUTE))
    if seconds < 2 * _DAY:
        return _("{n} h ago").format(n=int(seconds // _HOUR))
    return _("{n} d ago").format(n=int(seconds // _DAY))
