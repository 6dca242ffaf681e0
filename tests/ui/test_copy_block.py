"""Copying: which block is chosen, what of it comes into the clipboard, by which way, and what is said of that."""

import base64
import os
import shlex
from pathlib import Path

import pytest

from tests.ui.panes import PaneApp, Pilots, post, rows, shown, until
from tests.ui.publishing import publish, say
from tests.ui.reading import MIDDLE, WIDE, settled
from tui_reader.content import convert
from tui_reader.content.fragment import fragment
from tui_reader.demo import DemoBlog
from tui_reader.ui.flows.clipboard import MOST, give, tools
from tui_reader.ui.widgets.article_view import ArticleView

CODE = "def f(x):\n\tif x &lt; 1:\n\t\treturn *x*\n\n    # vier Blanke\n" + "\n".join(f"x = {n}" for n in range(7))
VERBATIM = CODE.replace("&lt;", "<")
TEXT = (
    "<h2>Über *Sterne*</h2><p>Ein <b>fetter</b> Satz mit <a href='https://example.org/a(b)'>Link</a>.</p>"
    f"<pre><code class='language-python'>{CODE}</code></pre>"
    "<table><tr><th>Name<th>Wert</tr><tr><td>a|b<td align=right>1</tr></table>"
    "<ol><li>eins<li>zwei</ol><blockquote><p>Zitat<blockquote>innen</blockquote></blockquote><hr>"
    "<p><img src='/bild.png' alt='Ein Bild'></p>"
)
MARKDOWN = [
    "## Über \\*Sterne\\*",
    "Ein **fetter** Satz mit [Link](https://example.org/a\\(b\\)).",
    VERBATIM,
    "| Name | Wert |\n| --- | --: |\n| a\\|b | 1 |",
    "1. eins",
    "2. zwei",
    "> Zitat",
    "> > innen",
    "***",
    "![Ein Bild](https://b.example/bild.png)",
]


def test_each_block_is_what_one_would_have_typed() -> None:
    document = convert(TEXT, "https://b.example/p")
    assert [fragment(document, number) for number in range(len(document.blocks))] == MARKDOWN


def test_what_marks_add_on_screen_is_not_copied() -> None:
    from tui_reader.content.hits import marked  # noqa: PLC0415

    document = marked(convert(TEXT, "https://b.example/p"), ("fetter", "return"))
    assert [fragment(document, number) for number in range(len(document.blocks))] == MARKDOWN


def chosen(pane: ArticleView) -> int:
    """The block that is chosen now."""
    return pane.chosen_block


async def showing(pilot: Pilots, pane: ArticleView, html: str = TEXT) -> None:
    pane.show(post(), convert(html, "https://b.example/p"))
    await until(pilot, lambda: "Banken" in shown(pilot.app))


async def test_the_keys_go_from_block_to_block_and_the_bar_shows_which() -> None:
    pane = ArticleView()
    async with PaneApp(pane).run_test(size=(70, 14)) as pilot:
        await showing(pilot, pane)
        assert pane.choose()
        found = [pane.chosen_block]
        while pane.line(1):
            found += [pane.chosen_block] if pane.chosen_block != found[-1] else []
            at = {owner for owner in map(pane.places.owner, pane.view.seen()) if owner >= 0}
            assert pane.chosen_block in at
            assert any("▌" in row for row in rows(pilot.app))
        assert found == [0, 1, 2, 3, 4, 5, 6, 7, 9]
        while pane.chosen_block:
            pane.line(-1)
        assert pane.unchoose()
        assert chosen(pane) == -1


async def test_paging_takes_the_choice_along() -> None:
    pane = ArticleView()
    async with PaneApp(pane).run_test(size=(70, 14)) as pilot:
        await showing(pilot, pane, "<p>" + "</p><p>".join(f"Absatz {number}." for number in range(60)) + "</p>")
        pane.choose()
        pane.page(2)
        assert pane.chosen_block in {pane.places.owner(item) for item in pane.view.seen()}


async def test_code_of_a_thousand_lines_is_one_block() -> None:
    pane = ArticleView()
    async with PaneApp(pane).run_test(size=(70, 14)) as pilot:
        await showing(pilot, pane, "<p>Davor.</p><pre>" + "zeile\n" * 1000 + "</pre>" + "<p>Danach.</p>" * 20)
        pane.choose()
        pane.line(1)
        assert chosen(pane) == 1
        assert len(pane.places.items(1)) > 1
        pane.bottom()
        assert chosen(pane) > 2
        while pane.chosen_block > 1:
            pane.line(-1)
        assert chosen(pane) == 1


async def test_code_comes_as_it_stands_on_its_page_and_the_receipt_counts_its_lines(blog: DemoBlog) -> None:
    publish(blog, "Programm", TEXT)
    async with settled(blog.address, MIDDLE) as face:
        await face.press("x")
        await face.sees("Chosen: a heading", "Enter copy")
        await face.press("j", "j")
        await face.sees("Chosen: 12 lines of code")
        await face.press("enter")
        await face.sees("Given to the terminal to copy: 12 lines of code")
        assert face.app.clipboard == VERBATIM
        assert "Home" in face.pane("bar")


