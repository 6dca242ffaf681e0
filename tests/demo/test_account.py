"""Logging in and out: form, nonce, application passwords, the page that grants one."""

import re
import ssl
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import UUID, uuid4

import pytest
import trustme

from tests.demo.asking import Answer, ask, basic, log_in, rest
from tui_reader.demo import DemoBlog

KEYS = "users/me/application-passwords"


@pytest.fixture
def granting() -> Iterator[DemoBlog]:
    """A blog with application passwords over http, as WordPress has them on a local machine."""
    with DemoBlog(app_passwords=True) as blog:
        yield blog


def mint(blog: DemoBlog, reader: Mapping[str, str], **form: object) -> Answer:
    return rest(blog, KEYS, "POST", form={"name": "tui-reader", "app_id": str(uuid4()), **form}, headers=reader)


def test_the_right_password_sets_cookies_and_leads_on(blog: DemoBlog) -> None:
    got = ask(blog, "wp-login.php", "POST", form={"log": "reader", "pwd": "reader", "rememberme": "forever"})
    assert (got.status, got.headers["location"]) == (302, f"{blog.address}wp-admin/profile.php")
    cookie = next(line for line in got.cookies if line.startswith("wordpress_logged_in_"))
    assert "HttpOnly" in cookie
    assert "path=/;" in cookie
    assert "Max-Age=1252800" in cookie
    assert "Secure" not in cookie
    assert ask(blog, "wp-login.php", "POST", form={"log": "reader@example.org", "pwd": "reader"}).status == 302


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"log": "reader", "pwd": "falsch"}, "incorrect"),
        ({"log": "niemand", "pwd": "reader"}, "not registered"),
        ({"log": "reader", "pwd": "reader", "testcookie": "1"}, "Cookies are blocked"),
    ],
)
def test_a_refused_login_is_200_without_a_cookie(blog: DemoBlog, form: dict[str, str], said: str) -> None:
    got = ask(blog, "wp-login.php", "POST", form=form)
    assert got.status == 200
    assert 'id="login_error"' in got.text
    assert said in got.text
    assert "wordpress_logged_in_" not in "".join(got.cookies)


def test_a_second_factor_is_200_without_a_cookie_or_an_error(blog: DemoBlog) -> None:
    blog.second_factor = True
    got = ask(blog, "wp-login.php", "POST", form={"log": "reader", "pwd": "reader"})
    assert (got.status, "login_error" in got.text) == (200, False)
    assert "wordpress_logged_in_" not in "".join(got.cookies)


def test_a_login_never_leads_to_another_site(blog: DemoBlog) -> None:
    form = {"log": "reader", "pwd": "reader", "redirect_to": "https://example.org/"}
    assert ask(blog, "wp-login.php", "POST", form=form).headers["location"] == blog.address


def test_the_login_page_tells_how_to_try_it(blog: DemoBlog) -> None:
    assert "Benutzer <b>reader</b>, Passwort <b>reader</b>" in ask(blog, "wp-login.php").text


def test_a_cookie_is_nobody_without_its_nonce(blog: DemoBlog) -> None:
    reader = log_in(blog)
    got = rest(blog, "users/me", headers=reader)
    assert (got.item()["name"], got.headers["x-wp-nonce"]) == ("Rita Reader", reader["X-WP-Nonce"])
    assert rest(blog, "users/me", headers={"Cookie": reader["Cookie"]}).code() == "401 rest_not_logged_in"
    assert rest(blog, "users/me?context=edit", headers=reader).item()["roles"] == ["subscriber"]


def test_a_stale_nonce_refuses_everything_until_a_new_one_is_fetched(blog: DemoBlog) -> None:
    reader = log_in(blog)
    blog.expire_nonces()
    assert rest(blog, "posts", headers=reader).code() == "403 rest_cookie_invalid_nonce"
    fresh = ask(blog, "wp-admin/admin-ajax.php?action=rest-nonce", headers={"Cookie": reader["Cookie"]}).text
    assert rest(blog, "users/me", headers={"Cookie": reader["Cookie"], "X-WP-Nonce": fresh}).status == 200


