"""Search finds every text that has all that is wanted, newest first, and nothing else, whatever was typed."""

import random
import sqlite3
import string
import threading
import unicodedata
from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.shelving import ADA, BANKS, BLOG, BOB, START, filled, text
from tui_reader.kept import Note, Text
from tui_reader.model import Author, Blog, Comment, Term
from tui_reader.queries import Only
from tui_reader.settings import Folders
from tui_reader.sought import Wanted
from tui_reader.store.index import bare
from tui_reader.store.shelf import Shelf

OTHER = Blog("https://andere.example/", "https://andere.example/wp-json/", "Größeres Blatt")


@pytest.fixture
def shelf(folders: Folders) -> Iterator[Shelf]:
    """An empty shelf."""
    shelf = Shelf(folders)
    shelf.blogs.keep(BLOG)
    yield shelf
    shelf.close()


def put(shelf: Shelf, *texts: Text, blog: Blog = BLOG) -> None:
    """Put posts on the shelf."""
    shelf.posts.put(blog.address, texts)


def say(shelf: Shelf, post: int, number: int, words: str, author: str = "Gerda") -> None:
    """A comment under a post."""
    comment = Comment(number, post, 0, author, START + timedelta(days=1, minutes=number), "")
    shelf.notes.put(BLOG.address, post, [Note(comment, b"comment", words)], whole=False, total=1)


def found(shelf: Shelf, *words: str, **operators: str) -> list[int]:
    """Numbers of the posts found, comments as negative ones."""
    wanted = Wanted(words, **operators)  # type: ignore[arg-type]
    hits = shelf.search.find(wanted)
    assert shelf.search.count(wanted) == len(hits)
    assert [hit.key for hit in hits] == sorted((hit.key for hit in hits), reverse=True)
    return [-hit.comment or hit.row.post.id for hit in hits]


def test_words_are_found_in_titles_texts_and_comments_newest_first(shelf: Shelf) -> None:
    put(shelf, text(1, words="Die Größe der Bank"), text(2, title="Bank", words="Rating"), text(3, words="Nichts"))
    say(shelf, 3, 9, "Eine BANK im Park")
    assert found(shelf, "bank") == [-9, 2, 1]
    assert found(shelf, "bank", "rating") == [2], "one in the title, one in the text"
    for typed in ("grosse", "Größe", "GRÖSSE", "gro\u0308ße", "gröss*"):
        assert found(shelf, typed) == [1]
    assert found(shelf, "der bank") == [1]
    assert found(shelf, "bank der") == []
    assert found(shelf, "ban") == []
    assert found(shelf, "ban*") == [-9, 2, 1]
    assert found(shelf, "der ba*") == [1]


def test_more_topics_than_a_statement_takes_are_searched(shelf: Shelf) -> None:
    put(shelf, text(1, words="Bank", terms=(BANKS,)), text(2, words="Bank", terms=()))

    def work(connection: sqlite3.Connection) -> None:
        statement = """INSERT INTO terms (blog, taxonomy, number, name, count)
            VALUES ((SELECT id FROM blogs WHERE address = ?), 'tags', ?, 'Banken', 0)"""
        connection.executemany(statement, [(BLOG.address, number) for number in range(300_000)])

    shelf._database.write(work)
    assert found(shelf, "bank", topic="banken") == [1]
    assert found(shelf, topic="banken") == [1]


def test_a_hit_says_where_it_stands(shelf: Shelf) -> None:
    put(shelf, text(1, b"packed", "Wort"))
    say(shelf, 1, 5, "Wort", "Karl")
    comment, post = shelf.search.find(Wanted(("wort",)))
    assert (comment.comment, comment.author, comment.body, comment.row.post.id) == (5, "Karl", b"comment", 1)
    assert (post.comment, post.author, post.body, post.blog) == (0, "Ada", b"packed", "Blog")
    assert (post.date, post.key) == (text(1).post.date, post.row.key)
    assert shelf.search.find(Wanted(("wort",)), 1) == (comment,)
    assert shelf.search.find(Wanted(("wort",)), below=comment.key) == (post,)


