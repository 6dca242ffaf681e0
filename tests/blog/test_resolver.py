"""A name server that never answers costs the deadline, not the end of the program."""

import subprocess
import sys

PROGRAM = """
import asyncio, socket, threading
from tui_reader.blog.http import Http
from tui_reader.errors import TimedOut

socket.getaddrinfo = lambda *_args, **_how: threading.Event().wait()

async def main():
    async with Http(deadline=0.5) as http:
        try:
            await http.get("http://nowhere.example/")
        except TimedOut:
            print("told")

asyncio.run(main())
"""


def test_the_program_ends_while_a_name_is_looked_up() -> None:
    ended = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=30, check=True)
    assert ended.stdout == "told\n"
