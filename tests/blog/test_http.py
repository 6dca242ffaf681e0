"""Requests under hostile conditions: every one ends, small, in an answer or in an error of ours."""

import asyncio
import gzip
import logging
import socket
import sys
import zlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.blog.listener import Asked, Listener, broken, said, silent
from tui_reader.blog.http import Http
from tui_reader.blog.reply import Reply
from tui_reader.errors import (
    AddressError,
    Broken,
    Bug,
    NoSuchHost,
    ReaderError,
    Refused,
    TimedOut,
    TlsFailed,
    TooLarge,
    WrongVariable,
)
from tui_reader.queries import Memory

PAGE = b"Guten Tag. " * 100


class Alone(Http):
    """Asks as feeds are asked: over a connection of its own for each request, without httpx."""

    async def get(self, url: str, **how: Any) -> Reply:
        """As `Http.get`, of a feed that was never asked for."""
        return await super().get(url, unless=Memory(), **how)


@pytest.fixture(params=[Http, Alone])
async def http(request: pytest.FixtureRequest) -> AsyncIterator[Http]:
    """Both ways to ask, with a short deadline and a small cap."""
    async with request.param(deadline=5, limit=1024 * 1024) as client:
        yield client


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("", PAGE),
        ("identity", PAGE),
        ("gzip", gzip.compress(PAGE, mtime=0)),
        ("x-gzip", gzip.compress(PAGE, mtime=0)),
        ("gzip", gzip.compress(PAGE[:500], mtime=0) + gzip.compress(PAGE[500:], mtime=0)),
        ("gzip", gzip.compress(PAGE, mtime=0) + b"\0\0\0"),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE, wbits=-15)),
    ],
)
async def test_a_body_is_unpacked(server: Listener, http: Http, encoding: str, body: bytes) -> None:
    server.answers["/"] = said(200, body, Content_Encoding=encoding)
    assert (await http.get(f"{server.origin}/")).body == PAGE


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(PAGE, mtime=0)[:-12]),
        ("gzip", b"no gzip at all"),
        ("deflate", b"\x78\x9cgarbage"),
        ("br", b"\x0b\x02"),
        ("gzip, gzip", gzip.compress(gzip.compress(PAGE, mtime=0), mtime=0)),
    ],
)
async def test_a_body_that_cannot_be_unpacked_is_an_error(
    server: Listener, http: Http, encoding: str, body: bytes
) -> None:
    server.answers["/"] = said(200, body, Content_Encoding=encoding)
    with pytest.raises(Broken):
        await http.get(f"{server.origin}/")


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(bytes(200_000_000), 1, mtime=0)),
        ("gzip", gzip.compress(b"", mtime=0) * 1000),
        ("deflate", zlib.compress(bytes(20_000_000))),
        ("", bytes(2_000_000)),
    ],
    ids=["bomb", "many members", "deflate", "plain"],
)
async def test_a_body_over_the_cap_is_refused(server: Listener, http: Http, encoding: str, body: bytes) -> None:
    server.answers["/"] = said(200, body, Content_Encoding=encoding)
    with pytest.raises(TooLarge) as caught:
        await http.get(f"{server.origin}/")
    assert caught.value.summary == f"{server.origin.removeprefix('http://')} sent more than 1 MB."