def test_operators_narrow_with_words_and_without(shelf: Shelf) -> None:
    shelf.blogs.keep(OTHER)
    put(shelf, *(text(number, words="Wort") for number in range(1, 11)))
    put(shelf, text(99, words="Wort", author=Author(7, "José Müller")), blog=OTHER)
    say(shelf, 4, 50, "Wort", "Josefine")
    shelf.posts.star(BLOG.address, 4, starred=True)
    shelf.posts.read(BLOG.address, 4, read=True)
    for words in ((), ("wort",), ("wo*",)):
        assert found(shelf, *words, author="jose") == [99, -50]
        assert found(shelf, *words, author=BOB.name) == [10, 5]
        assert found(shelf, *words, topic="BANK") == [-50, 10, 8, 6, 4, 2]
        assert found(shelf, *words, topic=BANKS.name, author=ADA.name) == [8, 6, 4, 2]
        assert found(shelf, *words, blog="grosser") == [99]
        assert found(shelf, *words, blog="andere.example") == [99]
        assert found(shelf, *words, only=Only.STARRED) == [-50, 4]
        assert found(shelf, *words, only=Only.UNREAD, blog=BLOG.name) == [10, 9, 8, 7, 6, 5, 3, 2, 1]
        assert found(shelf, *words, after="2026-01-03") == [99]
        assert found(shelf, *words, before="2026-01-02") == [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]
        assert found(shelf, *words, author="niemand") == []
    assert len(found(shelf)) == 12


@pytest.mark.parametrize("typed", ["o'neill", "oneill", "O’Neill", "o neill", "O\u02bcNEILL", "neill"])
def test_names_are_compared_by_letters_and_digits_alone(shelf: Shelf, typed: str) -> None:
    put(shelf, text(1, author=Author(7, "Zoë O’Neill"), terms=(Term(8, "Banken – O'Neill", "tags", 1),)), text(2))
    say(shelf, 2, 5, "words", "Rita o'Neill")
    assert found(shelf, "words", author=typed) == [-5, 1]
    assert found(shelf, "words", topic=typed) == [1]
    assert found(shelf, "words", blog="blog.example") == found(shelf, "words", blog=BLOG.address) == [-5, 2, 1]
    assert found(shelf, author="zoe-o'neill") == [1]


def test_what_changed_is_found_anew_and_what_is_gone_still_is(shelf: Shelf) -> None:
    put(shelf, text(1, b"a", "Alt"), text(2, words="Alt"))
    say(shelf, 2, 5, "Alt")
    put(shelf, text(1, b"b", "Neu", modified=START + timedelta(days=2)))
    shelf.posts.gone(BLOG.address, [2])
    assert (found(shelf, "alt"), found(shelf, "neu")) == ([-5, 2], [1])


@pytest.mark.parametrize("typed", ["!!!", "", "*", '"', "'", "\0", "\ud800", "\ud800*", "__"])
def test_signs_alone_find_nothing(shelf: Shelf, typed: str) -> None:
    put(shelf, text(1, words=typed))
    assert found(shelf, typed) == []
    assert found(shelf, typed, "words") == found(shelf, "words")


_WORDS = st.lists(st.text(max_size=12) | st.sampled_from(["NEAR", "AND", "title:", "a OR b", "{x} : y", "^a", "a* b*"]))


def test_nothing_that_is_typed_is_an_error(shelf: Shelf) -> None:
    filled(shelf)

    @given(_WORDS, st.text(max_size=5), st.text(max_size=5))
    def anything(words: list[str], name: str, day: str) -> None:
        for wanted in (Wanted(tuple(words)), Wanted(tuple(words), name, name, name), Wanted((), "", "", "", day, day)):
            shelf.search.find(wanted)

    anything()


_LETTERS = string.ascii_lowercase + "äöüßéèñçåøłжΩλ"


