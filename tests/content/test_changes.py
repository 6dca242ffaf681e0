"""What changed between two versions of a text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.shown import spans
from tui_reader.content import convert
from tui_reader.content.blocks import Document, Look, Span
from tui_reader.content.changes import changes, places

PAGES = st.lists(
    st.sampled_from(
        ["<p>", "<li>", "<h2>", "<b>", "<hr>", "<table><tr><th>", "<td>", "<tr>", "</table>", "a ", "b ", "c, "]
    ),
    max_size=40,
).map("".join)


def compared(old: str, new: str) -> Document:
    """The changes from one HTML to another."""
    return changes(convert(old), convert(new))


def shown(document: Document) -> str:
    """Its text: +inserted+, -deleted-, blocks and cells apart."""
    parts = []
    for block in document.blocks:
        parts.append("".join(map(_signed, block.spans)))
        parts.extend("".join(map(_signed, cell.spans)) for row in block.rows for cell in row)
    return "|".join(filter(None, parts))


def _signed(span: Span) -> str:
    sign = "+" if span.look & Look.INSERTED else "-" if span.look & Look.DELETED else ""
    return f"{sign}{span.text}{sign}"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("<p>Die Bank ist gut.", "<p>Die Bank ist sehr gut.", "Die Bank ist +sehr +gut."),
        ("<p>Die Bank ist sehr gut.", "<p>Die Bank ist gut.", "Die Bank ist -sehr -gut."),
        ("<p>eine alte Bank", "<p>eine neue Bank", "eine -alte -+neue +Bank"),
        ("<p>a</p><p>c</p>", "<p>a</p><p>b</p><p>c</p>", "a|+b+|c"),
        ("<p>a</p><p>b</p><p>c</p>", "<p>a</p><p>c</p>", "a|-b-|c"),
        ("<p>eins zwei drei</p><p>x</p>", "<p>y</p><p>eins zwei vier</p>", "+y+|eins zwei -drei-+vier+|-x-"),
        ("<h2>a</h2>", "<p>a</p>", "-a-|+a+"),
        ("<p>a  b", "<p>a b", "a b"),
        ("<p>a</p><hr><p>b</p>", "<p>a</p><p>b</p>", "a|b"),
        ("", "<p>a", "+a+"),
        ("<p>a", "", "-a-"),
        (
            "<table><tr><th>a<th>b<tr><td>1<td>2<tr><td>3<td>4</table>",
            "<table><tr><th>a<th>b<tr><td>1<td>5<tr><td>3<td>4<tr><td>6<td>7</table>",
            "a|b|1|-2-+5+|3|4|+6+|+7+",
        ),
        ("<pre>x = 1\ny = 2</pre>", "<pre>x = 1\ny = 3</pre>", "x = 1\ny = |-2-+3+".replace("|", "")),
    ],
)
def test_words_that_came_and_went(old: str, new: str, found: str) -> None:
    assert shown(compared(old, new)) == found


def test_blocks_that_are_the_same_stay_as_they_are() -> None:
    new = convert("<p>a <b>b</b></p><p>c</p>")
    found = changes(convert("<p>a <b>b</b></p><p>d</p>"), new)
    assert found.blocks[0] is new.blocks[0]
    assert (found.links, found.html) == (new.links, new.html)


def test_inserted_words_keep_looks_and_links_and_deleted_ones_their_looks() -> None:
    old, new = "<p>x <a href='https://a.example/'><b>alt</b></a>", "<p>x <a href='https://b.example/'><i>neu</i></a>"
    assert compared(old, new).blocks[0].spans[1:] == (
        Span("alt", Look.STRONG | Look.DELETED, 0),
        Span("neu", Look.EMPHASIS | Look.INSERTED, 1),
    )


def test_places_are_the_blocks_that_changed() -> None:
    html = "<p>a</p><p>b c</p><table><tr><th>x<th>y<tr><td>1<td>{}</table>"
    document = compared("<p>weg</p>" + html.format(2), html.format(3).replace("b c", "b c d"))
    assert places(document.blocks) == (0, 2, 3)


@settings(max_examples=300, deadline=None)
@given(PAGES, PAGES)
def test_without_what_went_it_is_the_new_text_and_without_what_came_the_old_one(old: str, new: str) -> None:
    before, after = convert(old), convert(new)
    found = list(spans(changes(before, after)))
    stayed = "".join(span.text for span in found if not span.look & Look.DELETED)
    assert stayed == "".join(span.text for span in spans(after))
    words = "".join(span.text for span in found if not span.look & Look.INSERTED)
    assert "".join(words.split()) == "".join("".join(span.text for span in spans(before)).split())


@pytest.mark.parametrize(
    "make",
    [
        lambda seed: " ".join("abcdefgh"[n * n * (n + seed) % 8] for n in range(100_000)),
        lambda seed: "".join(
            f"<p>k{n}" if n % 49 == 0 else "<p>" + " ".join("abcdefgh"[m * (m + n + seed) % 8] for m in range(50))
            for n in range(5_000)
        ),
        lambda seed: " ".join(f"w{n}" for n in range(60_000)[:: 1 - 2 * seed]),
        lambda seed: "<hr>" * (5_000 + seed) + "<p>x" + "<hr>" * 5_000,
    ],
    ids=["few words", "many alike", "reversed", "rules"],
)
def test_no_text_takes_long(make: object) -> None:
    assert callable(make)
    old, new = convert(make(0)), convert(make(1))
    begin = time.process_time()
    changes(old, new)
    assert time.process_time() - begin < 3, "seconds on a slow machine; without bounds it is minutes"
