"""What a command said, and how it is read."""

import json
import re
from typing import Any, NamedTuple, Protocol


class Said(NamedTuple):
    """An exit status, and what was written."""

    status: object
    out: str
    err: str

    @property
    def lines(self) -> list[list[str]]:
        """The fields of every line."""
        return [line.split("\t") for line in self.out.splitlines()]

    @property
    def objects(self) -> list[dict[str, Any]]:
        """The object of every line."""
        return [json.loads(line) for line in self.out.splitlines()]


class Run(Protocol):
    """Runs a command line."""

    def __call__(self, *arguments: str) -> Said:
        """Run it to its end."""


def matter(text: str) -> dict[str, Any]:
    """The front matter of a file; every value in it must be one of JSON, and so of YAML."""
    head = re.match(r"---\n(.*?)\n---\n\n", text, re.DOTALL)
    assert head
    return {name: json.loads(value) for name, value in (line.split(": ", 1) for line in head[1].splitlines())}
