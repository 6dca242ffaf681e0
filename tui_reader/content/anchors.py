"""Names of places in the text, which the marks within a page lead to."""

from tui_reader.content.tree import Node

MOST = 5_000
"""Names that places of one text may have."""

LONGEST = 200
"""Characters of such a name."""


class Anchors:
    """Puts an anchor into the tree where the text of a named element begins, and one where it ends."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._beginning: dict[Node, None] = {}
        self._ending: list[Node] = []
        self._filled: Node | None = None
        self._open = False

    def begin(self, name: str) -> Node | None:
        """Something with a name begins here; None where the name is taken already or too long."""
        if name in self._names or not 0 < len(name) <= LONGEST or len(self._names) >= MOST:
            return None
        self._names.add(name)
        anchor = Node("anchor", {"name": name})
        self._beginning[anchor] = None
        return anchor

    def end(self, anchor: Node) -> None:
        """What has the name ends here; where it was empty it stands for what follows."""
        if anchor in self._beginning:
            return
        end = Node("anchor", {"of": anchor.attrs["name"]})
        if self._open:
            self._ending.append(end)  # not into the text yet, the blank at the end of which may still go
        elif self._filled is not None:
            self._filled.kids.append(end)

    def put(self, place: Node) -> None:
        """Text or a picture comes next, in this element."""
        self._open = True
        if self._beginning or self._ending:
            place.kids += *self._ending, *self._beginning
            self._ending, self._beginning = [], {}

    def leave(self, leaf: Node) -> None:
        """A leaf with something in it is closed."""
        leaf.kids += self._ending
        self._ending, self._filled, self._open = [], leaf, False
