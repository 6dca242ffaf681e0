"""Both catalogues are complete: every message of the code is translated, with its fields, and compiled as it stands."""

import ast
import re
import string

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo

from tests.catalogues import CODE, file, messages, real, written
from tui_reader.i18n import LANGUAGES

pytestmark = pytest.mark.parametrize("language", LANGUAGES)


def forms(words: object) -> list[str]:
    """A message or its translation as a list: one form, or singular and plural."""
    return [str(form) for form in words] if isinstance(words, tuple | list) else [str(words or "")]


def fields(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


def pairs(catalogue: Catalog) -> dict[tuple[str, ...], list[str]]:
    """Messages and translations, plain."""
    return {tuple(forms(message.id)): forms(message.string) for message in real(catalogue)}


def edges(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


def differs(message: Message) -> bool:
    """Whether a translation names other fields than its message; only the plural must name all of them."""
    *_some, whole = [fields(form) for form in forms(message.id)]
    *others, last = [fields(form) for form in forms(message.string)]
    return last != whole or any(not other <= whole for other in others)


def test_every_message_of_the_code_and_no_other_is_in_it(language: str) -> None:
    said, known = ({str(message.id) for message in real(catalogue)} for catalogue in (messages(), written(language)))
    assert said, "the extractor found nothing"
    assert (said - known, known - said) == (set(), set()), "run: python -m tests.catalogues"


def test_no_message_hides_in_an_fstring(language: str) -> None:
    """The extractor does not look into f-strings (before Python 3.12 they are one token)."""
    del language
    nodes = (node for path in CODE.rglob("*.py") for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    calls = (call for node in nodes if isinstance(node, ast.JoinedStr) for call in ast.walk(node))
    hidden = [call for call in calls if isinstance(call, ast.Call) and getattr(call.func, "id", "") in {"_", "n_"}]
    assert [ast.unparse(call) for call in hidden if isinstance(call.args[0], ast.Constant)] == []


def test_every_message_is_translated(language: str) -> None:
    assert [message.id for message in real(written(language)) if message.fuzzy or not all(forms(message.string))] == []


def test_translations_have_the_fields_of_their_message(language: str) -> None:
    assert [message.id for message in real(written(language)) if differs(message)] == []


def test_translations_keep_the_space_around_them(language: str) -> None:
    pairs = [
        (mine, theirs)
        for message in real(written(language))
        for mine, theirs in zip(forms(message.id), forms(message.string), strict=False)
    ]
    assert [
        mine
        for mine, theirs in pairs
        if (mine[:1].isspace(), mine[-1:].isspace()) != (theirs[:1].isspace(), theirs[-1:].isspace())
    ] == []


def test_no_sentence_was_left_in_english(language: str) -> None:
    same = [message.id for message in real(written(language)) if forms(message.id) == forms(message.string)]
    sentences = [one for one in same if len(re.sub(r"\{.*?\}|[^\w ]", "", forms(one)[0]).split()) > 2]
    assert bool(sentences) == (language == LANGUAGES[0]), sentences


def test_what_is_compiled_is_what_is_written(language: str) -> None:
    with file(language, "mo").open("rb") as stream:
        assert pairs(read_mo(stream)) == pairs(written(language)), "run: python -m tests.catalogues"
