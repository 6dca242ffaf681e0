"""Code, its tokens told apart."""

import subprocess
import sys
from importlib import resources
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.shown import only
from tui_reader.content import convert, highlight, markdown
from tui_reader.content.blocks import Kind, Look, Span

PYTHON = 'def f(x: int) -> str:\n    """Doc."""\n    return "a" + str(1)  # end\n'
SNIPPETS = st.lists(
    st.sampled_from(list("\"'`#/*-<>{}()[]$@\\\n\t ;:=&|%!0aé")) | st.sampled_from(["<?php", "<script>", "/*", '"""'])
)


def told(code: str, language: str) -> list[tuple[str, Look]]:
    """The tokens that look like something, blanks aside."""
    spans = highlight.Highlighting().spans(code, language)
    return [(span.text.strip(), span.look) for span in spans if span.look]


@pytest.mark.parametrize(
    ("language", "code", "expected"),
    [
        ("python", "def f(): # c", [("def", Look.KEYWORD), ("f", Look.NAME), ("# c", Look.COMMENT)]),
        ("php", "echo 'a';", [("echo", Look.KEYWORD), ("'a'", Look.STRING)]),
        ("php", "<?php echo 1;", [("echo", Look.KEYWORD), ("1", Look.NUMBER)]),
        ("JSON", '{"a": 1}', [('"a"', Look.KEYWORD), ("1", Look.NUMBER)]),
        ("js", "let a = `b`;", [("let", Look.KEYWORD), ("`b`", Look.STRING)]),
        ("c++", "int a; // b", [("int", Look.KEYWORD), ("// b", Look.COMMENT)]),
        ("diff", "-a\n+b\n", [("-a", Look.REMOVED), ("+b", Look.ADDED)]),
        (
            "bash",
            "# a\nif true; then",
            [("# a", Look.COMMENT), ("if", Look.KEYWORD), ("then", Look.KEYWORD)],
        ),
        ("sql", "SELECT 'a'", [("SELECT", Look.KEYWORD), ("'a'", Look.STRING)]),
        ("html", "<b>x</b>", [("b", Look.KEYWORD), ("b", Look.KEYWORD)]),
    ],
)
def test_tokens_of_a_named_language_look_like_what_they_are(
    language: str, code: str, expected: list[tuple[str, Look]]
) -> None:
    assert told(code, language) == expected


@pytest.mark.parametrize("name", sorted(highlight._NAMES))
def test_each_language_that_we_know_has_a_lexer_that_keeps_every_character(name: str) -> None:
    for code in (PYTHON, "\n\n  a\t<b>\n\n", 'x = {"ä": [1, 2.5e3]};\r\n'):
        assert "".join(span.text for span in highlight.Highlighting().spans(code, name)) == code


@settings(max_examples=300, deadline=None)
@given(SNIPPETS.map("".join), st.sampled_from(sorted(highlight._NAMES)))
def test_code_is_the_same_character_for_character(code: str, language: str) -> None:
    assert "".join(span.text for span in highlight.Highlighting().spans(code, language)) == code


@pytest.mark.parametrize("language", ["", "klingon", "text", "__class__", "python; rm"])
def test_code_of_no_language_that_we_know_stays_plain(language: str) -> None:
    assert highlight.Highlighting().spans(PYTHON, language) == (Span(PYTHON),)


@pytest.mark.parametrize(
    "code",
    ["x = 1\n" * 4_000, "x = 1;" * 200, "x = 1\n" + "\n" * 200, "x = 1 " + " " * 200, "x = " + "(" * 300, ""],
)
def test_code_of_unusual_size_stays_plain(code: str) -> None:
    assert highlight.Highlighting().spans(code, "python") == (Span(code),)


def test_a_document_has_only_so_much_highlighted_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(highlight, "MOST", 1_000)
    blocks = convert(("<pre lang=python>" + "x = 1\n" * 60 + "</pre>") * 4).blocks
    assert [len(one.spans) > 1 for one in blocks] == [True, True, False, False]


def test_a_document_is_highlighted_for_only_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(highlight, "SECONDS", 0.001)
    assert highlight.Highlighting().spans("x = 1\n" * 2_000, "python") == (Span("x = 1\n" * 2_000),)


def test_hostile_code_takes_no_longer_than_its_bounds() -> None:
    hostile = ["((a,", "a b ", '"\\', "/*/", "<a b='", "${", "x*y&", "- a:\n", "\n \n"]
    begin = process_time()
    for name in ("c++", "html", "javascript", "yaml", "perl", "bash", "php", "ruby"):
        page = "".join(f"<pre lang={name}>{(unit * 12 + chr(10)) * 300}</pre>" for unit in hostile)
        convert(page)
    assert process_time() - begin < 20


def test_looks_of_tokens_leave_the_markdown_as_it_was() -> None:
    html = "<pre lang=LANGUAGE>def f():\n    return '&lt;'</pre>"
    known, unknown = convert(html.replace("LANGUAGE", "python")), convert(html.replace("LANGUAGE", "pithon"))
    assert len(known.blocks[0].spans) > len(unknown.blocks[0].spans) == 1
    assert markdown(known) == markdown(unknown).replace("pithon", "python")


def test_tabs_are_blanks_in_highlighted_code_too() -> None:
    block = only("<pre lang=python>if a:\n\treturn</pre>")
    assert (block.kind, "".join(span.text for span in block.spans)) == (Kind.CODE, "if a:\n    return")


def test_our_own_code_is_highlighted_in_no_time() -> None:
    code = resources.files("tui_reader.content").joinpath("highlight.py").read_text("utf-8")
    highlight.Highlighting().spans("x", "python")
    begin = process_time()
    assert len(highlight.Highlighting().spans(code, "python")) > 100
    assert process_time() - begin < 0.5


def test_text_without_code_imports_no_pygments() -> None:
    code = (
        "import sys; from tui_reader.content import convert\n"
        "convert('<p>a<pre>b</pre>'); print('pygments' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
