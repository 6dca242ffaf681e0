"""What others collected: nothing raises, nothing forbidden comes out, and real pages keep their words in order."""

from dataclasses import replace

import pytest

from tests.content.shown import BASE
from tests.corpora import with_corpora
from tests.scores.corpora import CORPORA
from tests.scores.reference import in_order, secrets, words
from tests.scores.score import score
from tests.scores.sources import pages
from tests.scores.trees import trees
from tui_reader.content.clean import clean
from tui_reader.content.tree import Node


@with_corpora
@pytest.mark.parametrize("corpus", [name for name in CORPORA if "monsters" not in name])
def test_corpus_reaches_its_goal(corpus: str) -> None:
    cases, goal = CORPORA[corpus]
    found = score(corpus, cases(), goal)
    assert found.documents >= 50
    assert replace(found, slow=0).met, (found.first, found.mean, found.worst)


def depth(node: Node) -> int:
    return 1 + max((depth(kid) for kid in node.kids if isinstance(kid, Node)), default=0)


@with_corpora
def test_clean_trees_of_real_pages_are_flat() -> None:
    for case in list(pages())[:20]:
        assert depth(clean(case.html, BASE).root) < 60


@pytest.mark.parametrize(
    ("wanted", "found", "share"),
    [
        ("a b c d", "a b c d", 1.0),
        ("a b c d", "x a c y d b", 0.75),
        ("a b", "b a", 0.5),
        ("a", "", 0.0),
        ("", "a", 1.0),
    ],
)
def test_words_count_only_in_their_order(wanted: str, found: str, share: float) -> None:
    assert in_order(wanted.split(), found.split()) == share


def test_what_a_word_is() -> None:
    assert words("H₂O ist_Wasser, Do\u00adnau; 日本語 カタカナ") == [
        "H2O",
        "ist",
        "Wasser",
        "Donau",
        *"日本語",
        "カタカナ",
    ]


def test_a_line_of_a_script_is_secret_unless_it_is_in_the_text_too() -> None:
    html = "<script>var secret = 'twenty four letters';\nthe same line that is in the text</script>"
    assert secrets(html + "<p>the same line that is in the text") == ("var secret = 'twenty four letters';",)


def test_visible_text_of_the_standards_tree() -> None:
    test = '#data\n<p>a<script>b\n#errors\n#document\n| <html>\n|   <head>\n|   <body>\n|     <p>\n|       "a"\n'
    test += '|       <script>\n|         "b"\n|     "c\nd"\n\n'
    assert list(trees(test)) == [("<p>a<script>b", "acd")]
