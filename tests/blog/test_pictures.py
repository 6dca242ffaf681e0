"""Pictures from their hosts: no secret goes there, and only pictures come back."""

from pathlib import Path

import pytest

from tests.blog.listener import Listener, said
from tui_reader.blog.http import Http
from tui_reader.blog.pictures import picture
from tui_reader.errors import AddressError, NotFound, NotShown, ServerFailed, TooLarge

DATA = b"\x89PNG\r\n\x1a\nand so on"


async def test_the_bytes_come_as_they_are(server: Listener, http: Http) -> None:
    server.answers["/a.png"] = said(200, DATA, Content_Type="image/png; charset=binary")
    assert await picture(http, f"{server.origin}/a.png") == DATA


async def test_no_cookie_no_credential_and_no_referrer_goes_along(
    server: Listener, elsewhere: Listener, http: Http
) -> None:
    server.answers["/a.png"] = said(302, b"", Location=f"{elsewhere.origin}/b.png", Set_Cookie="who=me; Path=/")
    elsewhere.answers["/b.png"] = said(200, DATA, Content_Type="image/png", Set_Cookie="who=me; Path=/")
    for _time in range(2):
        await picture(http, f"{server.origin.replace('//', '//name:secret@')}/a.png")
    for asked in (*server.asked, *elsewhere.asked):
        assert not {"cookie", "authorization", "referer"} & set(asked.headers)
    assert len(elsewhere.asked) == 2


async def test_what_is_asked_for_by_https_is_not_taken_without(
    secure: Listener, server: Listener, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
    secure.answers |= {
        "/a.png": said(302, b"", Location=f"{server.origin}/a.png"),
        "/b.png": said(302, b"", Location="/c.png"),
        "/c.png": said(200, DATA, Content_Type="image/png"),
    }
    server.answers |= {
        "/a.png": said(200, DATA, Content_Type="image/png"),
        "/b.png": said(302, b"", Location=f"{secure.origin}/c.png"),
    }
    async with Http() as http:
        with pytest.raises(NotShown, match="its server sends it without https"):
            await picture(http, f"{secure.origin.upper()}/a.png")
        assert await picture(http, f"{secure.origin}/b.png") == DATA
        assert await picture(http, f"{server.origin}/b.png") == DATA


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "", "application/octet-stream", "imagery/png"])
async def test_what_does_not_say_that_it_is_a_picture_is_none(server: Listener, http: Http, kind: str) -> None:
    server.answers["/a.png"] = said(200, DATA, Content_Type=kind)
    with pytest.raises(NotShown, match="the server sent something else"):
        await picture(http, f"{server.origin}/a.png")


@pytest.mark.parametrize("kind", ["image/svg+xml", "IMAGE/AVIF"])
async def test_kinds_that_are_not_shown_are_named(server: Listener, http: Http, kind: str) -> None:
    server.answers["/a.svg"] = said(200, DATA, Content_Type=kind)
    with pytest.raises(NotShown, match="it is no PNG"):
        await picture(http, f"{server.origin}/a.svg")


@pytest.mark.parametrize(("status", "error"), [(404, NotFound), (503, ServerFailed)])
async def test_a_no_is_an_error(server: Listener, http: Http, status: int, error: type[Exception]) -> None:
    server.answers["/a.png"] = said(status, DATA, Content_Type="image/png")
    with pytest.raises(error):
        await picture(http, f"{server.origin}/a.png")


async def test_it_may_have_so_many_bytes_and_no_more(server: Listener, http: Http) -> None:
    server.answers["/a.png"] = said(200, b"x" * (1024 * 1024 + 1), Content_Type="image/png")
    with pytest.raises(TooLarge):
        await picture(http, f"{server.origin}/a.png")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "data:image/png;base64,AAAA", "ftp://b.example/a.png", ""])
async def test_nothing_but_the_web_is_asked(http: Http, address: str) -> None:
    with pytest.raises(AddressError):
        await picture(http, address)
