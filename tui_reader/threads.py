"""Comments in reading order: who answers whom."""

from collections.abc import Iterable

from tui_reader.model import Comment
from tui_reader.values import dataclass


@dataclass(frozen=True, slots=True)
class Placed:
    """A comment at its place in the thread: `depth` 0 is the top, `replies` counts all below it."""

    comment: Comment
    depth: int
    replies: int


def thread(comments: Iterable[Comment]) -> tuple[Placed, ...]:
    """Put comments into reading order by their `parent`, oldest first on each level.

    A parent that is missing, or that would close a circle, makes a comment a root: WordPress stores both, and no
    input may hang the reader. Works without recursion, so depth is not limited.
    """
    by_id = {comment.id: comment for comment in comments}
    parents = {key: comment.parent if comment.parent in by_id else 0 for key, comment in by_id.items()}
    checked: set[int] = {0}
    for start in by_id:
        path, key = {0}, start
        while key not in checked and key not in path:
            path.add(key)
            key = parents[key]
        if key in path and key not in checked:
            parents[key] = 0
        checked |= path
    children: dict[int, list[Comment]] = {}
    for comment in sorted(by_id.values(), key=lambda c: (c.date, c.id)):
        children.setdefault(parents[comment.id], []).append(comment)
    order: list[tuple[Comment, int]] = []
    stack = [(comment, 0) for comment in reversed(children.get(0, []))]
    while stack:
        comment, depth = stack.pop()
        order.append((comment, depth))
        stack.extend((child, depth + 1) for child in reversed(children.get(comment.id, [])))
    replies = dict.fromkeys(by_id, 0)
    for comment, _depth in reversed(order):
        if parent := parents[comment.id]:
            replies[parent] += replies[comment.id] + 1
    return tuple(Placed(comment, depth, replies[comment.id]) for comment, depth in order)
