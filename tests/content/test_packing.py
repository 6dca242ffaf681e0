"""Documents on their way to the shelf and back."""

import zlib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.content.shown import BASE, faults, spans
from tests.content.test_properties import RAW
from tui_reader.content import convert, markdown, pack, packing, unpack, unpacking, words
from tui_reader.content.blocks import Block, Document, Kind, Link, Look, Note, Span
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

ALL_PACKED = (
    "0178bb3e0245fe7555cd8ed330109e4993fea45de8110909ac1c2a50ab5d2db7a591b5425a690f487000714edb2c4475db284d4be1b4ec0370"
    "843b071e801bd7f204bc429f8419bb6e9add9283673cb5c7ee379fbf0180bf50b9870ed80f779e0b40e19a0e7a0055c00a40935738e0d0700e"
    "eb6ba8431b0440a54d61af8d5568b8d870c147c7732bdd3af0ca3a56105c741196e8f1b4ea8040a78635f2011ab4137d1e9ae8420be1cf97d6"
    "11380e223ce49d7c3b84c748991e2005017de8a347d3266542b88f3507eb2d6cd0d623f41fb9fc80de2479ac44279aa47d4d3ff3a0527941a4"
    "b248be9b65f90e4dc140eb5a69b06fa346c57a7f1caf289f8a4f56812e0b13f465321d9b1d046a8f4b12898ecafb62600ed717186ab46d8d47"
    "c952462471644ab1c1365694bef0664accf328a3029f05bc432c23b588cd2c95ab6d353f196259b528b18e537f0e87048bfc4882c7d69eb7bf"
    "8c85a8d0c161b71bc8e44a3cb17feaa9dfc8e27c914dfb461cad74e7857673ce914d6dc45c9968c152ae42874fecbf48d4c878b7985b023cd1"
    "c2692fbc27e06f59194869b2e42a2f2b7bb9797c30dd83f4b0dc2b92bb5de5f43f6de5d981be92cacb70be18f06f6c5ef5c48ae6a93cd581d4"
    "beb28b703c1849e2091ba2df24524ace698976a8ffc54a4346264ca673be159b7012656339094fb4153b4e4ea244e5b3e7d1f9c00214c8d7b3"
    "796edf355862c261f602c31f30f2c1e1151a6ee09470f7acad3a6cae7f0810f4f485d87cffc92e4fce8eb5077ad0cee6db576106f311a5d808"
    "b379f7f5fc4884f6d1882118d285cc38cebc25ddfecd2f3737370cf8faf7fad73f635a44a9"
)
"""What version 1 made of EVERYTHING and of ALL_LOOKS behind it."""

ALL_LOOKS = (
    "<p>E<kbd>k</kbd> <small>s</small> <del>d</del><ins>i</ins><mark>m</mark> <a href='mailto:a@b.example'>Post</a>"
)
NEW = (
    "<p><a href='/page'><img src='/i.png?a=1&amp;b=2' alt='Bild'></a></p>"
    "<p>Wort<sup><a href='#fn1'>1</a></sup> und <a href='#oben'>oben</a></p><h2 id=oben>Oben</h2>"
    "<pre><code class=language-python>def f(a):\n\treturn 'a &lt; b'  # Ende</code></pre><pre>x</pre>"
    "<ol><li id=fn1>Die <b>Note</b> <a href='#fnref1'>↩</a></ol>"
)
"""What version 1 had no place for."""

TAGS = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<a href='/1'>", "</a>", "<li>", "<ul>", "<table><tr><td>", "<td>"]
)
PAGES = st.lists(TAGS | st.text(max_size=8) | st.sampled_from(["<br>", "<pre>", "</pre>", "&amp;", "&lt;"])).map(
    "".join
)


def repacked(plain: bytes) -> bytes:
    """A packed document of the bytes inside."""
    deflate = zlib.compressobj(zdict=unpacking.WORDS)
    return unpacking.VERSION + deflate.compress(plain) + deflate.flush()


def inside(packed: bytes) -> bytes:
    """The bytes inside a packed document."""
    return zlib.decompressobj(zdict=unpacking.WORDS).decompress(packed[1:])


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


