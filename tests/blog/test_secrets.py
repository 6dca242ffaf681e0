"""Redirects, and what they must not carry: secrets stay with the origin they belong to."""

import pytest

from tests.blog.listener import Listener, said
from tui_reader.blog.http import Http
from tui_reader.blog.proof import Proof
from tui_reader.errors import (
    AddressError,
    BadReply,
    BlogError,
    Moved,
    NeedsHttps,
)
from tui_reader.model import Secret


async def test_reading_follows_redirects_and_tells_of_permanent_ones(
    server: Listener, elsewhere: Listener, http: Http
) -> None:
    elsewhere.answers |= {"/new": said(200, b"new"), "/soon": said(302, Location="/new")}
    server.answers["/old"] = said(301, Location=f"{elsewhere.origin}/new")
    server.answers["/now"] = said(302, Location=f"{elsewhere.origin}/new")
    server.answers["/both"] = said(308, Location=f"{elsewhere.origin}/soon")
    moved = {path: await http.get(f"{server.origin}{path}") for path in ("/old", "/now", "/both")}
    assert {reply.url for reply in moved.values()} == {f"{elsewhere.origin}/new"}
    assert [reply.moved for reply in moved.values()] == [f"{elsewhere.origin}/new", "", f"{elsewhere.origin}/soon"]


@pytest.mark.parametrize("location", ["/", "file:///etc/passwd", "javascript:alert(1)", "http://[", "//"])
async def test_a_redirect_to_nowhere_ends(server: Listener, http: Http, location: str) -> None:
    server.answers["/"] = said(302, Location=location)
    with pytest.raises((BlogError, AddressError)):
        (await http.get(f"{server.origin}/")).check()
    assert len(server.asked) <= 11


def proof_for(origin: str) -> Proof:
    return Proof(
        origin,
        user="berta",
        password=Secret("hemlock"),
        cookies=(("wordpress_x", Secret("crumb")),),
        nonce=Secret("once"),
    )


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_nothing_with_a_secret_follows_a_redirect(
    server: Listener, elsewhere: Listener, http: Http, status: int
) -> None:
    server.answers["/"] = said(status, Location=f"{elsewhere.origin}/steal")
    proof = proof_for(server.origin)
    replies = [
        await http.get(f"{server.origin}/", proof=proof),
        await http.send("POST", f"{server.origin}/", form={"pwd": Secret("hemlock")}),
        await http.send("DELETE", f"{server.origin}/", proof=proof),
    ]
    assert [reply.status for reply in replies] == [status] * 3
    assert elsewhere.asked == []
    with pytest.raises(Moved) as caught:
        replies[0].check()
    assert caught.value.facts["target"] == elsewhere.origin.removeprefix("http://")


async def test_a_secret_goes_to_its_own_origin_only(server: Listener, elsewhere: Listener, http: Http) -> None:
    server.answers["/"] = said(200)
    await http.get(f"{server.origin}/", proof=proof_for(server.origin))
    headers = server.asked[0].headers
    assert headers["authorization"] == "Basic YmVydGE6aGVtbG9jaw=="
    assert (headers["cookie"], headers["x-wp-nonce"]) == ("wordpress_x=crumb", "once")
    with pytest.raises(Moved):
        await http.get(f"{elsewhere.origin}/", proof=proof_for(server.origin))
    with pytest.raises(NeedsHttps):
        await http.send("POST", f"{server.origin}/", proof=proof_for(server.origin.replace("http:", "https:")))
    assert elsewhere.asked == []
    assert len(server.asked) == 1


async def test_no_cookie_is_kept_between_requests(server: Listener, http: Http) -> None:
    server.answers["/"] = said(200, Set_Cookie="session=1; Path=/")
    await http.get(f"{server.origin}/")
    await http.get(f"{server.origin}/")
    assert "cookie" not in server.asked[1].headers


async def test_user_info_and_queries_stay_out_of_requests_and_errors(server: Listener, http: Http) -> None:
    host = server.origin.removeprefix("http://")
    server.answers["/"] = said(500)
    reply = await http.get(f"http://berta:hemlock@{host}/?token=hemlock#part")
    assert "authorization" not in server.asked[0].headers
    assert "hemlock" not in f"{reply!r} {reply.refusal()} {proof_for(server.origin)!r}"
    with pytest.raises(AddressError) as caught:
        await http.get("https://berta:hemlock@[x/?token=hemlock")
    assert "hemlock" not in str(caught.value)


async def test_a_redirect_circle_ends_after_ten(server: Listener, http: Http) -> None:
    server.answers["/"] = said(302, Location="/")
    with pytest.raises(BadReply):
        await http.get(f"{server.origin}/")
    assert len(server.asked) == 11
