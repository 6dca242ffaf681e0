"""The tables of the shelf, one step for each version: a step that was published is never changed, only followed."""

import sqlite3

FOUND = """CREATE VIRTUAL TABLE found USING fts5 (
            title, words, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2'
        )"""
"""The index of the second step, which is made anew where it is damaged."""

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
    (
        """CREATE TABLE blogs (
            id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE,
            api TEXT NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL, language TEXT NOT NULL,
            authorize TEXT NOT NULL, checked TEXT, changed TEXT,
            posts INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0
        )""",
        "CREATE TABLE names (name TEXT PRIMARY KEY, blog INTEGER NOT NULL) WITHOUT ROWID",
        """CREATE TABLE reaches (
            blog INTEGER NOT NULL, scope TEXT NOT NULL, edge TEXT, whole INTEGER NOT NULL, total INTEGER,
            PRIMARY KEY (blog, scope)
        ) WITHOUT ROWID""",
        """CREATE TABLE authors (
            id INTEGER PRIMARY KEY, blog INTEGER NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL,
            UNIQUE (blog, number)
        )""",
        """CREATE TABLE terms (
            id INTEGER PRIMARY KEY, blog INTEGER NOT NULL, taxonomy TEXT NOT NULL, number INTEGER NOT NULL,
            name TEXT NOT NULL, count INTEGER NOT NULL, UNIQUE (blog, taxonomy, number)
        )""",
        # `key` is `store.keys`' number; `terms` is a list of terms.id, " " between; `hidden` is 0: see below.
        # `read_act` and `star_act` name the act that last changed the mark, 0 for none.
        # `visited` is how many comments there were when its thread was last on screen, NULL for never.
        """CREATE TABLE posts (
            key INTEGER PRIMARY KEY, blog INTEGER NOT NULL, number INTEGER NOT NULL,
            title TEXT NOT NULL, link TEXT NOT NULL, date TEXT NOT NULL, modified TEXT NOT NULL,
            author INTEGER NOT NULL, terms TEXT NOT NULL, comments_open INTEGER NOT NULL, protected INTEGER NOT NULL,
            sticky INTEGER NOT NULL, comments INTEGER, visited INTEGER,
            read INTEGER NOT NULL DEFAULT 0, read_act INTEGER NOT NULL DEFAULT 0,
            starred INTEGER NOT NULL DEFAULT 0, star_act INTEGER NOT NULL DEFAULT 0,
            edited INTEGER NOT NULL DEFAULT 0, gone INTEGER NOT NULL DEFAULT 0, hidden INTEGER NOT NULL DEFAULT 0,
            UNIQUE (blog, number)
        )""",
        # What stands behind `key` orders nothing: with it, walking an index never needs the posts themselves.
        "CREATE INDEX posts_listed ON posts (blog, key, number, gone, hidden) WHERE NOT hidden",
        "CREATE INDEX posts_unread ON posts (blog, key, author, read, hidden) WHERE NOT read AND NOT hidden",
        "CREATE INDEX posts_starred ON posts (blog, key, starred) WHERE starred",
        "CREATE INDEX posts_by_author ON posts (author, key, hidden) WHERE NOT hidden",
        "CREATE INDEX posts_by_comments ON posts (blog, comments, key, hidden) WHERE NOT hidden",
        "CREATE INDEX posts_by_read_act ON posts (read_act, key, blog, read, hidden) WHERE read_act",
        "CREATE INDEX posts_by_star_act ON posts (star_act) WHERE star_act",
        # The end of an address tells nearly as much as all of it, in a quarter of the room.
        "CREATE INDEX posts_by_link ON posts (substr(link, -12))",
        # Counting a hundred thousand posts takes longer than all the rest of the first frame, so the blog knows.
        # What is marked as read is counted by `store.marks`: a trigger would take as long as marking does.
        """CREATE TRIGGER posts_came AFTER INSERT ON posts WHEN NOT new.hidden BEGIN
            UPDATE blogs SET posts = posts + 1, unread = unread + (NOT new.read) WHERE id = new.blog;
        END""",
        """CREATE TRIGGER posts_hidden AFTER UPDATE OF hidden ON posts WHEN new.hidden <> old.hidden BEGIN
            UPDATE blogs SET
                posts = posts + old.hidden - new.hidden, unread = unread + (NOT new.read) * (old.hidden - new.hidden)
            WHERE id = new.blog;
        END""",
        # `before` is the act that had changed a single post's mark before this one, to be taken back after it.
        """CREATE TABLE acts (
            number INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT NOT NULL, before INTEGER NOT NULL DEFAULT 0
        )""",
        "CREATE TABLE topics (term INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (term, key)) WITHOUT ROWID",
        # `words` is what the index of `found` was made of, deflated: a contentless index is told what it shall forget.
        "CREATE TABLE texts (key INTEGER PRIMARY KEY, body BLOB NOT NULL, before BLOB, words BLOB NOT NULL)",
        """CREATE TABLE threads (
            blog INTEGER NOT NULL, post INTEGER NOT NULL, fetched INTEGER NOT NULL DEFAULT 0,
            total INTEGER NOT NULL DEFAULT 0, visited INTEGER NOT NULL DEFAULT 0, watched INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (blog, post)
        ) WITHOUT ROWID""",
        # `html` is kept of one's own comments only; `post` and `parent` are the blog's numbers, as `number` is.
        """CREATE TABLE notes (
            key INTEGER PRIMARY KEY, blog INTEGER NOT NULL, number INTEGER NOT NULL, post INTEGER NOT NULL,
            parent INTEGER NOT NULL, author TEXT NOT NULL, author_id INTEGER NOT NULL, date TEXT NOT NULL,
            html TEXT NOT NULL, link TEXT NOT NULL, status TEXT NOT NULL,
            own INTEGER NOT NULL DEFAULT 0, seen INTEGER NOT NULL DEFAULT 0, body BLOB NOT NULL, words BLOB NOT NULL,
            UNIQUE (blog, number)
        )""",
        "CREATE INDEX notes_by_post ON notes (blog, post, number)",
        "CREATE INDEX notes_own ON notes (blog, post) WHERE own",
        "CREATE INDEX notes_by_author ON notes (author, key)",
        # One's own comments that waited in version 1 have only their HTML; their key is made as in `store.keys`.
        """INSERT OR IGNORE INTO blogs (address, api, name, description, language, authorize)
            SELECT DISTINCT blog, '', '', '', '', '' FROM pending""",
        """INSERT OR IGNORE INTO notes
            SELECT (CAST(strftime('%s', substr(p.date, 1, 19)) AS INTEGER) << 25) | ((p.id & 16777215) << 1) | 1,
                b.id, p.id, p.post, p.parent, p.author, p.author_id, p.date, p.html, p.link, p.status, 1, 1, x'', x''
            FROM pending p JOIN blogs b ON b.address = p.blog""",
        "INSERT INTO threads (blog, post, watched) SELECT blog, post, max(key) FROM notes GROUP BY blog, post",
        "DROP TABLE pending",
        FOUND,
        # A number of 0, and "" for `taxonomy`, `only`, `month` and `sort`, stand for none.
        """CREATE TABLE places (
            blog TEXT PRIMARY KEY, used INTEGER NOT NULL, post INTEGER NOT NULL, pane TEXT NOT NULL,
            taxonomy TEXT NOT NULL, term INTEGER NOT NULL, term_name TEXT NOT NULL,
            author INTEGER, author_name TEXT NOT NULL, only TEXT NOT NULL, month TEXT NOT NULL,
            sort TEXT NOT NULL,
            at INTEGER NOT NULL, above INTEGER NOT NULL, item INTEGER NOT NULL, line INTEGER NOT NULL,
            comment INTEGER NOT NULL, thread_item INTEGER NOT NULL, thread_line INTEGER NOT NULL, zen INTEGER NOT NULL
        ) WITHOUT ROWID""",
        """CREATE TABLE scrolls (
            blog TEXT NOT NULL, post INTEGER NOT NULL, item INTEGER NOT NULL, line INTEGER NOT NULL,
            PRIMARY KEY (blog, post)
        ) WITHOUT ROWID""",
        "CREATE TABLE history (number INTEGER PRIMARY KEY AUTOINCREMENT, blog TEXT NOT NULL, post INTEGER NOT NULL)",
        "CREATE TABLE history_at (id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL)",
    ),
    (
        # What the blog has no more was hidden in version 2 unless it was starred, and left out of its topics.
        """INSERT OR IGNORE INTO topics SELECT t.id, p.key FROM posts p JOIN terms t ON t.blog = p.blog
            WHERE p.hidden AND instr(' ' || p.terms || ' ', ' ' || t.id || ' ')""",
        "UPDATE posts SET hidden = 0 WHERE hidden",
        "CREATE INDEX posts_gone ON posts (blog, key) WHERE gone",
    ),
    (
        # `place` orders the blogs of a folder. `etag` to `cursor` are what a feed said the last time: `queries.Memory`.
        "ALTER TABLE blogs ADD COLUMN kind TEXT NOT NULL DEFAULT 'rest'",
        "ALTER TABLE blogs ADD COLUMN title TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE blogs ADD COLUMN folder TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE blogs ADD COLUMN place INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE blogs ADD COLUMN muted INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE blogs ADD COLUMN removed TEXT",
        "ALTER TABLE blogs ADD COLUMN failed TEXT",
        "ALTER TABLE blogs ADD COLUMN why TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE blogs ADD COLUMN wait TEXT",
        "ALTER TABLE blogs ADD COLUMN etag TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE blogs ADD COLUMN modified TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE blogs ADD COLUMN digest TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE blogs ADD COLUMN cursor TEXT NOT NULL DEFAULT ''",
        """UPDATE blogs SET place = (
            SELECT count(*) FROM blogs o WHERE (lower(o.name), o.address) <= (lower(blogs.name), blogs.address)
        )""",
        # `partial`: 0 for a whole text, 1 for a summary, 2 for a whole text of which only a newer summary is known.
        "ALTER TABLE posts ADD COLUMN replies TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE posts ADD COLUMN partial INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE accounts ADD COLUMN guest INTEGER NOT NULL DEFAULT 0",
        # Of a place in a river: whose post it is, and whose the one under the list's cursor.
        "ALTER TABLE places ADD COLUMN post_blog TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE places ADD COLUMN row_blog TEXT NOT NULL DEFAULT ''",
        # The posts of many blogs in the order of their keys, as `posts_listed` and the others have those of one.
        "CREATE INDEX posts_in_time ON posts (key, blog, hidden) WHERE NOT hidden",
        "CREATE INDEX posts_unread_in_time ON posts (key, blog, read, hidden) WHERE NOT read AND NOT hidden",
        "CREATE INDEX posts_starred_in_time ON posts (key, blog, starred) WHERE starred",
    ),
    (
        # Keys of texts that are not in the index of `found` yet, and whose `words` are not known.
        "CREATE TABLE unindexed (key INTEGER PRIMARY KEY)",
    ),
    (
        # `came` grows with every time that posts arrive, 0 for those that were here before it was noted.
        "ALTER TABLE posts ADD COLUMN came INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX posts_by_arrival ON posts (came, key, blog, hidden) WHERE came",
    ),
    (
        # Comments of Isso went by the numbers that they have there, which are those of others at the blog itself. Now
        # these are in a range of their own, as in `blog.isso`; which comments are meant, their links tell.
        """UPDATE OR IGNORE notes
            SET number = number | 4503599627370496, parent = iif(parent, parent | 4503599627370496, 0)
            WHERE number > 0 AND number < 1099511627776 AND link LIKE '%#isso-' || number""",
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
