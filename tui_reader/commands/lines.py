"""Lines of output: JSON objects, tab-separated fields, numbers as a person reads them."""

from __future__ import annotations

import json
import sys
from typing import Any

from tui_reader.model import Blog, Post
from tui_reader.text import line


def emit(value: dict[str, Any]) -> None:
    """Print an object as one line of JSON; where standard output knows few letters, the others are escaped."""
    few = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "") != "utf8"
    print(json.dumps(value, ensure_ascii=few))


def fields(*values: object) -> None:
    """Print values as one line, separated by tabs; none of them can break it."""
    print("\t".join(line(str(value)) for value in values))


def warn(words: str) -> None:
    """Say something on standard error, as one line."""
    print(f"tui-reader: {words}", file=sys.stderr)


def described(blog: Blog, post: Post) -> dict[str, Any]:
    """What every JSON object of a post begins with."""
    return {
        "blog": blog.address,
        "number": post.id,
        "title": line(post.title),
        "link": post.link,
        "date": post.date.isoformat(),
        "modified": post.modified.isoformat(),
        "author": post.author.name,
        "topics": [term.name for term in post.terms],
        "comments": post.comments,
    }
