"""The documents of each corpus, as HTML, and what of each is to be read."""

import html
import json
import re
from collections.abc import Iterator
from itertools import accumulate

from tests.content.test_monsters import MONSTERS
from tests.corpora import CORPORA
from tests.scores.reference import secrets, words_of
from tests.scores.trees import trees
from tui_reader.text import safe
from tui_reader.values import dataclass

_C0 = "NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4"
_C0 += " NAK SYN ETB CAN EM SUB ESC FS GS RS US"
_NAMED = {name: chr(code) for code, name in enumerate(_C0.split())}
_NAMED |= {"DEL": "\x7f", "CSI": "\x9b", "OSC": "\x9d", "ST": "\x9c"}
_TOGETHER = 25
_SHORTCODE = re.compile(r"\[/?(?:caption|gallery|embed|video|audio|playlist)\b[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Case:
    """A document of a corpus.

    Attributes:
        html: what is converted. words: what is to be read of it, in order; None where nothing is compared.
        visible: the text without its white space that must come out and nothing else; None likewise.
        secrets: lines of its scripts and styles, which nobody may get to read.
        breaks: the only offsets of `html`, taken as plain text, at which a row may end; None where that is not asked.
        drawn: it is drawn and written as Markdown as well.
    """

    name: str
    html: str
    words: list[str] | None = None
    visible: str | None = None
    secrets: tuple[str, ...] = ()
    breaks: frozenset[int] | None = None
    drawn: bool = True


def texts(pattern: str) -> list[str]:
    """The files of a corpus."""
    found = [path.read_text("utf-8", errors="surrogateescape") for path in sorted(CORPORA.glob(pattern))]
    assert found, f"no {pattern} in the corpora"
    return found


def articles() -> Iterator[Case]:
    """The articles that readability is to find, as the pages' own HTML has them."""
    for page in sorted((CORPORA / "readability/test/test-pages").glob("*/expected.html")):
        expected = page.read_text("utf-8")
        yield Case(page.parent.name, expected, words_of(expected))


def pages() -> Iterator[Case]:
    """Whole saved pages, with all their furniture; to be read are the words of the article in them."""
    for page in sorted((CORPORA / "readability/test/test-pages").glob("*/source.html")):
        source = page.read_text("utf-8", errors="replace")
        wanted = words_of(page.with_name("expected.html").read_text("utf-8"))
        yield Case(page.parent.name, source, wanted, secrets=secrets(source))


def posts() -> Iterator[Case]:
    """The posts that WordPress's themes are tested with; the words of shortcodes' own names are not for reading."""
    for number, text in enumerate(texts("wptt-theme-test-data/*.xml")):
        for at, post in enumerate(re.findall(r"(?s)<content:encoded><!\[CDATA\[(.*?)\]\]>", text)):
            yield Case(f"{number}:{at}", post, words_of(_SHORTCODE.sub(" ", post)))


def examples() -> Iterator[Case]:
    """What CommonMark's examples are rendered to."""
    for example in json.loads(texts("commonmark-spec/commonmark.json")[0]):
        yield Case(str(example["example"]), example["html"], words_of(example["html"]))


def standard() -> Iterator[Case]:
    """HTML of the parsers' own tests, and the text that a browser would show of it."""
    for number, text in enumerate(texts("html5lib-tests/tree-construction/*.dat")):
        for at, (source, visible) in enumerate(trees(text)):
            yield Case(f"{number}:{at}", source, visible=visible)


def tokens() -> Iterator[Case]:
    """Input for tokenizers: broken tags, entities, control characters."""
    for text in texts("html5lib-tests/tokenizer/*.test"):
        for test in json.loads(text).get("tests", []):
            word = test["input"]
            if test.get("doubleEscaped"):
                word = word.encode("ascii", "backslashreplace").decode("unicode_escape")
            yield Case(test["description"], word)


def naughty() -> Iterator[Case]:
    """The big list of naughty strings, as HTML and as text."""
    for word in json.loads(texts("blns/blns.json")[0]):
        said = html.escape(word)
        yield Case(word, word)
        yield Case(word, f"<p title='{said}'>{said}</p><a href='{said}'>x</a>")


def payloads() -> Iterator[Case]:
    """Cross-site scripting, one attack a line."""
    for line in texts("xss-payload-list/Intruder/*.txt")[0].splitlines():
        yield Case(line, line)


def evasions() -> Iterator[Case]:
    """OWASP's ways around filters."""
    for code in re.findall(r"```[a-z]*\n(.*?)```", texts("owasp-cheatsheet/XSS*.md")[0], re.DOTALL):
        yield Case(code, code)


def escapes() -> Iterator[Case]:
    """What terminals obey, as text, language, address and entities."""
    for line in texts("vt-push-parser/**/escapes.txt")[0].splitlines():
        raw = re.sub(r"<([A-Z0-9]{2,3})>", lambda name: _NAMED.get(name[1], name[0]), line)
        yield Case(line, f"<p>{raw}</p><pre class='language-{raw}'>{raw}</pre><a href='https://a.example/{raw}'>{raw}")
        yield Case(line, "<p>" + "".join(f"&#{ord(character)};" for character in raw))


def monsters() -> Iterator[Case]:
    """HTML made to hang or crash a parser; converting it is what takes its time."""
    for name, source in MONSTERS.items():
        yield Case(name, source, drawn=False)


def breaks() -> Iterator[Case]:
    """The standard's test of what belongs together; characters that never reach a screen are left out of it."""
    for line in texts("unicode/GraphemeBreakTest.txt")[0].splitlines():
        parts = [part.split("×") for part in line.split("#")[0].split("÷")[1:-1]]
        said = ["".join(chr(int(code, 16)) for code in part) for part in parts]
        text = "".join(said)
        if text and safe(f"a{text}a") == f"a{text}a" and "\n" not in text:
            yield Case(ascii(text), text, breaks=frozenset(accumulate(map(len, said), initial=0)))


def clusters() -> Iterator[Case]:
    """Characters of every width and kind of joining, some sequences to a document, each many times."""
    for name in ("emoji-test.txt", "emoji-zwj-sequences.txt", "emoji-sequences.txt", "GraphemeBreakTest.txt"):
        lines = [line.split("#")[0].split(";")[0] for line in texts(f"unicode/{name}")[0].splitlines()]
        said = ["".join(f"&#x{code};" for code in re.findall(r"\b[0-9A-F]{4,6}\b", line)) for line in lines]
        found = [each for each in said if each]
        for at in range(0, len(found), _TOGETHER):
            some = found[at : at + _TOGETHER]
            parts = [f"<p>{each} {each * 40}</p><pre>{each * 3}</pre>" for each in some]
            yield Case(f"{name}:{at}", "".join(parts))
