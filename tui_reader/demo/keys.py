"""Application passwords over REST (WP_REST_Application_Passwords_Controller)."""

from tui_reader.demo.accounts import ApplicationPassword, spaced
from tui_reader.demo.call import Call
from tui_reader.demo.http import Response, reply
from tui_reader.demo.parameters import Check, Refused, anything, checked, uuid
from tui_reader.demo.site import User

_CHECKS: dict[str, Check] = {"name": anything, "app_id": uuid}
_ALLOW = ("Allow", "GET, POST, PUT, PATCH, DELETE")


def _owner(call: Call) -> User:
    """Whose application passwords are asked for: only one's own are shown."""
    user = call.asker.user
    if not call.at.keys_on:
        raise Refused(501, "application_passwords_disabled", "Application passwords are not available.")
    if not user:
        raise Refused(401, "rest_not_logged_in", "You are not currently logged in.")
    if call.number not in (0, user.id):
        raise Refused(403, "rest_cannot_manage_application_passwords", "Sorry, you are not allowed to do that.")
    return user


def _address(call: Call, key: ApplicationPassword) -> str:
    return call.at.api(f"/wp/v2/users/{key.user.id}/application-passwords/{key.uuid}")


def _shown(key: ApplicationPassword) -> dict[str, object]:
    return {
        "uuid": key.uuid,
        "app_id": key.app_id,
        "name": key.name,
        "created": key.created,
        "last_used": key.last_used,
        "last_ip": key.last_ip,
    }


def _linked(call: Call, key: ApplicationPassword, **more: object) -> dict[str, object]:
    return {**_shown(key), **more, "_links": {"self": [{"href": _address(call, key)}]}}


def _key(call: Call, user: User) -> ApplicationPassword:
    key = call.at.accounts.keys.get(call.uuid)
    if key is None or key.user != user:
        raise Refused(404, "rest_application_password_not_found", "Application password not found.")
    return key


def create(call: Call) -> Response:
    """POST: the only answer that shows the password."""
    user = _owner(call)
    if "name" not in call.sent:
        raise Refused(400, "rest_missing_callback_param", "Missing parameter(s): name", params=["name"])
    checked(call.sent, _CHECKS)
    name = call.sent["name"].strip()
    accounts = call.at.accounts
    if not name:
        raise Refused(400, "application_password_empty_name", "An application name is required to create a password.")
    if any(key.user == user and key.name == name for key in accounts.keys.values()):
        raise Refused(409, "application_password_duplicate_name", "Each application name should be unique.")
    key = accounts.mint(user, name, call.sent.get("app_id", ""))
    body = _linked(call, key, password=spaced(key.password))
    return reply(body, 201, ("Location", _address(call, key)), ("Allow", "GET, POST, DELETE"))


def collection(call: Call) -> Response:
    """GET: all of one's own."""
    user = _owner(call)
    return reply([_linked(call, key) for key in call.at.accounts.keys.values() if key.user == user], 200, _ALLOW)


def introspect(call: Call) -> Response:
    """GET …/introspect: the one this request came with."""
    _owner(call)
    if not call.asker.key:
        raise Refused(404, "rest_no_authenticated_app_password", "Cannot introspect application password.")
    return reply(_linked(call, call.asker.key), 200, ("Allow", "GET"))


def one(call: Call) -> Response:
    """GET …/UUID."""
    return reply(_linked(call, _key(call, _owner(call))), 200, _ALLOW)


def rename(call: Call) -> Response:
    """PUT …/UUID {name}."""
    key = _key(call, _owner(call))
    key.name = call.sent.get("name", key.name)
    return reply(_linked(call, key), 200, _ALLOW)


def delete(call: Call) -> Response:
    """DELETE …/UUID: it opens nothing any more."""
    key = _key(call, _owner(call))
    del call.at.accounts.keys[key.uuid]
    return reply({"deleted": True, "previous": _shown(key)}, 200, _ALLOW)


def delete_all(call: Call) -> Response:
    """DELETE on the collection."""
    user, keys = _owner(call), call.at.accounts.keys
    own = [uuid for uuid, key in keys.items() if key.user == user]
    for uuid_ in own:
        del keys[uuid_]
    return reply({"deleted": True, "count": len(own)}, 200, _ALLOW)
