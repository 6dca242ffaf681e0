"""Whether a blog can be read, since when not and why, and when it may be asked again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tui_reader.errors import BlogError, Gone, NoSuchHost, Refused, TooMany
from tui_reader.model import Blog
from tui_reader.store import complaints

if TYPE_CHECKING:
    from tui_reader.store.shelf import Shelf

_LEAST, _MOST = timedelta(minutes=5), timedelta(days=1)


def resting(wait: datetime | None, now: datetime) -> bool:
    """Whether a blog is not to be asked yet; a wait that is longer than any was noted by a clock that was ahead."""
    return wait is not None and now < wait <= now + _MOST


def host_rests(error: BlogError, now: datetime) -> datetime | None:
    """Until when all of a host is to be left alone, None where it did not ask for that (RFC 9110 10.2.3)."""
    asked = error.facts.get("after", error.facts.get("seconds") if isinstance(error, TooMany) else None)
    return now + min(timedelta(seconds=asked), _MOST) if isinstance(asked, int) else None


class Health:
    """Notes how it went to ask a blog; every method blocks, and raises KeepError."""

    def __init__(self, shelf: Shelf, blog: Blog) -> None:
        self._shelf, self._blog = shelf, blog

    def failed(self, error: BlogError) -> None:
        """It could not be read. What is gone for good is muted, and so is not asked again by itself."""
        blogs, address, now = self._shelf.blogs, self._blog.address, datetime.now(UTC)
        known = blogs.find(address)
        since = known.failed if known else None
        blogs.failed(address, now, complaints.kept(error), _wait(error, now, since), gone=isinstance(error, Gone))

    def recovered(self, pause: int, checked: datetime | None = None) -> None:
        """It could be read; `pause`: minutes that it wants to be left alone. `checked`: when it was asked for news."""
        wait = datetime.now(UTC) + min(timedelta(minutes=pause), _MOST) if pause > 0 else None
        self._shelf.blogs.recovered(self._blog.address, wait, checked=checked)


def _wait(error: BlogError, now: datetime, since: datetime | None) -> datetime | None:
    """When a blog that failed may be asked again: when it says, else later and later.

    Where no server was reached nobody is spared by waiting: mostly it is our own network that is missing.
    """
    if isinstance(error, NoSuchHost | Refused):
        return None
    asked = error.facts.get("after")
    if isinstance(asked, int):
        return now + min(timedelta(seconds=asked), _MOST)
    # So long as it has failed already: each time the time from the first failure on doubles.
    return now + min(max(now - since if since else _LEAST, _LEAST), _MOST)