async def test_y_copies_what_is_chosen_and_esc_ends_it(blog: DemoBlog) -> None:
    publish(blog, "Programm", TEXT)
    async with settled(blog.address, WIDE) as face:
        await face.press("x", "j", "escape", "y")
        await face.until(lambda: face.app.clipboard == face.post.link)
        await face.press("x", "j", "y")
        await face.until(lambda: face.app.clipboard == MARKDOWN[1])
        await face.sees("Given to the terminal to copy: a paragraph")
        await face.press("x", "l")
        assert face.screen.article.chosen_block == -1


async def test_x_in_the_comments_copies_the_selected_one_and_stays_there(blog: DemoBlog) -> None:
    say(blog, publish(blog, "Gespräch"), "Ein <b>fetter</b> Satz.", name="Anna")
    async with settled(blog.address, WIDE) as face:
        await face.press("c")
        await face.until(lambda: face.screen.thread.selected)
        await face.press("x")
        await face.sees("Given to the terminal to copy: the comment as Markdown")
        assert face.app.clipboard == "Ein **fetter** Satz."
        assert face.focus == "thread"
        await face.press("G", "x")
        await face.sees("There is nothing here to copy.")


# --- by which way


@pytest.fixture
def pasted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where programs that hold the clipboard put what they are given; they are all there, and nothing else is."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("tmux", "wl-copy", "xclip", "xsel", "pbcopy", "clip.exe", "termux-clipboard-set"):
        script = folder / name
        script.write_text(f"#!/bin/sh\nexec /bin/cat > {shlex.quote(str(tmp_path))}/{name}\n", "utf-8")
        script.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return tmp_path


@pytest.mark.parametrize(
    ("environ", "platform", "names"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "linux", ["wl-copy", "xclip", "xsel"]),
        ({"DISPLAY": ":0"}, "linux", ["xclip", "xsel"]),
        ({}, "linux", []),
        ({}, "darwin", ["pbcopy"]),
        ({"SYSTEMROOT": "D:\\Win"}, "win32", ["D:\\Win\\System32\\clip.exe"]),
        ({"WSL_DISTRO_NAME": "Debian"}, "linux", ["clip.exe"]),
        ({"TERMUX_VERSION": "0.118"}, "linux", ["termux-clipboard-set"]),
        ({"TMUX": "socket,1,0", "DISPLAY": ":0"}, "linux", ["tmux", "xclip", "xsel"]),
        ({"SSH_TTY": "/dev/pts/1", "DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, "linux", []),
        ({"SSH_CONNECTION": "a b", "TMUX": "socket,1,0"}, "linux", ["tmux"]),
        ({"SSH_CLIENT": "a", "DISPLAY": "localhost:10.0"}, "linux", ["xclip", "xsel"]),
        ({"SSH_CLIENT": "a"}, "darwin", []),
    ],
)  # fmt: skip
def test_only_the_clipboard_of_whoever_sits_here_is_filled(
    environ: dict[str, str], platform: str, names: list[str]
) -> None:
    assert [tool.argv[0] for tool in tools(environ, platform)] == names


def test_a_program_is_given_the_text_as_it_is(pasted: Path) -> None:
    text = "Grüße $(touch x) `id`\n\t漢字 \U0001f600"
    assert give(text, {"WAYLAND_DISPLAY": "w", "TMUX": "t"})
    assert (pasted / "wl-copy").read_text("utf-8") == text
    assert (pasted / "tmux").read_text("utf-8") == text
    assert not (pasted / "xclip").exists()


def test_windows_is_given_what_it_reads(pasted: Path) -> None:
    assert give("Grüße", {"WSL_DISTRO_NAME": "Debian"})
    assert (pasted / "clip.exe").read_bytes().decode("utf-16") == "Grüße"


def test_the_next_one_is_asked_when_one_fails(pasted: Path) -> None:
    (pasted / "bin" / "wl-copy").write_text("#!/bin/sh\nexit 1\n", "utf-8")
    assert give("Text", {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"})
    assert (pasted / "xclip").read_text("utf-8") == "Text"
    (pasted / "bin" / "xclip").unlink()
    (pasted / "bin" / "xsel").unlink()
    assert not give("Text", {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"})


async def test_the_receipt_says_copied_where_a_program_took_it(
    blog: DemoBlog, pasted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(blog, "Programm", TEXT)
    monkeypatch.delenv("SSH_TTY")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    async with settled(blog.address, MIDDLE) as face:
        await face.press("x", "j", "enter")
        await face.sees("Copied: a paragraph")
        assert (pasted / "wl-copy").read_text("utf-8") == MARKDOWN[1]
        await face.press("Y")
        await face.sees("Copied: the post as Markdown")
        assert (pasted / "wl-copy").read_text("utf-8").startswith("# Programm")


async def test_what_is_too_long_for_a_terminal_is_not_sent_and_that_is_said(blog: DemoBlog) -> None:
    publish(blog, "Lang", "<pre>" + "x" * (MOST + 1) + "</pre>")
    async with settled(blog.address, MIDDLE) as face:
        await face.press("x", "enter")
        await face.sees("Not copied: 1 line of code. A terminal takes 74,994 bytes, these are 74,995.")
        assert not face.app.clipboard


def test_the_longest_text_is_what_terminals_take() -> None:
    assert len(base64.b64encode(os.urandom(MOST))) == 99_992
