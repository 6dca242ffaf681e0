"""Generated posts: German-like words by Zipf's law, each text of its own and the same on every run, 5 kB on average."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from html import escape
from itertools import accumulate
from random import Random

from tui_reader.content import pack, words
from tui_reader.content.blocks import Block, Document, Kind, Link, Span
from tui_reader.model import Author, Post, Term
from tui_reader.values import dataclass

BLOG = "http://127.0.0.1:9/"
"""Nobody listens there: the reader opens on what is on disk."""
RARE = "Quittenbrot"
"""Stands in RARELY posts, whatever their number; it is part of no other word."""
RARELY = 3
LONG = 40
"""So many of the newest posts are 10 kB long."""
_LONG_BYTES, _LEAST, _MOST, _MEAN = 9_000, 1_000, 20_000, 3_650
_LAST = datetime(2026, 11, 1, tzinfo=UTC)
_VOCABULARY = 30_000
_SYLLABLES = (
    *("ab", "an", "auf", "bank", "be", "ber", "bil", "den", "der", "dig", "ein", "ent", "er", "es", "fall", "fin"),
    *("geld", "gen", "grün", "haus", "heit", "her", "ich", "ig", "isch", "kauf", "keit", "kom", "kre", "lich", "ma"),
    *("markt", "men", "mög", "nach", "nehm", "nor", "ord", "preis", "rat", "recht", "rück", "sam", "schaft", "sel"),
    *(
        "steu",
        "straß",
        "tag",
        "te",
        "tion",
        "über",
        "um",
        "un",
        "ung",
        "ver",
        "vor",
        "wäh",
        "wert",
        "wirt",
        "zins",
        "zu",
    ),
)


@dataclass(frozen=True, slots=True)
class Written:
    """A generated post: `html` as a feed has it, and the document that `content.convert()` makes of it."""

    post: Post
    html: str
    document: Document


def first_words(number: int) -> str:
    """What the text of a post begins with, and no other text on the shelf has."""
    return f"Der {number}. Text"


class Writer:
    """Writes posts.

    Attributes:
        common: a word that nearly every text has.

    Args:
        of: how many posts there are; 1 is the oldest.
    """

    def __init__(self, of: int) -> None:
        self._of = of
        random = Random(1)  # noqa: S311 - the same words on every run
        made: dict[str, None] = {}
        while len(made) < _VOCABULARY:
            # The frequent words are short, as in any language.
            made["".join(random.choices(_SYLLABLES, k=random.randint(1, 2 + min(len(made) // 300, 3))))] = None
        self._words = [word.capitalize() if random.random() < 0.3 else word for word in made]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(_VOCABULARY)))
        self.common = self._words[2]

    def head(self, number: int) -> Post:
        """A post without its text, by its number."""
        random = Random(-number)  # noqa: S311 - the same title on every run
        date = _LAST - timedelta(hours=self._of - number)
        words = random.choices(self._words, cum_weights=self._weights, k=random.randint(3, 8))
        topics = tuple(Term(topic, f"Thema {topic}") for topic in {number % 20 + 1, number % 7 + 1})
        author = Author(number % 5 + 1, f"Autorin {number % 5 + 1}")
        return Post(number, f"Beitrag {number}: {' '.join(words)}", f"{BLOG}{number}/", date, date, author, topics)

    def post(self, number: int) -> Written:
        """A post by its number."""
        random = Random(number)  # noqa: S311 - the same text on every run
        long = number > self._of - LONG
        size = _LONG_BYTES if long else min(_LEAST + int(random.expovariate(1 / _MEAN)), _MOST)
        words = iter(random.choices(self._words, cum_weights=self._weights, k=size // 5))
        rare = f" {RARE}" if number % (self._of // RARELY) == 1 else ""
        paragraphs = list(_paragraphs(words, random, f"{first_words(number)}{rare} ", size))
        return Written(self.head(number), *_laid_out(paragraphs, random, number))


def _paragraphs(words: Iterator[str], random: Random, start: str, size: int) -> Iterator[str]:
    """Paragraphs of 300 to 900 characters, until there are `size`."""
    while size > 0:
        room, sentences = random.randint(300, 900), [start]
        while room > 0:
            some = [word for _number, word in zip(range(random.randint(6, 18)), words, strict=False)]
            if not some:
                size = 0
                break
            sentence = " ".join(some)
            sentences.append(f"{sentence[0].upper()}{sentence[1:]}. ")
            room, size = room - len(sentence), size - len(sentence.encode())
        if len(sentences) > 1 or start:
            yield "".join(sentences).strip()
        start = ""


def _laid_out(paragraphs: Iterable[str], random: Random, number: int) -> tuple[str, Document]:
    """HTML and document; one paragraph in five has a link."""
    blocks: list[Block] = []
    links: list[Link] = []
    html: list[str] = []
    for text in paragraphs:
        if random.random() < 0.2 and blocks:
            head, word, tail = text.split(" ", 2)
            link = Link(len(links) + 1, word, f"https://example.org/{number}/{len(links) + 1}")
            links.append(link)
            blocks.append(Block(Kind.PARAGRAPH, (Span(f"{head} "), Span(word, link=link.number), Span(f" {tail}"))))
            markup = f'<p>{escape(head)} <a href="{link.url}">{escape(word)}</a> {escape(tail)}</p>'
        else:
            blocks.append(Block(Kind.PARAGRAPH, (Span(text),)))
            markup = f"<p>{escape(text)}</p>"
        html.append(markup)
    return "\n".join(html), Document(tuple(blocks), tuple(links), "".join(html))


def packed(of: int, first: int, last: int) -> list[tuple[bytes, str]]:
    """The texts of posts `first` to `last` as they are put on the shelf, and their words; made in another process."""
    writer = writer_of(of)
    documents = [writer.post(number).document for number in range(first, last + 1)]
    return [(pack(document), words(document)) for document in documents]


@cache
def writer_of(of: int) -> Writer:
    """The writer of so many posts; its words are made once in a process."""
    return Writer(of)
