"""One WordPress as it was set up: its switches, its content, its accounts, and the addresses that follow from them."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from tui_reader.demo.accounts import Accounts
from tui_reader.demo.http import Request
from tui_reader.demo.site import Comment, Post, Site, Term, User


@dataclass(kw_only=True, eq=False, repr=False)
class Switches:
    """What an administrator can set; every one may be changed while the blog runs.

    Attributes:
        moderation: new comments wait for approval.
        flood: a user's next comment within 15 seconds is refused.
        closed: comments are closed by age: REST still says "open", as WordPress does, and posting is refused.
        registration: commenting needs an account, and the pages say so. REST always needs one, as in stock WordPress.
        app_passwords: None is as in WordPress: over https only. False is off, True is on even over http.
        permalinks: `pretty`, `plain` (`?p=1`, REST at `?rest_route=`) or `index` (everything below `/index.php/`).
        rest: False answers every REST route with 401, as the plugins do that switch it off.
        second_factor: the login form wants a code after the password, as plugins do: 200, and no cookie.
        disallowed: words that send a comment to the trash.
        gzip: answers are packed for who accepts it.
    """

    moderation: bool = False
    flood: bool = False
    closed: bool = False
    registration: bool = True
    app_passwords: bool | None = None
    permalinks: Literal["pretty", "plain", "index"] = "pretty"
    rest: bool = True
    second_factor: bool = False
    disallowed: tuple[str, ...] = ()
    gzip: bool = False


@dataclass(eq=False, repr=False)
class Installation:
    """Everything that answers are made of. `home` is its address without the slash at the end."""

    home: str
    switches: Switches
    site: Site
    accounts: Accounts

    @property
    def secure(self) -> bool:
        """Whether it is reached over https."""
        return self.home.startswith("https:")

    @property
    def keys_on(self) -> bool:
        """Whether there are application passwords."""
        wanted = self.switches.app_passwords
        return self.secure if wanted is None else wanted

    @property
    def front(self) -> str:
        """What the address of every page but the home page starts with."""
        return self.home + ("/index.php" if self.switches.permalinks == "index" else "")

    @property
    def plain(self) -> bool:
        """Whether addresses are made of queries."""
        return self.switches.permalinks == "plain"

    def api(self, route: str, query: str = "") -> str:
        """The address of a REST route."""
        if self.plain:
            return f"{self.home}/index.php?rest_route={quote(route)}" + (f"&{query}" if query else "")
        return f"{self.front}/wp-json{route}" + (f"?{query}" if query else "")

    def link(self, post: Post) -> str:
        """The address of a post."""
        if self.plain:
            return f"{self.home}/?p={post.id}"
        return f"{self.front}/{post.date:%Y/%m/%d}/{quote(post.slug)}/"

    def comment_link(self, comment: Comment) -> str:
        """The address of a comment."""
        post = self.site.post(comment.post)
        return f"{self.link(post) if post else self.home + '/'}#comment-{comment.id}"

    def term_link(self, term: Term) -> str:
        """The address of a topic's posts."""
        name = "category" if term.taxonomy == "category" else "tag"
        if self.plain:
            return f"{self.home}/?cat={term.id}" if name == "category" else f"{self.home}/?tag={term.slug}"
        return f"{self.front}/{name}/{term.slug}/"

    def author_link(self, user: User) -> str:
        """The address of a user's posts."""
        return f"{self.home}/?author={user.id}" if self.plain else f"{self.front}/author/{user.login}/"

    def login_link(self, back: str) -> str:
        """The address of the login form that leads back to a page."""
        return f"{self.home}/wp-login.php?redirect_to={quote(back, safe='')}"

    def route(self, request: Request) -> str | None:
        """The REST route a request asks for, or None for a page."""
        asked = dict(request.query).get("rest_route")
        if asked:
            return "/" + asked.strip("/")
        inside = request.path.removeprefix(self.path)
        if self.switches.permalinks == "pretty":
            inside = inside.removeprefix("/index.php")
        root = "/index.php/wp-json" if self.switches.permalinks == "index" else "/wp-json"
        if self.plain or not f"{inside}/".startswith(root + "/"):
            return None
        return "/" + inside.removeprefix(root).strip("/")

    @property
    def path(self) -> str:
        """The folder it lives in, "" at the top."""
        return "".join("/" + folder for folder in self.home.split("/")[3:])
