"""The REST interface: which route is whose, and what every answer carries."""

import json
from collections.abc import Callable
from http import HTTPStatus
from importlib import import_module

from tui_reader.demo import post_list, reading
from tui_reader.demo.call import Call
from tui_reader.demo.http import NO_CACHE, Request, Response, reply
from tui_reader.demo.installation import Installation
from tui_reader.demo.parameters import Refused, gathered
from tui_reader.demo.site import DESCRIPTION, NAME, ZONE, now

Handler = Callable[[Call], Response]
_GENERAL = (
    ("X-Robots-Tag", "noindex"),
    ("X-Content-Type-Options", "nosniff"),
    ("Access-Control-Expose-Headers", "X-WP-Total, X-WP-TotalPages, Link"),
    ("Access-Control-Allow-Headers", "Authorization, X-WP-Nonce, Content-Disposition, Content-MD5, Content-Type"),
)


def _root(call: Call) -> Response:
    at = call.at
    authorize = {"endpoints": {"authorization": f"{at.home}/wp-admin/authorize-application.php"}}
    offset = now().utcoffset()
    whole: dict[str, object] = {
        "name": NAME,
        "description": DESCRIPTION,
        "url": at.home,
        "home": at.home,
        "gmt_offset": int(offset.total_seconds()) // 3600 if offset else 0,
        "timezone_string": ZONE,
        "namespaces": ["wp/v2"],
        "authentication": {"application-passwords": authorize} if at.keys_on else [],
        "routes": {route: {"namespace": "wp/v2", "methods": list(methods)} for route, methods in _ROUTES.items()},
        "_links": {"help": [{"href": "https://developer.wordpress.org/rest-api/"}]},
    }
    wanted = {field.split(".")[0] for field in call.fields.split(",") if field} | {"_links"}
    return reply(
        {name: value for name, value in whole.items() if not call.fields or name in wanted}, 200, ("Allow", "GET")
    )


def _no_posting(call: Call) -> Response:
    raise Refused(call.forbidden, "rest_cannot_create", "Sorry, you are not allowed to create posts as this user.")


def _later(module: str, name: str) -> Handler:
    """A handler whose module is imported when it is first asked: nobody writes or logs in while the app starts."""

    def handler(call: Call) -> Response:
        found: Handler = getattr(import_module(f"tui_reader.demo.{module}"), name)
        return found(call)

    return handler


_KEYS = {"GET": _later("keys", "collection"), "POST": _later("keys", "create"), "DELETE": _later("keys", "delete_all")}
_INTROSPECT = {"GET": _later("keys", "introspect")}
_RENAMING = dict.fromkeys(("POST", "PUT", "PATCH"), _later("keys", "rename"))
_KEY = {"GET": _later("keys", "one"), **_RENAMING, "DELETE": _later("keys", "delete")}
_EDITING = dict.fromkeys(("POST", "PUT", "PATCH"), _later("writing", "edit"))
_ROUTES: dict[str, dict[str, Handler]] = {
    "/": {"GET": _root},
    "/wp/v2/posts": {"GET": post_list.posts, "POST": _no_posting},
    "/wp/v2/posts/#": {"GET": reading.post},
    "/wp/v2/comments": {"GET": reading.comments, "POST": _later("writing", "create")},
    "/wp/v2/comments/#": {"GET": reading.comment, **_EDITING, "DELETE": _later("writing", "delete")},
    "/wp/v2/categories": {"GET": reading.terms},
    "/wp/v2/categories/#": {"GET": reading.term},
    "/wp/v2/tags": {"GET": reading.terms},
    "/wp/v2/tags/#": {"GET": reading.term},
    "/wp/v2/users": {"GET": reading.users},
    "/wp/v2/users/me": {"GET": reading.me},
    "/wp/v2/users/#": {"GET": reading.user},
    "/wp/v2/users/me/application-passwords": _KEYS,
    "/wp/v2/users/#/application-passwords": _KEYS,
    "/wp/v2/users/me/application-passwords/introspect": _INTROSPECT,
    "/wp/v2/users/#/application-passwords/introspect": _INTROSPECT,
    "/wp/v2/users/me/application-passwords/@": _KEY,
    "/wp/v2/users/#/application-passwords/@": _KEY,
}
"""Routes by their shape: `#` stands for a number, `@` for a UUID."""
_UUID_LENGTH = 36


def answer(at: Installation, request: Request, route: str) -> Response:
    """The answer of the REST interface to a request for `route`."""
    asker = at.accounts.asker(request, keys_on=at.keys_on)
    try:
        if not at.switches.rest:
            raise Refused(401, "rest_login_required", "REST ist auf dieser Website abgeschaltet.")  # noqa: TRY301 - one way out
        if asker.refused:
            raise Refused(403, "rest_cookie_invalid_nonce", "Cookie check failed")  # noqa: TRY301 - one way out
        handler, number, uuid = _handler(request.method, route)
        response = handler(Call(at, request, asker, route, _sent(request), number, uuid))
    except Refused as refused:
        response = refused.answer()
        if refused.status == HTTPStatus.BAD_REQUEST:
            response.headers.append(("Allow", "POST" if request.method == "POST" else "GET"))
    if not any(name == "Link" for name, _value in response.headers):
        response.headers.append(("Link", f'<{at.api("/")}>; rel="https://api.w.org/"'))
    if asker.session:
        response.headers.append(("X-WP-Nonce", asker.session.nonce))
    if asker.user or asker.refused:
        response.headers.extend(NO_CACHE)
    response.headers.extend(_GENERAL)
    return response


def _handler(method: str, route: str) -> tuple[Handler, int, str]:
    """The function for a route, and the number and the UUID in it."""
    shape, number, uuid = [], 0, ""
    for part in route.split("/"):
        if part.isdecimal():
            number = int(part)
            shape.append("#")
        elif len(part) == _UUID_LENGTH:
            uuid = part
            shape.append("@")
        else:
            shape.append(part)
    handler = _ROUTES.get("/".join(shape), {}).get("GET" if method == "HEAD" else method)
    if not handler:
        raise Refused(404, "rest_no_route", "No route was found matching the URL and request method.")
    return handler, number, uuid


def _sent(request: Request) -> dict[str, str]:
    """The parameters of a request: its query, and over it its body, JSON or form."""
    sent = gathered(request.query)
    sent.pop("rest_route", None)
    if not request.body:
        return sent
    if "json" not in request.headers.get("content-type", ""):
        return sent | request.form()
    try:
        value = json.loads(request.body)
    except ValueError:
        raise Refused(
            400, "rest_invalid_json", "Invalid JSON body passed.", json_error_code=4, json_error_message="Syntax error"
        ) from None
    return sent | ({name: _as_text(one) for name, one in value.items()} if isinstance(value, dict) else {})


def _as_text(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
