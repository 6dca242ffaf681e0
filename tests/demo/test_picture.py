"""The picture of the demo blog: a real file, where its post says."""

import zlib
from urllib.request import urlopen

from tui_reader.demo import DemoBlog, picture
from tui_reader.demo.content import load


def test_it_is_a_png_of_its_size() -> None:
    data = picture.png()
    assert data.startswith(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\xe0\0\0\x01\x0e")
    begin = data.index(b"IDAT") + 4
    assert len(zlib.decompressobj().decompress(data[begin:])) == 270 * (1 + 3 * 480)


def test_it_lies_where_its_post_has_it() -> None:
    assert any(f'src="{picture.PATH}"' in post.html for post in load().posts)
    with DemoBlog() as blog, urlopen(f"{blog.address[:-1]}{picture.PATH}") as answer:  # noqa: S310 - the demo blog's
        assert answer.headers["Content-Type"] == "image/png"
        assert answer.read() == picture.png()
