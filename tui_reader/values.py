"""`dataclass` for values: the standard library's with slots, but a class pays for itself when first used.

A start makes some eighty such classes and needs thirty; the methods of each take up to a millisecond to compile.
So a class gets them with its first instance; only `__init__` is compiled, the others are shared by all.
"""

from __future__ import annotations

import dataclasses
from _thread import allocate_lock  # threading itself takes longer to import
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal

from tui_reader import methods

methods.watch("dataclasses", __name__)

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - type checkers know what that one means
else:

    def dataclass(*, slots: Literal[True], frozen: bool = False, eq: bool = True, repr: bool = True) -> Any:  # noqa: A002 - the standard library's names
        """Decorate a class without base classes."""
        if not slots:
            raise TypeError("values have slots")
        return lambda cls: _slotted(cls, frozen, {"__eq__": eq, "__hash__": eq, "__repr__": repr})


def _slotted(cls: type, frozen: bool, wanted: dict[str, bool]) -> Any:  # noqa: FBT001 - as the standard library's
    """The class as it will be, but for its methods."""
    if cls.__bases__ != (object,):
        raise TypeError("values inherit no fields")
    names = tuple(cls.__annotations__)
    usual = {name: value for name, value in vars(cls).items() if name in names}
    body = {name: value for name, value in vars(cls).items() if name not in {*names, "__dict__", "__weakref__"}}
    body |= {"__slots__": names, "__qualname__": cls.__qualname__, "__match_args__": names}
    slotted: Any = type(cls.__name__, (), body | {"__dataclass_fields__": _Fields(cls)})

    def begin(self: Any, *values: object, **named: object) -> None:
        """Make the methods from the class without slots; they are used from now on."""
        for name, method in _shared(names, usual, frozen=frozen).items():
            if wanted.get(name, True) and name not in body:
                setattr(slotted, name, method)
        slotted.__init__ = _init(slotted, names, usual)  # the last: another thread may make an instance meanwhile
        slotted.__init__(self, *values, **named)

    slotted.__init__ = begin
    return slotted


class _Fields:
    """The standard library's fields of a class, made when `replace()` or `fields()` first ask for them."""

    def __init__(self, cls: type) -> None:
        self._cls = cls
        self._fields: dict[str, Any] = {}
        self._making = allocate_lock()

    def __get__(self, _value: object, _owner: type) -> dict[str, Any]:
        with self._making:  # the class loses its defaults in it
            if not self._fields:
                made = vars(dataclasses.dataclass(init=False, eq=False, repr=False)(self._cls))
                self._fields = made["__dataclass_fields__"]
        return self._fields


def _init(cls: Any, names: tuple[str, ...], usual: dict[str, Any]) -> Any:
    """`__init__`, which sets the slots past a frozen `__setattr__`."""
    known: dict[str, Any] = {"_later": object()}
    given, lines = ["self"], ["pass"]
    for name in names:
        known[f"_set_{name}"] = getattr(cls, name).__set__
        value, words = name, name
        if name in usual:
            default = usual[name]
            words = f"{name}=_usual_{name}"
            if isinstance(default, dataclasses.Field):
                if default.default_factory is not dataclasses.MISSING:
                    known[f"_make_{name}"], default = default.default_factory, known["_later"]
                    value = f"_make_{name}() if {name} is _later else {name}"
                elif default.default is not dataclasses.MISSING:
                    default = default.default
                else:
                    words = name
            known[f"_usual_{name}"] = default
        given.append(words)
        lines.append(f"_set_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    made: dict[str, Any] = {}
    exec(f"def __init__({', '.join(given)}):\n " + "\n ".join(lines), known, made)  # noqa: S102 - as dataclasses do
    return made["__init__"]


def _shared(names: tuple[str, ...], usual: dict[str, Any], *, frozen: bool) -> dict[str, Any]:
    """Methods by their names that look at all fields; those of `field(compare=False)` are not compared."""
    key = attrgetter(*(name for name in names if getattr(usual.get(name), "compare", True)))
    shown = [name for name in names if getattr(usual.get(name), "repr", True)]

    def same(self: object, other: object) -> Any:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(key(self))

    def words(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    methods = {"__eq__": same, "__hash__": hashed if frozen else None, "__repr__": words}
    return methods | {"__setattr__": _refuse, "__delattr__": _refuse} if frozen else methods


def _refuse(_value: object, name: str, _new: object = None) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
