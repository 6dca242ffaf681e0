"""The last line of a dialog: which keys do what there."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widgets import Static


class Foot(Static):
    """Keys and what they do, two spaces between them; how it looks, the dialog says."""

    def __init__(self, *keys: tuple[str, str], id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(key_line(keys), id=id)


def key_line(keys: Iterable[tuple[str, str]]) -> Content:
    """Keys, each followed by what it does."""
    return Content("  ").join(Content.assemble((key, "bold $text"), f" {words}") for key, words in keys)
