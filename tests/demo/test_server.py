"""The server itself: connections, faults on purpose, the log, starting and stopping."""

import http.client
import re
import socket
import subprocess
import sys
import threading
import zlib
from contextlib import closing

import pytest

from tests.demo.asking import Answer, ask, log_in, rest
from tui_reader.demo import DemoBlog, Fault


def talk(blog: DemoBlog, *sent: bytes) -> bytes:
    """What comes back on one connection until the server closes it."""
    with closing(socket.create_connection(("127.0.0.1", blog.port), timeout=10)) as line:
        for piece in sent:
            line.sendall(piece)
        line.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: line.recv(65536), b""))


def test_a_connection_is_kept_for_more_requests(blog: DemoBlog) -> None:
    got = talk(
        blog, b"GET /nix HTTP/1.1\r\n\r\n", b"HEAD / HTTP/1.1\r\n\r\nGET /wp-json/?_fields=name HTTP/1.1\r\n\r\n"
    )
    assert re.findall(rb"HTTP/1\.1 (\d+) ", got) == [b"404", b"200", b"200"]
    assert got.endswith(b'"}]}}')


def test_a_client_may_ask_to_close(blog: DemoBlog) -> None:
    got = talk(blog, b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", b"")
    assert b"Connection: close\r\n" in got


def test_the_length_is_the_bodys(blog: DemoBlog) -> None:
    got = talk(blog, b"GET /wp-json/wp/v2/posts HTTP/1.1\r\nConnection: close\r\n\r\n")
    head, _, body = got.partition(b"\r\n\r\n")
    assert f"Content-Length: {len(body)}".encode() in head


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"nonsense\r\n\r\n", 400),
        (b"GET nix HTTP/1.1\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 411),
        (b"POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", 413),
        (b"GET / HTTP/1.1\r\nX: " + b"x" * 70_000 + b"\r\n\r\n", 431),
    ],
)
def test_what_is_no_request_is_told_so(blog: DemoBlog, sent: bytes, status: int) -> None:
    assert talk(blog, sent).startswith(b"HTTP/1.1 %d " % status)


def test_a_waiting_client_is_told_to_go_on(blog: DemoBlog) -> None:
    head = b"POST /wp-login.php HTTP/1.1\r\nContent-Length: 3\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"
    assert talk(blog, head, b"a=b").startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n")


def test_half_a_request_gets_no_answer(blog: DemoBlog) -> None:
    assert talk(blog, b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc") == b""
    assert ask(blog).status == 200


def test_answers_are_packed_for_who_accepts_it(blog: DemoBlog) -> None:
    blog.gzip = True
    line = http.client.HTTPConnection("127.0.0.1", blog.port, timeout=10)
    with closing(line):
        line.request("GET", "/", headers={"Accept-Encoding": "gzip"})
        got = line.getresponse()
        assert got.headers["Content-Encoding"] == "gzip"
        assert zlib.decompress(got.read(), wbits=31).startswith(b"<!doctype html>")
    assert "content-encoding" not in ask(blog).headers


def test_the_log_holds_what_was_sent_and_no_secret(blog: DemoBlog) -> None:
    rest(blog, "posts?per_page=1", headers={"Authorization": "Basic Z2VoZWlt"})
    log_in(blog)
    first, *_others, last = blog.requests
    assert (first.method, first.path, first.credential) == ("GET", "/wp-json/wp/v2/posts?per_page=1", True)
    assert {"host", "authorization"} <= first.headers
    assert [one.credential for one in blog.requests] == [True, False, True]
    assert "Z2VoZWlt" not in repr(blog.requests)
    assert last.path.endswith("action=rest-nonce")


def test_a_status_fault_strikes_whom_it_is_meant_for_and_as_often(blog: DemoBlog) -> None:
    blog.fault = Fault("status", 429, retry_after="7", path="comments", times=2)
    assert rest(blog, "posts").status == 200
    struck = [rest(blog, "comments") for _ in range(3)]
    assert [(got.status, got.headers.get("retry-after")) for got in struck] == [(429, "7"), (429, "7"), (200, None)]
    assert blog.fault is None


def test_a_fault_may_be_for_one_method(blog: DemoBlog) -> None:
    blog.fault = Fault("status", method="POST")
    assert ask(blog, "wp-login.php").status == 200
    assert ask(blog, "wp-login.php", "POST", form={}).status == 503


def test_html_comes_where_json_is_wanted(blog: DemoBlog) -> None:
    blog.fault = Fault("html")
    got = rest(blog, "posts")
    assert (got.status, got.headers["content-type"], got.links) == (200, "text/html; charset=UTF-8", [])
    blog.fault = None
    assert rest(blog, "posts").headers["content-type"].startswith("application/json")


def test_refusing_closes_the_door_and_opens_it_at_the_same_port(blog: DemoBlog) -> None:
    with closing(socket.create_connection(("127.0.0.1", blog.port), timeout=10)) as kept:
        kept.sendall(b"HEAD / HTTP/1.1\r\n\r\n")
        assert kept.recv(8) == b"HTTP/1.1"
        blog.fault = Fault("refuse")
        with pytest.raises(ConnectionRefusedError):
            ask(blog)
    blog.fault = None
    assert ask(blog).status == 200


@pytest.mark.parametrize(("kind", "carried_out"), [("cut", 1), ("drop", 0)])
def test_a_connection_is_cut_after_the_body_was_read(blog: DemoBlog, kind: str, carried_out: int) -> None:
    reader, before = log_in(blog), len(blog.at.site.comments)
    blog.fault = Fault("cut" if kind == "cut" else "drop", method="POST")
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        rest(blog, "comments", "POST", form={"post": 1, "content": "Hallo"}, headers=reader)
    assert len(blog.at.site.comments) == before + carried_out


def test_a_stalled_request_goes_on_when_the_fault_is_gone(blog: DemoBlog) -> None:
    blog.fault = Fault("stall", path="posts")
    answers: list[Answer] = []
    waiting = threading.Thread(target=lambda: answers.append(rest(blog, "posts?per_page=1")))
    waiting.start()
    while not blog.requests:
        assert rest(blog, "comments").status == 200
    assert answers == []
    blog.fault = None
    waiting.join(10)
    assert [got.status for got in answers] == [200]


def test_stopping_cuts_a_stalled_request(blog: DemoBlog) -> None:
    blog.fault = Fault("stall")
    with closing(socket.create_connection(("127.0.0.1", blog.port), timeout=10)) as line:
        line.sendall(b"GET / HTTP/1.1\r\n\r\n")
        while not blog.requests:
            assert blog.fault is not None
        blog.stop()
        assert line.recv(1) == b""


def test_it_starts_again_at_the_same_port_and_stops_twice() -> None:
    blog = DemoBlog().start()
    port = blog.port
    blog.stop()
    blog.stop()
    with blog:
        assert blog.port == port
        assert ask(blog).status == 200


def test_two_blogs_live_side_by_side_and_share_nothing() -> None:
    with DemoBlog() as one, DemoBlog(moderation=True) as other:
        assert one.port != other.port
        reader = log_in(one)
        assert rest(other, "users/me", headers=reader).status == 403
        assert (one.moderation, other.moderation) == (False, True)


def test_it_imports_nothing_that_costs() -> None:
    probe = "import sys, tui_reader.demo; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"http.server", "http.client", "email", "zoneinfo", "uuid", "secrets", "random", "importlib.resources"}
    assert heavy & set(loaded) == set()
    assert {"tui_reader.demo.login", "tui_reader.demo.writing", "tui_reader.demo.keys"} & set(loaded) == set()