def test_strangers_get_no_nonce(blog: DemoBlog) -> None:
    got = ask(blog, "wp-admin/admin-ajax.php?action=rest-nonce")
    assert (got.status, got.text) == (400, "0")


def test_logging_out_asks_first_and_then_forgets_the_cookie(blog: DemoBlog) -> None:
    reader = log_in(blog)
    asked = ask(blog, "wp-login.php?action=logout", headers={"Cookie": reader["Cookie"]})
    link = re.search(r'href="[^"]*(wp-login\.php\?[^"]*)"', asked.text)
    assert asked.status == 403
    assert link is not None
    assert ask(blog, link[1].replace("&amp;", "&"), headers={"Cookie": reader["Cookie"]}).status == 302
    assert rest(blog, "users/me", headers=reader).code() == "403 rest_cookie_invalid_nonce"


def test_over_http_there_are_no_application_passwords(blog: DemoBlog) -> None:
    reader = log_in(blog)
    assert mint(blog, reader).code() == "501 application_passwords_disabled"
    assert rest(blog, KEYS).code() == "501 application_passwords_disabled"
    assert ask(blog, "wp-admin/authorize-application.php", headers={"Cookie": reader["Cookie"]}).status == 501


def test_an_application_password_lives_from_its_making_to_its_end(granting: DemoBlog) -> None:
    got = mint(granting, log_in(granting))
    made = got.item()
    uuid, password = str(UUID(str(made["uuid"]))), str(made["password"])
    assert (got.status, len(password.replace(" ", "")), password.count(" ")) == (201, 24, 5)
    assert got.headers["location"].endswith(f"/users/2/application-passwords/{uuid}")
    own = basic("reader", password)
    assert rest(granting, "users/me", headers=own).item()["name"] == "Rita Reader"
    assert rest(granting, "users/me", headers=basic("READER@example.org", password.replace(" ", ""))).status == 200
    assert [item["uuid"] for item in rest(granting, KEYS, headers=own).items()] == [uuid]
    assert rest(granting, f"{KEYS}/introspect", headers=own).item()["last_ip"] == "127.0.0.1"
    assert rest(granting, f"{KEYS}/{uuid}", "PUT", form={"name": "neu"}, headers=own).item()["name"] == "neu"
    assert password not in rest(granting, f"{KEYS}/{uuid}", headers=own).text
    gone = rest(granting, f"{KEYS}/{uuid}", "DELETE", headers=own)
    assert (gone.status, gone.item()["deleted"]) == (200, True)
    assert rest(granting, "users/me", headers=own).code() == "401 rest_not_logged_in"


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({"app_id": "x"}, "400 rest_invalid_param"),
        ({"name": "doppelt"}, "409 application_password_duplicate_name"),
        ({"name": " "}, "400 application_password_empty_name"),
    ],
)
def test_an_application_password_is_refused(granting: DemoBlog, form: dict[str, object], code: str) -> None:
    reader = log_in(granting)
    assert mint(granting, reader, name="doppelt").status == 201
    assert mint(granting, reader, **form).code() == code


def test_application_passwords_are_for_their_owner(granting: DemoBlog) -> None:
    uuid = mint(granting, log_in(granting)).item()["uuid"]
    mara = log_in(granting, "mara")
    assert rest(granting, f"{KEYS}/{uuid}", "DELETE", headers=mara).code() == "404 rest_application_password_not_found"
    assert rest(granting, "users/2/application-passwords", headers=mara).status == 403
    assert rest(granting, KEYS, "POST", form={}).code() == "401 rest_not_logged_in"
    assert rest(granting, KEYS, "POST", form={}, headers=mara).code() == "400 rest_missing_callback_param"
    assert rest(granting, f"{KEYS}/introspect", headers=mara).code() == "404 rest_no_authenticated_app_password"


def test_all_application_passwords_of_one_go_at_once(granting: DemoBlog) -> None:
    reader = log_in(granting)
    own = basic("reader", str(mint(granting, reader, name="a").item()["password"]))
    mint(granting, reader, name="b")
    assert rest(granting, KEYS, "DELETE", headers=reader).item() == {"deleted": True, "count": 2}
    assert rest(granting, "users/me", headers=own).status == 401


