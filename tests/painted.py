"""Real pictures as files, made by Pillow; without the extra `images` the tests that need them are skipped."""

import io
from typing import Any

import pytest

Image = pytest.importorskip("PIL.Image", reason="pictures need the extra: pip install 'tui-reader[images]'")

RED, BLUE = (200, 40, 40), (40, 40, 200)


def painted(width: int = 64, height: int = 48, mode: str = "RGB") -> Any:
    """A picture whose upper half is red, and whose lower half is blue."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (0, height // 2, width, height))
    return image if mode == "RGB" else image.convert(mode)


def file(image: Any = None, kind: str = "PNG", **options: Any) -> bytes:
    """A picture as a file of a kind."""
    where = io.BytesIO()
    (image or painted()).save(where, kind, **options)
    return where.getvalue()
