"""JSON that is read piece by piece says just what it says at once."""

import json

import pytest

from tui_reader.blog.feeds.pieces import read

GOOD = [
    "{}",
    '{"a":1}',
    ' { "a" : [ ] , "b" : [ 1 , { "c" : [ 2 ] } ] , "d" : { "e" : null } } ',
    '{"items":[{"id":"1"},{"id":"2"}],"title":"x"}\n',
    '{"a":"\\u00e4\\n","a":[true,false]}',
]
BAD = [
    "",
    "[]",
    "1",
    "{",
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":1,}',
    '{"a":[1,]}',
    '{"a":[1}',
    '{"a":1}x',
    "{1:2}",
    "{a:1}",
]


@pytest.mark.parametrize("text", GOOD)
def test_an_object_is_what_it_is(text: str) -> None:
    assert read(text, json.JSONDecoder()) == json.loads(text)


@pytest.mark.parametrize("text", [*BAD, '{"a":' + "[" * 100_000, '{"a":[' + "{}," * 200_000 + "{}]}"])
def test_all_else_is_none(text: str) -> None:
    assert read(text, json.JSONDecoder()) is None
