"""The connection to the network, made when a blog is first asked: importing it can wait until after the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from tui_reader.blog.http import Http


class _Later:
    """Stands where an `Http` will be."""

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline
        self._made: Http | None = None

    def __getattr__(self, name: str) -> Any:
        if self._made is None:
            from tui_reader.blog.http import Http  # noqa: PLC0415 - what all this is for

            self._made = Http(deadline=self._deadline)
        return getattr(self._made, name)

    async def aclose(self) -> None:
        """Close every connection, if there ever was one."""
        if self._made is not None:
            await self._made.aclose()


def later(deadline: float) -> Http:
    """An `Http` that is made when it is first used; `deadline` is in seconds for a whole request."""
    return cast("Http", _Later(deadline))
