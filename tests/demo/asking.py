"""A client of its own for the demo blog: one request, one answer, no redirect followed, nothing remembered."""

import base64
import http.client
import json
import ssl
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from tui_reader.demo import DemoBlog


class Answer(NamedTuple):
    """What came back; of a header sent more than once, `links` and `cookies` hold all."""

    status: int
    headers: dict[str, str]
    links: list[str]
    cookies: list[str]
    text: str

    def json(self) -> object:
        """The body."""
        return json.loads(self.text)

    def items(self) -> list[dict[str, object]]:
        """The body as a list of objects."""
        value = self.json()
        assert isinstance(value, list)
        return value

    def item(self) -> dict[str, object]:
        """The body as one object."""
        value = self.json()
        assert isinstance(value, dict)
        return value

    def code(self) -> str:
        """Status and `code` of an error, as `409 comment_duplicate`."""
        return f"{self.status} {self.item()['code']}"

    def column(self, name: str) -> list[object]:
        """One field of every object."""
        return [item[name] for item in self.items()]


def ask(
    blog: DemoBlog,
    path: str = "",
    method: str = "GET",
    *,
    form: Mapping[str, object] | None = None,
    body: bytes | None = None,
    ca: ssl.SSLContext | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Ask for `path` below the blog's address; over https with the authority `ca`."""
    parts = urlsplit(blog.address)
    if ca:
        connection: http.client.HTTPConnection = http.client.HTTPSConnection(parts.netloc, timeout=10, context=ca)
    else:
        connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    sent = dict(headers or {})
    if form is not None:
        body = urlencode(form).encode()
        sent["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        connection.request(method, parts.path + path, body, sent)
        got = connection.getresponse()
        text = got.read().decode()
    finally:
        connection.close()
    found = {name.lower(): value for name, value in got.getheaders()}
    return Answer(got.status, found, got.headers.get_all("Link", []), got.headers.get_all("Set-Cookie", []), text)


def rest(
    blog: DemoBlog,
    route: str,
    method: str = "GET",
    *,
    form: Mapping[str, object] | None = None,
    body: bytes | None = None,
    ca: ssl.SSLContext | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Ask the REST interface: `posts?per_page=3`; the rest as for ask()."""
    return ask(blog, f"wp-json/wp/v2/{route}", method, form=form, body=body, ca=ca, headers=headers)


def log_in(blog: DemoBlog, user: str = "reader", ca: ssl.SSLContext | None = None) -> dict[str, str]:
    """The headers of somebody logged in by the form: cookie and nonce."""
    done = ask(blog, "wp-login.php", "POST", form={"log": user, "pwd": user, "rememberme": "forever"}, ca=ca)
    cookie = next(line for line in done.cookies if line.startswith("wordpress_logged_in_")).partition(";")[0]
    nonce = ask(blog, "wp-admin/admin-ajax.php?action=rest-nonce", headers={"Cookie": cookie}, ca=ca).text
    return {"Cookie": cookie, "X-WP-Nonce": nonce}


def basic(user: str, password: str) -> dict[str, str]:
    """The header of HTTP Basic authentication."""
    return {"Authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()}
