"""A page as that of a WordPress that can be read by REST."""

from urllib.parse import urljoin, urlsplit

from tui_reader.blog import page
from tui_reader.blog.address import home, route, same_place, web
from tui_reader.blog.found import Found, Sight
from tui_reader.blog.http import Http
from tui_reader.blog.reply import Reply, shown_host
from tui_reader.blog.root import authorize_page
from tui_reader.blog.roots import Root, announced, guessed
from tui_reader.blog.values import words
from tui_reader.errors import BlogError
from tui_reader.model import Blog, origin


async def by_rest(here: Sight, *, blindly: bool) -> Found | None:
    """The blog by REST, None where its interface is off or there is none.

    Args:
        blindly: look for a root even where the page names none.

    Raises:
        NotFound: the blog is there, the page is not.
    """
    api = page.api(here.links)
    if not api and not blindly:
        return None
    root = await (announced(here.http, here.reply, api) if api else guessed(here.http, here.reply))
    if root is None:
        return None
    if 400 <= here.reply.status < 500:  # noqa: PLR2004 - HTTP
        here.reply.check()
    blog = _blog(here.reply, root)
    return Found(blog, await _post(here.http, here.reply, here.links, blog))


def _blog(reply: Reply, root: Root) -> Blog:
    named = web(root.facts.get("home"))
    address = home(same_place(named, root.url) or same_place(named, reply.url) or urljoin(root.url, "/"))
    return Blog(
        address=address,
        api=root.url,
        name=words(root.facts.get("name")) or shown_host(address),
        description=words(root.facts.get("description")),
        language=page.language(reply.text),
        authorize=authorize_page(root.facts),
    )


async def _post(http: Http, reply: Reply, found: list[page.Link], blog: Blog) -> int | None:
    """The number of the post that the page is; by its slug where a theme or plugin removed the links."""
    if (number := page.post_number(found)) is not None:
        return number
    path = urlsplit(reply.url).path
    slug = path.rstrip("/").rpartition("/")[2]
    if not slug or home(reply.url) == blog.address or origin(reply.url) != blog.origin:
        return None
    try:
        listed = (await http.get(route(blog.api, "wp/v2/posts", slug=slug, _fields="id,link"))).check().json()
    except BlogError:
        return None
    first = listed[0] if isinstance(listed, list) and listed else None
    number = first.get("id") if isinstance(first, dict) else None
    return number if isinstance(number, int) and number > 0 else None
