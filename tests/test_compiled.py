"""The file of compiled modules: taken while nothing has changed, and nothing goes wrong where it is not."""

import compileall
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tui_reader import expressions, methods

_IMPORTED = "import thing, kin.first, re; print(thing.NAME, kin.first.NAME, type(thing.__loader__).__name__)"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no files that are a user's own")


class Ground:
    """Modules of a test, and a cache folder."""

    def __init__(self, folder: Path) -> None:
        self.home, self.modules = folder / "home", folder / "modules"
        (self.modules / "kin").mkdir(parents=True)
        (self.modules / "thing.py").write_text("import re\nNAME = 'one'\nre.compile('(a|b)+')\n")
        (self.modules / "kin" / "__init__.py").touch()
        (self.modules / "kin" / "first.py").write_text("NAME = 'two'\n")
        compileall.compile_dir(self.modules, quiet=1)

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return self.home / "cache" / "modules"

    def start(self, code: str = _IMPORTED) -> list[str]:
        """What a start prints that ends well."""
        code = f"from tui_reader import compiled\ncompiled.use()\n{code}\ncompiled.done()"
        places = [str(self.modules), *(path for path in sys.path if path)]
        changed = {"TUI_READER_HOME": str(self.home), "PYTHONPATH": os.pathsep.join(places)}
        changed["PYTHONDONTWRITEBYTECODE"] = ""
        done = subprocess.run(
            [sys.executable, "-P", "-c", code], env=os.environ | changed, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout.split()


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    """One start has been."""
    ground = Ground(tmp_path)
    assert ground.start() == ["one", "two", "SourceFileLoader"]
    return ground


def test_the_second_start_takes_modules_and_expressions_from_the_file(ground: Ground) -> None:
    assert ground.file.stat().st_mode & 0o777 == 0o600
    assert ground.start() == ["one", "two", "_Loader"]
    found = ground.start(
        "import re, thing\nprint(str in [kind for kind, words, _flags in re._cache if words == '(a|b)+'])"
    )
    assert found == ["True"]


def test_source_and_resources_are_found_as_ever(ground: Ground) -> None:
    code = "import inspect, thing, kin\nprint(inspect.getsource(thing).split()[1], thing.__cached__, *kin.__path__)"
    source, cached, folder = ground.start(code)
    assert (source, folder) == ("re", str(ground.modules / "kin"))
    assert Path(cached).exists()


def test_a_changed_source_is_imported_anew(ground: Ground) -> None:
    (ground.modules / "thing.py").write_text("NAME = 'else'\n")
    assert ground.start()[:2] == ["else", "two"]


def test_a_module_that_now_stands_before_it_is_found(ground: Ground) -> None:
    (ground.modules / "thing").mkdir()
    (ground.modules / "thing" / "__init__.py").write_text("NAME = 'package'\n")
    assert ground.start()[:2] == ["package", "two"]
    assert ground.start() == ["package", "two", "_Loader"]


def test_a_module_that_is_gone_is_gone(ground: Ground) -> None:
    (ground.modules / "thing.py").unlink()
    code = "import importlib.util\nprint(importlib.util.find_spec('thing'))"
    assert ground.start(code) == ["None"]


@pytest.mark.parametrize("size", [0, 10, 16, 1000, -1, -5000])
def test_a_damaged_file_is_not_taken(ground: Ground, size: int) -> None:
    data = ground.file.read_bytes()
    ground.file.write_bytes(data[:size])
    assert ground.start()[:2] == ["one", "two"]
    ground.file.write_bytes(data[:size] + bytes(len(data[size:])))
    assert ground.start()[:2] == ["one", "two"]


def test_code_that_is_damaged_is_taken_from_where_python_has_it(ground: Ground) -> None:
    data = ground.file.read_bytes()
    size = int(data[:16])
    ground.file.write_bytes(data[: 16 + size] + bytes(len(data) - 16 - size))
    assert ground.start() == ["one", "two", "_Loader"]


def test_a_file_that_others_may_write_or_a_link_is_not_taken(ground: Ground) -> None:
    ground.file.chmod(0o620)
    assert ground.start() == ["one", "two", "SourceFileLoader"]
    assert ground.start() == ["one", "two", "_Loader"], "it was written anew"
    there = ground.file.rename(ground.file.with_name("elsewhere"))
    ground.file.symlink_to(there)
    assert ground.start() == ["one", "two", "SourceFileLoader"]


def test_where_it_cannot_be_kept_nothing_is_said(ground: Ground) -> None:
    ground.file.unlink()
    ground.file.parent.rmdir()
    ground.file.parent.touch()
    assert ground.start() == ["one", "two", "SourceFileLoader"]


def test_expressions_are_the_same_when_taken_over() -> None:
    words = [r"(?P<name>[a-zä-ü]+)\s*=(?:x|y)*?", r"\d{4}-(0[1-9]|1[0-2])"]
    before = [re.compile(each, re.IGNORECASE) for each in words]
    kept = [each for each in expressions.known() if each[0] == re.IGNORECASE and each[1][0] in words]
    assert len(kept) == len(words)
    re.purge()
    expressions.know(kept)
    after = [re.compile(each, re.IGNORECASE) for each in words]
    assert before == after
    assert not any(one is other for one, other in zip(before, after, strict=True)), "compiled before, taken over after"
    found = after[0].match("Käse = x")
    assert found is not None
    assert found["name"] == "Käse"


_VALUES = """
import collections, dataclasses, builtins, tui_reader.values
compiled_now = []
words_of = lambda words, *_more, **_named: compiled_now.append(words) or builtins.compile(words, *_more, **_named)
methods.compile = words_of

@dataclasses.dataclass(order=True)
class Point:
    x: int
    y: list = dataclasses.field(default_factory=list)

@tui_reader.values.dataclass(slots=True)
class Value:
    x: int = 1

Pair = collections.namedtuple("Pair", "a b", defaults=[2])
assert (Point(1), Point(1) < Point(2), Value().x, Pair(1)) == (Point(1, []), True, 1, (1, 2))
assert Point.__init__.__annotations__ == {"x": int, "y": list, "return": None}
assert Point.__init__.__code__.co_filename == Pair.__new__.__code__.co_filename == "<string>"
print(len(compiled_now))
"""


def test_the_methods_of_values_are_taken_from_the_file_and_are_the_same(ground: Ground) -> None:
    ground.file.unlink()
    code = f"from tui_reader import methods\n{_VALUES}"
    (first,), (second,) = ground.start(code), ground.start(code)
    assert int(first) > 5
    assert second == "0"


def test_after_the_start_python_compiles_methods_by_itself(ground: Ground) -> None:
    code = """
import collections, dataclasses, tui_reader.values
kinds = lambda: [vars(collections).get("eval"), vars(dataclasses).get("exec"), vars(tui_reader.values).get("exec")]
before = kinds()
compiled.done()
print(all(before), any(kinds()))
"""
    for _start in range(2):
        assert ground.start(code) == ["True", "False"]


def test_without_a_start_nothing_is_put_anywhere() -> None:
    assert methods.done() == {}
    methods.watch("dataclasses")
    assert "exec" not in vars(sys.modules["dataclasses"])


def test_a_start_that_ends_badly_takes_away_a_file_that_may_be_damaged(ground: Ground) -> None:
    code = "import os\ncompiled.doubt()\nprint(os.path.exists(os.environ['TUI_READER_HOME'] + '/cache/modules'))"
    assert ground.start(code) == ["False"]
    assert ground.start() == ["one", "two", "SourceFileLoader"]


def test_what_a_killed_start_left_half_written_is_taken_away(ground: Ground) -> None:
    ground.file.unlink()
    mine, old, another = (ground.file.with_suffix(f".{number}") for number in (7, 8, 9))
    for each in (mine, old, another):
        each.touch()
    os.utime(old, (0, 0))
    assert ground.start(f"import os\nos.getpid = lambda: 7\n{_IMPORTED}") == ["one", "two", "SourceFileLoader"]
    assert sorted(each.name for each in ground.file.parent.iterdir()) == ["modules", "modules.9"]


def test_a_path_that_is_no_text_hinders_no_start(ground: Ground) -> None:
    ground.file.unlink()
    assert ground.start(f"import sys, pathlib\nsys.path.append(pathlib.Path())\n{_IMPORTED}")[:2] == ["one", "two"]
