"""A blog that is read by its feed: RSS, Atom, RDF or JSON Feed, whatever made it."""

from typing import TYPE_CHECKING, NoReturn

from tui_reader.blog.feed_comments import FeedComments
from tui_reader.blog.feed_posts import Elsewhere, FeedPosts
from tui_reader.blog.http import Http
from tui_reader.errors import NoAccounts
from tui_reader.model import Account, Blog, Credential, Secret

if TYPE_CHECKING:
    from tui_reader.blog import Authenticator, Discussion, Stream


class FeedBlog:
    """One blog by its feed: implements Stream and Discussion by what `FeedPosts` and `FeedComments` do.

    Of Authenticator it has the methods, since all blogs do: there is nothing to log in to.

    Args:
        http: shared by all blogs, closed by whoever made it. blog: as `discover()` found it, or as it was kept.
        elsewhere: as `FeedPosts` takes it.
    """

    def __init__(self, http: Http, blog: Blog, elsewhere: Elsewhere | None = None) -> None:
        self.blog = blog
        posts = FeedPosts(http, blog, elsewhere)
        comments = FeedComments(http, posts)
        self.gather, self.older = posts.gather, posts.older
        self.posts, self.present = posts.posts, posts.present
        self.post, self.article, self.neighbours = posts.post, posts.article, posts.neighbours
        self.ways, self.counts, self.comments = comments.ways, comments.counts, comments.comments
        self.replies, self.comment, self.send = comments.replies, comments.comment, comments.send

    async def log_in(self, user: str, password: Secret) -> Credential:
        """Raise NoAccounts."""
        del user, password
        self._refuse()

    async def adopt(self, user: str, password: Secret) -> Credential:
        """Raise NoAccounts."""
        del user, password
        self._refuse()

    async def who(self, credential: Credential) -> Account:
        """Raise NoAccounts."""
        del credential
        self._refuse()

    async def log_out(self, credential: Credential) -> None:
        """Nothing is to be revoked."""

    def _refuse(self) -> NoReturn:
        raise NoAccounts(host=self.blog.host)


if TYPE_CHECKING:

    def _holds(blog: FeedBlog) -> tuple[Stream, Discussion, Authenticator]:
        return blog, blog, blog
