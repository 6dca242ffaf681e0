"""For tests: what goes wrong on purpose, and what was asked."""

from typing import Literal, NamedTuple

from tui_reader.demo.http import Request


class Fault(NamedTuple):
    """Something that goes wrong on purpose, for tests.

    Attributes:
        kind: `refuse` (nobody listens), `status` (an error page of `status`, with Retry-After if given), `html` (200
            and a captive portal's page), `stall` (no answer until the fault is taken away), `drop` (the request is read
            whole, forgotten, and the connection cut), `cut` (the same, but the request was carried out).
        status, retry_after: for kind `status`.
        method, path: only requests of this method, and whose address contains this; "" is any.
        times: how many requests it strikes before it goes by itself; 0 is all.
    """

    kind: Literal["refuse", "status", "html", "stall", "drop", "cut"]
    status: int = 503
    retry_after: str = ""
    method: str = ""
    path: str = ""
    times: int = 0

    def strikes(self, request: Request) -> bool:
        """Whether it is meant for this request."""
        return self.method in ("", request.method) and self.path in request.target


class Logged(NamedTuple):
    """One request as it arrived: no value of a header, so no secret.

    Attributes:
        path: path and query as sent. headers: their names, lower case.
        credential: it carried an Authorization header or a login cookie.
    """

    method: str
    path: str
    headers: frozenset[str]
    credential: bool
