"""`dataclass` for values: the standard library's with slots, but a class pays for itself when first used.

A start makes some eighty such classes and needs thirty; the methods of each take a third of a millisecond to compile.
So a class gets them with its first instance; those that need no compiling are shared by all.
"""

from __future__ import annotations

import dataclasses
from _thread import allocate_lock  # threading itself takes longer to import
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - type checkers know what that one means
else:

    def dataclass(*, slots: Literal[True], frozen: bool = False, eq: bool = True, repr: bool = True) -> Any:  # noqa: A002 - the standard library's names
        """Decorate a class without base classes."""
        if not slots:
            raise TypeError("values have slots")
        return lambda cls: _slotted(cls, frozen, {"__eq__": eq, "__hash__": eq, "__repr__": repr})


_MADE = {"__setattr__", "__delattr__", "__match_args__", "__dataclass_fields__"}


def _slotted(cls: type, frozen: bool, wanted: dict[str, bool]) -> Any:  # noqa: FBT001 - as the standard library's
    """The class as it will be, but for its methods."""
    if cls.__bases__ != (object,):
        raise TypeError("values inherit no fields")
    names = tuple(cls.__annotations__)
    body = {name: value for name, value in vars(cls).items() if name not in {*names, "__dict__", "__weakref__"}}
    slotted: Any = type(cls.__name__, (), body | {"__slots__": names, "__qualname__": cls.__qualname__})

    making = allocate_lock()

    def begin(self: Any, *values: object, **named: object) -> None:
        """Make the methods from the class without slots; they are used from now on."""
        with making:  # two threads may want the first one
            if slotted.__init__ is begin:
                make()
        slotted.__init__(self, *values, **named)

    def make() -> None:
        made = vars(dataclasses.dataclass(frozen=frozen, eq=False, repr=False)(cls))
        methods = {name: made[name] for name in _MADE & made.keys()}
        methods |= {
            name: method
            for name, method in _compared(made["__dataclass_fields__"].values(), frozen=frozen).items()
            if wanted[name] and name not in body
        }
        for name, method in methods.items():
            setattr(slotted, name, method)
        slotted.__init__ = made["__init__"]  # the last of them: another thread may make an instance meanwhile

    slotted.__init__ = begin
    return slotted


def _compared(fields: Any, *, frozen: bool) -> dict[str, Any]:
    """Methods by their names that look at all fields."""
    key = attrgetter(*(field.name for field in fields if field.compare))
    shown = [field.name for field in fields if field.repr]

    def same(self: object, other: object) -> Any:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(key(self))

    def words(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    return {"__eq__": same, "__hash__": hashed if frozen else None, "__repr__": words}
