"""What discovery has in hand and what it gives."""

import re
from dataclasses import field, replace
from typing import NamedTuple
from urllib.parse import urlsplit

from tui_reader.blog import page
from tui_reader.blog.address import same_place
from tui_reader.blog.http import Http
from tui_reader.blog.reply import Reply
from tui_reader.model import Article, Blog
from tui_reader.values import dataclass

_DATED = re.compile(r"/(?:19|20)\d\d/\d\d?/(?:\d\d?/)?(?!page/)[^/]{0,200}[a-z]", re.IGNORECASE)


class Found(NamedTuple):
    """What an address led to.

    Attributes:
        post: the post's number when it was a post's. hint: a sentence for the person or "".
        article: that post as its page or the feed has it, for kinds of blogs that cannot be asked for one post.
        others: further feeds that the page names with the same right: address and title of each.
    """

    blog: Blog
    post: int | None = None
    hint: str = ""
    article: Article | None = None
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """A page as it was fetched, for every adapter to look at.

    Attributes:
        asked: the address it was asked for at. links: those of its header and head.
    """

    http: Http
    asked: str
    reply: Reply
    links: list[page.Link] = field(default_factory=list)

    @property
    def feeds(self) -> list[page.Link]:
        """The feeds of posts that it names, in its order; a title speaks of comments where a blog is called so too."""
        named = page.feeds(self.links)
        posts = [link for link in named if not page.of_comments(link)]
        return [self._safer(link) for link in posts or [link for link in named if not page.at_comments(link)]]

    def _safer(self, link: page.Link) -> page.Link:
        """A feed of the page's host by https where the page came so: behind a proxy many blogs name themselves http."""
        here = self.reply.url
        target = same_place(link.target, here) if here.startswith("https:") else ""
        return replace(link, target=target or link.target)

    @property
    def of_post(self) -> bool:
        """Whether it is the page of one post: by what it says of itself, else by a date in its address."""
        says = page.is_post(self.reply.text) or page.post_number(self.links) is not None
        return says or bool(_DATED.search(urlsplit(self.reply.url).path))


def sight(http: Http, asked: str, reply: Reply) -> Sight:
    """The page, its links read."""
    return Sight(http, asked, reply, page.links(reply))
