"""Shortcodes that a WordPress left in its text, and text that only looks like some."""

import pytest

from tests.content.shown import BASE, flat, kinds
from tui_reader.content import convert
from tui_reader.content.blocks import Kind

CAPTION = '[caption id="attachment_6" align="alignright" width="300"]'


@pytest.mark.parametrize(
    ("html", "shown", "url"),
    [
        ("[embed]https://www.youtube.com/watch?v=a[/embed]", "Video: youtube.com", "https://www.youtube.com/watch?v=a"),
        ("[youtube dQw4w9WgXcQ]", "Video: youtube.com", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ("[youtube=https://youtu.be/x w=3]", "Video: youtu.be", "https://youtu.be/x"),
        ("[vimeo 123456]", "Video: vimeo.com", "https://vimeo.com/123456"),
        ('[video width="6" mp4="/b.mp4"][/video]', "Video: b.mp4", "https://blog.example/b.mp4"),
        ("[audio mp3=&#8221;/a.mp3&#8221;]", "Sound: a.mp3", "https://blog.example/a.mp3"),
        ('[gallery ids="1, 2,3" columns="3"]', "Gallery of 3 pictures", BASE),
        ("[gallery]", "Gallery of pictures", BASE),
    ],
)
def test_players_and_galleries_become_named_links(html: str, shown: str, url: str) -> None:
    document = convert(f"<p>{html}</p>", BASE)
    assert flat(document) == shown
    assert [link.url for link in document.links] == [url]


@pytest.mark.parametrize("after", ["text <i>more</i>[/caption]", "text <i>more</i>"])
def test_the_words_after_a_picture_are_its_caption(after: str) -> None:
    html = f'<p>{CAPTION}<a href="/b"><img src="/a.jpg" alt="A"></a> {after}</p><p>then</p>'
    assert flat(convert(html, BASE)) == "A text more then"
    assert kinds(html) == [Kind.IMAGE, Kind.CAPTION, Kind.PARAGRAPH]


def test_a_caption_of_old_stands_in_its_shortcode() -> None:
    html = '[caption id="a" caption="Old words"]<img src="/a.jpg" alt="A">[/caption] then'
    assert flat(convert(html, BASE)) == "A Old words then"
    assert kinds(html) == [Kind.IMAGE, Kind.CAPTION, Kind.PARAGRAPH]


@pytest.mark.parametrize(
    "text",
    [
        "[video] a film, [sic] and [1]",
        "[[gallery]]",
        "[caption] no code",
        "a[gallery_of]b [embedded] [audio]",
        "$latex only $",
        "costs $5",
    ],
)
def test_what_only_looks_like_a_shortcode_stays(text: str) -> None:
    assert flat(convert(f"<p>{text}</p>", BASE)) == text.replace("$latex only $", "only")


def test_code_about_shortcodes_stays() -> None:
    assert flat(convert('<code>[gallery ids="1"]</code><pre>[embed]x[/embed]</pre>', BASE)) == (
        '[gallery ids="1"] [embed]x[/embed]'
    )


def test_what_page_builders_wrapped_is_read_without_the_wrapping() -> None:
    html = '<p>[vc_row][vc_column width="1/2"]Words[/vc_column][/vc_row] [contact-form-7 id="1" title="T"]</p>'
    assert flat(convert(html, BASE)) == "Words"
