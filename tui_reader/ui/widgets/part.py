"""A part of a block that would take long to lay out at once."""

from __future__ import annotations

from typing import Any

from tui_reader.content.blocks import Block, Cell


class Part(Block):
    """Reads on where the part before it ends.

    Args:
        columns: what is to be the same in all parts: the cells that each column of the whole wishes (code has one);
            of a table, then those of the longest word of each; empty where this part speaks for itself.
        head: of a table, the rows that name its columns, in every part but the first.
    """

    __slots__ = ("columns", "head")
    columns: tuple[int, ...]
    head: tuple[tuple[Cell, ...], ...]

    def __init__(
        self,
        *values: Any,
        columns: tuple[int, ...] = (),
        head: tuple[tuple[Cell, ...], ...] = (),
        **named: Any,
    ) -> None:
        super().__init__(*values, **named)
        object.__setattr__(self, "columns", columns)
        object.__setattr__(self, "head", head)

    @classmethod
    def of(cls, block: Block, columns: tuple[int, ...], head: tuple[tuple[Cell, ...], ...] = ()) -> Part:
        """A block as such a part."""
        return cls(**{name: getattr(block, name) for name in Block.__slots__}, columns=columns, head=head)


def columns(block: Block) -> tuple[int, ...]:
    """What its parts have in common; empty for a block that is whole."""
    return block.columns if isinstance(block, Part) else ()
