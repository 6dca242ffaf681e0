"""Emoji of several characters take the same cells wherever they are drawn: within tmux and its like as their base."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.segment import Segment
from textual.strip import Strip

from tests.ui.publishing import publish
from tests.ui.reading import MIDDLE, settled
from tui_reader.demo import DemoBlog
from tui_reader.ui.widgets.clusters import counts_otherwise, even, filters
from tui_reader.ui.widgets.codes import ansi

BASES = {
    "❤\ufe0f": "❤ ",
    "☺\ufe0f": "☺ ",
    "1\ufe0f\u20e3": "1 ",
    "👩\u200d💻": "👩",
    "👨\u200d👩\u200d👧": "👨",
    "👍🏽": "👍",
    "🧑🏽\u200d🚀": "🧑",
    "🏳\ufe0f\u200d🌈": "🏳 ",
}
"""Clusters, and what is drawn of them."""
PLAIN = ("Text", "漢字 é 😀", "🇩🇪", "e\u0301", "क\u094d\u200dष", "❤ ☺")
"""What all count alike, or what is no emoji."""
PARTS = "a1é漢❤☺☝👩👍🏽🏿\u200d\ufe0f\ufe0e\u20e3💻🇩🇪🏳🌈क\u094dषि\u0301 "


def test_a_cluster_is_its_base_and_blanks_and_everything_else_as_it_is() -> None:
    for cluster, base in BASES.items():
        assert even(f"ein {cluster} Herz") == f"ein {base} Herz"
    for text in PLAIN:
        assert even(text) is text


@given(st.text(PARTS, max_size=12))
def test_any_text_keeps_its_cells(text: str) -> None:
    assert cell_len(even(text)) == cell_len(text)


@pytest.mark.parametrize(
    ("environ", "otherwise"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-256color", "TMUX": "/run/tmux,1,0"}, True),
        ({"TERM": "xterm", "STY": "1.pts-0.host"}, True),
        ({"TERM": "tmux-256color"}, True),
        ({"TERM": "screen.xterm-256color"}, True),
        ({"TERM": "linux"}, True),
        ({}, False),
    ],
)
def test_what_counts_cells_in_its_own_way_is_known_by_the_environment(environ: dict[str, str], otherwise: bool) -> None:  # noqa: FBT001
    assert counts_otherwise(environ) == otherwise
    assert bool(filters(environ)) == otherwise


def test_what_is_written_past_textual_is_so_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "tmux-256color")
    for cluster, base in BASES.items():
        assert ansi(Strip([Segment(f"ein {cluster} Herz")]), ColorSystem.TRUECOLOR)[0] == f"ein {base} Herz"


async def test_list_bars_text_and_dialogs_are_drawn_so_and_the_title_is_kept(
    blog: DemoBlog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMUX", "/run/tmux,1,0")
    title = "❤\ufe0f 1\ufe0f\u20e3 👍🏽"
    publish(blog, title, f"<h2>Über {title}</h2><p>Text.</p><h2>Ende</h2>")
    publish(blog, "Danach")
    async with settled(blog.address, MIDDLE) as face:
        await face.until(lambda: all("❤ 1 👍" in face.pane(name) for name in ("posts", "bar")))
        await face.press("n")
        await face.sees("Über ❤ 1 👍")
        await face.press("T")
        await face.until(lambda: bool(face.dialog) and face.shows("Über ❤ 1 👍"))
        await face.press("escape")
        assert not any(part in row for row in face.rows for part in "\ufe0f\u20e3🏽")
        assert face.post.title == title
