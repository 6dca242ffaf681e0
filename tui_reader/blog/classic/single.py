"""One post of a WordPress by the feed that each of them has: the only place but the blog's feed that names its guid.

The guid is what a post goes by. It holds the post's number (`?p=123`) where the post was first a draft, and its address
where a program or an import made it (WordPress 6: wp_insert_post).
"""

import asyncio

from tui_reader.blog.address import with_query
from tui_reader.blog.cursors import mark
from tui_reader.blog.entries import articles
from tui_reader.blog.feed_reply import is_feed, read
from tui_reader.blog.http import Http
from tui_reader.blog.reply import Reply
from tui_reader.errors import BlogError, TooMany
from tui_reader.model import Article, Blog


async def single(http: Http, blog: Blog, place: str | int) -> Article | None:
    """A post as the blog's feed would have it; None where its own feed does not come.

    Args:
        blog: one that is read by its feed. place: the post's address, or WordPress' number of it.

    Raises:
        TooMany: the blog wants to be left alone.
    """
    link = place if isinstance(place, str) else f"{blog.address}?p={place}"
    try:
        reply = await http.get(with_query(link, feed="rss2", withoutcomments=1))
        found = await asyncio.to_thread(_read, reply, blog) if is_feed(reply) else ()
    except TooMany:
        raise
    except BlogError:
        return None
    if len(found) != 1 or "#" in found[0].post.link:  # of the whole blog, or of comments
        return None
    ours = mark(found[0].post.link) == mark(link) if isinstance(place, str) else True
    return found[0] if ours else None


def _read(reply: Reply, blog: Blog) -> tuple[Article, ...]:
    return articles(read(reply), blog.address, wordpress=True)
