"""Pictures that somebody sent: decoded whatever their kind, refused before they cost anything."""

import contextlib
import struct
import threading
import time
import warnings
import zlib
from typing import Any

import pytest

from tests.painted import BLUE, RED, Image, file, painted
from tui_reader.content.pictures import available, decode
from tui_reader.errors import NotShown


def near(pixel: bytes, colour: tuple[int, int, int]) -> bool:
    return all(abs(here - there) < 30 for here, there in zip(pixel, colour, strict=True))


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def claimed(width: int, height: int, body: bytes = b"") -> bytes:
    """A PNG that says of itself that it has so many pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_what_decodes_them_is_here() -> None:
    assert available()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_the_kinds_of_the_web_are_decoded(kind: str) -> None:
    found = decode(file(kind=kind), 32)
    assert (found.width, found.height) == (64, 48)
    assert max(found.finest) == 32
    pixels = found.pixels(1, 2, (0, 0, 0))
    assert near(pixels[:3], RED)
    assert near(pixels[3:], BLUE)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK"])
def test_every_kind_of_colours_becomes_red_green_and_blue(mode: str) -> None:
    assert len(decode(file(painted(mode=mode), "JPEG" if mode == "CMYK" else "PNG"), 32).pixels(5, 4, (0, 0, 0))) == 60


def test_grey_of_sixteen_bits_is_grey() -> None:
    image = Image.new("I", (8, 8), 0x8000).convert("I;16")
    assert near(decode(file(image), 32).pixels(1, 1, (0, 0, 0)), (128, 128, 128))


def test_what_is_transparent_shows_the_ground() -> None:
    clear = decode(file(Image.new("RGBA", (8, 8), (255, 0, 0, 0))), 32)
    assert clear.pixels(1, 1, (21, 23, 28)) == bytes((21, 23, 28))


@pytest.mark.parametrize(("turn", "first"), [(3, BLUE), (6, BLUE), (8, RED)])
def test_a_camera_that_was_turned_is_turned_back(turn: int, first: tuple[int, int, int]) -> None:
    exif = Image.Exif()
    exif[0x112] = turn
    found = decode(file(kind="JPEG", exif=exif, quality=95), 64)
    sideways = turn > 4
    assert (found.width, found.height) == ((48, 64) if sideways else (64, 48))
    pixels = found.pixels(2, 1, (0, 0, 0)) if sideways else found.pixels(1, 2, (0, 0, 0))
    assert near(pixels[:3], first)


def test_exif_that_is_none_harms_nothing() -> None:
    assert decode(file(kind="JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\xfe" * 40), 32).width == 64


def test_only_the_first_frame_counts() -> None:
    frames = [Image.new("P", (8, 8), number) for number in range(20)]
    data = file(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert decode(data, 32).pixels(1, 1, (0, 0, 0)) == decode(file(frames[0], "GIF"), 32).pixels(1, 1, (0, 0, 0))


@pytest.mark.parametrize(
    "data", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.4", b"RIFF0000WAVE", b"BM" * 99]
)
def test_other_kinds_are_named_as_what_they_are_not(data: bytes) -> None:
    with pytest.raises(NotShown, match=r"b\.example is not shown: it is no PNG, JPEG, GIF or WebP"):
        decode(data, 32, "b.example")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_what_is_cut_off_says_so(kind: str, part: float) -> None:
    data = file(Image.effect_noise((200, 200), 80).convert("RGB"), kind)
    with pytest.raises(NotShown, match="damaged or not whole"):
        decode(data[: int(len(data) * part)], 32)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_what_is_scrambled_is_a_picture_or_says_why_not(kind: str) -> None:
    data = file(Image.effect_noise((60, 60), 80).convert("RGB"), kind)
    for at in range(0, len(data), max(1, len(data) // 60)):
        with contextlib.suppress(NotShown):
            assert decode(data[:at] + bytes((data[at] ^ 0x55,)) + data[at + 1 :], 32).pixels(1, 1, (0, 0, 0))


@pytest.mark.parametrize("size", [(6400, 6400), (30_000, 30_000), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_refused_by_what_it_says_of_itself(size: tuple[int, int]) -> None:
    begin = time.process_time()
    with pytest.raises(NotShown, match="more than 40 megapixels"):
        decode(claimed(*size), 32)
    assert time.process_time() - begin < 1


@pytest.mark.parametrize("options", [{}, {"save_all": True, "append_images": [Image.new("RGB", (4000, 2001), RED)]}])
def test_a_webp_may_have_fewer_since_it_is_decoded_in_one_go(options: dict[str, Any]) -> None:
    with pytest.raises(NotShown, match="more than 8 megapixels"):
        decode(file(Image.new("RGB", (4000, 2001)), "WEBP", method=0, quality=10, **options), 32)


@pytest.mark.parametrize(("mode", "clear"), [("P", 0), ("P", bytes(256)), ("RGB", (0, 0, 0)), ("LA", None)])
def test_what_is_converted_in_one_go_may_have_half_as_many(mode: str, clear: object) -> None:
    with pytest.raises(NotShown, match="more than 20 megapixels"):
        decode(file(Image.new(mode, (5000, 4200)), compress_level=1, transparency=clear), 32)


def test_what_is_odd_in_a_file_is_no_warning_and_the_filters_of_others_stay() -> None:
    data = file()
    odd = data[:33] + chunk(b"acTL", bytes(8)) + data[33:]  # an animation of no frames, of which Pillow warns
    decode(odd, 32)
    before = len(warnings.filters)
    warnings.filterwarnings("ignore", message="of another")
    decode(odd, 32)
    assert len(warnings.filters) == before + 1
    warnings.warn("of another", UserWarning, stacklevel=1)
    with pytest.raises(UserWarning, match="ours"):
        warnings.warn("ours", UserWarning, stacklevel=1)


def test_a_jpeg_may_not_go_over_its_pixels_for_minutes() -> None:
    data = file(painted(4000, 4000), "JPEG", progressive=True)
    scan = data[data.rindex(b"\xff\xda") : -2]
    begin = time.process_time()
    with pytest.raises(NotShown, match="too long"):
        decode(data[:-2] + scan * 200 + data[-2:], 32)
    assert time.process_time() - begin < 1


@pytest.mark.parametrize("size", [(0, 5), (5, 0)])
def test_no_pixels_are_no_picture(size: tuple[int, int]) -> None:
    with pytest.raises(NotShown):
        decode(claimed(*size), 32)


@pytest.mark.parametrize("size", [(10_000, 10), (10, 10_000)])
def test_a_line_is_no_picture(size: tuple[int, int]) -> None:
    with pytest.raises(NotShown, match="it is empty, or much too narrow"):
        decode(file(Image.new("L", size)), 32)


def test_a_comment_that_swells_is_not_read() -> None:
    text = chunk(b"zTXt", b"x\0\0" + zlib.compress(b"A" * 100_000_000))
    data = file()
    with pytest.raises(NotShown):
        decode(data[:33] + text + data[33:], 32)


def test_others_have_their_turn_while_a_large_one_is_decoded() -> None:
    data = file(painted(6000, 6000), compress_level=1)
    thread = threading.Thread(target=decode, args=(data, 800))
    turns = 0
    thread.start()
    while thread.is_alive():
        time.sleep(0.002)
        turns += 1
    assert turns > 10


def test_it_may_be_drawn_at_any_size() -> None:
    found = decode(file(), 32)
    for width, height in ((1, 1), (7, 3), (200, 100)):
        assert len(found.pixels(width, height, (0, 0, 0))) == 3 * width * height
    assert found.smaller(8).finest == (8, 6)
    assert (found.smaller(8).width, found.smaller(8).height) == (64, 48)
