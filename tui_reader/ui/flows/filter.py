"""Choosing what the list shows, and in which order: each choice keeps what the others are.

There is all, unread, starred; a topic, an author, a month; the newest first, the oldest, or the most comments.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tui_reader import dates
from tui_reader.errors import ReaderError
from tui_reader.figures import grouped
from tui_reader.i18n import _, n_
from tui_reader.kept import Facet
from tui_reader.model import Author, Blog, Term
from tui_reader.queries import Only, Query, Sort

if TYPE_CHECKING:
    from tui_reader.reader import Reader
    from tui_reader.ui.dialogs.choose import Choice
    from tui_reader.ui.screens.finding import Finding

TOPICS, AUTHORS, MONTHS = "topics", "authors", "months"


async def choose(screen: Finding) -> None:
    """Choose a filter, and show the list through it."""
    listing = screen.visit.listing
    if (blog := listing.blog) is None:
        return
    own = screen.visit.blog if screen.visit.river else None
    try:
        query = await _asked(screen, blog, listing.query, own)
    except ReaderError as error:
        screen.tell(str(error))
        return
    if query is None or listing.blog is not blog:
        return
    if own is not None and (query.term or query.author):
        screen.leave_river(query)
    else:
        listing.filter(query)
        screen.go_to("posts")


async def _asked(screen: Finding, blog: Blog, query: Query, own: Blog | None) -> Query | None:
    """The query that was chosen, None when none was; closing a list of topics leads back to the first list.

    Args:
        own: in a river, the blog one reads: topics and authors are a blog's.
    """
    from tui_reader.ui.dialogs.choose import ChooseDialog  # noqa: PLC0415 - not needed for the start

    first = await _first(screen.reader, blog, query, (own.name or own.host) if own else "")
    while True:
        chosen = await screen.app.push_screen_wait(ChooseDialog(_("Show"), first))
        if not isinstance(chosen, str):
            return chosen
        title, empty = _words()[chosen]
        whose = own if own is not None and chosen != MONTHS else blog
        choices = facets(await screen.reader.lists.facets(whose, chosen), query, chosen)
        found = await screen.app.push_screen_wait(ChooseDialog(title, choices, empty=empty))
        if found is not None:
            return found


def _words() -> dict[str, tuple[str, str]]:
    """The title of each list, and what stands there while there is nothing in it."""
    return {
        TOPICS: (_("Topics"), _("No topics are on disk yet.")),
        AUTHORS: (_("Authors"), _("No authors are on disk yet.")),
        MONTHS: (_("Months"), _("No posts are on disk yet.")),
    }


async def _first(reader: Reader, blog: Blog, query: Query, own: str) -> list[Choice[Query | str]]:
    """All, the marks, the orders, and the ways to the other lists; `own` is the blog that topics and authors are of."""
    from tui_reader.ui.dialogs.choose import Choice  # noqa: PLC0415 - as above

    rows: list[Choice[Query | str]] = []
    for only, words in ((Only.ALL, _("All")), (Only.UNREAD, _("Unread")), (Only.STARRED, _("Starred"))):
        wanted = Query(sort=query.sort) if only is Only.ALL else replace(query, only=only)
        _listed, tally = await reader.lists.listed(blog, replace(wanted, sort=Sort.NEWEST))  # which counts quickest
        if only is Only.ALL:
            tick = "✓ " if wanted == query else ""
            rows.append(Choice(f"{tick}{words}", wanted, _posts(tally.total)))
            continue
        off = replace(query, only=Only.ALL)
        rows.append(_row(words, wanted, _posts(tally.total), is_set=only is query.only, off=off))
    for sort in Sort:
        tick = "✓ " if sort is query.sort else ""
        rows.append(Choice(f"{tick}{order(sort)}", replace(query, sort=sort)))
    names = {
        TOPICS: query.term.name if query.term else "",
        AUTHORS: query.author.name if query.author else "",
        MONTHS: _month(query.month) if query.month else "",
    }
    ways = {TOPICS: _("Topics…"), AUTHORS: _("Authors…"), MONTHS: _("Months…")}
    if own:
        of = {TOPICS: _("Topics of {blog}…"), AUTHORS: _("Authors of {blog}…")}
        ways |= {kind: words.format(blog=own) for kind, words in of.items()}
    rows += [
        Choice(ways[kind], kind, _("now: {name}").format(name=name) if name else "") for kind, name in names.items()
    ]
    return rows


def order(sort: Sort) -> str:
    """An order, as a person chooses it."""
    words = {
        Sort.NEWEST: _("Newest first"),
        Sort.OLDEST: _("Oldest first"),
        Sort.COMMENTS: _("Most comments first"),
    }
    return words[sort]


def facets(found: Sequence[Facet], query: Query, kind: str) -> list[Choice[Query]]:
    """A row for each topic, author or month; the one that is set is taken away by choosing it again.

    Args:
        kind: `topics`, `authors` or `months`.
    """
    nothing = {
        TOPICS: replace(query, term=None),
        AUTHORS: replace(query, author=None),
        MONTHS: replace(query, month=""),
    }
    rows = []
    for facet in found:
        label, wanted = _named(facet.value, query)
        numbers = _posts(facet.posts)
        if facet.unread:
            numbers += ", " + _("{n} unread").format(n=grouped(facet.unread))
        row = _row(label, wanted, numbers, is_set=wanted == query, off=nothing[kind])
        rows.append(replace(row, also=facet.value) if isinstance(facet.value, str) else row)
    return sorted(rows, key=lambda row: row.value != nothing[kind])  # the one that is set stands first


def _row(label: str, wanted: Query, numbers: str, *, is_set: bool, off: Query) -> Choice[Query]:
    from tui_reader.ui.dialogs.choose import Choice  # noqa: PLC0415 - as above

    if is_set and wanted != Query():
        return Choice(f"✓ {label}", off, " · ".join((numbers, _("Enter takes this filter away"))))
    return Choice(label, wanted, numbers)


def _named(value: Term | Author | str, query: Query) -> tuple[str, Query]:
    if isinstance(value, Term):
        return value.name or _("Untitled"), replace(query, term=value)
    if isinstance(value, Author):
        return value.name or _("Anonymous"), replace(query, author=value)
    return _month(value), replace(query, month=value)


def _month(month: str) -> str:
    year, _dash, number = month.partition("-")
    return dates.month(int(year), int(number))


def _posts(count: int) -> str:
    return n_("{n} post", "{n} posts", count).format(n=grouped(count))
