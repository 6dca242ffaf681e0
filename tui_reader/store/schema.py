"""The tables of the shelf, one step for each version: a step that was published is never changed, only followed."""

import sqlite3

STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE read_marks (
            blog TEXT NOT NULL, post INTEGER NOT NULL,
            PRIMARY KEY (blog, post)
        ) WITHOUT ROWID""",
        """CREATE TABLE place (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            blog TEXT NOT NULL, post INTEGER NOT NULL
        )""",
        """CREATE TABLE accounts (
            origin TEXT PRIMARY KEY,
            user TEXT NOT NULL, name TEXT NOT NULL, id INTEGER NOT NULL
        ) WITHOUT ROWID""",
        """CREATE TABLE pending (
            blog TEXT NOT NULL, id INTEGER NOT NULL, post INTEGER NOT NULL, parent INTEGER NOT NULL,
            author TEXT NOT NULL, author_id INTEGER NOT NULL, date TEXT NOT NULL,
            html TEXT NOT NULL, link TEXT NOT NULL, status TEXT NOT NULL,
            PRIMARY KEY (blog, id)
        ) WITHOUT ROWID""",
        "CREATE INDEX pending_by_post ON pending (blog, post)",
    ),
)
"""STEPS[n] brings a file of version n to version n + 1; the version is SQLite's `user_version`."""


class NewerError(Exception):
    """The file was written by a later program than this one."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file to the newest version, all steps or none.

    Several programs may start at once, so the version is looked at again once the file is ours.

    Raises:
        NewerError: the file is of a later version; it was not touched.
        sqlite3.Error: it could not be written.
    """
    if _missing(connection):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for step in _missing(connection):
                for statement in step:
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(STEPS)}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _missing(connection: sqlite3.Connection) -> tuple[tuple[str, ...], ...]:
    """The steps a file has not had."""
    had = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if had > len(STEPS):
        raise NewerError
    return STEPS[had:]
