"""What the top bar says of a list: what it shows, how many posts that are, and how many came since."""

from collections.abc import Callable

from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.kept import Tally
from tui_reader.queries import Only, Query
from tui_reader.ui.flows.filter import order


def contents(tally: Tally, query: Query) -> str:
    """The filter, the order and the numbers of a list, as "Topic: Rating · Oldest first · 57 posts, 12 unread"."""
    words = _numbers(tally, query)
    if tally.unread and query.only is not Only.UNREAD:
        words += ", " + _("{n} unread").format(n=grouped(tally.unread))
    names = ((_("Topic: {name}"), query.term), (_("Author: {name}"), query.author))
    parts = [text.format(name=each.name) for text, each in names if each]
    parts += [query.month] if query.month else []
    parts += [{Only.UNREAD: _("Unread"), Only.STARRED: _("Starred")}[query.only]] if query.only else []
    parts += [order(query.sort)] if query.sort else []
    return " · ".join([*parts, words])


def _numbers(tally: Tally, query: Query) -> str:
    """How many posts a list has: those of the blog, or, where only what is on disk can tell, those on disk."""
    here = tally.unread if query.only is Only.UNREAD else tally.total
    if (query.only or query.sort) and not tally.reach.whole:
        return n_("{n} post on disk", "{n} posts on disk", here).format(n=grouped(here))
    total = here if query.only else max(tally.reach.total or 0, tally.total)
    return n_("{n} post", "{n} posts", total).format(n=grouped(total))


def nothing(query: Query, key: Callable[[str], str]) -> str:
    """What is said of a list without posts, and what one can do about it."""
    words = {
        Only.UNREAD: [_("Nothing is unread here.")],
        Only.STARRED: [_("No post has a star here."), _("{key} gives the post on screen one.").format(key=key("star"))],
        Only.ALL: [_("There are no posts here yet.")],
    }[query.only]
    filtered = query.only or query.term or query.author or query.month
    more = _("{key} leads to all posts.") if filtered else _("{key} asks again.")
    return "\n\n".join([*words, more.format(key=key("filter" if filtered else "refresh"))])


def news(tally: Tally, key: str) -> str:
    """How many posts came since a list was made, with the key that shows them; "" for none.

    Of those of an archive that is no news: they are counted where nothing else came.
    """
    if not tally.fresh:
        return ""
    new = tally.fresh - tally.older
    if new:
        words = n_("{n} new, {key} shows it", "{n} new, {key} shows them", new)
    else:
        words = n_("{n} more, {key} shows it", "{n} more, {key} shows them", tally.older)
    return words.format(n=grouped(new or tally.older), key=key)
