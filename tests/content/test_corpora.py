"""What others collected: nothing raises, nothing forbidden comes out, and real pages keep their words."""

import html
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.content.shown import BASE, faults, flat
from tests.corpora import CORPORA, with_corpora
from tui_reader.content import convert, markdown
from tui_reader.content.clean import clean
from tui_reader.content.tree import Node

RECALL = 0.99
_C0 = "NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4"
_C0 += " NAK SYN ETB CAN EM SUB ESC FS GS RS US"
NAMED = {name: chr(code) for code, name in enumerate(_C0.split())} | {
    "DEL": "\x7f",
    "CSI": "\x9b",
    "OSC": "\x9d",
    "ST": "\x9c",
}
WORD = re.compile(r"\w+")

pytestmark = with_corpora


def texts(pattern: str) -> list[str]:
    found = [path.read_text("utf-8", errors="surrogateescape") for path in sorted(CORPORA.glob(pattern))]
    assert found, f"no {pattern} in the corpora"
    return found


def naughty() -> Iterator[str]:
    for word in json.loads(texts("blns/blns.json")[0]):
        yield word
        yield f"<p title='{html.escape(word)}'>{html.escape(word)}</p><a href='{html.escape(word)}'>x</a>"


def payloads() -> Iterator[str]:
    yield from texts("xss-payload-list/Intruder/*.txt")[0].splitlines()
    yield from re.findall(r"```html\n(.*?)```", texts("owasp-cheatsheet/*.md")[0], re.DOTALL)


def escapes() -> Iterator[str]:
    for line in texts("vt-push-parser/**/escapes.txt")[0].splitlines():
        raw = re.sub(r"<([A-Z0-9]{2,3})>", lambda name: NAMED.get(name[1], name[0]), line)
        yield f"<p>{raw}</p><pre class='language-{raw}'>{raw}</pre><a href='https://a.example/{raw}'>{raw}</a>"
        yield "<p>" + "".join(f"&#{ord(character)};" for character in raw)


def trees() -> Iterator[str]:
    for text in texts("html5lib-tests/tree-construction/*.dat"):
        yield from re.findall(r"(?ms)^#data\n(.*?)\n#errors", text)


def tokens() -> Iterator[str]:
    for text in texts("html5lib-tests/tokenizer/*.test"):
        for test in json.loads(text).get("tests", []):
            word = test["input"]
            yield (
                word.encode("ascii", "backslashreplace").decode("unicode_escape") if test.get("doubleEscaped") else word
            )


def posts() -> Iterator[str]:
    for text in texts("wptt-theme-test-data/*.xml"):
        yield from re.findall(r"(?s)<content:encoded><!\[CDATA\[(.*?)\]\]>", text)


@pytest.mark.parametrize(
    "corpus", [naughty, payloads, escapes, trees, tokens, posts], ids=lambda corpus: corpus.__name__
)
def test_nothing_raises_and_nothing_forbidden_comes_out(corpus: object) -> None:
    assert callable(corpus)
    found = 0
    for number, text in enumerate(corpus()):
        document = convert(text, BASE)
        assert faults(document) == [], text
        if number % 10 == 0:
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", markdown(document)), text
        found += 1
    assert found > 100


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(unicodedata.normalize("NFKC", text)))


def expected(page: Path) -> Counter[str]:
    """The words of an article as a plain parser sees them, without script and style, blocks one blank apart."""
    from lxml import html as parser  # noqa: PLC0415 - only here, and never in the program

    inline = "a b i em strong span sup sub font u code small cite abbr q time mark del ins s button big tt dfn".split()  # noqa: SIM905 - a list of words
    root = parser.fromstring(f"<div>{page.read_text('utf-8')}</div>")
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        if element.tag in ("script", "style", "noscript", "svg"):
            element.drop_tree()
        elif element.tag not in inline:
            element.text, element.tail = f" {element.text or ''}", f" {element.tail or ''}"
    return words("".join(str(text) for text in root.itertext()))


@pytest.mark.parametrize("source", ["expected.html", "source.html"])
def test_real_pages_keep_their_words(source: str) -> None:
    recalls: dict[str, float] = {}
    for page in sorted((CORPORA / "readability/test/test-pages").glob("*/expected.html")):
        wanted = expected(page)
        document = convert(page.with_name(source).read_text("utf-8", errors="replace"), BASE)
        assert faults(document) == []
        missing = sum((wanted - words(flat(document))).values())
        recalls[page.parent.name] = 1 - missing / max(sum(wanted.values()), 1)
    mean, worst = sum(recalls.values()) / len(recalls), min(recalls, key=recalls.__getitem__)
    print(f"word recall of {source}: mean {mean:.4f}, worst {worst} {recalls[worst]:.4f}, {len(recalls)} pages")
    assert mean >= RECALL


def depth(node: Node) -> int:
    return 1 + max((depth(kid) for kid in node.kids if isinstance(kid, Node)), default=0)


def test_clean_trees_of_real_pages_are_flat() -> None:
    for text in texts("readability/test/test-pages/*/source.html")[:20]:
        assert depth(clean(text, BASE).root) < 60
