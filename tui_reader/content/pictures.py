"""Pictures made harmless: bytes that somebody sent become a few pixels in memory, or a reason why not.

Pillow decodes them, which comes with the extra `images`. What would take long or much memory is refused by what the
file says of itself before any pixel is made, and nothing of the file is kept but its pixels.
"""

from __future__ import annotations

import importlib.util
import io
import threading
import warnings
from typing import TYPE_CHECKING

from tui_reader.errors import NotShown
from tui_reader.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image

Ground = tuple[int, int, int]
"""The colour behind what is transparent."""

_MOST_PIXELS = 40_000_000
_MOST_OF_WEBP = 8_000_000
"""Its decoder hands over all of them in one go, and nothing else has a turn meanwhile: 40 ms."""
_MOST_TO_CONVERT = 20_000_000
"""Where a colour, or one of a palette, or a grey is transparent, Pillow converts them in one go too: 20 to 50 ms."""
_NARROWEST = 50
"""How many times as long as it is wide a picture may be: what is more is a line, or there to do harm."""
_SCANS, _WORK = 100, 1_000_000_000
"""Times that a JPEG may go over its pixels, and pixels that it may touch by that: a kilobyte can ask for minutes."""
_CONVERTED = {"P", "RGB"}
_FORMATS = {"PNG": b"\x89PNG\r\n\x1a\n", "JPEG": b"\xff\xd8\xff", "GIF": b"GIF8", "WEBP": b"RIFF"}
_ORIENTATION = 0x0112
_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
"""What EXIF's orientation asks for (Exif 2.3, 4.6.4 A), by the numbers of Pillow's `Transpose`."""
_SIDEWAYS = range(5, 9)
"""Those that change width and height."""
_one_at_a_time = threading.Lock()
"""A picture of the largest size takes 160 MB while it is decoded."""


def available() -> bool:
    """Whether pictures can be decoded here."""
    return importlib.util.find_spec("PIL") is not None


class Picture:
    """A picture as it may be drawn.

    Attributes:
        width, height: of the file in pixels, turned as it is to be seen.
    """

    def __init__(self, image: Image, width: int, height: int) -> None:
        self._image = image
        self.width, self.height = width, height

    @property
    def finest(self) -> tuple[int, int]:
        """Width and height of what is kept of it, beyond which it only gets larger and not finer."""
        return self._image.size

    def smaller(self, finest: int) -> Picture:
        """The same with fewer pixels."""
        image = self._image.copy()
        image.thumbnail((finest, finest))
        return Picture(image, self.width, self.height)

    def pixels(self, width: int, height: int, ground: Ground) -> bytes:
        """Its pixels at a size: red, green and blue of each, row by row; a millisecond for what fits a terminal."""
        return self.scaled(width, height, ground).tobytes()

    def scaled(self, width: int, height: int, ground: Ground) -> Image:
        """The same as Pillow has it, for whoever encodes it anew."""
        from PIL import Image  # noqa: PLC0415 - an extra, and not before a picture is wanted

        size = max(1, width), max(1, height)
        smaller = size[0] < self._image.width
        scaled = self._image.resize(size, Image.Resampling.BOX if smaller else Image.Resampling.BICUBIC)
        if scaled.mode == "RGB":
            return scaled
        return Image.alpha_composite(Image.new("RGBA", size, (*ground, 255)), scaled).convert("RGB")


def decode(data: bytes, finest: int, host: str = "") -> Picture:
    """The picture in a file; blocks, for a second at worst, so call it in a thread.

    Args:
        data: PNG, JPEG, GIF (its first frame) or WebP, whatever its name or sender says. finest: pixels of the longer
            side that are kept. host: for the error.

    Raises:
        NotShown: it is none of these, damaged, or larger than any screen needs.
    """
    kind = next((name for name, magic in _FORMATS.items() if data.startswith(magic)), "")
    if not kind or (kind == "WEBP" and data[8:12] != kind.encode()):
        raise NotShown(host=host, reason=_("it is no PNG, JPEG, GIF or WebP"))
    with _one_at_a_time:
        try:
            return _decoded(data, kind, finest, host)
        except NotShown:
            raise
        except MemoryError:
            raise NotShown(host=host, reason=_too_large()) from None
        except Exception as error:  # noqa: BLE001 - Pillow raises anything over a file that is made to break it
            bomb = type(error).__name__.startswith("DecompressionBomb")
            raise NotShown(host=host, reason=_too_large() if bomb else _("it is damaged or not whole")) from None


def _decoded(data: bytes, kind: str, finest: int, host: str) -> Picture:
    from PIL import Image, WebPImagePlugin  # noqa: F401, PLC0415 - an extra; the second makes WebP known

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    _silence(Image.DecompressionBombWarning)
    with Image.open(io.BytesIO(data), formats=(kind,)) as found:
        width, height = found.size
        to_convert = found.mode == "LA" or (found.mode in _CONVERTED and "transparency" in found.info)
        most = _MOST_OF_WEBP if kind == "WEBP" else _MOST_TO_CONVERT if to_convert else _MOST_PIXELS
        _check(width, height, most, host)
        if kind == "JPEG":
            scans = data.count(b"\xff\xda")
            if scans > _SCANS or scans * width * height > _WORK:
                raise NotShown(host=host, reason=_("it would take too long"))
            found.draft("RGB", (finest, finest))
        found.load()
        image = _in_colour(found)
        image.thumbnail((finest, finest), reducing_gap=2.0)
        turn = _orientation(found)
        if turn in _TURNS:
            image = image.transpose(Image.Transpose(_TURNS[turn]))
        if turn in _SIDEWAYS:
            width, height = height, width
        return Picture(image.copy(), width, height)


def _silence(bomb: type[Warning]) -> None:
    """Say nothing of what is odd in a file, it would go to the terminal; what is too large is an error.

    The filters are those of the whole program, so these two are put in and stay: to put back what was before, as
    `catch_warnings` does, would undo what another thread has changed meanwhile.
    """
    warnings.filterwarnings("ignore", module=r"PIL\.")
    warnings.simplefilter("error", bomb)


def _in_colour(image: Image) -> Image:
    if image.mode.startswith("I"):  # 16 bits of grey, of which the upper half is what a screen shows
        image = image.convert("I").point([value >> 8 for value in range(1 << 16)], "L")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    return image if image.mode == mode else image.convert(mode)


def _orientation(image: Image) -> int:
    """How a camera was held, as EXIF says; 1, upright, where that is missing or makes no sense."""
    try:
        found = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - Pillow raises anything over what is no EXIF; the picture is good all the same
        return 1
    return found if isinstance(found, int) else 1


def _check(width: int, height: int, most: int, host: str) -> None:
    """Refuse by the size that the file says it has, before any of it is decoded."""
    if width * height > most:
        raise NotShown(host=host, reason=_too_large(most))
    if min(width, height) < 1 or max(width, height) > _NARROWEST * min(width, height):
        raise NotShown(host=host, reason=_("it is empty, or much too narrow"))


def _too_large(most: int = _MOST_PIXELS) -> str:
    return _("it has more than {n} megapixels").format(n=most // 1_000_000)
