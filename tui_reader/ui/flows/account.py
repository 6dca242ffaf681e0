"""Logging in and out, from wherever one is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui_reader.answers import LoggedOut, Login
from tui_reader.errors import NoAccounts, ReaderError
from tui_reader.i18n import _
from tui_reader.model import Kind, Ways

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tui_reader.model import Blog
    from tui_reader.ui.screens.conversing import Conversing


async def toggle(screen: Conversing) -> None:
    """Log in where nobody is, else ask whether to log out; says how it went."""
    blog, account = screen.talk.blog, screen.talk.account
    if blog is None:
        return
    if account is None:
        await log_in(screen)
        return
    from tui_reader.ui.dialogs.confirm import ConfirmDialog  # noqa: PLC0415 - not needed for the start

    question, detail, yes = (
        _("Log out {name} at {host}?"),
        _("The token is revoked at the blog and deleted here."),
        _("Log out"),
    )
    if account.guest:
        question, yes = _("No longer be {name} at {host}?"), _("Forget")
        detail = _("Name and mail address are deleted here; your comments stay.")
    question = question.format(name=account.name, host=blog.host)
    if await screen.app.push_screen_wait(ConfirmDialog(question, detail, yes=yes)):
        screen.tell(_("Logging out…"))
        try:
            done: LoggedOut | None = await screen.reader.log_out(blog)
        except ReaderError as error:
            screen.tell(str(error))
            return
        if done:
            screen.talk.logged_out(done)


async def log_in(screen: Conversing) -> Login | None:
    """Ask for name and password, or for a guest's name where that does, until the blog takes them or one gives up."""
    blog, reader = screen.talk.blog, screen.reader
    if blog is None:
        return None
    ways = screen.talk.ways or Ways(login=True)
    if blog.kind is Kind.FEED and not (ways.login or ways.guest):
        screen.tell(str(NoAccounts(host=blog.host)))
        return None
    guest = partial(reader.join_as_guest, blog, mail_needed=ways.mail) if ways.guest else None
    if guest is not None and not ways.login:
        return await _as_guest(screen, blog, guest, mail=ways.mail)
    from tui_reader.ui.dialogs.login import LoginDialog  # noqa: PLC0415 - not needed for the start

    login = await screen.app.push_screen_wait(
        LoginDialog(
            host=blog.host,
            blog=blog.name,
            secure=blog.address.startswith("https://"),
            authorize=blog.authorize,
            where=reader.vault.where,
            log_in=lambda user, password: reader.log_in(blog, user, password),
            adopt=lambda user, password: reader.adopt(blog, user, password),
            open_url=screen.open_address,
            file_offered=reader.vault.file_offered,
            keep_in_file=reader.vault.keep_in_file,
            hint=screen.app.login_hint,
            guest=guest,
            mail=ways.mail,
        )
    )
    if login:
        screen.talk.logged_in(login)
    return login


async def _as_guest(
    screen: Conversing, blog: Blog, attempt: Callable[[str, str], Awaitable[Login]], *, mail: bool
) -> Login | None:
    from tui_reader.ui.dialogs.guest import GuestDialog  # noqa: PLC0415 - not needed for the start

    login = await screen.app.push_screen_wait(GuestDialog(blog.name or blog.host, attempt, mail=mail))
    if login:
        screen.talk.logged_in(login)
    return login
