"""Pictures by their addresses: from memory, from disk, from their hosts; a few at a time."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.blog.listener import Asked, Listener, listening, said
from tests.painted import file
from tui_reader.blog.http import Http
from tui_reader.content import pictures as decoding
from tui_reader.errors import BlogError, NoImages, NotShown
from tui_reader.reader.pictures import Pictures
from tui_reader.settings import Folders
from tui_reader.store.pictures import Pictures as Kept


@pytest.fixture
async def server() -> AsyncIterator[Listener]:
    """A host of pictures."""
    async with listening() as listener:
        listener.answers["/a.png"] = said(200, file(), Content_Type="image/png")
        yield listener


@pytest.fixture
async def http() -> AsyncIterator[Http]:
    """Our side."""
    async with Http(deadline=5) as http:
        yield http


async def test_a_picture_is_asked_for_once(server: Listener, http: Http, folders: Folders) -> None:
    pictures = Pictures(http, Kept(folders))
    for _time in range(3):
        found = await pictures.picture(f"{server.origin}/a.png", 32)
        assert (found.width, found.height) == (64, 48)
    assert len(server.asked) == 1


async def test_what_was_seen_once_needs_no_network(server: Listener, http: Http, folders: Folders) -> None:
    address = f"{server.origin}/a.png"
    await Pictures(http, Kept(folders)).picture(address, 32)
    await server.end()
    server.answers.clear()
    later = Pictures(http, Kept(folders))
    assert (await later.picture(address, 64)).finest == (64, 48)
    with pytest.raises(BlogError):
        await later.picture(f"{server.origin}/b.png", 64)


async def test_a_file_that_was_damaged_meanwhile_is_asked_for_anew(
    server: Listener, http: Http, folders: Folders
) -> None:
    address = f"{server.origin}/a.png"
    await Pictures(http, Kept(folders)).picture(address, 32)
    (path,) = (folders.cache / "pictures").iterdir()
    path.write_bytes(path.read_bytes()[:50])
    await Pictures(http, Kept(folders)).picture(address, 32)
    assert len(server.asked) == 2
    assert path.read_bytes() == file()


async def test_what_is_no_picture_is_not_kept(server: Listener, http: Http, folders: Folders) -> None:
    server.answers["/a.png"] = said(200, b"\x89PNG\r\n\x1a\n", Content_Type="image/png")
    with pytest.raises(NotShown, match=r"127\.0\.0\.1"):
        await Pictures(http, Kept(folders)).picture(f"{server.origin}/a.png", 32)
    assert not folders.cache.exists()


async def test_two_are_asked_for_at_a_time(server: Listener, http: Http) -> None:
    at_once, most, two, go = 0, 0, asyncio.Event(), asyncio.Event()

    async def slow(_asked: Asked, writer: asyncio.StreamWriter) -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        if at_once > 1:
            two.set()
        await go.wait()
        at_once -= 1
        writer.write(said(200, file(), Content_Type="image/png", Connection="close"))
        await writer.drain()
        writer.close()

    server.answers |= {f"/{number}.png": slow for number in range(6)}
    pictures = Pictures(http, None)
    tasks = [asyncio.create_task(pictures.picture(f"{server.origin}/{number}.png", 32)) for number in range(6)]
    await two.wait()
    go.set()
    await asyncio.gather(*tasks)
    assert most == 2


async def test_without_the_extra_it_says_how_to_install_it(http: Http, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "available", lambda: False)
    with pytest.raises(NoImages, match=r"pip install 'tui-reader\[images\]'"):
        await Pictures(http, None).picture("https://b.example/a.png", 32)
