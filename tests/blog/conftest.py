"""A server that can be told what to say, and our side of the line."""

import asyncio
import ssl
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.blog.listener import Listener, listening, said
from tui_reader.blog.http import Http
from tui_reader.blog.wordpress import WordPress
from tui_reader.model import Blog


@pytest.fixture
async def server() -> AsyncIterator[Listener]:
    """The blog's server."""
    async with listening() as listener:
        yield listener


@pytest.fixture
async def elsewhere() -> AsyncIterator[Listener]:
    """Another origin, where nothing secret may ever arrive."""
    async with listening() as listener:
        yield listener


@pytest.fixture
async def http() -> AsyncIterator[Http]:
    """Our side, with a short deadline and a small cap."""
    async with Http(deadline=5, limit=1024 * 1024) as client:
        yield client


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate that 127.0.0.1 made for itself, with its key, in one file."""
    file = tmp_path_factory.mktemp("tls") / "self.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1"
    subject = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(file), "-out", str(file.with_suffix(".crt"))]
    subprocess.run([*command.split(), *subject], check=True, capture_output=True)
    file.write_text(file.read_text() + file.with_suffix(".crt").read_text())
    return file


@pytest.fixture
async def secure(certificate: Path) -> AsyncIterator[Listener]:
    """A server over TLS, whose certificate nobody trusts unless SSL_CERT_FILE names it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    async with listening(context) as listener:
        yield listener


@pytest.fixture
async def speechless() -> AsyncIterator[str]:
    """The https address of a server that answers a greeting in plain HTTP, as servers do that speak no TLS."""

    async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(said(400))
        writer.close()

    server = await asyncio.start_server(plain, "127.0.0.1", 0)
    yield f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    server.close()


@pytest.fixture
def blog(server: Listener, http: Http) -> WordPress:
    """The server's blog, without having asked it for anything."""
    return WordPress(http, Blog(f"{server.origin}/", f"{server.origin}/wp-json/", "Bankenblog"))
