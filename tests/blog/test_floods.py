"""Servers that send endless small things: each request ends, and meanwhile others get their turn."""

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator

import pytest

from tests.blog.listener import Listener, said
from tui_reader.blog.http import Http
from tui_reader.errors import BadReply, Broken
from tui_reader.queries import Memory

EARLY = b"HTTP/1.1 103 Early\r\n\r\n"


@contextlib.contextmanager
def flooding(head: bytes, piece: bytes) -> Iterator[tuple[str, threading.Event]]:
    """A server that answers with a head, and with a piece again and again: its address, and when it is about to."""
    begun = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def flood() -> None:
            with contextlib.suppress(OSError):
                line, _address = server.accept()
                with line:
                    line.recv(9999)
                    line.sendall(head + piece * 10_000)
                    begun.set()
                    while True:
                        line.sendall(piece * 10_000)

        thread = threading.Thread(target=flood, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", begun
    thread.join(10)


@pytest.fixture
async def http() -> AsyncIterator[Http]:
    """Our side, which would read the flood to its end."""
    async with Http(deadline=30) as client:
        yield client


@pytest.mark.parametrize("unless", [None, Memory()], ids=["kept", "alone"])
async def test_a_body_sent_byte_by_byte_holds_up_nobody(server: Listener, http: Http, unless: Memory | None) -> None:
    server.answers["/"] = said(200, "da")
    await http.get(f"{server.origin}/", unless=unless)
    with flooding(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n") as (url, begun):
        flood = asyncio.create_task(http.get(url, unless=unless))
        await asyncio.to_thread(begun.wait, 10)
        worst = 0.0
        for _time in range(5):
            start = time.process_time()
            reply = await http.get(f"{server.origin}/", unless=unless)
            worst = max(worst, time.process_time() - start)
            assert reply.body == b"da"
        assert not flood.done()
        flood.cancel()
        with pytest.raises(asyncio.CancelledError):
            await flood
    assert worst < 0.4


async def test_a_flood_of_early_answers_is_broken_and_a_few_are_not(server: Listener, http: Http) -> None:
    server.answers |= {"/few": EARLY * 20 + said(200, "da"), "/many": EARLY * 21 + said(200, "da")}
    assert (await http.get(f"{server.origin}/few", unless=Memory())).body == b"da"
    with pytest.raises(Broken):
        await http.get(f"{server.origin}/many", unless=Memory())


@pytest.mark.parametrize("target", ["itms://x", "ftp://blog.example/", "https://", "http://x:0/", "http://[/"])
@pytest.mark.parametrize("unless", [None, Memory()], ids=["kept", "alone"])
async def test_a_redirect_to_no_address_of_the_web_is_the_blogs_fault(
    server: Listener, http: Http, target: str, unless: Memory | None
) -> None:
    server.answers["/"] = said(302, Location=target)
    with pytest.raises(BadReply):
        (await http.get(f"{server.origin}/", unless=unless)).check()
