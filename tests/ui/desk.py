"""A composer with something beside it, for its tests."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.pilot import Pilot
from textual.widgets import Button, TextArea

from tests.ui.dialog_app import until
from tui_reader.ui.theme import THEMES
from tui_reader.ui.widgets.composer import Composer


class Desk(App[None]):
    """A composer, something else that takes the focus, and keys of the screen below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, "outside") for key in ("q", "j", "ctrl+d", "alt+left", "f1", "space", "escape", "[", "ctrl+r")
    ]

    def __init__(self, **options: Any) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self.composer = Composer(id="composer", **options)
        self.told: list[tuple[str, str]] = []
        self.outside = 0

    def compose(self) -> ComposeResult:
        """The thread, for which a button stands, and the composer."""
        yield Button("thread", id="thread")
        yield self.composer

    def action_outside(self) -> None:
        """A key of the screen below was taken."""
        self.outside += 1

    @on(Composer.Changed)
    @on(Composer.SendWanted)
    @on(Composer.LaterWanted)
    @on(Composer.EditorWanted)
    @on(Composer.PutAside)
    def _tell(self, event: Composer.Told) -> None:
        self.told.append((type(event).__name__, event.text))


def field(app: Desk) -> TextArea:
    return app.composer.query_one(TextArea)


def is_ready(app: Desk) -> Callable[[], bool]:
    return lambda: field(app).has_focus


async def begin(app: Desk, pilot: Pilot[Any], text: str = "", **options: Any) -> None:
    app.composer.open("Reply to Anna", text, **options)
    await until(pilot, is_ready(app))
