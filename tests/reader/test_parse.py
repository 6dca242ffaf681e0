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
    "typed", ["before:soon", "after:2012-13", "after:2012-02-30", "is:green", "foo:bar", "after:0000"]
)
def test_what_cannot_be_understood_is_a_word(typed: str) -> None:
    assert parse(typed + " ") == Wanted((typed,))


@given(SIGNS | TYPED.map("".join))
def test_nothing_is_an_error(typed: str) -> None:
    wanted = parse(typed)
    assert all(any(sign.isalnum() for sign in word) and "*" not in word[:-1] for word in wanted.words)


def test_a_novel_is_cut() -> None:
    assert len(parse("wort " * 100_000 + " ".join(map(str, range(500)))).words) <= 32
