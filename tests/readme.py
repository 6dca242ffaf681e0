"""The tables of the README, made from the code: `python -m tests.readme` writes them, a test compares them."""

import re
from pathlib import Path

from tui_reader import settings
from tui_reader.i18n import _
from tui_reader.ui.keys import COMPOSING, KEYS, LIBRARY, shown

README = Path(__file__).parent.parent / "README.md"


def keys_table() -> str:
    """Keys, names and words of every key."""
    lines = ["| keys | name | what it does |", "|---|---|---|"]
    for key in (*KEYS, *LIBRARY, *COMPOSING):
        codes = " ".join(f"`{shown(one)}`" for one in key.keys.split(","))
        lines.append(f"| {codes} | {key.id} | {_(key.words)} |")
    return "\n".join(lines)


def settings_table() -> str:
    """Every setting, its usual value and what it does."""
    lines = ["| setting | usual value | what it does |", "|---|---|---|"]
    lines += [f"| `{name}` | `{usual}` | {words} |" for name, usual, words in settings.table()]
    return "\n".join(lines)


def filled(text: str) -> str:
    """The README's text with both tables as they should be."""
    for name, table in (("keys", keys_table()), ("settings", settings_table())):
        text = re.sub(
            rf"<!-- {name} -->.*?<!-- /{name} -->", f"<!-- {name} -->\n{table}\n<!-- /{name} -->", text, flags=re.DOTALL
        )
    return text


if __name__ == "__main__":
    README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")
