"""Generated articles of a wanted size, as rich as long posts are: what a page is measured on."""

from collections.abc import Callable, Iterator
from html import escape
from itertools import chain, count, cycle, islice
from random import Random

from tests.benchmarks.posts import writer_of
from tui_reader.content import words

FIRST = "Der Anfang dieser Seite"
"""What every article begins with, and no other text."""
_POSTS = 100
_ORDER = ("p", "p", "list", "h2", "p", "p", "quote", "p", "code", "h3", "p", "p", "table", "p", "ordered", "p")
"""What stands in a section; half of it is paragraphs, as in posts."""


def article(size: int) -> str:
    """HTML of about so many bytes, less rather than more; the same on every run."""
    writing = _Writing(size)
    parts: list[str] = []
    left = size
    for part in chain([f"<p>{FIRST} {writing.inline(30)}</p>"], writing.blocks()):
        left -= len(part.encode()) + 1
        if left < 0 and parts:
            break
        parts.append(part)
    return "\n".join(parts)


class _Writing:
    """Writes one block after the other.

    Args:
        seed: another one gives another text.
    """

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - the same text on every run
        self._words = _words()
        self._kinds: dict[str, Callable[[], str]] = {
            "p": lambda: f"<p>{self.inline(self._random.randint(40, 110))}</p>",
            "h2": lambda: f"<h2>{self._some(5)}</h2>",
            "h3": lambda: f"<h3>{self._some(4)}</h3>",
            "quote": lambda: f"<blockquote><p>{self.inline(40)}</p><p><cite>{self._some(2)}</cite></p></blockquote>",
            "list": lambda: f"<ul>{self._items()}<li>{self._some(3)}<ul>{self._items()}</ul></li></ul>",
            "ordered": lambda: f"<ol start='3'>{self._items()}</ol>",
            "code": self._code,
            "table": self._table,
        }

    def blocks(self) -> Iterator[str]:
        """Without end."""
        return (self._kinds[kind]() for kind in cycle(_ORDER))

    def inline(self, length: int) -> str:
        """So many words, of which some are emphasised, links or code."""
        return " ".join(self._dressed(word) for word in islice(self._words, length)) + "."

    def _dressed(self, word: str) -> str:
        said, chance = escape(word), self._random.random()
        if chance < 0.02:
            return f'<a href="https://example.org/{self._random.randint(1, 99_999)}/?a=1&amp;b=2">{said}</a>'
        if chance < 0.04:
            return f"<em>{said}</em>" if chance < 0.03 else f"<strong>{said}</strong>"
        return f"<code>{said}</code>" if chance < 0.045 else said

    def _some(self, length: int) -> str:
        return escape(" ".join(islice(self._words, length)))

    def _items(self) -> str:
        return "".join(f"<li>{self.inline(self._random.randint(6, 20))}</li>" for _item in range(4))

    def _code(self) -> str:
        lines = (f"    {name.lower()} = take({number}, '{name}')" for number, name in enumerate(islice(self._words, 8)))
        return f'<pre><code class="language-python">def read():\n{escape(chr(10).join(lines))}\n</code></pre>'

    def _table(self) -> str:
        head = "".join(f"<th>{self._some(1)}</th>" for _column in range(4))
        rows = (f"<td>{self._some(2)}</td><td>{self.inline(3)}</td>" for _row in range(6))
        figures = "<td align='right'>12,5</td><td>1.000</td>"
        body = "".join(f"<tr>{row}{figures}</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _words() -> Iterator[str]:
    """The words of generated posts, without end."""
    writer = writer_of(_POSTS)
    for number in count():
        text = words(writer.post(number % _POSTS + 1).document)
        yield from (word.strip(".") for word in text.split())
