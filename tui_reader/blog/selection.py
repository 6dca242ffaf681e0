"""A Select as the query of `wp/v2/posts` (REST API Handbook, Posts)."""

from datetime import datetime, timedelta

from tui_reader.queries import Select

SECOND = timedelta(seconds=1)
MOST = 100
"""The most posts of a page that REST allows."""


def parameters(select: Select) -> dict[str, str | int]:
    """The query's names and values.

    Times go without a zone: such a time is the blog's own, compared with `post_date` as it stands, whatever the zone
    was when the post was written. `modified_after` is known from WordPress 5.7 on, and passed over before.
    """
    found: dict[str, str | int] = {"page": select.page, "per_page": min(max(select.size, 1), MOST)}
    found["order"] = "asc" if select.oldest_first else "desc"
    after, before = _window(select)
    if after:
        found["after"] = clock(after)
    if before:
        found["before"] = clock(before)
    if select.changed_after:
        found |= {"modified_after": clock(select.changed_after), "orderby": "modified"}
    if select.words:
        found["search"] = select.words
    if select.ids:
        found["include"] = ",".join(map(str, select.ids))
    if author := select.query.author:
        found["author"] = author.id
    if term := select.query.term:
        found[term.taxonomy] = term.id
    return found


def clock(moment: datetime) -> str:
    """A moment as the blog's own clock showed it, to the second."""
    return moment.replace(tzinfo=None).isoformat(timespec="seconds")


def _window(select: Select) -> tuple[datetime | None, datetime | None]:
    """After and before what, a month counted in; both are exclusive."""
    after, before = (bound and bound.replace(tzinfo=None) for bound in (select.after, select.before))
    if not select.query.month:
        return after, before
    first = datetime.fromisoformat(f"{select.query.month}-01")
    next_first = (first + timedelta(days=31)).replace(day=1)
    return max(filter(None, (after, first - SECOND))), min(filter(None, (before, next_first)))
