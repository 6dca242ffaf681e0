"""The tree construction tests of html5lib: HTML, and what a browser would show of the tree that the standard makes."""

import re
from collections.abc import Iterator

from tui_reader.content.rules import DROPPED

_TEST = re.compile(r"(?ms)^#data\n(.*?)\n#errors\n(.*?)^#document\n(.*?)(?=^#data\n|\Z)")
_NODE = re.compile(r"\| ( *)(.*)", re.DOTALL)
_UNSEEN = DROPPED | {"head", "iframe", "embed", "object", "video", "audio"}


def trees(text: str) -> Iterator[tuple[str, str]]:
    """Each test's HTML, and the visible text without its white space.

    Tests of fragments are left out, because nobody gives a reader the element around them; and those that want scripts
    run.
    """
    for found in _TEST.finditer(text):
        source, said, tree = found.groups()
        if "#document-fragment" not in said and "#script-on" not in said:
            yield source, "".join(_visible(tree).split())


def _visible(tree: str) -> str:
    shown: list[str] = []
    unseen = 1 << 30
    for node in re.split(r"\n(?=\| )", tree.rstrip("\n")):
        found = _NODE.match(node)
        if not found:
            continue
        depth, said = len(found[1]), found[2]
        if depth <= unseen:
            unseen = 1 << 30
            if said.startswith('"'):
                shown.append(said[1:].rstrip("\n").removesuffix('"'))
            elif said.startswith("<") and said[1:].split(">")[0].split(" ")[0] in _UNSEEN:
                unseen = depth
    return "".join(shown)
