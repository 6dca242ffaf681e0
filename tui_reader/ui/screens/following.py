"""Following: topics, links, the browser."""

from __future__ import annotations

from textual import work

from tui_reader.i18n import _
from tui_reader.model import Term
from tui_reader.queries import Query
from tui_reader.ui.flows import links as link_flow
from tui_reader.ui.screens.copying import Copying


class Following(Copying, part=True):
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
        if self.visit.blog is not None:
            self.visit.alone(query)
            self.go_to("posts")
            self.tell_alone()

    def tell_alone(self) -> None:
        """Say that the list has posts of the one blog now, and what leads back."""
        if (blog := self.visit.blog) is not None:
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
            self._number = ""
            self._picking.unpick()  # what was selected is not what is opened
            self.open_address(link.url)

    def open_selected(self) -> bool:
        """Enter on what is selected: a link opens, a block is copied, a note gone to and back; False for nothing."""
        if self._pane == "article" and self.article.chosen_block >= 0:
            self.copy_block()
        elif (link := self.picked_link) is not None:
            self._number = ""
            self.open_address(link.url)
        else:
            return self._pane == "article" and (self.article.press_note() or self.article.go_back())
        return True

    def open_address(self, address: str) -> None:
        """Open a web address in the browser and say so."""
        link_flow.browse(self.app, address, self.tell)

    def action_browser(self) -> None:
        """The post in the browser."""
        if self.visit.post:
            self.open_address(self.visit.post.link)
