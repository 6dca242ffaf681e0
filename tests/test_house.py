"""The house rules: sizes, names, the tree, import contracts, and foreign text that may not be read as markup."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOP = {"tui_reader", "tests", "screenshots", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"}
VAGUE = {"util", "utils", "helper", "helpers", "manager", "managers", "base", "common", "misc", "core", "stuff"}
FILE, CLASS, FUNCTION = 250, 200, 40

LITERAL = {
    "Static",
    "Label",
    "Button",
    "Option",
    "Tab",
    "TabPane",
    "Collapsible",
    "notify",
    "update",
    "border_title",
    "border_subtitle",
}
"""What parses a plain string as markup: widgets by their first argument, attributes by what is assigned to them."""

_CONTENT = {"Content", "Text", "Strip"}


def tracked() -> list[str]:
    """Every file that is or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout: which files belong to the project is not known")
    return [name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def sources(folder: str = "") -> list[str]:
    """The Python files below a folder."""
    return [name for name in tracked() if name.endswith(".py") and name.startswith(folder)]


def parsed(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text("utf-8"), name)


def listed(places: list[str]) -> str:
    """All of them, where pytest would cut the list."""
    return "\n".join(["", *places])


def length(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    """Lines from its name to its end: decorators are not counted."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_files_functions_and_classes_are_short() -> None:
    too_long = []
    for name in sources():
        lines = (ROOT / name).read_text("utf-8").count("\n")
        if lines > FILE:
            too_long.append(f"{name}: {lines} lines, at most {FILE}")
        for node in ast.walk(parsed(name)):
            if isinstance(node, ast.ClassDef) and length(node) > CLASS:
                too_long.append(f"{name}:{node.lineno} class {node.name}: {length(node)} lines, at most {CLASS}")
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > FUNCTION:
                too_long.append(f"{name}:{node.lineno} {node.name}(): {length(node)} lines, at most {FUNCTION}")
    assert not too_long, listed(too_long)


def test_no_module_has_a_vague_name() -> None:
    assert [name for name in sources() if VAGUE & set(Path(name).with_suffix("").parts)] == []


def test_the_top_level_is_the_cards() -> None:
    tops = {name.split("/", 1)[0] for name in tracked()}
    assert {top for top in tops if not top.startswith(".")} <= TOP


def test_no_path_of_one_machine_and_no_registry_is_named() -> None:
    foreign = re.compile(r"(?<![\w.])/(?:work|home|root|opt|Users)/\w|pythonhosted|pypi\.org|deb\.debian\.org|npmjs")
    found = []
    for name in tracked():
        text = (ROOT / name).read_bytes().decode("utf-8", "replace")
        if Path(name) != Path(__file__).relative_to(ROOT):
            found += [f"{name}: {match[0]}" for match in foreign.finditer(text)]
    assert not found, listed(found)


def test_nothing_is_promised_for_later() -> None:
    later = re.compile(r"\b(?:TO[D]O|FIX[M]E|X[X]X|NotImplemented[E]rror)\b")
    assert [name for name in sources() if later.search((ROOT / name).read_text("utf-8"))] == []


def test_imports_keep_the_contracts() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_computed_text_is_read_as_markup() -> None:
    places = [place for name in sources("tui_reader/ui") for place in markup(name, parsed(name))]
    assert not places, listed(places)


def test_the_markup_lint_sees_what_it_is_for() -> None:
    wrong = (
        'Static(title)\nLabel(f"{a}")\nself.border_title = post.title\nself.notify(error.summary)\nbar.update(words)'
    )
    right = 'Static("fixed")\nLabel(Content(title))\nself.notify(x, markup=False)\nself.border_title = Content(a)'
    assert len(list(markup("wrong", ast.parse(wrong)))) == 5
    assert list(markup("right", ast.parse(right))) == []


def markup(name: str, tree: ast.Module) -> Iterator[str]:
    """Places where a string that is not written there may be parsed as markup."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _word(node.func) in LITERAL and node.args:
            plain = any(
                word.arg == "markup" and isinstance(word.value, ast.Constant) and not word.value.value
                for word in node.keywords
            )
            if not plain and not _harmless(node.args[0]):
                yield f"{name}:{node.lineno} {_word(node.func)}(): give it Content(...) or markup=False"
        if isinstance(node, ast.Assign) and not _harmless(node.value):
            for target in node.targets:
                if isinstance(target, ast.Attribute) and target.attr in LITERAL:
                    yield f"{name}:{node.lineno} {target.attr}: give it Content(...)"


def _word(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _harmless(node: ast.expr) -> bool:
    """A literal, or something wrapped in Content: `Content(...)`, `Content.assemble(...)`, `Text(...)`."""
    if isinstance(node, ast.Call):
        owner = node.func.value if isinstance(node.func, ast.Attribute) else node.func
        return _word(owner) in _CONTENT
    return isinstance(node, ast.Constant | ast.Dict | ast.Set)
