"""`dataclass` for values: the standard library's with slots, but a class pays for itself when first used.

A start makes some eighty such classes and needs thirty; the methods of each take a third of a millisecond to compile.
So a class gets them with its first instance: nobody can miss them before.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - type checkers know what that one means
else:

    def dataclass(*, slots: Literal[True], **how: bool) -> Any:
        """Decorate a class without base classes; takes `frozen`, `eq` and `repr` as well."""
        if not slots:
            raise TypeError("values have slots")
        return lambda cls: _slotted(cls, how)


_MADE = {"__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__", "__match_args__", "__dataclass_fields__"}


def _slotted(cls: type, how: dict[str, bool]) -> Any:
    """The class as it will be, but for its methods."""
    if cls.__bases__ != (object,):
        raise TypeError("values inherit no fields")
    names = tuple(cls.__annotations__)
    body = {name: value for name, value in vars(cls).items() if name not in {*names, "__dict__", "__weakref__"}}
    slotted: Any = type(cls.__name__, (), body | {"__slots__": names, "__qualname__": cls.__qualname__})

    def begin(self: Any, *values: object, **named: object) -> None:
        """Make the methods from the class without slots; they are used from now on."""
        made = vars(dataclasses.dataclass(**how)(cls))
        for name in _MADE & made.keys():
            setattr(slotted, name, made[name])
        slotted.__init__ = made["__init__"]  # the last of them: another thread may make an instance meanwhile
        slotted.__init__(self, *values, **named)

    slotted.__init__ = begin
    return slotted
