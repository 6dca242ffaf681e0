"""A real Isso, and what a blog's owner and its readers do there with a browser."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

_STARTS = 60.0
_GLANCE = 0.05


class Server:
    """One Isso on loopback, with a folder of its own.

    Args:
        program: the command. folder: for its files. settings: `section__name` each, with "_" for "-".
    """

    def __init__(self, program: str, folder: Path, **settings: str) -> None:
        self.url = f"http://127.0.0.1:{_free_port()}"
        self._log = folder / "log"
        here = {"general.dbpath": str(folder / "comments.db"), "general.host": "http://127.0.0.1:1/"}
        here |= {"general.notify": "stdout", "server.listen": f"{self.url}/"}
        config = folder / "isso.cfg"
        config.write_text(
            _written(here | {key.replace("__", ".").replace("_", "-"): value for key, value in settings.items()})
        )
        with self._log.open("wb") as log:
            self._process = subprocess.Popen([program, "-c", str(config), "run"], stdout=log, stderr=log)
        self._wait()

    def _wait(self) -> None:
        end = time.monotonic() + _STARTS
        while time.monotonic() < end and self._process.poll() is None:
            try:
                self.ask("GET", "/info")
            except OSError:
                time.sleep(_GLANCE)
            else:
                return
        self.stop()
        raise RuntimeError(f"Isso did not start: {self._log.read_text()[-2000:]}")

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait()

    def ask(self, method: str, path: str, data: object = None, cookie: str = "") -> tuple[int, HTTPMessage, object]:
        """What a browser asks, and the answer: status, headers, JSON."""
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=30)
        try:
            headers = {"Content-Type": "application/json", "Cookie": cookie}
            connection.request(method, path, json.dumps(data) if data is not None else None, headers)
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        is_json = answer.headers.get_content_type() == "application/json"
        return answer.status, answer.headers, json.loads(body) if is_json else None

    def write(self, uri: str, text: str, author: str | None = "Berta", parent: int | None = None) -> tuple[int, str]:
        """Write a comment; gives its number, and the cookie that lets one delete it."""
        data = {"text": text, "author": author, "parent": parent, "title": "Banken"}
        status, headers, row = self.ask("POST", f"/new?uri={quote(uri)}", data)
        assert status in (201, 202), status
        assert isinstance(row, dict)
        return row["id"], headers["Set-Cookie"].partition(";")[0]

    def delete(self, number: int, cookie: str) -> None:
        """Take an own comment back."""
        assert self.ask("DELETE", f"/id/{number}", cookie=cookie)[0] == 200

    def moderate(self, number: int, action: str) -> None:
        """Do what the owner of the blog does with the links he was sent: `activate` or `delete`."""
        found = re.search(rf"/id/{number}/{action}/\S+", self._log.read_text())
        assert found
        assert self.ask("POST", found[0])[0] == 200

    def title(self, uri: str) -> str:
        """The title of a thread, as the server keeps it."""
        import sqlite3  # noqa: PLC0415 - it is the server's

        with sqlite3.connect(self._log.with_name("comments.db")) as connection:
            (found,) = connection.execute("select title from threads where uri=?", (uri,)).fetchone()
        connection.close()
        return str(found)


def program() -> str:
    """The command `isso`: that of TUI_READER_ISSO, of this Python, or of the path; without it tests skip, not in CI."""
    beside = Path(sys.executable).with_name("isso")
    found = os.environ.get("TUI_READER_ISSO") or (str(beside) if beside.exists() else shutil.which("isso"))
    if found:
        return found
    missing = "no Isso here: pip install isso, or name its command in TUI_READER_ISSO"
    if os.environ.get("CI") == "true":
        pytest.fail(missing)
    pytest.skip(missing)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _written(settings: dict[str, str]) -> str:
    lines: list[str] = []
    for key in sorted(settings):
        section, name = key.split(".")
        if f"[{section}]" not in lines:
            lines.append(f"[{section}]")
        lines.append(f"{name} = {settings[key]}")
    return "\n".join([*lines, ""])
