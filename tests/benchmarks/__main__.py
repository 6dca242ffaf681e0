"""`python -m tests.benchmarks [SECTION ...]`: the reader beside newsboat and an empty Textual app, on the same posts.

Everything runs in real terminals of 120 columns and 40 rows, turn about in one run; figures are medians, and each
section is printed as one Markdown table with its goals. The posts are generated and kept for the next run.
The page is also beside Textual's Markdown widget, markdownify and w3m, as far as they are installed.
"""

import argparse
import compileall
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks import idling, listing, newsboat, pages, putting, reading, refreshing, searching, starting
from tests.benchmarks.ground import Ground, prepare
from tests.benchmarks.table import Line, markdown

ROOT = Path(__file__).parent.parent.parent

SECTIONS: dict[str, Callable[[Sequence[Ground], int], list[Line]]] = {
    "start": starting.start,
    "list": listing.steps,
    "memory": listing.memory,
    "read": reading.read,
    "page": pages.page,
    "search": searching.search,
    "idle": idling.idle,
    "sync": putting.sync,
    "refresh": refreshing.refresh,
}
_GROUNDLESS = {"page", "refresh"}
"""Sections that make what they need."""


def main() -> None:
    """Print the tables of the sections that were named, or of all."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"any of {', '.join(SECTIONS)}; none means all")
    parser.add_argument("--posts", type=int, nargs="+", default=[1_000, 100_000], help="how many posts, hundreds")
    parser.add_argument("--runs", type=int, default=7, help="how often everything is measured")
    options = parser.parse_args()
    if unknown := [name for name in options.sections if name not in SECTIONS]:
        parser.error(f"no section is called {unknown[0]}")
    for code in ("tui_reader", "tests"):  # as an installation does: no start compiles anything
        compileall.compile_dir(ROOT / code, quiet=1)
    wanted = options.sections or [*SECTIONS]
    counts = sorted({max(100, posts // 100 * 100) for posts in options.posts}) if {*wanted} - _GROUNDLESS else []
    grounds = [prepare(count) for count in counts]
    if not newsboat.program():
        print("newsboat is not installed: measured without it\n")
    for name in wanted:
        began = time.monotonic()
        lines = SECTIONS[name](grounds, options.runs)
        table = markdown(name, lines, "bytes" if name == "page" else "posts")
        print(f"{table}\n\nmedians of {options.runs} runs, {time.monotonic() - began:.0f} s\n", flush=True)


if __name__ == "__main__":
    main()
