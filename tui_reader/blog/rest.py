"""One blog's REST interface: routes, permissions, nonces. What the answers mean is said by those who ask."""

from dataclasses import dataclass, replace
from urllib.parse import urljoin

from tui_reader.blog.address import home, route, same_place, web
from tui_reader.blog.http import Http
from tui_reader.blog.proof import Proof
from tui_reader.blog.reply import Reply, shown_host
from tui_reader.blog.root import FIELDS, authorize_page, root_facts
from tui_reader.errors import Moved, NotJson, RestOff, SignedOut
from tui_reader.model import Account, Blog, Credential, Secret

STALE = "rest_cookie_invalid_nonce"


@dataclass(frozen=True, slots=True)
class Site:
    """Where WordPress itself is, maybe not at the blog's home; `authorize` is "" without application passwords."""

    address: str
    authorize: str


class Rest:
    """Requests to one blog, anonymous or signed."""

    def __init__(self, http: Http, blog: Blog) -> None:
        self.http = http
        self.blog = blog
        self._nonces: dict[Account, Secret] = {}
        self._site: Site | None = None

    async def get(self, path: str, **params: str | int) -> Reply:
        """An anonymous reading of `path` (such as `wp/v2/posts`), whatever the answer's status."""
        return await self.http.get(route(self.blog.api, path, **params))

    async def head(self, path: str, **params: str | int) -> Reply:
        """As `get`, headers only."""
        return await self.http.head(route(self.blog.api, path, **params))

    async def signed(
        self,
        method: str,
        path: str,
        credential: Credential,
        data: dict[str, object] | None = None,
        **params: str | int,
    ) -> Reply:
        """A request in the name of an account, whatever the answer's status except 401.

        A stale nonce was refused before anything happened, so then a new one is fetched and the request repeated once.

        Raises:
            SignedOut: WordPress itself takes us for nobody. Forbidden: a 401 of whatever stands before it. NeedsHttps,
                Moved: the address is not where the credential belongs.
        """
        url = route(self.blog.api, path, **params)
        reply = await self._ask(method, url, await self.proof(credential), data)
        if reply.code == STALE and credential.cookies:
            self._nonces.pop(credential.account, None)
            reply = await self._ask(method, url, await self.proof(credential), data)
        if fresh := reply.header("x-wp-nonce"):
            self._nonces[credential.account] = Secret(fresh)
        if reply.code == STALE or (reply.status == 401 and reply.code != "rest_cannot_read_post"):  # noqa: PLR2004 - HTTP
            raise SignedOut(host=self.blog.host) if reply.code else reply.refusal()
        return reply

    async def _ask(self, method: str, url: str, proof: Proof, data: dict[str, object] | None) -> Reply:
        if method == "GET":
            return await self.http.get(url, proof=proof)
        return await self.http.send(method, url, proof=proof, data=data)

    async def proof(self, credential: Credential) -> Proof:
        """What a request of this credential carries: Basic, or cookies and the nonce WordPress wants beside them."""
        account = credential.account
        if credential.password:
            return Proof(account.origin, user=account.user, password=credential.password)
        bare = Proof(account.origin, cookies=credential.cookies)
        if account not in self._nonces:
            self._nonces[account] = await self._nonce(bare)
        return replace(bare, nonce=self._nonces[account])

    def forget(self, credential: Credential) -> None:
        """Keep nothing of this credential."""
        self._nonces.pop(credential.account, None)

    async def site(self) -> Site:
        """Where WordPress' own pages are; raises Moved when that is another host, since no password may go there."""
        if self._site is None:
            answer = (await self.get("", _fields=FIELDS)).check()
            root = root_facts(answer.json())
            if root is None:
                raise RestOff(host=self.blog.host, status=answer.status)
            named = web(root.get("url")) or self.blog.address
            address = same_place(named, self.blog.address)
            if not address:
                raise Moved(host=self.blog.host, target=shown_host(named))
            self._site = Site(home(address), authorize_page(root))
        return self._site

    async def _nonce(self, bare: Proof) -> Secret:
        """A nonce for these cookies (`admin-ajax.php?action=rest-nonce`, WordPress 5.3 and later).

        Raises:
            SignedOut: WordPress itself says so. BlogError: it could not be asked, which says nothing about us.
        """
        url = urljoin((await self.site()).address, "wp-admin/admin-ajax.php?action=rest-nonce")
        reply = await self.http.get(url, proof=bare)
        word = reply.text.strip()
        if reply.status == 200 and word.isascii() and word.isalnum() and 5 < len(word) < 40:  # noqa: PLR2004 - ten letters now
            return Secret(word)
        if _is_visitor(reply, word):
            raise SignedOut(host=self.blog.host)
        reply.check()
        raise NotJson(host=reply.host)  # a guest network's page to log in at, say


def _is_visitor(reply: Reply, word: str) -> bool:
    """Whether WordPress takes who asked for a nonce for a visitor: an action that visitors have not is a 400 of "0".

    (wp-admin/admin-ajax.php; a 200 where something changed the status, as WordPress did before 4.9.) A plugin that
    keeps visitors out of wp-admin sends them on to the login form (`auth_redirect()`).
    """
    if word == "0" and reply.status in (200, 400):
        return True
    return "wp-login.php" in reply.location and bool(same_place(reply.location, reply.url))
