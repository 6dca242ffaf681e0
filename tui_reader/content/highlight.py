"""The tokens of code in a language that its author named: keywords, strings, comments; by Pygments, within bounds."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from time import thread_time
from typing import Any

from tui_reader.content.blocks import Look, Span
from tui_reader.content.pieces import Pieces, joined

LONGEST = 20_000
"""Characters of a block of code; what is longer stays plain."""

WIDEST = 1_000
"""Characters of one of its lines."""

MOST = 100_000
"""Characters of code in one document that are looked at."""

SECONDS = 0.5
"""Processor time for one document, looked at between tokens."""

_BEGIN = 100
"""Characters that a block counts for however short it is: thousands of them take their time too."""

_OFTEN = 32
_RUN = re.compile(r"\s{150}|([^\s\w])\1{250}")
"""What many patterns take long for, and nobody writes."""

_LEXERS = {
    "c_cpp": {"CLexer": "c h", "CppLexer": "cpp c++ cxx cc hpp arduino"},
    "configs": {
        "ApacheConfLexer": "apache apacheconf htaccess",
        "DockerLexer": "docker dockerfile",
        "IniLexer": "ini cfg dosini properties desktop systemd",
        "NginxConfLexer": "nginx",
        "TOMLLexer": "toml",
    },
    "css": {"CssLexer": "css", "ScssLexer": "scss"},
    "data": {"JsonLexer": "json jsonc json5", "YamlLexer": "yaml yml"},
    "diff": {"DiffLexer": "diff patch udiff"},
    "dotnet": {"CSharpLexer": "csharp c# cs"},
    "go": {"GoLexer": "go golang"},
    "haskell": {"HaskellLexer": "haskell hs"},
    "html": {"HtmlLexer": "html xhtml markup htm", "XmlLexer": "xml svg rss xslt"},
    "javascript": {
        "JavascriptLexer": "javascript js jscript jsx node",
        "TypeScriptLexer": "typescript ts tsx",
    },
    "jvm": {"JavaLexer": "java", "KotlinLexer": "kotlin kt"},
    "make": {"MakefileLexer": "makefile make mk"},
    "markup": {"MarkdownLexer": "markdown md", "TexLexer": "latex tex"},
    "objective": {"SwiftLexer": "swift"},
    "perl": {"PerlLexer": "perl pl"},
    "php": {"PhpLexer": "php"},
    "python": {"PythonLexer": "python py python3 py3", "PythonConsoleLexer": "pycon"},
    "r": {"SLexer": "r rlang"},
    "ruby": {"RubyLexer": "ruby rb"},
    "rust": {"RustLexer": "rust rs"},
    "scripting": {"LuaLexer": "lua"},
    "shell": {
        "BashLexer": "bash sh shell zsh ksh",
        "BashSessionLexer": "console shell-session terminal",
        "PowerShellLexer": "powershell ps ps1 pwsh",
    },
    "sql": {"SqlLexer": "sql mysql pgsql postgresql sqlite"},
}
_NAMES = {
    name: (module, lexer)
    for module, lexers in _LEXERS.items()
    for lexer, names in lexers.items()
    for name in names.split()
}
_LOOKS = {
    "Keyword": Look.KEYWORD,
    "Operator.Word": Look.KEYWORD,
    "Comment": Look.COMMENT,
    "Comment.Preproc": Look.KEYWORD,
    "Comment.PreprocFile": Look.STRING,
    "Literal": Look.STRING,
    "Literal.String.Doc": Look.COMMENT,
    "Literal.String.Interpol": Look.NUMBER,
    "Literal.Number": Look.NUMBER,
    "Name.Attribute": Look.NAME,
    "Name.Builtin": Look.NAME,
    "Name.Class": Look.NAME,
    "Name.Decorator": Look.NAME,
    "Name.Entity": Look.NUMBER,
    "Name.Function": Look.NAME,
    "Name.Tag": Look.KEYWORD,
    "Generic.Deleted": Look.REMOVED,
    "Generic.Heading": Look.NAME,
    "Generic.Inserted": Look.ADDED,
    "Generic.Prompt": Look.COMMENT,
    "Generic.Subheading": Look.NAME,
}


class Highlighting:
    """Highlights the blocks of one document, as long as its time lasts; what is too much stays plain."""

    def __init__(self) -> None:
        self._characters = MOST
        self._seconds = SECONDS

    def spans(self, code: str, language: str) -> tuple[Span, ...]:
        """Code, its tokens with their looks; the text is the same, character for character.

        Args:
            code: lines as they are shown. language: as the author named it; one we do not know stays plain.
        """
        known = _NAMES.get(language.lower())
        if not known or self._seconds <= 0 or not self._fits(code):
            return (Span(code),)
        begin = thread_time()
        try:
            # Some lexers know the end of a line only by its line feed.
            pieces = list(self._pieces(code + "\n", _lexer(*known), begin + self._seconds))
        except Exception:  # noqa: BLE001 - whatever a lexer does wrong, the code is there
            pieces = []
        self._seconds -= thread_time() - begin
        found = Pieces(tuple(pieces))
        return joined(found.part(0, len(code))) if found.text == code + "\n" else (Span(code),)

    def _fits(self, code: str) -> bool:
        if not code or len(code) > min(LONGEST, self._characters):
            return False
        if _RUN.search(code) or max(map(len, code.split("\n"))) > WIDEST:
            return False
        self._characters -= len(code) + _BEGIN
        return True

    @staticmethod
    def _pieces(code: str, lexer: Any, end: float) -> Iterator[Span]:
        """Blanks belong to the token before them, so that there are fewer spans."""
        look = Look.PLAIN
        for number, (_at, kind, value) in enumerate(lexer.get_tokens_unprocessed(code)):
            if number % _OFTEN == 0 and thread_time() > end:
                return
            if not value.isspace():
                look = _look(kind)
            yield Span(value, look)


@cache
def _lexer(module: str, name: str) -> Any:
    """Pygments' own lexer, found without its search through all of them."""
    lexer = getattr(import_module(f"pygments.lexers.{module}"), name)
    if module == "c_cpp":
        default = import_module("pygments.lexer").default
        # The patterns by which it tells functions take seconds for a page of blanks.
        lexer = type(lexer)(name, (lexer,), {"tokens": {"root": [default("statement")]}})
    return lexer(startinline=True)  # PHP is mostly shown without its first line; to other lexers it says nothing


@cache
def _look(kind: Any) -> Look:
    """How a token of a type looks: as the innermost of the types around it that we know."""
    parts = str(kind).split(".")[1:]
    for length in range(len(parts), 0, -1):
        if (look := _LOOKS.get(".".join(parts[:length]))) is not None:
            return look
    return Look.PLAIN