@pytest.mark.parametrize("password", ["wrong", "reader"])
def test_a_wrong_password_is_anonymous_and_no_error_on_public_reads(granting: DemoBlog, password: str) -> None:
    assert rest(granting, "posts?per_page=1", headers=basic("reader", password)).status == 200
    assert rest(granting, "users/me", headers=basic("reader", password)).code() == "401 rest_not_logged_in"
    assert rest(granting, "users/me", headers={"Authorization": "Basic %%%"}).status == 401


def test_signing_everyone_out_leaves_no_door_open(granting: DemoBlog) -> None:
    reader = log_in(granting)
    own = basic("reader", str(mint(granting, reader).item()["password"]))
    granting.sign_everyone_out()
    assert rest(granting, "users/me", headers=own).status == 401
    assert rest(granting, "users/me", headers=reader).status == 403


def test_over_https_application_passwords_are_on(certificate: tuple[Path, Path], authority: trustme.CA) -> None:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    with DemoBlog(tls=certificate) as blog:
        root = ask(blog, "wp-json/?_fields=authentication", ca=context).item()
        page = f"{blog.address}wp-admin/authorize-application.php"
        assert root["authentication"] == {"application-passwords": {"endpoints": {"authorization": page}}}
        reader = log_in(blog, ca=context)
        assert rest(blog, KEYS, "POST", form={"name": "x"}, ca=context, headers=reader).status == 201
        cookies = ask(blog, "wp-login.php", "POST", form={"log": "reader", "pwd": "reader"}, ca=context).cookies
        assert all("secure" in cookie.lower() for cookie in cookies)
        blog.app_passwords = False
        assert ask(blog, "wp-json/?_fields=authentication", ca=context).item()["authentication"] == []


def authorize(blog: DemoBlog, method: str = "GET", **sent: str) -> Answer:
    """The page, asked or answered by a reader."""
    reader = log_in(blog)
    if method == "GET":
        return ask(blog, f"wp-admin/authorize-application.php?{urlencode(sent)}", headers={"Cookie": reader["Cookie"]})
    form = {**sent, "_wpnonce": reader["X-WP-Nonce"]}
    return ask(blog, "wp-admin/authorize-application.php", "POST", form=form, headers={"Cookie": reader["Cookie"]})


def test_a_stranger_is_sent_to_the_login_first(granting: DemoBlog) -> None:
    got = ask(granting, "wp-admin/authorize-application.php?app_name=x")
    back = parse_qs(urlsplit(got.headers["location"]).query)["redirect_to"]
    assert (got.status, back) == (302, [f"{granting.address}wp-admin/authorize-application.php?app_name=x"])


def test_the_page_asks_and_then_shows_the_password_to_copy(granting: DemoBlog) -> None:
    assert "<b>" not in authorize(granting, app_name="<b>").text
    shown = authorize(granting, "POST", app_name="tui-reader", approve="1").text
    password = re.search(r"<code[^>]*>([\w ]+)</code>", shown)
    assert password is not None
    assert rest(granting, "users/me", headers=basic("reader", password[1])).status == 200


def test_the_page_hands_the_password_to_the_address_that_asked(granting: DemoBlog) -> None:
    got = authorize(granting, "POST", success_url="https://example.org/cb?state=1", approve="1")
    told = parse_qs(urlsplit(got.headers["location"]).query)
    assert (told["state"], told["user_login"], told["site_url"]) == (["1"], ["reader"], [granting.address[:-1]])
    assert rest(granting, "users/me", headers=basic("reader", told["password"][0])).status == 200
    refused = authorize(granting, "POST", success_url="https://example.org/cb", reject="1")
    assert refused.headers["location"] == "https://example.org/cb?success=false"


@pytest.mark.parametrize(
    "sent", [{"success_url": "http://127.0.0.1:9/"}, {"success_url": "javascript:x"}, {"app_id": "x"}]
)
def test_the_page_refuses_unsafe_addresses(granting: DemoBlog, sent: dict[str, str]) -> None:
    assert authorize(granting, **sent).status == 500
