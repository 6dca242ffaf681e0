"""Putting posts on the shelf: how fast, and how large it becomes."""

import time
from collections.abc import Sequence

from tests.benchmarks.ground import Ground
from tests.benchmarks.posts import Writer
from tests.benchmarks.table import Line, grown
from tui_reader.model import Article
from tui_reader.reader.shelving import text

_CONVERTED = 300


def sync(grounds: Sequence[Ground], runs: int) -> list[Line]:
    """The section."""
    lines = [Line("to clean, convert and pack a post, CPU", None, _converting(runs))]
    for ground in grounds:
        made, posts = ground.made, ground.posts
        lines += [
            Line("put on the shelf and indexed, a hundred at once", posts, posts / made.seconds, unit="posts/s"),
            Line("the same, CPU of a post", posts, made.cpu * 1000 / posts),
            Line("text of a post", posts, made.text / posts, unit="B"),
            Line("file for a post", posts, made.file / posts, made.text / posts, "its text", "B", ratio=2.2),
        ]
    return [*lines, *grown("CPU of a post", "ms", {one.posts: one.made.cpu * 1000 / one.posts for one in grounds}, 2)]


def _converting(runs: int) -> float:
    """Milliseconds for one post, from HTML to what is put on the shelf."""
    writer = Writer(_CONVERTED)
    articles = [Article(made.post, made.html) for made in map(writer.post, range(1, _CONVERTED + 1))]
    took = []
    for _run in range(runs):
        began = time.process_time()
        for article in articles:
            text(article)
        took.append((time.process_time() - began) * 1000 / _CONVERTED)
    return min(took)
