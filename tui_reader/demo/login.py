"""The doors for people: login form, nonce, and the page that grants an application password to a program."""

import re
from html import escape
from urllib.parse import quote, urlsplit

from tui_reader.demo.accounts import COOKIE, Session, spaced
from tui_reader.demo.http import NO_CACHE, Request, Response, page, redirect
from tui_reader.demo.installation import Installation
from tui_reader.demo.site import LANGUAGE, NAME

_TEST_COOKIE = "wordpress_test_cookie"
_FORTNIGHT = "; Max-Age=1252800"


def answer(at: Installation, request: Request) -> Response | None:
    """The answer of the page a request asks for, None when it is none of these."""
    inside = request.path.removeprefix(at.path)
    door = {
        "/wp-login.php": _login,
        "/wp-admin/admin-ajax.php": _nonce,
        "/wp-admin/authorize-application.php": _authorize,
        "/wp-admin/profile.php": _profile,
        "/wp-admin/": _profile,
    }.get(inside)
    return door(at, request) if door else None


def _form(title: str, body: str, status: int = 200, *headers: tuple[str, str]) -> Response:
    text = (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGE}">\n<head><meta charset="UTF-8" />'
        f"<title>{title} &lsaquo; {NAME}</title></head>\n"
        f'<body class="login">\n<div id="login">\n{body}</div>\n</body>\n</html>\n'
    )
    return page(text, status, *NO_CACHE, ("X-Frame-Options", "SAMEORIGIN"), *headers)


def _cookie(at: Installation, name: str, value: str, more: str = "", path: str = "/") -> tuple[str, str]:
    secure = "; Secure" if at.secure else ""
    return "Set-Cookie", f"{name}={value}{more}; path={at.path + path}{secure}; HttpOnly"


def _login(at: Installation, request: Request) -> Response:
    test = ("Set-Cookie", f"{_TEST_COOKIE}=WP%20Cookie%20check; path={at.path}/{'; secure' if at.secure else ''}")
    if dict(request.query).get("action") == "logout":
        return _logout(at, request)
    if request.method != "POST":
        return _form("Anmelden", _fields(at, dict(request.query).get("redirect_to", "")), 200, test)
    sent = request.form()
    user = at.site.user(sent.get("log", "").strip())
    if sent.get("testcookie") and _TEST_COOKIE not in request.cookies():
        error = "<strong>Error:</strong> Cookies are blocked or not supported by your browser."
    elif not user:
        error = (
            f"<strong>Error:</strong> The username <strong>{escape(sent.get('log', ''))}</strong> is not registered."
        )
    elif sent.get("pwd") != user.password:
        name = escape(user.login)
        error = (
            f"<strong>Error:</strong> The password you entered for the username <strong>{name}</strong> is incorrect."
        )
    elif at.switches.second_factor:
        return _form("Anmelden", '<form id="loginform"><p>Code:</p><input name="authcode" /></form>\n', 200, test)
    else:
        session = at.accounts.begin(user)
        lasts = _FORTNIGHT if sent.get("rememberme") else ""
        admin = "wordpress_sec_" if at.secure else "wordpress_"
        cookies = (
            test,
            _cookie(at, admin + at.accounts.mark, session.cookie, lasts, "/wp-admin"),
            _cookie(at, COOKIE + at.accounts.mark, session.cookie, lasts),
        )
        back = sent.get("redirect_to") or f"{at.home}/wp-admin/profile.php"
        return redirect(back if back.startswith(at.home + "/") else at.home + "/", 302, *NO_CACHE, *cookies)
    return _form("Anmelden", f'<div id="login_error">{error}</div>\n{_fields(at, "")}', 200, test)


def _fields(at: Installation, back: str) -> str:
    return (
        f'<p class="message">Zum Ausprobieren: Benutzer <b>reader</b>, Passwort <b>reader</b></p>\n'
        f'<form name="loginform" id="loginform" action="{at.home}/wp-login.php" method="post">\n'
        '<input type="text" name="log" autocomplete="username" />\n'
        '<input type="password" name="pwd" autocomplete="current-password" />\n'
        '<input name="rememberme" type="checkbox" value="forever" />\n'
        f'<input type="hidden" name="redirect_to" value="{escape(back)}" />\n'
        '<input type="submit" value="Anmelden" /></form>\n'
    )


