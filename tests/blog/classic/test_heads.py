"""The title of a post stands above its text once, whatever its page repeats."""

import pytest

from tui_reader.blog.classic.heads import beheaded

TEXT = "<p>Das Rating ist in aller Munde.</p>"


@pytest.mark.parametrize(
    "head",
    [
        "<h2>Banken „prüfen“ – jetzt</h2>",
        '<h1> banken "PRÜFEN"\n - jetzt </h1>',
        "<header><h2><a href='/1/'>Banken “prüfen” – jetzt</a></h2></header>",
        "<h2>Banken &quot;prüfen&quot; - jetzt</h2><p>Von Anna Amsel am 25. November 2012, 10:30 Uhr</p>",
        "<h2>Banken &quot;prüfen&quot; - jetzt</h2><div><a href='/anna'>Anna Amsel</a></div>",
        "<h2>Banken &quot;prüfen&quot; - jetzt</h2><p><time>Sunday, November 25, 2012</time></p>",
    ],
)
def test_a_first_heading_that_is_the_title_goes(head: str) -> None:
    found = beheaded(f"<div>{head}{TEXT}</div>", "Banken „prüfen“ – jetzt", "Anna Amsel")
    assert "jetzt" not in found.lower()
    assert "2012" not in found
    assert "Amsel" not in found
    assert TEXT in found


@pytest.mark.parametrize(
    "html",
    [
        f"<h2>Andere Banken</h2>{TEXT}",
        f"{TEXT}<h2>Erstens</h2><h2>Banken</h2>",
        TEXT,
        "",
        "Bloße Worte &amp; <b>mehr</b>",
    ],
)
def test_every_other_text_stays_as_it_is(html: str) -> None:
    assert beheaded(html, "Banken", "Anna") == html
    assert beheaded(html, "", "Anna") == html


def test_what_says_more_than_who_and_when_stays() -> None:
    more = "<p>Von Anna am 25. November 2012 in Wien gesehen.</p>"
    assert beheaded(f"<h1>Banken</h1>{more}{TEXT}", "Banken", "Anna") == f"{more}{TEXT}"


def test_words_beside_the_heading_are_kept_as_they_are() -> None:
    assert beheaded("<h1>Banken</h1> 1 &lt; 2 &amp; <i>3</i>", "Banken").startswith("1 &lt; 2 &amp; <i>3</i>")
