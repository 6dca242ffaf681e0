"""What a person types as what is wanted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.queries import Only
from tui_reader.reader.search import parse
from tui_reader.sought import Wanted

SIGNS = st.text(st.sampled_from('ab:"„“*-2 \x00\u2028') | st.characters(codec=None), max_size=40)
TYPED = st.lists(st.sampled_from(["author:", "before:", "nach:", "is:", '"', "2012-13", "unread", " ", "*"]) | SIGNS)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("bank rating ", ("bank", "rating")),
        ("bank rati", ("bank", "rati*")),
        ("bank* rating ", ("bank*", "rating")),
        ('"bank rating"', ("bank rating",)),
        ('"bank rating" x', ("bank rating", "x*")),
        ('"bank ra', ("bank ra",)),
        ('"bank ra*"', ("bank ra*",)),
        ('"bank ra"*', ("bank ra*",)),
        ("„social media“ ", ("social media",)),
        ("bank bank ", ("bank",)),
        ("banken & co ", ("banken", "co")),
        ("don't ", ("don't",)),
        ("https://blog.example/ ", ("https://blog.example/",)),
        ("  ", ()),
        ("*", ()),
        ('""', ()),
    ],
)
def test_words_phrases_and_beginnings(typed: str, words: tuple[str, ...]) -> None:
    assert parse(typed) == Wanted(words)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("author:meier", Wanted(author="meier")),
        ('topic:"neue banken"', Wanted(topic="neue banken")),
        ("blog:rating", Wanted(blog="rating")),
        ("before:2012-11", Wanted(before="2012-11-01")),
        ("after:2012", Wanted(after="2012-01-01")),
        ("after:2012-11-25", Wanted(after="2012-11-25")),
        ("is:unread", Wanted(only=Only.UNREAD)),
        ("is:starred", Wanted(only=Only.STARRED)),
        ("Autor:meier thema:banken", Wanted(author="meier", topic="banken")),
        ("nach:2011 vor:2012", Wanted(after="2011-01-01", before="2012-01-01")),
        ("ist:ungelesen", Wanted(only=Only.UNREAD)),
        ("ist:markiert", Wanted(only=Only.STARRED)),
        ("author:a author:b", Wanted(author="b")),
        ("author:", Wanted()),
        ("rating author:meier bank ", Wanted(("rating", "bank"), author="meier")),
    ],
)
def test_what_stands_before_a_colon_narrows_it(typed: str, wanted: Wanted) -> None:
    assert parse(typed) == wanted


@pytest.mark.parametrize(
    ("typed", "part", "instead"),
    [
        ("before:gestern ", "“before:gestern”", "before:2026-11-25"),
        ("bank after:2012-13 rating ", "“after:2012-13”", "after:2026-11 or"),
        ("after:2012-02-30", "“after:2012-02-30”", "after:2026"),
        ("vor:0000", "“vor:0000”", "vor:2026"),
        ("is:foo", "“is:foo”", "is:unread and is:starred"),
        ("ist:green ", "“ist:green”", "ist:unread"),
        ("blog: ", "“blog:”", "blog:bank"),
        ("blog: rating", "“blog:”", "blog:bank"),
        ('author:"!" ', '“author:"!"”', "author:bank"),
    ],
)
def test_what_is_not_understood_is_told_and_what_is(typed: str, part: str, instead: str) -> None:
    unclear = parse(typed).unclear
    assert unclear.startswith(f"{part} is not understood; ")
    assert instead in unclear


def test_the_first_of_several_is_told_and_a_novel_of_it_is_cut() -> None:
    assert parse("is:foo after:x ").unclear == parse("is:foo ").unclear
    assert len(parse(f"is:{'x' * 900} ").unclear) < 200


@pytest.mark.parametrize("typed", ["before:", "rating is:", 'author:"'])
def test_what_is_still_to_be_typed_is_not_unclear(typed: str) -> None:
    assert not parse(typed).unclear


@pytest.mark.parametrize("typed", ["foo:bar", "https://blog.example/a:b"])
def test_a_name_that_nothing_is_asked_by_is_a_word(typed: str) -> None:
    assert parse(typed + " ") == Wanted((typed,))


def test_in_quotes_it_is_a_phrase() -> None:
    assert parse('"is:foo" ') == Wanted(("is:foo",))


@given(SIGNS | TYPED.map("".join))
def test_nothing_is_an_error(typed: str) -> None:
    wanted = parse(typed)
    assert all(any(sign.isalnum() for sign in word) and "*" not in word[:-1] for word in wanted.words)


def test_a_novel_is_cut() -> None:
    assert len(parse("wort " * 100_000 + " ".join(map(str, range(500)))).words) <= 32
