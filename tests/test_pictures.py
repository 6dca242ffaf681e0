"""The screenshots show what the program shows."""

import re
from html import unescape

import pytest

from tests.pictures import FOLDER, SIZES, THEMES, pictures


def words(svg: str) -> list[str]:
    """The rows of text in a picture; colours and markup may change with Textual's version, words may not."""
    rows = re.findall(r"<text[^>]*clip-path[^>]*>(.*?)</text>", svg)
    return [unescape(row).replace("\xa0", " ").strip() for row in rows if row.strip()]


@pytest.mark.timeout(180)
async def test_screenshots_are_of_this_version() -> None:
    drawn = await pictures()
    assert set(drawn) == {f"{theme}-{columns}x{rows}" for theme in THEMES for columns, rows in SIZES}
    for name, svg in drawn.items():
        there = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
        assert words(svg) == words(there), f"{name} differs: run python -m tests.pictures and look at it"
        assert any("The Quiet Window" in row for row in words(svg))
