"""What an answer means: charsets, JSON, errors by status, how long to wait."""

import asyncio
import contextlib
import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.blog.reply import PATIENCE, Reply
from tui_reader.errors import (
    BadReply,
    BlogError,
    Forbidden,
    Gone,
    Moved,
    NotFound,
    NotJson,
    ServerFailed,
    TooMany,
)

URL = "https://blog.example/2012/11/?token=hemlock"


def reply(status: int = 200, body: bytes = b"", **headers: str) -> Reply:
    fields = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Reply(status, URL, fields, body)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html; charset=utf-8", "grün".encode()),
        ("text/html", "grün".encode()),
        ("text/html", "grün".encode("cp1252")),
        ("text/html; charset=ISO-8859-1", "grün".encode("cp1252")),
        ('text/html; charset="Windows-1252"', "grün".encode("cp1252")),
        ("text/html; charset=utf-8", "grün".encode("utf-8-sig")),
        ("text/html; charset=iso-8859-1", "grün".encode("utf-8-sig")),
        ("text/html", b"\xff\xfe" + "grün".encode("utf-16-le")),
        ("text/html; charset=utf-16le", "grün".encode("utf-16-le")),
        ("text/html; charset=unicode_escape", "grün".encode()),
        ("text/html; charset=hex", "grün".encode()),
        ("text/html; charset=undefined", "grün".encode()),
        ("text/html; charset=\x00", "grün".encode()),
    ],
)
def test_text_is_decoded_by_what_it_is(kind: str, body: bytes) -> None:
    assert reply(body=body, Content_Type=kind).text == "grün"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-15", "windows-1251", "koi8-r", "shift_jis", "gbk", "euc-kr"])
def test_a_page_may_name_its_charset_itself(charset: str) -> None:
    words = {"windows-1251": "Привет", "koi8-r": "Привет", "shift_jis": "日本", "gbk": "中文", "euc-kr": "한국"}
    page = f"<html><head><meta charset={charset}></head>{words.get(charset, 'grün')}"
    assert reply(body=page.encode(charset), Content_Type="text/html").text == page


@given(st.binary(max_size=200), st.text(max_size=30))
def test_any_bytes_under_any_charset_are_text_or_not_json(body: bytes, charset: str) -> None:
    odd = reply(body=body, Content_Type=f"text/html; charset={charset}")
    assert isinstance(odd.text, str)
    assert odd.code.replace("_", "").isalnum() or not odd.code
    with contextlib.suppress(NotJson):
        odd.json()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>log in to the hotel's network</html>",
        b"<br />\n<b>Notice</b>: Undefined index{}",
        b'{"id": 1',
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b"1" * 5000,
        b"NaN",
        b'{"a": Infinity}',
        b"{'a': 1}",
    ],
    ids=["empty", "portal", "notice", "cut", "deep list", "deep object", "huge", "nan", "infinity", "quotes"],
)
def test_what_is_no_json_is_said_so(body: bytes) -> None:
    with pytest.raises(NotJson, match="guest network"):
        reply(body=body).json()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(JSON, st.sampled_from([None, 2]), st.sampled_from(["", " ", "\n\t"]))
def test_json_is_read_as_it_was_meant(value: object, indent: int | None, gap: str) -> None:
    text = gap + json.dumps(value, indent=indent) + gap
    assert reply(body=text.encode()).json() == value


@given(st.text('[]{},:1"ea \n', max_size=12))
def test_anything_else_is_no_json(text: str) -> None:
    try:
        value = json.loads(text)
    except ValueError:
        with pytest.raises(NotJson):
            reply(body=text.encode()).json()
    else:
        assert reply(body=text.encode()).json() == value


async def test_megabytes_do_not_hold_up_the_loop() -> None:
    value = [{"id": key, "text": "<p>Größe</p>" * 150} for key in range(5000)]
    reading = asyncio.create_task(reply(body=json.dumps(value).encode()).parsed())
    turns = 0
    while not reading.done():
        await asyncio.sleep(0)
        turns += 1
    assert await reading == value
    assert turns > 5


@pytest.mark.parametrize(
    ("status", "error", "words"),
    [
        (404, NotFound, "blog.example has no page /2012/11/ (404)."),
        (410, Gone, "blog.example has taken /2012/11/ away for good (410)."),
        (401, Forbidden, "blog.example does not let you read this (401)."),
        (403, Forbidden, "blog.example does not let you read this (403)."),
        (429, TooMany, "blog.example wants fewer requests (429)."),
        (503, ServerFailed, "blog.example has a problem of its own (503)."),
        (418, BadReply, "blog.example answered something unexpected (418)."),
        (304, BadReply, "blog.example answered something unexpected (304)."),
    ],
)
def test_a_status_that_is_no_success_says_why(status: int, error: type[BlogError], words: str) -> None:
    with pytest.raises(error) as caught:
        reply(status).check()
    assert caught.value.summary == words
    assert "hemlock" not in str(caught.value)


def test_a_redirect_names_the_host_it_leads_to() -> None:
    with pytest.raises(Moved, match=r"sends us on to www\.blog\.example"):
        reply(307, Location="//berta:hemlock@www.blog.example/x?y").check()


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("7", 7),
        ("0", 1),
        ("999999999999999", PATIENCE),
        ("-5", 30),
        ("soon", 30),
        ("", 30),
        ("٣", 30),
        ("Fri, 31 Dec 9999 23:59:59 GMT", PATIENCE),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 1),
        ("Fri, 99 Dec 99999 23:59:59 GMT", 30),
    ],
)
def test_retry_after_is_kept_within_a_persons_patience(asked: str, seconds: int) -> None:
    assert reply(429, Retry_After=asked).seconds == seconds
    assert f"Try again in {seconds} seconds." in str(reply(429, Retry_After=asked).refusal())


def test_retry_after_may_be_a_date() -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=100), usegmt=True)
    assert 90 < reply(429, Retry_After=date).seconds <= 100


def test_wordpress_errors_are_known_by_code_and_shown_safe() -> None:
    body = b'{"code": "rest_forbidden", "message": "No \\u001b[31m<b>entry</b>\\n today"}'
    refused = reply(403, body)
    assert refused.code == "rest_forbidden"
    assert refused.message == "No ␛[31m<b>entry</b> today"
    assert reply(403, b'{"code": "x\\u001b]0;", "message": 5}').code == ""
    assert reply(403, b"[]").message == ""
