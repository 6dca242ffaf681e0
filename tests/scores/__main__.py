"""`python -m tests.scores [WORD ...]`: one Markdown table, a corpus a line; words choose corpora by their names.

Every document is converted, drawn at 80 columns and written as Markdown; the corpora are found as `tests/corpora.py`
says. The exit status is 1 when a goal is missed.
"""

import argparse
import sys

from tests.corpora import CORPORA as FOLDER
from tests.scores.corpora import CORPORA
from tests.scores.score import Score, score

_HEADS = [
    "corpus",
    "documents",
    "exceptions",
    "forbidden characters",
    "forbidden links",
    "script or style",
    "wrong widths",
    "over 1 s",
]
_HEADS += ["slowest", "text kept", "worst document", "goal", "met"]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.scores")
    parser.add_argument("words", nargs="*", metavar="WORD", help="only the corpora whose name has one of these in it")
    parser.add_argument("-v", action="store_true", dest="verbose", help="the worst documents of each as well")
    options = parser.parse_args()
    if not FOLDER.is_dir():
        parser.error("the corpora are not shipped: set TUI_READER_CORPORA to their folder")
    names = [name for name in CORPORA if not options.words or any(word in name.lower() for word in options.words)]
    print("| " + " | ".join(_HEADS) + " |\n| --- |" + " --: |" * (len(_HEADS) - 2) + " --- |", flush=True)
    scores = []
    for name in names:
        cases, goal = CORPORA[name]
        scores.append(score(name, cases(), goal))
        print(row(scores[-1]), flush=True)
    for each in scores:
        if each.first:
            print(f"\n{each.corpus}: {each.first}")
        if options.verbose:
            least = sorted((kept, case) for case, kept in each.kept.items() if kept < 1)[:20]
            print("".join(f"\n{each.corpus}: {kept:.4f} {case}" for kept, case in least))
    sys.exit(not all(each.met for each in scores))


def row(each: Score) -> str:
    """A corpus as a line of the table."""
    goal = f"{each.goal.mean:.1%}" + (f" / {each.goal.worst:.0%}" if each.goal.worst else "") if each.goal.mean else ""
    kept = f"{each.mean:.2%}" if each.kept else ""
    worst = f"{each.worst[0]:.1%}" if each.goal.worst else ""
    wrong = [each.raised, each.characters, each.links, each.secrets, each.widths, each.slow]
    cells = [each.corpus, f"{each.documents:,}", *map(str, wrong), f"{each.slowest:.2f} s", kept, worst, goal]
    return "| " + " | ".join([*cells, "yes" if each.met else "**no**"]) + " |"


if __name__ == "__main__":
    main()
