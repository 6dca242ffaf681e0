"""The demo blog's content: hand-written posts from `posts/`, and as many generated ones as wanted.

A post is a file: `name: value` lines, an empty line, its HTML, and below `<!-- comments -->` its thread. There each
comment starts with `* name | 2026-11-20 09:12`, one star per level; a name with an account is that user's comment.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from tui_reader.demo import archive
from tui_reader.demo.site import BERLIN, Comment, Post, Site, Term, User

USERS = (
    User(1, "everling", "Dr. Oliver Everling", "everling", "administrator"),
    User(2, "reader", "Rita Reader", "reader"),
    User(3, "mara", "Mara Lindqvist", "mara", "author"),
    User(4, "jakob", "Jakob Reinholt", "jakob", "author"),
)
"""A login is its own password. The seed's author is a real person, so nothing invented is signed by him."""
_FOLDER = Path(__file__).parent / "posts"
_DIVIDER = "\n<!-- comments -->\n"
_COMMENT = re.compile(r"^(\*+) (.+?) \| (\d{4}-\d\d-\d\d \d\d:\d\d)\n", re.MULTILINE)
_CHAIN = 12
_FIRST_GENERATED = 1001
_BEFORE_ALL = datetime(2012, 11, 1, 9, 0, tzinfo=BERLIN)


def load(posts: int = 0, comments: int = 0) -> Site:
    """The whole blog.

    Args:
        posts: how many plain posts are generated, all older than the hand-written ones and the same on every run.
        comments: when not 0, one more generated post, `lange-diskussion`, has so many comments, twelve levels deep.
    """
    terms = _Terms()
    files = sorted(_FOLDER.glob("*.html"))
    written = [_post(number, file.stem[11:], file.read_text("utf-8"), terms) for number, file in enumerate(files, 1)]
    made = [*(_generated(number, posts) for number in range(1, posts + 1))]
    if comments:
        made.append(_long_discussion(_FIRST_GENERATED - 1))
    order = sorted([*(post for post, _thread in written), *made], key=lambda post: (post.date, post.id), reverse=True)
    site = Site(USERS, tuple(terms.all), tuple(order))
    for post, thread in written:
        for comment in _thread(post, thread, site.next_comment()):
            site.add(comment)
    for comment in _chains(_FIRST_GENERATED - 1, comments, site.next_comment()):
        site.add(comment)
    return site


class _Terms:
    """Names of topics to their numbers; the seed's two come first."""

    def __init__(self) -> None:
        self.all = [
            Term(1, "Bankenrating", "bankenrating", "category"),
            Term(2, "Nachrichten", "nachrichten", "category"),
        ]

    def numbers(self, names: str, taxonomy: str) -> tuple[int, ...]:
        """The numbers of comma-separated names, made up where new."""
        return tuple(self._number(name.strip(), taxonomy) for name in names.split(",") if name.strip())

    def _number(self, name: str, taxonomy: str) -> int:
        for term in self.all:
            if (term.name, term.taxonomy) == (name, taxonomy):
                return term.id
        self.all.append(Term(len(self.all) + 1, name, _slug(name), taxonomy))
        return len(self.all)


def _slug(name: str) -> str:
    plain = name.lower().translate({ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss"})
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _post(number: int, slug: str, text: str, terms: _Terms) -> tuple[Post, str]:
    head, _, rest = text.partition("\n\n")
    says = dict(line.split(": ", 1) for line in head.splitlines())
    html, _, thread = rest.partition(_DIVIDER)
    post = Post(
        number,
        says.get("title", ""),
        slug,
        datetime.fromisoformat(says["date"]).replace(tzinfo=BERLIN),
        next(user.id for user in USERS if user.login == says["author"]),
        html.strip() + "\n",
        terms.numbers(says["categories"], "category"),
        terms.numbers(says.get("tags", ""), "post_tag"),
        says.get("comments", "open") == "open",
        says.get("password", ""),
    )
    return post, thread


def _thread(post: Post, text: str, number: int) -> Iterator[Comment]:
    pieces = _COMMENT.split(text)[1:]
    above: list[int] = [0]
    for stars, name, date, words in zip(pieces[::4], pieces[1::4], pieces[2::4], pieces[3::4], strict=True):
        del above[len(stars) :]
        user = next((user for user in USERS if user.name == name), None)
        when = datetime.fromisoformat(date).replace(tzinfo=BERLIN)
        author, url = (user.id, user.url) if user else (0, "")
        yield Comment(number, post.id, above[-1], name, when, words.strip(), author, url)
        above.append(number)
        number += 1


def _generated(number: int, of: int) -> Post:
    date = archive.before(_BEFORE_ALL, number, of)
    topic = 1 if (number - 1) % 3 else 2
    title, slug = f"Archivbeitrag {number}", f"archivbeitrag-{number}"
    return Post(_FIRST_GENERATED + number - 1, title, slug, date, 4, "", (topic,), archived=number)


def _long_discussion(number: int) -> Post:
    html = "<p>Über diesen Beitrag wurde sehr lange gesprochen.</p>\n"
    return Post(number, "Lange Diskussion", "lange-diskussion", _BEFORE_ALL, 4, html, (2,))


def _chains(post: int, count: int, first: int) -> Iterator[Comment]:
    """Twelve answers to each other, then roots with short answers by turns."""
    for number in range(count):
        if number < _CHAIN:
            parent = first + number - 1 if number else 0
        else:
            parent = 0 if number % 4 == 0 else first + number - number % 4
        when = _BEFORE_ALL + timedelta(minutes=number)
        name = ("Gerda Gast", "Karl Kommentar", "Berta Blum")[number % 3]
        yield Comment(first + number, post, parent, name, when, f"Wortmeldung {number + 1}")
