"""Documents on their way to the shelf and back."""

import zlib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.content.shown import BASE, faults
from tests.content.test_properties import RAW
from tui_reader.content import convert, markdown, pack, packing, unpack, words
from tui_reader.content.blocks import Block, Document, Kind, Link, Look, Span
from tui_reader.demo.content import load

EVERYTHING = (
    "<h2>Titel &amp; mehr</h2><p>Ein <b>Wort</b> <i>und <a href='/x'>ein Link</a></i>,<br>a &lt; b &amp;amp; c</p>"
    "<ul><li>a<ul><li>b</ul></ul><ol start=9><li><p>x</p><p>y</p></ol><blockquote>z<cite>w</cite></blockquote><hr>"
    "<pre><code class=language-c++>if (a &lt; b)\n\treturn;</code></pre><dl><dt>t<dd>d</dl>"
    "<figure><img src='/i.png' alt='Ein \"Bild\"'><figcaption>Unterschrift</figcaption></figure>"
    "<table><tr><th>h<th align=right>i<tr><td>1<td align=right>2</table><p>H<sub>2</sub>O, x<sup>12</sup>"
)
PACKED = (
    "0178bb3e0245fe636060906160640452cc0c0c400ac86461606165e46463e062675262012a393c0714ce30db9d12f3b253f3"
    "e06e50504bcc2db056c0b004e8b774bdd40aa0644eaa7ea2921d2805c0ac65007118b0ab043a040077502776"
)
"""What version 1 made of a paragraph; this must never be made anew."""

TAGS = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<a href='/1'>", "</a>", "<li>", "<ul>", "<table><tr><td>", "<td>"]
)
PAGES = st.lists(TAGS | st.text(max_size=8) | st.sampled_from(["<br>", "<pre>", "</pre>", "&amp;", "&lt;"])).map(
    "".join
)


def repacked(plain: bytes) -> bytes:
    """A packed document of the bytes inside."""
    deflate = zlib.compressobj(zdict=packing._WORDS)
    return b"\x01" + deflate.compress(plain) + deflate.flush()


def inside(packed: bytes) -> bytes:
    """The bytes inside a packed document."""
    return zlib.decompressobj(zdict=packing._WORDS).decompress(packed[1:])


def test_every_construct_comes_back_as_it_was() -> None:
    document = convert(EVERYTHING, BASE)
    assert {block.kind for block in document.blocks} == set(Kind)
    assert unpack(pack(document)) == document


@settings(max_examples=300, deadline=None)
@given(RAW | PAGES)
@example("<p>" + "\u0301" * 20 + "<b>" + "\u0301" * 20)
@example("&amp;amp;lt;")
def test_whatever_was_converted_comes_back_as_it_was(html: str) -> None:
    document = convert(html, BASE)
    assert unpack(pack(document)) == document


@pytest.mark.parametrize("size", [0xD7FF, 0xD800, 0xDFFF, 0xE000, 600_000])
def test_long_texts_come_back(size: int) -> None:
    document = convert(f"<p>{'x' * size}</p>")
    assert unpack(pack(document)) == document


def test_a_document_without_html_comes_back() -> None:
    spans = (Span("a"), Span("<b>", Look.STRONG | Look.DELETED), Span("c", Look.PLAIN, 1))
    document = Document((Block(Kind.PARAGRAPH, spans),), (Link(1, "c", "https://blog.example/"),), "", cut=True)
    assert unpack(pack(document)) == document


def test_markdown_of_what_came_back_is_the_same() -> None:
    document = convert(EVERYTHING, BASE)
    assert markdown(unpack(pack(document))) == markdown(document)


def test_usual_posts_take_less_than_their_text() -> None:
    documents = [convert(post.html, BASE) for post in load().posts]
    longest = max(documents, key=lambda document: len(words(document)))
    assert len(pack(longest)) < len(words(longest).encode())
    assert sum(len(pack(document)) for document in documents) < 0.8 * sum(len(words(one).encode()) for one in documents)


def test_a_text_longer_than_the_window_is_not_packed_twice() -> None:
    html = "".join(f"<p>{' '.join(str(n * 7919 % 100_003) for n in range(at, at + 50))} &amp;</p>" for at in range(999))
    assert len(pack(convert(html))) < 1.15 * len(zlib.compress(html.encode()))


def test_the_first_version_is_read_for_ever() -> None:
    packed = bytes.fromhex(PACKED)
    assert unpack(packed) == convert("<p>Über <b>Banken</b> &amp; <a href='https://blog.example/a'>mehr</a>")


@pytest.mark.parametrize("packed", [b"", b"\x01", b"\x00abc", b"\x02" + pack(Document(()))[1:], b"\x01" + bytes(99)])
def test_anything_else_is_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match="document"):
        unpack(packed)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_damage_is_a_value_error_or_a_clean_document(data: st.DataObject) -> None:
    plain = bytearray(inside(pack(convert(EVERYTHING, BASE))))
    for _ in range(data.draw(st.integers(1, 4))):
        plain[data.draw(st.integers(0, len(plain) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(plain)))
    for damaged in (repacked(bytes(plain)), repacked(bytes(plain[:cut])), bytes(plain[:cut])):
        try:
            document = unpack(damaged)
        except ValueError:
            continue
        assert not [fault for fault in faults(document) if fault.startswith("link numbers")]


@pytest.mark.parametrize("sign", ["\x1b", "\x9b", "\x7f"])
def test_control_characters_are_not_unpacked(sign: str) -> None:
    plain = inside(pack(convert("<p>abc</p>"))).replace(b"abc", f"a{sign}c".encode())
    with pytest.raises(ValueError, match="control"):
        unpack(repacked(plain))


def test_other_addresses_than_those_of_links_are_not_unpacked() -> None:
    plain = inside(pack(convert("<a href='https://a.example/'>x</a>"))).replace(
        b"https://a.example/", b"file:///etc/passwd"
    )
    with pytest.raises(ValueError, match="link"):
        unpack(repacked(plain))


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    with pytest.raises(ValueError, match="cut off"):
        unpack(repacked(bytes(packing.LARGEST * 2)))


def test_an_enormous_document_is_kept_without_its_html(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "LARGEST", 3_000)
    document = convert(f"<p>{'<b></b>'.join(['x'] * 2000)} <a href='https://a.example/{'y' * 900}'>z</a>")
    kept = unpack(pack(document))
    assert (kept.blocks, kept.links, kept.html) == (document.blocks, document.links, "")


def test_words_are_those_of_every_part() -> None:
    found = words(convert(EVERYTHING, BASE)).split()
    assert {"Titel", "Wort", "Link,", "return;", "Unterschrift", "Ein", '"Bild"', "h", "2", "H₂O,"} <= set(found)


def test_words_of_neighbouring_cells_are_apart() -> None:
    assert words(convert("<table><tr><th>a<th>b<tr><td>c<td>d</table>")).split() == ["a", "b", "c", "d"]


def test_words_far_behind_long_addresses_are_packed_all_the_same() -> None:
    pictures = "".join(f'<img src="https://a.example/{"x" * 1900}{number}">' for number in range(650))
    document = convert(f"{pictures}<p>{'w' * 162_000}</p>")
    assert unpack(pack(document)) == document
