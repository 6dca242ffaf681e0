"""What stands behind the login dialog in its tests, and how they fill it in."""

import asyncio
from collections.abc import Callable
from typing import Any

from tests.ui.dialog_app import DialogApp, until, write
from tui_reader.answers import Login
from tui_reader.errors import ReaderError
from tui_reader.model import Account, Secret
from tui_reader.ui.dialogs.login import LoginDialog
from tui_reader.ui.widgets.field import Entry

AUTHORIZE = "https://rating.example/wp-admin/authorize-application.php"
LOGIN = Login(Account("https://rating.example", "anna", "Anna Beispiel", 7))
PASSWORD = "geheim-4711"


class Blog:
    """What stands behind the dialog: it answers each try with the next of its answers, or never."""

    def __init__(self, *answers: Login | ReaderError) -> None:
        self.answers = list(answers)
        self.tries: list[tuple[str, str, Secret]] = []
        self.opened: list[str] = []
        self.in_file: list[bool] = []
        self.cancelled = 0

    async def log_in(self, user: str, password: Secret) -> Login:
        """With the account's password."""
        return await self._answer("log in", user, password)

    async def adopt(self, user: str, password: Secret) -> Login:
        """With an application password."""
        return await self._answer("adopt", user, password)

    async def _answer(self, way: str, user: str, password: Secret) -> Login:
        self.tries.append((way, user, password))
        if not self.answers:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                self.cancelled += 1
                raise
        answer = self.answers.pop(0)
        if isinstance(answer, ReaderError):
            raise answer
        return answer


async def in_keyring() -> str:
    return "in the keyring"


async def true() -> bool:
    return True


async def false() -> bool:
    return False


def app_for(behind: Blog, **changes: Any) -> DialogApp:
    options: dict[str, Any] = {
        "host": "rating.example",
        "blog": "Rating",
        "secure": True,
        "authorize": AUTHORIZE,
        "where": in_keyring,
        "log_in": behind.log_in,
        "adopt": behind.adopt,
        "open_url": behind.opened.append,
        "keep_in_file": behind.in_file.append,
    }
    return DialogApp(LoginDialog(**options | changes))


def field(app: DialogApp, name: str) -> Entry:
    return app.dialog.query_one(f"#{name}", Entry)


def has_focus(app: DialogApp, name: str) -> Callable[[], bool]:
    return lambda: app.focused is not None and app.focused.id == name


async def fill_in(app: DialogApp, pilot: Any, user: str = "anna", password: str = PASSWORD) -> None:
    await until(pilot, has_focus(app, "user"))
    await write(pilot, user)
    await pilot.press("enter")
    await until(pilot, has_focus(app, "password"))
    await write(pilot, password)