def _logout(at: Installation, request: Request) -> Response:
    session = at.accounts.session(request)
    nonce = dict(request.query).get("_wpnonce", "")
    if session is None or nonce != session.nonce:
        link = f"{at.home}/wp-login.php?action=logout&amp;_wpnonce={session.nonce if session else ''}"
        return _form("Abmelden", f'<p>Möchtest du dich wirklich <a href="{link}">abmelden</a>?</p>', 403)
    del at.accounts.sessions[session.cookie]
    gone = _cookie(at, at.accounts.cookie_name, "+", "; Max-Age=0")
    return redirect(f"{at.home}/wp-login.php?loggedout=true&wp_lang=de_DE", 302, *NO_CACHE, gone)


def _nonce(at: Installation, request: Request) -> Response:
    session = at.accounts.session(request)
    asked = {**dict(request.query), **request.form()}.get("action") == "rest-nonce"
    return page(session.nonce, 200, *NO_CACHE) if session and asked else page("0", 400, *NO_CACHE)


def _profile(at: Installation, request: Request) -> Response:
    session = at.accounts.session(request)
    if not session:
        return _to_login(at, request)
    return _form("Profil", f"<p>{escape(session.user.name)}</p>")


def _to_login(at: Installation, request: Request) -> Response:
    here = at.home + request.target.removeprefix(at.path)
    return redirect(at.login_link(here) + "&reauth=1", 302, *NO_CACHE)


def _authorize(at: Installation, request: Request) -> Response:
    """Ask whether a program may have an application password, and grant it (wp-admin/authorize-application.php)."""
    session = at.accounts.session(request)
    if not session:
        return _to_login(at, request)
    if not at.keys_on:
        return _form("Fehler", "<p>Application passwords are not available.</p>", 501)
    sent = {**dict(request.query), **request.form()}
    refusal = _unsafe(sent.get("success_url", ""), sent.get("app_id", ""))
    if refusal:
        return _form("Fehler", f"<p>{refusal}</p>", 500)
    return _decided(at, sent, session) if request.method == "POST" else _question(at, sent, session.nonce)


def _decided(at: Installation, sent: dict[str, str], session: Session) -> Response:
    if sent.get("_wpnonce") != session.nonce:
        return _form("Fehler", "<p>Der Link ist abgelaufen.</p>", 403)
    back = sent.get("success_url", "")
    joint = "&" if "?" in back else "?"
    if "approve" not in sent:
        return redirect((sent.get("reject_url") or f"{back}{joint}success=false") if back else f"{at.home}/wp-admin/")
    key = at.accounts.mint(session.user, sent.get("app_name") or "tui-reader", sent.get("app_id", ""))
    if back:
        told = f"site_url={quote(at.home, safe='')}&user_login={session.user.login}&password={key.password}"
        return redirect(f"{back}{joint}{told}")
    shown = f'<p>Dein neues Passwort: <code id="new-application-password-value">{spaced(key.password)}</code></p>'
    return _form("Anwendung autorisieren", shown)


def _unsafe(back: str, app_id: str) -> str:
    """Why WordPress before 7.0 does not send an answer to this address, "" when it does."""
    if app_id and not re.fullmatch(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", app_id.lower()):
        return "The application ID must be a UUID."
    scheme = urlsplit(back).scheme
    if back and (not scheme or scheme in ("javascript", "data")):
        return "The URL must be valid."
    return "The URL must be served over a secure connection." if scheme == "http" else ""


def _question(at: Installation, sent: dict[str, str], nonce: str) -> Response:
    hidden = {
        **{name: sent.get(name, "") for name in ("app_name", "app_id", "success_url", "reject_url")},
        "_wpnonce": nonce,
    }
    inputs = "".join(
        f'<input type="hidden" name="{name}" value="{escape(value)}" />\n' for name, value in hidden.items()
    )
    name = escape(sent.get("app_name") or "Eine Anwendung")
    body = (
        f"<h1>Anwendung autorisieren</h1>\n<p>{name} möchte auf dein Konto bei {NAME} zugreifen.</p>\n"
        f'<form action="{at.home}/wp-admin/authorize-application.php" method="post">\n{inputs}'
        '<input type="submit" name="approve" value="Ja" /><input type="submit" name="reject" value="Nein" /></form>\n'
    )
    return _form("Anwendung autorisieren", body)
