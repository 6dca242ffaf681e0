"""Marks within the page: footnotes and their like."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.shown import BASE, faults, flat, spans
from tui_reader.content import convert, markdown
from tui_reader.content.blocks import LONGEST_NOTE, Document, Kind, Look, Note
from tui_reader.content.changes import changes
from tui_reader.content.hits import marked

PLUGINS = {
    "by hand": (
        '<p>Wort<sup id="fnref1"><a href="#fn1">1</a></sup> mehr.</p>',
        '<ol><li>x</li><li id="fn1">Die <b>Note</b>. <a href="#fnref1">↩</a></li><li id=fn2>y</li></ol>',
    ),
    "the page's own address": (
        f'<p>Wort<sup><a href="{BASE}#fn1">1</a></sup> mehr.</p>',
        '<p>x</p><p id="fn1">Die Note.</p>',
    ),
    "MultiMarkdown": (
        '<p>Wort<a href="#fn:1" id="fnref:1" title="see footnote" class="footnote"><sup>1</sup></a> mehr.</p>',
        (
            '<div class="footnotes"><hr /><ol><li id="fn:1"><p>Die Note. <a href="#fnref:1" title="return to article" '
            'class="reversefootnote">&#160;&#8617;&#xfe0e;</a></p></li></ol></div>'
        ),
    ),
    "Pandoc": (
        '<p>Wort<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> mehr.</p>',
        (
            '<section class="footnotes" role="doc-endnotes"><hr /><ol><li id="fn1" role="doc-endnote"><p>Die Note.<a '
            'href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>'
        ),
    ),
    "WordPress 6.3": (
        '<p>Wort<sup data-fn="a-b" class="fn"><a id="a-b-link" href="#a-b">1</a></sup> mehr.</p>',
        (
            '<ol class="wp-block-footnotes"><li id="a-b">Die Note. <a href="#a-b-link" aria-label="Jump to footnote '
            'reference 1">↩︎</a></li></ol>'
        ),
    ),
    "Easy Footnotes": (
        (
            '<p>Wort<span id="easy-footnote-1-7"></span><span class="easy-footnote">'
            '<a href="#easy-footnote-bottom-1-7" title="Die Note."><sup>1</sup></a></span> mehr.</p>'
        ),
        (
            '<ol class="easy-footnotes-wrapper"><li class="easy-footnote-single"><span id="easy-footnote-bottom-1-7" '
            'class="easy-footnote-margin-adjust"></span>Die Note.<a href="#easy-footnote-1-7">'
            "</a></li></ol>"
        ),
    ),
    "Word": (
        '<p>Wort<a href="#_ftn1" name="_ftnref1"><sup>1</sup></a> mehr.</p>',
        '<p><a href="#_ftnref1" name="_ftn1">[1]</a> Die Note.</p><p><a name="_ftn2">[2]</a> Noch eine.</p>',
    ),
    "a number that only its link keeps apart": (
        '<p>Wort<a id="footnote-anchor-1" href="#footnote-1">1</a> mehr.</p>',
        '<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1">1</a><div><p>Die Note.</p></div></div>',
    ),
    "lines of one paragraph": (
        '<p>Wort<sup><a href="#n1">1</a></sup> mehr.</p>',
        '<p>Noten<br><a id="n1"></a>Die Note.<br><a id="n2"></a>Noch eine.</p>',
    ),
    "a table": (
        '<p>Wort<sup><a href="#n1">1</a></sup> mehr.</p>',
        "<table><tr><td>0<td>x<tr><td><a name=n1>1</a><td>Die Note.<tr><td>2<td>y</table>",
    ),
    "a definition list": (
        '<p>Wort<sup><a href="#n1">1</a></sup> mehr.</p>',
        "<dl><dt id=n1>1<dd>Die Note.<dt>2<dd>y</dl>",
    ),
    "an encoded name": (
        '<p>Wort<sup><a href="#f%C3%BC">1</a></sup> mehr.</p>',
        "<p id=fü>Die Note.</p>",
    ),
}


def led(document: Document) -> list[tuple[str, Note]]:
    """Each mark in the text and what it leads to."""
    return [(span.text, document.notes[span.note - 1]) for span in spans(document) if span.note]


@pytest.mark.parametrize("plugin", PLUGINS)
def test_the_mark_of_a_footnote_leads_to_its_words(plugin: str) -> None:
    html, notes = PLUGINS[plugin]
    document = convert(html + "<p>Zwischen.</p>" + notes, BASE)
    (mark, note), *_others = led(document)
    assert flat(document).startswith("Wort¹ mehr.")
    assert (mark, note.text.lstrip("[1]¹ ")) == ("¹", "Die Note.")
    block = document.blocks[note.block]
    assert "Die Note" in flat(Document((block, *document.blocks[note.block + 1 : note.block + 2])))
    assert faults(document) == []
    assert "↩" not in flat(document)


def test_marks_in_brackets_keep_them() -> None:
    document = convert('<p>Wort<sup>[<a href="#n">12</a>]</sup></p><p id=n>Note', BASE)
    assert flat(document).startswith("Wort[12]")
    assert led(document) == [("12", Note("Note", 1))]


def test_a_glued_number_is_raised_in_markdown_too() -> None:
    assert markdown(
        convert('<p>Wort<a href="#n">1</a> (<a href="#n">2</a>) Seite <a href="#n">3</a><p id=n>N', BASE)
    ) == ("Wort¹ (2) Seite 3\n\nN\n")


def test_contents_in_the_text_lead_to_headings() -> None:
    document = convert(
        "<ul><li><a href='#a'>Eins</a><li><a href='#b'>Zwei</a><li><a href='#top'>oben</a></ul>"
        "<div id=a><h2>Eins</h2><p>text</p></div><h2><span id=b></span>Zwei <i>und</i></h2><p>mehr</p>",
        BASE,
    )
    assert led(document) == [("Eins", Note("Eins", 3)), ("Zwei", Note("Zwei und", 5))]


def test_a_mark_back_leads_to_where_the_note_belongs() -> None:
    document = convert("<p>Ein Satz.<a href='#n' id=r>[1]</a></p><p><a href='#r' id=n>[1]</a> Note</p>", BASE)
    assert led(document) == [("[1]", Note("[1] Note", 1)), ("[1]", Note("Ein Satz.[1]", 0))]


def test_a_note_of_several_paragraphs_is_one_line() -> None:
    document = convert("<p>x<sup><a href='#n'>1</a></sup><ul><li id=n><p>eins</p><p>zwei</p><li>drei</ul>", BASE)
    assert document.notes == (Note("eins zwei", 1),)


def test_short_notes_do_not_take_the_next_one() -> None:
    document = convert("<p>x<sup><a href='#n'>1</a></sup><ol><li id=n>Ibid.<li>drei</ol>", BASE)
    assert document.notes == (Note("Ibid.", 1),)


def test_the_words_of_a_span_end_with_it() -> None:
    html = (
        '<p>Wort<sup><a href="javascript:void(0)" aria-describedby="mfn-1">1</a></sup>'
        '<span id="mfn-1" class="modern-footnotes-footnote__note">Die ganze Note.</span> Und weiter.</p>'
    )
    document = convert(html, BASE)
    assert led(document) == [("¹", Note("Die ganze Note.", 0))]
    assert flat(document) == "Wort¹ (Die ganze Note.) Und weiter."


@pytest.mark.parametrize("href", ["#nope", "#", "#" + "x" * 300, "#%FF", BASE + "#nope"])
def test_a_mark_that_leads_nowhere_is_text(href: str) -> None:
    document = convert(f'<p>a <a href="{href}">b</a> c</p>', BASE)
    assert (document.notes, [span.text for span in spans(document)]) == ((), ["a b c"])


def test_a_link_within_a_mark_stays_a_link() -> None:
    document = convert("<p><a href='#n'><a href='/x'>y</a></a><p id=n>Note", BASE)
    assert all(not (span.link and span.note) for span in spans(document))
    assert document.links[0].text == "y"


def test_anchors_in_code_and_pictures_stand_for_the_whole() -> None:
    html = "<p><a href='#c'>code</a> <a href='#i'>Bild</a></p><pre>x = <b id=c>1</b></pre><img id=i src=/i.png alt=Alt>"
    document = convert(html + "<p>Ende", BASE)
    assert document.notes == (Note("x = 1", 1), Note("Alt", 2))


def test_the_clean_html_knows_nothing_of_marks() -> None:
    html = "<p>a <a href='#n'><b>b</b></a> <span id=n>c</span></p>"
    assert convert(html, BASE).html == "<p>a <strong>b</strong> c</p>"


def test_blanks_at_the_end_of_a_named_text_go() -> None:
    document = convert("<p><span id=a>a </span></p><p id=b>b </p> <div id=c>c <p>d</p></div>", BASE)
    assert [span.text for span in spans(document)] == ["a", "b", "c", "d"]


def test_long_notes_are_cut() -> None:
    document = convert(f"<p><a href='#n'>1</a></p><p id=n>{'wort ' * 5_000}</p>", BASE)
    assert len(document.notes[0].text) == LONGEST_NOTE
    assert document.notes[0].text.endswith("…")


def test_many_marks_and_names_are_bounded() -> None:
    begin = process_time()
    marks = "".join(f"<a href='#n{number}'>{number}</a> " for number in range(6_000))
    names = "".join(f"<a id=n{number}></a>w " for number in range(6_000))
    document = convert(f"<p>{marks}</p><p>{names}</p>", BASE)
    assert 0 < len(document.notes) <= 1_000
    assert faults(document) == []
    assert process_time() - begin < 10


def test_notes_stay_with_their_words_where_changes_are_shown() -> None:
    old = convert("<p>Wort<sup><a href='#n'>1</a></sup> alt</p><p>weg damit</p><p id=n>Note", BASE)
    new = convert("<p>Neu hier</p><p>Wort<sup><a href='#n'>1</a></sup> neu</p><p id=n>Note", BASE)
    found = changes(old, new)
    (note,) = found.notes
    assert "".join(span.text for span in found.blocks[note.block].spans) == "Note"
    assert [mark for mark, _note in led(found)] == ["¹"]


def test_notes_and_pictures_stay_where_hits_are_marked() -> None:
    document = convert("<p>Wort<a href='#n'>[ein Wort]</a></p><p id=n>Note</p><img alt=Wort src=/i.png>", BASE)
    found = marked(document, ["Wort"])
    assert found.notes == document.notes
    assert [(mark, note.text) for mark, note in led(found)] == [("[ein ", "Note"), ("Wort", "Note"), ("]", "Note")]
    image = found.blocks[2]
    assert (image.kind, image.source, image.spans[0].look) == (Kind.IMAGE, "https://blog.example/i.png", Look.MARKED)


PARTS = (
    "<a href='#a'>|<a href='#b'>|</a>|<a id=a>|<a name=b></a>|<p id=a>|<li id=b>|<p>|</p>|<sup>|</sup>|</table>|<br>"
    "|<table><tr><td id=a>|<h2 id=b>|<pre id=a>|</pre>|<ul>|</ul>|<img id=a alt=x src=/y>|<details id=b>|<summary>|<b>"
    "|</b>|<a href='/x'>|1| |wort |↩"
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PARTS.split("|")), max_size=25).map("".join))
def test_whatever_has_marks_and_names_converts_without_a_fault(html: str) -> None:
    document = convert(html, BASE)
    assert faults(document) == []
    assert len({span.note for span in spans(document)} - {0}) == len(document.notes)
    again = convert(document.html, BASE)
    assert flat(again) == flat(document)
