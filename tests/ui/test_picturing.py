"""The key of the pictures, over a real blog: they come when they are wanted, from disk where no network is."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.blog.listener import Listener, listening, said, silent
from tests.painted import Image, file, painted
from tests.ui.publishing import publish
from tests.ui.reading import settled
from tui_reader.content import pictures
from tui_reader.demo import DemoBlog
from tui_reader.demo.faults import Fault
from tui_reader.demo.picture import PATH
from tui_reader.settings import Settings
from tui_reader.ui.widgets.pictured import NO_POST

HALF = "▀"
ON = Settings(pictures="on")


@pytest.fixture
async def host() -> AsyncIterator[Listener]:
    """Another host, where pictures lie."""
    async with listening() as listener:
        yield listener


def asked(blog: DemoBlog) -> int:
    return sum(each.path == PATH for each in blog.requests)


async def test_nothing_is_asked_for_before_the_key_and_once_after_it(blog: DemoBlog) -> None:
    async with settled(blog.address, (120, 40)) as face:
        assert not asked(blog)
        assert face.shows("▨ A wooden desk at dawn")
        for _time in range(2):
            await face.press("i")
            await face.until(lambda: any(HALF in row for row in face.rows))
            assert face.shows("480 × 270")
            face.assert_nothing_to_obey()
            await face.press("i")
            await face.until(lambda: not any(HALF in row for row in face.rows))
        assert asked(blog) == 1


async def test_with_the_setting_they_come_by_themselves(blog: DemoBlog) -> None:
    async with settled(blog.address, (120, 40), settings=ON) as face:
        await face.until(lambda: any(HALF in row for row in face.rows))
        await face.press("[")
        await face.settled()
        assert not any(HALF in row for row in face.rows)
        await face.press("]")
        await face.until(lambda: any(HALF in row for row in face.rows))


async def test_they_are_there_without_a_network_when_they_were_seen_once(blog: DemoBlog, tmp_path: Path) -> None:
    async with settled(blog.address, (120, 40), home=tmp_path) as face:
        await face.press("i")
        await face.until(lambda: any(HALF in row for row in face.rows))
    blog.fault = Fault("refuse")
    async with settled(blog.address, (120, 40), home=tmp_path) as face:
        await face.press("i")
        await face.until(lambda: any(HALF in row for row in face.rows))


async def test_what_does_not_come_says_why_and_the_others_come(blog: DemoBlog, host: Listener) -> None:
    host.answers |= {
        "/good.png": said(200, file(), Content_Type="image/png"),
        "/cut.png": said(200, file()[:60], Content_Type="image/png"),
        "/page.png": said(200, "<p>Bitte anmelden</p>", Content_Type="text/html"),
        "/bomb.png": said(200, file(Image.new("1", (9000, 9000))), Content_Type="image/png"),
    }
    names = ("gone", "cut", "page", "bomb", "good")
    html = "".join(f'<p><img src="{host.origin}/{name}.png" alt="Bild {name}"></p>' for name in names)
    publish(blog, "Bilder", html)
    async with settled(blog.address, (120, 40)) as face:
        await face.press("i")
        await face.sees("Bild gone[1] · 127.0.0.1", "(404)")
        await face.sees("Bild cut[2] · not shown: it is damaged or not whole")
        await face.sees("Bild page[3] · not shown: the server sent something else")
        await face.sees("Bild bomb[4] · not shown: it has more than 40 megapixels")
        await face.sees("Bild good[5] · 64 × 48")
        assert any(HALF in row for row in face.rows)


async def test_no_byte_of_a_file_reaches_the_screen(blog: DemoBlog, host: Listener) -> None:
    evil = b"\x1b]52;c;ZXZpbA==\x07\x1b[2J\x9b31m"
    host.answers["/a.png"] = said(200, file() + evil, Content_Type="image/png")
    host.answers["/b.png"] = said(200, evil, Content_Type="image/png\x1b[2J")
    html = f'<p><img src="{host.origin}/a.png" alt="a"></p><p><img src="{host.origin}/b.png" alt="b&#27;[2J"></p>'
    publish(blog, "Bilder", html)
    async with settled(blog.address, (120, 40)) as face:
        await face.press("i")
        await face.until(lambda: any(HALF in row for row in face.rows))
        await face.sees("not shown")
        face.assert_nothing_to_obey()


async def test_a_text_without_pictures_says_so(blog: DemoBlog) -> None:
    publish(blog, "Ohne")
    async with settled(blog.address, (120, 40)) as face:
        await face.press("i")
        await face.sees("There are no pictures here.")


@pytest.mark.parametrize("settings", [Settings(), ON])
async def test_without_the_extra_one_sentence_says_how_to_install_it(
    blog: DemoBlog, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    monkeypatch.setattr(pictures, "available", lambda: False)
    async with settled(blog.address, (160, 40), settings=settings) as face:
        if settings is not ON:
            await face.press("i")
        await face.sees("Pictures need the extra “images”. Install it with: pip install 'tui-reader[images]'")
        assert face.shows("▨ A wooden desk at dawn")
        assert not face.shows("Loading")
        assert not asked(blog)


async def test_nobody_waits_for_the_pictures_of_a_text_that_was_left(blog: DemoBlog, host: Listener) -> None:
    host.answers["/a.png"] = silent
    publish(blog, "Langsam", f'<p><img src="{host.origin}/a.png" alt="Bild"></p>')
    async with settled(blog.address, (120, 40)) as face:
        await face.press("i")
        await face.sees("Bild[1] · Loading …")
        await face.until(lambda: host.asked)
        await face.press("[")
        await face.settled()
        assert not any(worker.group.startswith("pictures") and worker.is_running for worker in face.app.workers)


async def test_the_key_while_a_post_loads_is_for_that_post_and_no_other(blog: DemoBlog, host: Listener) -> None:
    host.answers |= {f"/{name}.png": said(200, file(), Content_Type="image/png") for name in "ab"}
    unwanted, wanted = [
        publish(blog, f"Bild {name}", f'<p><img src="{host.origin}/{name}.png" alt="Bild {name}"></p>') for name in "ab"
    ]
    async with settled(blog.address, (120, 40)) as face:
        article, row = face.screen.article, face.screen.posts.find((blog.address, wanted.id))
        other = face.screen.posts.find((blog.address, unwanted.id))
        assert row is not None
        assert other is not None
        blog.fault = Fault("stall", path=f"/{wanted.id}")
        face.screen.visit.show(other.post)
        await face.sees("Bild a")
        face.screen.visit.show(row.post, fresh=True)
        await face.press("i")
        assert article.soon == (row.post.id, row.post.link)
        face.screen.visit.show(other.post)
        assert article.soon == NO_POST
        await face.settled()
        assert not article.album.shown
        assert not host.asked
        face.screen.visit.show(row.post, fresh=True)
        await face.press("i")
        blog.fault = None
        await face.until(lambda: any(HALF in line for line in face.rows))
        assert [asked.target for asked in host.asked] == ["/b.png"]


async def test_what_is_kept_of_each_is_small_though_a_terminal_shows_it_finer(
    blog: DemoBlog, host: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    host.answers["/a.png"] = said(200, file(painted(1200, 900)), Content_Type="image/png")
    publish(blog, "Groß", f'<p><img src="{host.origin}/a.png" alt="Bild"></p>')
    async with settled(blog.address, (120, 40), settings=Settings(pictures_as="kitty")) as face:
        article = face.screen.article
        await face.press("i")
        await face.until(lambda: any("\U0010eeee" in row for row in face.rows))
        address = f"{host.origin}/a.png"
        here = article.album.found(address)
        assert here is not None
        assert max(here.finest) == 240
        assert article.fine is not None
        fine = await article.fine(address)
        assert max(fine.finest) == 640
        assert len(host.asked) == 1


async def test_a_dialog_over_pictures_and_other_themes_are_drawn(blog: DemoBlog) -> None:
    async with settled(blog.address, (120, 40)) as face:
        await face.press("i")
        await face.until(lambda: any(HALF in row for row in face.rows))
        for theme in ("paper", "textual-ansi", "ink"):
            if theme in face.app.available_themes:
                face.app.theme = theme
                await face.press("?", "escape", "j", "k")
                face.assert_nothing_to_obey()
        await face.until(lambda: any(HALF in row for row in face.rows))
