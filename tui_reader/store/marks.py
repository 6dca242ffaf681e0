"""Marks: each is an act with a number, so that it can be taken back as long as nothing has overtaken it."""

import sqlite3

from tui_reader.kept import Act, Listed
from tui_reader.queries import Only
from tui_reader.store import blogs
from tui_reader.store.lists import shown
from tui_reader.store.walks import Walk
from tui_reader.store.windows import chosen

_KEPT = 20_000
"""Numbers of acts that can be taken back, every other one of them used; no run of the program has so many."""

_MANY = 5000
"""Posts from which on it is worth making an index anew, where they are most of all."""

_UNREAD = ("posts_unread", "posts_unread_in_time")

_READ = ("posts_by_read_act",)

_NOTHING = Act(0, 0)


def read(connection: sqlite3.Connection, blog: str, number: int, *, read: bool) -> Act:
    """Mark a post as read or unread; one that is not on disk will be so when it comes."""
    of = blogs.number(connection, blog)
    if not connection.execute("SELECT 1 FROM posts WHERE blog = ? AND number = ?", (of, number)).fetchone():
        connection.execute("DELETE FROM read_marks WHERE blog = ? AND post = ?", (blog, number))
        if read:
            connection.execute("INSERT INTO read_marks (blog, post) VALUES (?, ?)", (blog, number))
        return _NOTHING
    return _one(connection, of, number, "read", wanted=read)


def star(connection: sqlite3.Connection, blog: int, number: int, *, starred: bool) -> Act:
    """Star a post, or take the star away."""
    return _one(connection, blog, number, "star", wanted=starred)


def read_all(connection: sqlite3.Connection, listed: Listed) -> Act:
    """Mark every post of a list as read."""
    this = shown(connection, listed)
    act = _act(connection, "read_all", 0)
    emptied: tuple[str, ...] = ()
    if listed.query.scope or listed.query.only is Only.STARRED:
        statement, values = chosen(this.unread, this.low, this.last)
        where = f"key IN ({statement})"
    else:
        unread = f"NOT read AND NOT hidden{this.blogs.among} AND key BETWEEN ? AND ?"
        walk = this.late.spare(Walk("posts p", unread, (this.low, this.last)))
        where, values, emptied = walk.where, walk.values, _UNREAD
    before = _changed(connection, where, values)
    return Act(act, _turn(connection, where, values, act, emptied=emptied), before)


def undo(connection: sqlite3.Connection, act: Act) -> int:
    """Take back an act, as far as nothing has overtaken it; gives how many posts were changed back."""
    found = connection.execute("SELECT what, before FROM acts WHERE number = ?", (act.number,)).fetchone()
    if found is None:
        return 0
    what, before = found
    if what == "star":
        statement = "UPDATE posts SET starred = NOT starred, star_act = ? WHERE star_act = ? AND star_act"
        return connection.execute(statement, (before, act.number)).rowcount
    mine = "SELECT 1 FROM posts WHERE blog = ? AND number = ? AND read_act = ?"
    each = [one for one in act.before if connection.execute(mine, (*one[:2], act.number)).fetchone()]
    turned = _turn(connection, "read_act = ? AND read_act", (act.number,), before, emptied=_READ)
    connection.executemany("UPDATE posts SET read_act = ?3 WHERE blog = ?1 AND number = ?2", each)
    return turned


def _changed(connection: sqlite3.Connection, where: str, values: tuple[int, ...]) -> tuple[tuple[int, int, int], ...]:
    """Unread posts of `where` that an act has changed before, few at any time: the blog, the number and that act."""
    statement = f"""SELECT blog, number, read_act FROM posts p INDEXED BY posts_by_read_act
        WHERE read_act AND NOT read AND NOT hidden AND {where}"""  # noqa: S608 - our own words
    return tuple(connection.execute(statement, values))


def _one(connection: sqlite3.Connection, blog: int, number: int, what: str, *, wanted: bool) -> Act:
    column, by = ("starred", "star_act") if what == "star" else ("read", "read_act")
    statement = f"SELECT key, {by} FROM posts WHERE blog = ? AND number = ? AND {column} <> ?"  # noqa: S608 - our own columns
    found = connection.execute(statement, (blog, number, int(wanted))).fetchone()
    if found is None:
        if what == "read" and wanted:
            _overtake(connection, blog, number)
        return _NOTHING
    key, before = found
    act = _act(connection, what, before)
    if what == "star":
        connection.execute("UPDATE posts SET starred = ?, star_act = ? WHERE key = ?", (int(wanted), act, key))
    else:
        _turn(connection, "key = ?", (key,), act)
    return Act(act, 1)


def _overtake(connection: sqlite3.Connection, blog: int, number: int) -> None:
    """Have the act that marked a post as read not take that back: it was read since.

    The number below that of the act is nobody's, and the post stays in the lists that stand open, and in no others.
    """
    statement = """UPDATE posts SET read_act = read_act - 1
        WHERE blog = ? AND number = ? AND read_act IN (SELECT number FROM acts)"""
    connection.execute(statement, (blog, number))


def _turn(
    connection: sqlite3.Connection, where: str, values: tuple[int, ...], act: int, *, emptied: tuple[str, ...] = ()
) -> int:
    """Make what is read of the posts `p` unread, and the other way round; gives how many there were.

    Args:
        emptied: indexes that all of them leave and `where` needs not.
    """
    of = f"FROM posts p WHERE NOT hidden AND {where}"
    counted = "count(*), sum(read)"
    many, were_read, blog, another = connection.execute(
        f"SELECT {counted}, min(blog), max(blog) {of}", values
    ).fetchone()
    each = [(blog, many, were_read)]
    if blog != another:
        each = connection.execute(f"SELECT blog, {counted} {of} GROUP BY blog", values).fetchall()
    changes = [(2 * read - all_of_it, one) for one, all_of_it, read in each if all_of_it]
    connection.executemany("UPDATE blogs SET unread = unread + ? WHERE id = ?", changes)
    if not emptied or many < _MANY or many * 2 < connection.execute("SELECT sum(posts) FROM blogs").fetchone()[0]:
        statement = f"UPDATE posts AS p SET read = NOT read, read_act = ? WHERE {where}"  # noqa: S608 - as above
        return connection.execute(statement, (act, *values)).rowcount
    # To empty an index entry by entry takes longer than all the rest.
    statement = "SELECT sql FROM sqlite_master WHERE type = 'index' AND name = ?"
    made = [connection.execute(statement, (index,)).fetchone()[0] for index in emptied]
    for index in emptied:
        connection.execute(f"DROP INDEX {index}")
    statement = f"UPDATE posts AS p NOT INDEXED SET read = NOT read, read_act = ? WHERE {where}"  # noqa: S608 - as above
    turned = connection.execute(statement, (act, *values)).rowcount
    for index in made:
        connection.execute(index)
    return turned


def _act(connection: sqlite3.Connection, what: str, before: int) -> int:
    statement = "INSERT INTO acts (number, what, before) SELECT coalesce(max(number), 0) + 2, ?, ? FROM acts"
    number = connection.execute(statement, (what, before)).lastrowid or 0
    connection.execute("DELETE FROM acts WHERE number <= ?", (number - _KEPT,))
    return number
