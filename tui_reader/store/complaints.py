"""Why a blog cannot be read: kept as what happened and its facts, and worded when it is shown, in the language then."""

import json

from tui_reader import errors
from tui_reader.errors import BlogError

_LONGEST = 300
"""Characters of a fact."""


def kept(error: BlogError) -> str:
    """An error as it is kept: its name and its facts, as JSON."""
    facts = {name: fact if isinstance(fact, int) else _whole(fact) for name, fact in error.facts.items()}
    return json.dumps({"error": type(error).__name__, "facts": facts})


def said(why: str, host: str) -> str:
    """The sentence for what was kept; what a tui-reader kept that did not do this yet is the sentence itself.

    Args:
        host: of the blog, of which nothing better is known where a later tui-reader kept what this one cannot word.
    """
    if not why.startswith("{"):
        return why
    try:
        held = json.loads(why)
        if held["error"] not in errors.BRANCHES["blog"].split():
            return BlogError(host=host).summary
        return str(getattr(errors, held["error"])(**held["facts"]).summary)
    except (ValueError, LookupError, TypeError):
        return BlogError(host=host).summary


def _whole(fact: object) -> str:
    """A fact without half characters, which no file takes."""
    return str(fact)[:_LONGEST].encode("utf-8", "replace").decode()
