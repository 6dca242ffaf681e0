"""Posts and comments of one's own in a demo blog that nobody has asked for anything yet."""

from datetime import timedelta
from typing import Any

from tui_reader.demo import DemoBlog
from tui_reader.demo.site import Comment, Post


def publish(blog: DemoBlog, title: str, html: str = "<p>Text.</p>", **more: Any) -> Post:
    """The newest post from now on."""
    site = blog.at.site
    number = max(post.id for post in site.posts) + 1
    post = Post(number, title, f"post-{number}", site.posts[0].date + timedelta(hours=1), 4, html, **more)
    site.posts = (post, *site.posts)
    return post


def say(
    blog: DemoBlog, post: Post, text: str, parent: int = 0, *, name: str = "Gerda Gast", author: int = 0
) -> Comment:
    """One more comment, a minute after the last one."""
    site = blog.at.site
    number = site.next_comment()
    when = post.date + timedelta(minutes=len(site.by_post.get(post.id, [])) + 1)
    return site.add(Comment(number, post.id, parent, name, when, text, author))
