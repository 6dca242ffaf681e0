"""HTML made to hang or crash a parser: the result is bounded, and so is the work, because it is counted in nodes."""

import pytest

from tests.content.shown import BASE, faults, flat
from tui_reader.content import convert, markdown
from tui_reader.content.build import DEPTH
from tui_reader.content.clean import NODES, TEXT
from tui_reader.content.tables import CELLS

MONSTERS = {
    "50,000 divs": "<div>" * 50_000 + "x",
    "5,000 lists": "<ul><li>" * 5_000 + "x",
    "5,000 quotations": "<blockquote>" * 5_000 + "x",
    "a million unclosed b": "<b>" * 1_000_000 + "x",
    "20,000 unclosed font": "<font><p>" * 20_000 + "x",
    "unclosed comments": "<!--" * 100_000,
    "unclosed tags": "<a " * 100_000,
    "unclosed quotes": '<a "' * 50_000,
    "5 MB of blanks": "<p>a" + " " * 5_000_000 + "b",
    "half a million nbsp": "<p>a" + "&nbsp;" * 500_000 + "b",
    "100,000 attributes": "<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">x</p>",
    "100,000 paragraphs": "<p>hello world</p>" * 100_000,
    "table of 1,000 by 100": "<table>" + ("<tr>" + "<td>x" * 100) * 1_000,
    "nested tables": "<table><tr><td>" * 5_000 + "x",
    "colspans": "<table><tr>" + "<td colspan=999>x" * 500,
    "spans both ways": "<table>" + ("<tr>" + "<td rowspan=999 colspan=999>x" * 100) * 40,
    "200,000 br": "x<br>" * 200_000,
    "10 MB of text": "x" * 10_000_000,
    "10 MB attribute": '<a href="' + "x" * 10_000_000 + '">t</a>',
    "a million <": "<" * 1_000_000,
    "end tags against a deep stack": "<b>" * 20_000 + "</div>" * 300_000 + "y",
    "looks over paragraphs": "<b><i><u><s><kbd><mark><small><sub><sup><cite>" + "<p>x" * 20_000,
    "20,000 links": "".join(f'<a href="/p{number}">link</a> ' for number in range(20_000)),
    "nested sup": "<sup>" * 20_000 + "x",
    "combining marks": "a" + "&#x301;" * 300_000,
    "markup characters": "*_[]`" * 100_000,
    "backticks": "<code>" + "`" * 500_000,
    "surrogates": "\ud800" * 100_000,
    "processing instructions": "<?" * 100_000,
    "400 kB of &": "&" * 400_000,
    "8 MB of entities": "&uuml;" * 1_300_000,
    "a million empty tags": "<b></b>" * 1_000_000,
    "8 MB of brackets": "[" * 8_000_000,
    "400,000 captions": "[caption id='1'] a " * 400_000,
    "unclosed shortcodes": "[embed]http://a" * 500_000,
    "150,000 formulas": "<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>" * 150_000,
    "deep formula": "<math>" + "<msup><mi>x" * 300_000,
    "unclosed drawings": "<svg><p>x" * 400_000,
    "poem of 8 MB": "<div class=wp-block-verse>" + "a  b\n" * 1_600_000,
    "250,000 abbreviations": "".join(f"<abbr title={number}>x</abbr>" for number in range(250_000)),
    "250,000 names": "".join(f"<p id=x{number}>x" for number in range(250_000)),
    "250,000 jumps": "".join(f"<a href=#x{number}>x</a> " for number in range(250_000)),
    "100,000 players": "<iframe src='http://a.example/x'></iframe>" * 100_000,
    "definitions": "<dl>" + "<dt>a<dd>b" * 400_000,
    "200,000 pieces of code": "<pre class=language-python>x = 1</pre>" * 200_000,
    "one string in code": "<pre class=language-python>" + "x = '''\n" * 500_000,
    "8 MB in one class": "<p class='" + "a " * 4_000_000 + "'>x",
    "8 MB of sizes": "<img alt=x srcset='" + "a 1x," * 1_500_000 + "'>",
    "emoji": "👩‍💻" * 700_000,
    "joiners": "\u200d" * 2_000_000,
}


@pytest.mark.parametrize("name", MONSTERS)
def test_monster_gives_a_bounded_document(name: str) -> None:
    document = convert(MONSTERS[name], BASE)
    assert faults(document) == []
    assert len(document.blocks) <= NODES + 10
    assert sum(len(row) for block in document.blocks for row in block.rows) <= NODES + CELLS
    assert len(flat(document)) <= TEXT + NODES
    assert max((len(block.first) for block in document.blocks), default=0) <= DEPTH * 10
    assert len(markdown(document)) <= 4 * (TEXT + NODES * DEPTH)


@pytest.mark.parametrize("name", ["50,000 divs", "5,000 lists", "5,000 quotations", "20,000 unclosed font"])
def test_text_of_a_deep_monster_is_there(name: str) -> None:
    document = convert(MONSTERS[name], BASE)
    assert (flat(document), document.cut) == ("x", False)


@pytest.mark.parametrize("name", ["100,000 paragraphs", "10 MB of text", "table of 1,000 by 100"])
def test_what_is_missing_is_told(name: str) -> None:
    assert convert(MONSTERS[name], BASE).cut
