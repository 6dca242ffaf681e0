"""Keys of posts and comments: numbers that grow with the date, so that newest first costs no sorting, over all blogs.

A key is the second the blog's own clock showed, then the number the blog gave, then one bit: 0 for a post, 1 for a
comment. Two blogs may have the same number in the same second: then whoever inserts takes the next free key.
"""

from datetime import datetime, timedelta

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the blog's own clock, whatever its zone
_NUMBER = 24
_SHIFT = _NUMBER + 1


def key(date: datetime, number: int, *, comment: bool = False) -> int:
    """The first key to try for something of a date (its zone is not looked at) and number."""
    return second(date) | (number & ((1 << _NUMBER) - 1)) << 1 | comment


def second(date: datetime) -> int:
    """The lowest key of a date's second."""
    clock = date.replace(tzinfo=None, microsecond=0) - _EPOCH
    return (clock.days * 86400 + clock.seconds) << _SHIFT


def month(key: int) -> str:
    """The month (`2012-11`) of a key, by the blog's own clock."""
    moment = _EPOCH + timedelta(seconds=key >> _SHIFT)
    return f"{moment.year:04}-{moment:%m}"  # not every system pads %Y