def test_the_index_agrees_with_the_texts_after_any_changes(shelf: Shelf) -> None:
    chance = random.Random(3)  # noqa: S311 - no secret
    vocabulary = ["".join(chance.choices(_LETTERS, k=chance.randint(1, 6))) for _ in range(60)]
    texts: dict[int, str] = {}
    for step in range(150):
        number = chance.randint(1, 40) * chance.choice([1, -1])
        words = " ".join(chance.choices(vocabulary, k=chance.randint(1, 30)))
        if number < 0 and -number in texts and step % 3 == 0:
            shelf.notes.put(BLOG.address, -number, [], whole=True, total=0)
            texts.pop(number, None)
        elif number < 0:
            put(shelf, text(-number, words=texts.setdefault(-number, "anfang")))
            say(shelf, -number, -number, words)
            texts[number] = words
        else:
            put(shelf, text(number, str(step).encode(), words, modified=START + timedelta(days=step)))
            texts[number] = words
    tokens = {
        number: {*bare(f"{words} post {number}" if number > 0 else words).split()} for number, words in texts.items()
    }
    for word in vocabulary:
        for typed in (word, word.upper(), unicodedata.normalize("NFD", word)):
            hits = {number for number, has in tokens.items() if bare(typed) in has}
            assert {*found(shelf, typed)} == hits, typed
        start = bare(word[:2])
        begun = {number for number, has in tokens.items() if any(one.startswith(start) for one in has)}
        assert {*found(shelf, f"{word[:2]}*")} == begun, start


def test_rare_and_frequent_beginnings_are_all_found(shelf: Shelf) -> None:
    put(shelf, *(text(n, words=f"wort zahl{n}" + " selten" * (n % 50 == 1)) for n in range(1, 301)))
    assert [hit.row.post.id for hit in shelf.search.find(Wanted(("wo*",)), 100)] == [*range(300, 200, -1)]
    assert shelf.search.count(Wanted(("wo*", "zahl*"))) == 300
    assert found(shelf, "sel*") == found(shelf, "wo*", "sel*") == [251, 201, 151, 101, 51, 1]
    assert found(shelf, "wort", "zahl29*") == [*range(299, 289, -1), 29]
    page = shelf.search.find(Wanted(("sel*",)), 2)
    assert [hit.row.post.id for hit in shelf.search.find(Wanted(("sel*",)), 2, page[-1].key)] == [151, 101]


def test_a_search_does_not_wait_for_a_long_write_and_sees_what_was_written_before(shelf: Shelf) -> None:
    put(shelf, text(1, words="vorher"))
    writing, done = threading.Event(), threading.Event()
    database = shelf._database

    def long(_connection: object) -> None:
        writing.set()
        assert done.wait(30)

    thread = threading.Thread(target=database.write, args=[long])
    thread.start()
    try:
        assert writing.wait(30)
        assert found(shelf, "vorher") == [1]
    finally:
        done.set()
        thread.join()
    put(shelf, text(2, words="vorher"))
    assert found(shelf, "vorher") == [2, 1]


def test_a_text_is_found_whatever_signs_stand_on_its_letters(shelf: Shelf) -> None:
    signs = "".join(map(chr, range(0x300, 0x340)))
    filled(shelf, 3)
    shelf.posts.put(BLOG.address, [text(1, words=f"wo{signs}rt\0GROẞE İstanbul\ud800ende")])
    for word in ("wort", "wört", "grosse", "große", "istanbul", "ende"):
        assert [hit.row.post.id for hit in shelf.search.find(Wanted((word,)))] == [1], word


def test_languages_without_spaces_are_found_from_any_character_on(shelf: Shelf) -> None:
    put(shelf, text(1, title="端末の話", words="端末で読むブログは静か。"), text(2, words="Das Wort 静か heißt still"))
    put(shelf, text(3, words="静 か"))
    assert found(shelf, "端末") == found(shelf, "ブログ") == found(shelf, "ブロ*") == found(shelf, "読むブログ") == [1]
    assert found(shelf, "静か") == [3, 2, 1]
    assert found(shelf, "静か", "still") == [2]
    assert found(shelf, "か静") == found(shelf, "ブグ") == []
    put(shelf, text(1, title="端末の話", words="他"))
    assert found(shelf, "ブログ") == []
    assert found(shelf, "端末") == [1]
    assert bare(bare("端末で読むThe Blogは")) == bare("端末で読むThe Blogは")
