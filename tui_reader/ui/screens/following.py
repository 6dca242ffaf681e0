"""Following: topics, links by number, the browser, the clipboard."""

from __future__ import annotations

from textual import work

from tui_reader.content.blocks import Link
from tui_reader.i18n import _
from tui_reader.model import Term
from tui_reader.queries import Query
from tui_reader.ui.flows import links as link_flow
from tui_reader.ui.screens.panes import Panes


class Following(Panes):
    """The keys that lead out of the text."""

    def filter(self, term: Term | None) -> None:
        """Show only the posts of a topic, or all; in a river a topic leads to the list of its own blog."""
        if term is not None and self.visit.river is not None:
            self.leave_river(Query(term))
            return
        self.visit.listing.filter(Query(term) if term else Query())
        self.go_to("posts")

    def leave_river(self, query: Query) -> None:
        """Show a list of the one blog, and say so: topics and authors are a blog's."""
        if (blog := self.visit.blog) is not None:
            self.visit.alone(query)
            self.go_to("posts")
            words = _("These are posts of {blog} alone; {key} leads back to the others.")
            self.tell(words.format(blog=blog.name or blog.host, key=self.key_name("library")))

    @work(group="dialog", exclusive=True)
    async def action_topics(self) -> None:
        """Choose a topic of the post."""
        if self.visit.post and (term := await link_flow.topic(self.app, self.visit.post)):
            self.filter(term)

    @work(group="dialog", exclusive=True)
    async def action_links(self) -> None:
        """Choose a link of the text, or of the selected comment."""
        if link := await link_flow.link(self.app, self._links):
            self.open_address(link.url)

    def action_digit(self, digit: str) -> None:
        """Open a link by its number: at once when no other number can be meant."""
        count = len(self._links)
        number = self._number + digit
        if not count or not 0 < int(number) <= count:
            self._number = ""
            self.tell(_("There is no link {number} here.").format(number=number) if count else _("No links here."))
            return
        self._number = number
        if int(number) * 10 > count:
            self.open_number()
        else:
            self.tell(_("Link {number}… Enter opens it.").format(number=number))

    def open_number(self) -> None:
        """Open the link whose number was typed."""
        number, self._number = int(self._number), ""
        if number <= len(self._links):
            self.open_address(self._links[number - 1].url)

    @property
    def _links(self) -> tuple[Link, ...]:
        return self.thread.links if self._pane == "thread" else self.article.links

    def open_address(self, address: str) -> None:
        """Open a web address in the browser and say so."""
        link_flow.browse(self.app, address, self.tell)

    def action_browser(self) -> None:
        """The post in the browser."""
        if self.visit.post:
            self.open_address(self.visit.post.link)

    def action_copy(self) -> None:
        """The permalink to the clipboard."""
        if self.visit.post:
            self.app.copy_to_clipboard(self.visit.post.link)
            self.tell(_("Copied {address}").format(address=self.visit.post.link))

    @work(group="copy", exclusive=True)
    async def action_copy_post(self) -> None:
        """The text as Markdown to the clipboard."""
        if self.visit.reading:
            self.app.copy_to_clipboard(await link_flow.markdown(self.visit.reading))
            self.tell(_("Copied the post as Markdown."))
