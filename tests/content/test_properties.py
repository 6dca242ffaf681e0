"""What holds for every input whatever."""

import re
import subprocess
import sys
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.content.shown import BASE, faults, flat
from tui_reader.content import convert, markdown

WORDS = st.lists(st.integers(0, 999).map("w{}".format), min_size=1, max_size=20)
WRAPS = [
    "p",
    "b",
    "ul",
    "li",
    "blockquote",
    "div",
    "h1",
    "table",
    "td",
    "tr",
    "a",
    "pre",
    "dl",
    "dt",
    "dd",
    "figure",
    "summary",
]
RAW = st.text(alphabet=st.characters(codec=None) | st.sampled_from("<>&;/=\"'\x1b\x9b\u202e\u0301"), max_size=200)


@settings(max_examples=300, deadline=None)
@given(RAW)
@example("<p>\x1b]0;x\x07&#27;[2J&#x9b;</p>")
@example("\ud800<a href='\ud800'>\udfff</a>")
@example("<img alt='&#27;' src='&#27;'><pre class='language-&#27;'>&#27;")
def test_any_text_converts_without_a_forbidden_character(html: str) -> None:
    document = convert(html, BASE)
    assert faults(document) == []
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", markdown(document))


@settings(max_examples=300, deadline=None)
@given(WORDS, st.randoms(use_true_random=False))
def test_words_keep_their_order(words: list[str], random: Random) -> None:
    parts: list[str] = []
    for word in words:
        # Tables are left out of misnesting: HTML itself moves what stands between their cells.
        tag = random.choice([wrap for wrap in WRAPS if wrap not in ("table", "tr", "td", "summary")])
        parts.append(
            random.choice([f"<{tag}>{word}</{tag}>", f"<{tag}>{word} ", f"{word}</{tag}>", f"<{tag}>{word} <{tag}>"])
        )
    found = re.findall(r"w\d+", flat(convert(" ".join(parts), BASE)))
    assert found == words


def test_importing_the_package_imports_no_parser() -> None:
    code = (
        "import sys, tui_reader.content; print([n for n in ('lxml', 'bs4', 'markdownify', 'idna') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
