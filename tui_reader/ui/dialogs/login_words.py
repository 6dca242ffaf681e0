"""What the login dialog says about a blog: who sees the password, what becomes of it, how to get another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from ipaddress import ip_address

from textual.content import Content

from tui_reader.i18n import _
from tui_reader.ui.widgets.foot import key_line


@dataclass(frozen=True, slots=True)
class Site:
    """Where one logs in.

    Attributes:
        host: with its port where that is unusual. blog: the blog's name. secure: read over https.
        authorize: address of its page for application passwords, "" for none.
    """

    host: str
    blog: str
    secure: bool
    authorize: str

    @property
    def address(self) -> str:
        """Scheme and host: who gets the password."""
        return f"{'https' if self.secure else 'http'}://{self.host}"

    @property
    def exposed(self) -> bool:
        """Whether others could read what is sent: no https, and the host is not this computer."""
        return not self.secure and not self._is_here

    @property
    def _is_here(self) -> bool:
        name = self.host.rsplit(":", 1)[0] if self.host.count(":") == 1 or "]:" in self.host else self.host
        try:
            return ip_address(name.strip("[]")).is_loopback
        except ValueError:
            return name == "localhost"

    def with_authorize(self, address: str) -> Site:
        """The same site, its page for application passwords known."""
        return replace(self, authorize=address)

    def who(self, *, pasting: bool) -> Content:
        """Who sees what is typed, and what is kept of it."""
        facts = {"address": self.address, "host": self.host}
        if pasting:
            words = _("Only {address} gets it, and you can revoke it there whenever you like.")
        elif not self.secure or not self.authorize:
            words = _(
                "Only {address} gets your password; tui-reader forgets it after login and keeps the login's cookies."
            )
        else:
            words = _(
                "Only {address} sees your password; "
                "tui-reader forgets it after login and keeps an application password."
            )
        if self.secure:
            return Content(words.format(**facts))
        warning = (
            _("! This blog has no https: others on the network can read what you send and use your login.")
            if self.exposed
            else _(
                "This blog has no https: others on the network could read what you send, but {host} is this computer."
            )
        )
        look = "bold $text-warning" if self.exposed else "$text-warning"
        return Content.assemble((warning.format(**facts), look), "\n", words.format(**facts))

    def kept(self, where: str) -> Content:
        """Where the token will be kept."""
        return Content(_("Your login is kept: {where}").format(where=where))

    def steps(self) -> Content:
        """How one comes by an application password, the address whole."""
        first = _("1  Make an application password here, in your browser:")
        return Content.assemble(first, "\n", (self.authorize, "bold"), "\n", _("2  Paste here what the page shows."))

    def button(self, *, pasting: bool) -> str:
        """What the button does."""
        if self.exposed:
            return _("Send it without encryption")
        return _("Use this password") if pasting else _("Log in")

    def other(self, *, pasting: bool) -> str:
        """The other way in."""
        return _("F2 Use the account's password") if pasting else _("F2 Paste an application password")

    def foot(self, *, busy: bool, pasting: bool) -> Content:
        """The keys, or what one is waiting for."""
        if busy:
            return Content(_("Logging in at {host}…  Esc stops").format(host=self.host))
        ways = [("F3", _("copies")), ("F4", _("opens"))] if pasting else [("Tab", _("next"))]
        keys = [(_("Enter"), _("logs in")), (_("Esc"), _("closes")), *ways]
        return key_line(keys)
