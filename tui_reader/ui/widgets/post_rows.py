"""The rows of a list of posts: what came of its pages, what is missing, what is read. Knows no screen."""

from collections.abc import Mapping
from dataclasses import replace

from tui_reader.model import Page, Post


class PostRows:
    """The posts of a list by their place in it; pages may come in any order.

    Attributes:
        total: posts of the whole list, come or not. read: numbers of the posts that were read. open: the one on screen.
    """

    def __init__(self) -> None:
        self._posts: dict[int, Post] = {}
        self._asked: set[int] = set()
        self._failed: set[int] = set()
        self._per_page = 0
        self.total = 0
        self.read: frozenset[int] = frozenset()
        self.open = 0

    def clear(self) -> None:
        """Another list begins; what was read stays read."""
        self._posts.clear()
        self._asked.clear()
        self._failed.clear()
        self._per_page = self.total = 0

    def add(self, page: Page) -> None:
        """Fill in a page."""
        if page.number == 1 or not self._per_page:
            self._per_page = max(len(page.posts), 1) if page.pages > 1 else max(page.total, 1)
        first = (page.number - 1) * self._per_page
        for place, post in enumerate(page.posts, first):
            known = self._posts.get(place)
            kept = known.comments if known and known.id == post.id else None
            self._posts[place] = replace(post, comments=kept) if post.comments is None else post
        self.total = page.total
        self._asked.add(page.number)

    def count(self, comments: Mapping[int, int]) -> None:
        """Note how many comments posts have, by number."""
        for place, post in self._posts.items():
            if post.id in comments:
                self._posts[place] = replace(post, comments=comments[post.id])

    def at(self, place: int) -> Post | None:
        """The post at a place, None while it has not come."""
        return self._posts.get(place)

    def place(self, number: int) -> int | None:
        """Where a post stands, None where the list does not hold it."""
        return next((place for place, post in self._posts.items() if post.id == number), None)

    def wanted(self, place: int) -> int | None:
        """The page that holds a place, if it has not been asked for yet."""
        number = place // self._per_page + 1 if self._per_page else 1
        if number in self._asked:
            return None
        self._asked.add(number)
        return number

    def give_up(self, number: int) -> None:
        """A page did not come; it is asked for again after `hope`, not whenever its rows are drawn."""
        self._failed.add(number)

    def hope(self) -> None:
        """Pages that did not come may be asked for again."""
        self._asked -= self._failed
        self._failed.clear()

    def unread(self, post: Post) -> bool:
        """Whether a post has not been read."""
        return post.id not in self.read

    def __bool__(self) -> bool:
        return bool(self._posts)
