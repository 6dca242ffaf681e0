"""The inline elements open at a place of the tree being built."""

from tui_reader.content.tree import Node

DEEPEST = 12
"""Inline elements within each other; what is deeper keeps its text and loses its look."""


class Inlines:
    """Open inline elements.

    Each is a template until text arrives: then it is opened in the leaf of that text, and again in each later leaf
    until it is closed. So misnested and unclosed elements cost nothing and lose nothing.
    """

    def __init__(self) -> None:
        self._templates: list[Node] = []
        self._opened: list[Node] = []

    def open(self, tag: str, attrs: dict[str, str] | None = None) -> Node | None:
        """Open an element; what it gives goes to `close`. None where it would change nothing."""
        template = Node(tag, attrs or {})
        if tag == "a":
            for other in [node for node in self._templates if node.tag == "a"]:
                self.close(other)
            # Links go outside: Markdown has no link within code, and a link is what one selects as a whole.
            self._templates.insert(0, template)
            self._opened.clear()
            return template
        if self.any(tag) or len(self._templates) >= DEEPEST:
            return None
        self._templates.append(template)
        return template

    def close(self, template: Node | None) -> None:
        """Close an element, wherever it stands among the open ones."""
        for at, node in enumerate(self._templates):
            if node is template:
                del self._templates[at]
                del self._opened[at:]
                return

    def any(self, *tags: str) -> bool:
        """Whether one of these is open."""
        return any(node.tag in tags for node in self._templates)

    def innermost(self, leaf: Node) -> Node:
        """Where a line break goes: the innermost element that has text in this leaf, or the leaf."""
        return self._opened[-1] if self._opened else leaf

    def reopen(self, leaf: Node) -> tuple[Node, int]:
        """Where text goes: the innermost open element, in the tree now; and how many nodes that made."""
        inner, missing = self.innermost(leaf), self._templates[len(self._opened) :]
        for template in missing:
            node = Node(template.tag, template.attrs)
            inner.kids.append(node)
            self._opened.append(node)
            inner = node
        return inner, len(missing)

    def leave(self) -> None:
        """The leaf is closed; all that is still open begins anew in the next."""
        self._opened = []
