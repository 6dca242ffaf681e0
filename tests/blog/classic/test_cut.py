"""The main text of any page: WordPress' marks, others' marks, none."""

import logging
import re
import time
import warnings

import pytest

from tests.blog.classic.pages import HOME, THEMES, page
from tui_reader.blog.classic.cut import cut

LONG = "Ein Absatz, der lang genug ist, um der Text einer Seite zu sein, und noch ein paar Worte dazu. " * 3


def said(html: str) -> str:
    return " ".join(re.sub(r"<[^<>]*>", " ", html).split())


@pytest.mark.parametrize("theme", THEMES)
def test_the_text_of_a_post_is_cut_exactly(theme: str) -> None:
    found = said(cut(page(f"{theme}-post"), f"{HOME}2012/11/25/seed/"))
    assert found.startswith("Social Media ist")
    assert found.endswith("positioniert.“")


@pytest.mark.parametrize(
    "around",
    [
        '<article><h1>T</h1><div itemprop="articleBody">{}</div><div class="share">Teilen</div></article>',
        '<div class="h-entry"><h1 class="p-name">T</h1><div class="e-content">{}</div></div>',
        '<main><nav>Weg</nav><div class="post-content">{}<div class="sharedaddy">Teilen</div></div></main>',
        '<div id="wrap"><div class="post-body">{}</div></div>',
    ],
)
def test_marks_of_other_blogs_are_known(around: str) -> None:
    assert said(cut(around.format(f"<p>{LONG}</p>"), "http://h/")) == LONG.strip()


def test_without_marks_the_paragraphs_tell() -> None:
    text = f"<body><ul><li><a href='/'>Start</a></li></ul><div><div><p>{LONG}</p><p>{LONG}</p></div></div></body>"
    assert LONG.strip() in said(cut(text, "http://h/"))


@pytest.mark.parametrize("text", ["", "\0", "<p>kurz</p>", "<div>" * 100_000, f"<script>{LONG}</script>", "\ud800"])
def test_a_page_without_text_gives_nothing(text: str) -> None:
    assert cut(text, "http://h/") == ""


def test_nothing_of_the_search_reaches_the_person(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with warnings.catch_warnings(record=True) as warned, caplog.at_level(logging.CRITICAL):
        warnings.simplefilter("always")
        cut("<p>" + "<b>" * 1000, "http://h/")
        cut("<html><body></body></html>", "http://h/")
    assert not warned
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "text",
    ["<p>x, y</p>" * 9000, "<div><p>" * 100_000, f"<p>{LONG}<a href=x>" * 5000, "<br>" * 19_000, "a " * 4_000_000],
    ids=["paragraphs", "deep", "links", "breaks", "words"],
)
def test_hostile_pages_take_little_time(text: str) -> None:
    start = time.process_time()
    cut(text, "http://h/")
    assert time.process_time() - start < 15
