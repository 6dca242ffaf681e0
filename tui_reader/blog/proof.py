"""What a request carries to say who sends it, and the one place that puts a secret into a header."""

import base64
from urllib.parse import urlsplit

from tui_reader.blog.reply import shown_host
from tui_reader.errors import Moved, NeedsHttps
from tui_reader.model import Secret, origin
from tui_reader.values import dataclass


@dataclass(frozen=True, slots=True)
class Proof:
    """What a request carries to say who sends it; bound to one origin, printed as `***`.

    Attributes:
        origin: the only scheme, host and port it may go to. user, password: for Basic (RFC 7617).
        cookies: name and value pairs. nonce: WordPress' X-WP-Nonce, needed beside cookies.
    """

    origin: str
    user: str = ""
    password: Secret = Secret("")
    cookies: tuple[tuple[str, Secret], ...] = ()
    nonce: Secret = Secret("")

    def headers(self, url: str) -> dict[str, str]:
        """The headers for a request to `url`; raises NeedsHttps or Moved when that is not where the proof belongs."""
        if origin(url) != self.origin:
            ours, theirs = urlsplit(self.origin), urlsplit(url)
            if ours.scheme == "https" and theirs.scheme == "http" and ours.hostname == theirs.hostname:
                raise NeedsHttps(host=shown_host(self.origin))
            raise Moved(host=shown_host(self.origin), target=shown_host(url))
        found: dict[str, str] = {}
        if self.password:
            pair = f"{self.user}:{self.password.reveal()}".encode()
            found["Authorization"] = f"Basic {base64.b64encode(pair).decode()}"
        if self.cookies:
            found["Cookie"] = "; ".join(f"{name}={value.reveal()}" for name, value in self.cookies)
        if self.nonce:
            found["X-WP-Nonce"] = self.nonce.reveal()
        return found
