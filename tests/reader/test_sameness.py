"""A comment that was sent is known again as WordPress shows it, and no other one is taken for it."""

import pytest

from tui_reader.reader.sameness import folded, readings, words_of


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("Es ist :-) gut :D 9x9 -- \"so\" ... 'a'", "<p>Es ist 🙂 gut 😀 9×9 – „so“ … ‘a’</p>"),
        (":mrgreen: ok", '<p><img class="wp-smiley" alt=":mrgreen:" src="mrgreen.png"> ok</p>'),
        ("a < b und <b>fett</b>", "<p>a &lt; b und <b>fett</b></p>"),
        ("x<y &amp; 3 > 2", "<p>x&lt;y &amp; 3 &gt; 2</p>"),
        ("<h1>Titel</h1> <script>x</script> ja", "<p>Titel x ja</p>"),
        ("👍", "<p>👍</p>"),
        ("...", "<p>…</p>"),
        ("siehe https://a.example/x?y=1&z=2", '<p>siehe <a href="#">https://a.example/x?y=1&#038;z=2</a></p>'),
        ("A\n\nB\nC", "<p>A</p><p>B<br>C</p>"),
        ("> Zitat\n\nAntwort", "<p>&gt; Zitat</p><p>Antwort</p>"),
        ("Wordpress", "<p>WordPress</p>"),
    ],
)
def test_a_text_is_known_again(sent: str, shown: str) -> None:
    assert folded(words_of(shown)) in readings(sent)


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        *(("Danke!", "Danke?"), ("+1", "1"), ("ja 👍", "ja 👎"), ("nein", "nein nein"), ("", "<p>x</p>")),
        *(("Version 1.2", "Version 12"), ("Das ist -5", "Das ist 5"), ("so", "„so“"), ("Ende.", "Ende")),
    ],
)
def test_another_text_is_not_taken_for_it(sent: str, shown: str) -> None:
    assert folded(words_of(shown)) not in readings(sent)