async def test_a_body_without_end_is_cut_off(server: Listener, http: Http) -> None:
    async def endless(_asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            writer.write(b"1000\r\n" + bytes(4096) + b"\r\n")
            await writer.drain()

    server.answers["/"] = endless
    with pytest.raises(TooLarge):
        await http.get(f"{server.origin}/")


async def test_reading_stops_where_enough_was_read(server: Listener, http: Http) -> None:
    server.answers["/"] = said(200, bytes(900_000))
    reply = await http.get(f"{server.origin}/", enough=1000)
    assert not reply.whole
    assert 1000 <= len(reply.body) < 900_000


async def test_the_deadline_counts_for_the_whole_request(server: Listener) -> None:
    async def drops(_asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        while True:
            writer.write(b".")
            await writer.drain()
            await asyncio.sleep(0.01)  # the drops of a slow server: what is measured, not a wait for something

    server.answers |= {"/drops": drops, "/silent": silent}
    async with Http(deadline=0.3) as http:
        for path in ("/drops", "/silent"):
            with pytest.raises(TimedOut) as caught:
                await http.get(f"{server.origin}{path}")
            assert not caught.value.sent  # reading again does no harm
        with pytest.raises(TimedOut) as caught:
            await http.send("POST", f"{server.origin}/silent", data={})
        assert caught.value.sent
        with pytest.raises(TimedOut):  # the server waits for more of what it takes for a request
            await http.get(server.origin.replace("http:", "https:"))


async def test_a_body_shorter_than_promised_is_broken(server: Listener, http: Http) -> None:
    async def short(_asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")

    server.answers["/"] = short
    with pytest.raises(Broken):
        await http.get(f"{server.origin}/")


async def test_only_reading_is_tried_again_and_only_once(server: Listener, http: Http) -> None:
    server.answers["/"] = [broken, said(200, b"there")]
    assert (await http.get(f"{server.origin}/")).body == b"there"
    server.answers["/gone"] = broken
    with pytest.raises(Broken):
        await http.get(f"{server.origin}/gone")
    assert len(server.heard("/gone")) == 2
    with pytest.raises(Broken) as caught:
        await http.send("POST", f"{server.origin}/gone", data={})
    assert caught.value.sent
    assert len(server.heard("/gone", "POST")) == 1


async def test_what_is_no_http_is_broken(server: Listener, http: Http) -> None:
    server.answers["/"] = b"SSH-2.0-OpenSSH_9.2\r\n\r\n"
    server.answers["/header"] = b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n"
    for path in ("/", "/header"):
        with pytest.raises(Broken):
            await http.get(f"{server.origin}{path}")


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("http://127.0.0.1:{port}/", Refused),
        ("http://no-such-host.invalid/", NoSuchHost),
        ("http://xn--/", AddressError),
        ("http://[::1/", AddressError),
        ("http://127.0.0.1:99999/", AddressError),
        ("ftp://127.0.0.1/", AddressError),
        ("file:///etc/passwd", AddressError),
        ("http:///", AddressError),
        ("http://a\tb\x00c/", ReaderError),
    ],
)
async def test_an_address_that_leads_nowhere_says_why(http: Http, url: str, error: type[ReaderError]) -> None:
    with pytest.raises(error) as caught:
        await http.send("POST", url.format(port=closed_port()), data={})
    assert isinstance(caught.value, AddressError) or not getattr(caught.value, "sent", True)


async def test_tls_that_does_not_hold_says_why(
    secure: Listener, speechless: str, http: Http, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secure.answers["/"] = said(200, b"safe")
    with pytest.raises(TlsFailed, match="vouches for itself"):
        await http.get(f"{secure.origin}/")
    with pytest.raises(TlsFailed, match="no TLS connection") as caught:
        await http.get(f"{speechless}/")
    assert not caught.value.facts["certificate"]
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
    async with Http() as trusting:
        assert (await trusting.get(f"{secure.origin}/")).body == b"safe"
        with pytest.raises(TlsFailed, match="another host"):
            await trusting.get(f"{secure.origin.replace('127.0.0.1', 'localhost')}/")


@pytest.mark.parametrize(
    ("variable", "value", "scheme"),
    [
        ("SSL_CERT_FILE", "/missing.pem", "https"),
        ("ALL_PROXY", "socks5://127.0.0.1:1", "http"),
        ("HTTP_PROXY", "://", "http"),
    ],
)
async def test_a_wrong_environment_is_named(
    http: Http, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, scheme: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(WrongVariable, match=variable):
        await http.get(f"{scheme}://127.0.0.1:1/")


async def test_a_missing_module_is_our_mistake_and_no_broken_connection(
    server: Listener, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    server.answers["/"] = said(200, PAGE)
    monkeypatch.setitem(sys.modules, "h11", None)
    async with Alone(deadline=5) as alone:
        with caplog.at_level(logging.ERROR), pytest.raises(Bug, match="ModuleNotFoundError"):
            await alone.get(f"{server.origin}/")
    assert "of the module h11" in caplog.text
    assert server.origin not in caplog.text
