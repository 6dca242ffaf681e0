"""A server of fixed pages beside the commands, which have a loop of their own."""

import contextlib
import threading
from collections.abc import Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Pages(dict[str, bytes]):
    """What is answered, by path.

    Attributes:
        origin: where.
    """

    origin = ""

    def add(self, name: str, *days: str) -> str:
        """One more blog by its feed, a post for each day; gives its address."""
        posts = "".join(
            f"<item><title>{name} {day}</title><link>{self.origin}/{name}/{day}</link>"
            f"<guid>{name}-{day}</guid><pubDate>{day}T12:00:00Z</pubDate>"
            f"<description>{escape('<p>Ein Text.</p><p>Und mehr.</p>')}</description></item>"
            for day in days
        )
        head = f"<title>{name}</title><link>{self.origin}/{name}/</link>"
        self[f"/{name}/feed"] = f'<rss version="2.0"><channel>{head}{posts}</channel></rss>'.encode()
        link = f'<link rel="alternate" type="application/rss+xml" href="/{name}/feed">'
        self[f"/{name}/"] = f"<html><head>{link}</head></html>".encode()
        return f"{self.origin}/{name}/"


@contextlib.contextmanager
def serving() -> Iterator[Pages]:
    """The server."""
    pages = Pages()

    class Handler(BaseHTTPRequestHandler):
        """Answers from the pages."""

        def do_GET(self) -> None:
            body = pages.get(self.path)
            kind = "text/xml" if self.path.endswith("feed") else "text/html"
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        pages.origin = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield pages
        server.shutdown()
        thread.join()
