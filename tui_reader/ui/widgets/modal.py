"""A screen over another one that ends once, and takes no other screen away with it."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

T = TypeVar("T")


class Modal(ModalScreen[T]):
    """Textual's takes away whatever is on top when it is dismissed, and may be dismissed twice."""

    _ended = False
    _late: tuple[T | None] | None = None

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """End with a result: at once when on top, else when what lies over it has gone; later results are dropped."""
        if self.app.screen is self and not self._ended:
            self._ended = True
            return super().dismiss(result)
        if self in self.app.screen_stack and not self._ended:
            self._late = self._late or (result,)
        return AwaitComplete()

    def on_screen_resume(self) -> None:
        """What lay over it has gone."""
        if self._late is not None and not self._ended:
            self.dismiss(self._late[0])