def test_pictures_notes_and_highlighted_code_come_back() -> None:
    document = convert(NEW, BASE)
    assert unpack(pack(document)) == document
    assert document.blocks[0].source == "https://blog.example/i.png?a=1&b=2"
    assert [note.text for note in document.notes] == ["Die Note", "Oben"]
    assert {Look.KEYWORD, Look.STRING, Look.COMMENT} <= {span.look for span in document.blocks[3].spans}


def test_long_highlighted_code_comes_back() -> None:
    parts = (Span("x" * 600_000, Look.KEYWORD), Span("y"))
    document = Document((Block(Kind.CODE, parts), Block(Kind.CODE)))
    assert unpack(pack(document)).blocks == (Block(Kind.CODE, (Span("x" * 600_000 + "y"),)), Block(Kind.CODE))


def test_a_document_without_html_comes_back() -> None:
    parts = (Span("a"), Span("<b>", Look.STRONG | Look.DELETED), Span("c", Look.PLAIN, 1))
    document = Document((Block(Kind.PARAGRAPH, parts),), (Link(1, "c", "https://blog.example/"),), "", cut=True)
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


def test_every_construct_of_the_first_version_is_read_for_ever() -> None:
    found = unpack(bytes.fromhex(ALL_PACKED))
    assert {block.kind for block in found.blocks} == set(Kind)
    assert {span.look for span in spans(found)} >= {Look.KEY, Look.SMALL, Look.DELETED, Look.INSERTED, Look.MARKED}
    assert [link.url for link in found.links] == [
        "https://blog.example/x",
        "https://blog.example/i.png",
        "mailto:a@b.example",
    ]
    (code,) = [block for block in found.blocks if block.kind is Kind.CODE]
    assert code.spans == (Span("if (a < b)\n    return;"),)
    assert (found.notes, {block.source for block in found.blocks}) == ((), {""})
    assert markdown(found) == markdown(Document((), (), found.html))
    assert "H₂O, x¹²" in words(found)


@pytest.mark.parametrize("packed", [b"", b"\x01", b"\x00abc", b"\x05" + pack(Document(()))[1:], b"\x01" + bytes(99)])
def test_anything_else_is_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match="document"):
        unpack(packed)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_damage_is_a_value_error_or_a_clean_document(data: st.DataObject) -> None:
    plain = bytearray(inside(pack(convert(data.draw(st.sampled_from([EVERYTHING, NEW])), BASE))))
    for _ in range(data.draw(st.integers(1, 4))):
        plain[data.draw(st.integers(0, len(plain) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(plain)))
    for damaged in (repacked(bytes(plain)), repacked(bytes(plain[:cut])), bytes(plain[:cut])):
        try:
            document = unpack(damaged)
        except ValueError:
            continue
        assert not [fault for fault in faults(document) if fault.startswith(("link numbers", "note", "source"))]


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


def test_other_addresses_than_those_of_the_web_are_no_pictures() -> None:
    picture = Document((Block(Kind.IMAGE, (Span("x"),), source="https://a.example/i.png"),))
    plain = inside(pack(picture)).replace(b"https://a.example/", b"mailto:a@b.example/")
    with pytest.raises(ValueError, match="link"):
        unpack(repacked(plain))


@pytest.mark.parametrize("said", ["a\nb", "a" * 1_001])
def test_notes_of_more_than_a_line_are_not_unpacked(said: str) -> None:
    document = Document((Block(Kind.PARAGRAPH, (Span("1", note=1),)),), notes=(Note(said, 0),))
    with pytest.raises(ValueError, match="note"):
        unpack(pack(document))


def test_a_note_in_a_block_that_is_not_there_is_not_unpacked() -> None:
    document = Document((Block(Kind.PARAGRAPH, (Span("1", note=1),)),), notes=(Note("a", 1),))
    with pytest.raises(ValueError, match="number"):
        unpack(pack(document))


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    with pytest.raises(ValueError, match="cut off"):
        unpack(repacked(bytes(unpacking.LARGEST * 2)))


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


def test_the_first_blocks_alone_come_as_they_stand_in_all_of_it() -> None:
    document = convert(EVERYTHING, BASE)
    begun = unpack(pack(document), 4)
    assert begun.blocks == document.blocks[:4]
    assert (begun.links, begun.html, begun.cut, begun.notes) == (document.links, document.html, document.cut, ())
    assert unpack(pack(document), len(document.blocks)) == document
