"""The compiled modules of a start in one file: Python searches no folder for them, and compiles nothing they make.

A start imports five hundred modules; to find each, and to compile the expressions and methods that they make, is a
quarter of its CPU. The file holds what Python had found and made itself, a copy of its `.pyc` files above all. It is
taken only by the same Python, while every folder that it searches is as it was; a module only while its source is. Else
Python imports as ever, and what it imported is kept for the next start.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
from importlib.machinery import ExtensionFileLoader, ModuleSpec, SourceFileLoader

from tui_reader import first

TYPE_CHECKING = False  # `typing` is not loaded yet
if TYPE_CHECKING:
    from typing import Any

    from tui_reader import methods

NAME = "modules"
"""The file, in the cache folder."""
_OLD = 3600.0
"""Seconds after which nobody writes at a file any more."""
_FORMAT = 2
"""What it is written like."""
_HEAD = 16
"""Digits of the length of its index, and bytes of the head of a `.pyc` (PEP 552): magic, flags, time and size."""


class _Modules:
    """What `sys.meta_path` asks first while the program starts.

    Args:
        file: the open file. rows: by names path, its stamp, folders of a package, its `.pyc`, place and length of the
            code. begin: where in the file the code begins.
    """

    def __init__(self, file: int, rows: dict[str, Any], begin: int) -> None:
        self.file, self._rows, self._begin = file, rows, begin

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """Where a module is, None for those that Python is to find."""
        row = self._rows.get(name)
        if row is None or _stamp(row[0]) != row[1]:
            return None
        path, _was, folders, cached, at, size = row
        loader = _Loader(name, path, self, self._begin + at, size) if size else ExtensionFileLoader(name, path)
        spec = ModuleSpec(name, loader, origin=path)
        spec.submodule_search_locations, spec.cached, spec.has_location = folders, cached, True
        return spec


class _Loader(SourceFileLoader):
    """Python's own, but the code comes out of the file."""

    def __init__(self, name: str, path: str, modules: _Modules, at: int, size: int) -> None:
        super().__init__(name, path)
        self._place = modules, at, size

    def get_code(self, fullname: str) -> Any:
        """The compiled module; as Python gets it where the file is closed or damaged."""
        modules, at, size = self._place
        try:
            return marshal.loads(os.pread(modules.file, size, at))  # noqa: S302 - our own file, as a .pyc is
        except (OSError, ValueError, EOFError, TypeError):
            return super().get_code(fullname)


_now: _Modules | None = None
_asked = False
"""Whether this is a start of the program: nothing else keeps what it imported."""


def use() -> None:
    """Have the imports from now on take what the file holds, if it is of this Python and these folders."""
    global _asked, _now  # noqa: PLW0603 - one path to import from
    _asked = True
    _now, known, codes = _read()
    if _now is not None:
        sys.meta_path.insert(0, _now)
    from tui_reader import expressions, methods  # noqa: PLC0415 - and all that they import is in the file

    try:
        expressions.know(known)
        methods.know(codes)
    except (ValueError, TypeError, AttributeError):
        _close()
        methods.know({})


def done() -> None:
    """The start is over: close the file; where there was none to use, keep what was imported for the next."""
    from tui_reader import methods  # noqa: PLC0415 - as above

    folder, codes = first.folder("cache"), methods.done()
    if not _close() and _asked and folder and hasattr(os, "pread"):
        try:
            _keep(folder, codes)
        except (OSError, ValueError):  # disk full, nothing may be written there, a path that is no text: the next start
            pass  # takes as long as this one


def doubt() -> None:
    """A start ended badly: the file may be damaged, as a `.pyc` may be, and the next start does without it."""
    if _now is not None:
        try:
            os.unlink(f"{first.folder('cache')}/{NAME}")
        except OSError:  # it may not be taken away, or is gone
            pass


def _read() -> tuple[_Modules | None, Any, Any]:
    """What the file holds: modules, expressions and methods; none of them where it is not to be used."""
    try:
        file = first.opened(f"{first.folder('cache')}/{NAME}")
    except (OSError, ValueError, AttributeError):  # there is none, it is not our own, or this is Windows
        return None, [], {}
    try:
        size = int(os.pread(file, _HEAD, 0))
        state, folders, rows, known, codes = marshal.loads(os.pread(file, size, _HEAD))  # noqa: S302 - as above
        if state == _state() and all(_stamp(folder) == was for folder, was in folders):
            return _Modules(file, rows, _HEAD + size), known, codes
    except (OSError, ValueError, EOFError, TypeError, AttributeError):
        pass
    os.close(file)
    return None, [], {}


def _close() -> bool:
    """Import as ever from now on; False where that was so before."""
    global _now
    if _now is None:
        return False
    modules, _now = _now, None
    sys.meta_path.remove(modules)
    os.close(modules.file)
    modules.file = -1
    return True


def _keep(folder: str, methods_of: methods.Codes) -> None:
    from tui_reader import expressions  # noqa: PLC0415 - as above

    rows: dict[str, Any] = {}
    codes: list[bytes] = []
    at = 0
    for name, module in list(sys.modules.items()):
        spec = getattr(module, "__spec__", None)
        if spec is None or spec.name != name or not spec.has_location or not spec.origin:
            continue
        code = b"" if type(spec.loader) is ExtensionFileLoader else _code(spec)
        if code is not None:
            row = spec.origin, _stamp(spec.origin), spec.submodule_search_locations, spec.cached
            rows[name] = (*row, at, len(code))
            codes.append(code)
            at += len(code)
    folders = {*sys.path, *(os.path.dirname(row[0]) for row in rows.values())}
    stamps = [(each, _stamp(each)) for each in folders]
    index = marshal.dumps((_state(), stamps, rows, expressions.known(), methods_of))
    os.makedirs(folder, 0o700, exist_ok=True)
    _sweep(folder)
    path = f"{folder}/{NAME}"
    new = f"{path}.{os.getpid()}"
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600), "wb") as file:
        try:
            file.writelines([b"%*d" % (_HEAD, len(index)), index, *codes])
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            os.unlink(new)
            raise
    os.replace(new, path)


def _sweep(folder: str) -> None:
    """Take away what starts that were killed left half written: those of this number, and old ones."""
    for name in os.listdir(folder):
        path, number = f"{folder}/{name}", name.removeprefix(f"{NAME}.")
        if number != name and (number == str(os.getpid()) or time.time() - os.stat(path).st_mtime > _OLD):
            os.unlink(path)


def _code(spec: ModuleSpec) -> bytes | None:
    """The code of a module as its `.pyc` has it; None where that is not of its source as it is now."""
    if type(spec.loader) is not SourceFileLoader or not spec.cached or not spec.origin:
        return None
    try:
        with open(spec.cached, "rb") as file:
            data = file.read()
        info = os.stat(spec.origin)
    except OSError:
        return None
    flags, *source = (int.from_bytes(data[at : at + 4], "little") for at in (4, 8, 12))
    fresh = not flags and source == [int(info.st_mtime) & 0xFFFFFFFF, info.st_size & 0xFFFFFFFF]
    return data[_HEAD:] if fresh and os.fsencode(spec.origin) in data else None  # moved since it was compiled


def _state() -> list[Any]:
    return [_FORMAT, sys.version, sys.flags.optimize, sys.path]


def _stamp(path: str) -> tuple[int, ...]:
    """What changes with a file, or with the list of those in a folder; () where there is none."""
    try:
        info = os.stat(path or ".")
    except OSError:
        return ()
    return (info.st_ino, info.st_mtime_ns, info.st_size)
