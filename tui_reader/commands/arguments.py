"""What each command understands; light, because `--help` needs nothing else."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from tui_reader import i18n
from tui_reader.errors import IsFile
from tui_reader.i18n import N_, _
from tui_reader.text import line

COMMANDS = {
    "add": N_("Find the blog at an address and put it on the shelf with its newest posts."),
    "remove": N_("Take a blog off the shelf; its posts and marks stay on disk until it comes back."),
    "refresh": N_("Ask many blogs at once for what is new."),
    "sync": N_("Bring what is new onto the shelf, or with --all the whole archive."),
    "list": N_("List the posts on the shelf, newest first or in another order."),
    "show": N_("Print a post as Markdown."),
    "search": N_("Search every text on the shelf: titles, posts and comments."),
    "export": N_("Write a post, or a whole blog, as Markdown files with front matter."),
    "import": N_("Put the feeds of another reader's OPML file on the shelf, folders too."),
    "export-opml": N_("Write the blogs and their folders as an OPML file for other readers."),
}
"""Every command and what it does."""

_FOUND = N_("Exit status: 0 when something was found, 1 when nothing was or it failed, 2 when misused.")
_WORKED = N_("Exit status: 0 when it worked, 1 when it failed, 2 when misused.")
_LINES = N_("print one JSON object a line")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def no_file(address: str) -> None:
    """Raise IsFile where a list of blogs that lies here was named instead of an address."""
    path = Path(address)
    here = address.startswith(("/", "./", "../")) or path.suffix.lower() in (".opml", ".xml")
    try:
        is_file = here and path.is_file()
    except (OSError, ValueError):
        return
    if is_file:
        raise IsFile(path=line(address, 200))


def parse(name: str, arguments: Sequence[str]) -> argparse.Namespace:
    """What a command is asked for; its name is there as `command`. Leaves the program for `--help` and misuse."""
    made = _parser(name)
    options = made.parse_args(arguments)
    if name == "list" and options.river and (options.address or options.topic or options.author or options.blogs):
        made.error(_("--river goes with neither an ADDRESS nor --topic, --author and --blogs"))
    if name == "export" and options.all and (options.to is None or options.number):
        made.error(_("a whole blog needs --to FOLDER, and no NUMBER"))
    return options


def _parser(name: str) -> argparse.ArgumentParser:
    status = _FOUND if name in {"list", "search"} else _WORKED
    epilog = _(status) if name not in _MORE else f"{_(_MORE[name])} {_(status)}"
    made = argparse.ArgumentParser(
        prog=f"tui-reader {name}", description=_(COMMANDS[name]), epilog=epilog, allow_abbrev=False
    )
    made.set_defaults(command=name)
    _OPTIONS[name](made)
    made.add_argument("--language", choices=i18n.LANGUAGES, help=_("the language of the program"))
    return made


_MORE = {
    "add": N_("What is no blog is not added, and it is said why."),
    "refresh": N_("A blog that fails delays no other. One that asked to be left alone is, unless it is named alone."),
    "import": N_("Those that cannot be read are on the shelf too, and it is said why."),
    "sync": N_("An archive goes on where it was after any break, Ctrl+C too."),
    "list": N_("A line is date, number, title and address; with --blogs it is address, posts, total, unread and name."),
    "export": N_(
        "A file that somebody wrote or changed is left alone and reported; one that nobody touched is updated."
    ),
}


def _add(made: argparse.ArgumentParser) -> None:
    words = _("of blogs, of their posts, or of their feeds")
    made.add_argument("addresses", nargs="+", metavar=_("ADDRESS"), help=words)
    made.add_argument("--folder", metavar=_("FOLDER"), default="", help=_("where to put it, as in News/Banks"))


def _remove(made: argparse.ArgumentParser) -> None:
    made.add_argument("address", metavar=_("ADDRESS"), help=_("a blog's host or address"))


def _refresh(made: argparse.ArgumentParser) -> None:
    words = _("blogs' hosts or addresses; every blog on the shelf that is not muted without them")
    made.add_argument("addresses", nargs="*", metavar=_("ADDRESS"), help=words)
    made.add_argument("--force", action="store_true", help=_("ask those too that asked to be left alone for a while"))
    made.add_argument("--json", action="store_true", help=_("print one JSON object"))


def _import(made: argparse.ArgumentParser) -> None:
    words = _("the OPML file or its address, or Newsboat's “urls”; - is standard input")
    made.add_argument("file", metavar=_("FILE"), help=words)


def _export_opml(made: argparse.ArgumentParser) -> None:
    made.add_argument("file", nargs="?", default="", metavar=_("FILE"), help=_("printed without it, and with -"))
    made.add_argument("--force", action="store_true", help=_("write over a file that is there"))


def _sync(made: argparse.ArgumentParser) -> None:
    _blog(made)
    made.add_argument("--all", action="store_true", help=_("the whole archive, 100 posts a request"))
    made.add_argument("--json", action="store_true", help=_("print one JSON object for each blog"))


def _list(made: argparse.ArgumentParser) -> None:
    _blog(made)
    marks = made.add_mutually_exclusive_group()
    marks.add_argument("--unread", action="store_true", help=_("only posts that were not read"))
    marks.add_argument("--starred", action="store_true", help=_("only posts with a star"))
    marks.add_argument("--blogs", action="store_true", help=_("list the blogs instead"))
    made.add_argument(
        "--topic", metavar=_("NAME"), default="", help=_("only posts of this topic; a part of its name will do")
    )
    made.add_argument(
        "--author", metavar=_("NAME"), default="", help=_("only posts of this author; a part of the name will do")
    )
    made.add_argument("--month", metavar="2012-11", type=_month, help=_("only posts of this month"))
    words = _("only blogs of this folder, one after the other; with --river by date")
    made.add_argument("--folder", metavar=_("FOLDER"), default="", help=words)
    made.add_argument("--river", action="store_true", help=_("posts of all blogs together by their dates"))
    orders = ("newest", "oldest", "comments")
    made.add_argument("--sort", choices=orders, default=orders[0], help=_("what comes first; newest is the usual"))
    made.add_argument("--limit", metavar="N", type=_count, help=_("at most so many: of each blog, with --river of all"))
    made.add_argument("--json", action="store_true", help=_(_LINES))


def _show(made: argparse.ArgumentParser) -> None:
    _post(made)
    made.add_argument("--comments", action="store_true", help=_("the comments too"))
    made.add_argument("--offline", action="store_true", help=_("ask no blog: what is not on disk is a failure"))
    form = made.add_mutually_exclusive_group()
    form.add_argument("--markdown", action="store_true", help=_("print Markdown, which is the usual"))
    form.add_argument("--json", action="store_true", help=_("print one JSON object"))


def _search(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "words",
        nargs="+",
        metavar=_("WORDS"),
        help=_(
            "as in the program: word, begin*, '\"a phrase\"', author:name, topic:name, blog:name, before:2012-11, "
            "after:2012, is:unread, is:starred"
        ),
    )
    made.add_argument("--limit", metavar="N", type=_count, default=50, help=_("at most so many; 50 is the usual"))
    made.add_argument("--json", action="store_true", help=_(_LINES))


def _export(made: argparse.ArgumentParser) -> None:
    _post(made)
    made.add_argument("--all", action="store_true", help=_("every post of the blog that is on disk; needs --to"))
    made.add_argument("--to", metavar=_("FOLDER"), help=_("write files there; a single post is printed without it"))
    made.add_argument("--comments", action="store_true", help=_("the comments below the text"))
    made.add_argument("--force", action="store_true", help=_("write over files that somebody changed"))
    made.add_argument("--offline", action="store_true", help=_("ask no blog: what is not on disk is a failure"))


_OPTIONS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "add": _add,
    "remove": _remove,
    "refresh": _refresh,
    "sync": _sync,
    "list": _list,
    "show": _show,
    "search": _search,
    "export": _export,
    "import": _import,
    "export-opml": _export_opml,
}


def _blog(made: argparse.ArgumentParser) -> None:
    words = _("a blog's host or address; every blog on the shelf without it")
    made.add_argument("address", nargs="?", default="", metavar=_("ADDRESS"), help=words)


def _post(made: argparse.ArgumentParser) -> None:
    words = _("a post's address, or a blog's: its newest post, or that of NUMBER")
    made.add_argument("address", metavar=_("ADDRESS"), help=words)
    made.add_argument(
        "number", nargs="?", type=_count, metavar=_("NUMBER"), help=_("a post's number, as “list” prints it")
    )


def _month(typed: str) -> str:
    if not _MONTH.fullmatch(typed):
        raise argparse.ArgumentTypeError(_("“{typed}” is no month such as 2012-11").format(typed=typed))
    return typed


def _count(typed: str) -> int:
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 16 and int(typed)):  # noqa: PLR2004 - no post has more digits, and SQLite takes 18
        raise argparse.ArgumentTypeError(_("“{typed}” is no number from 1").format(typed=typed))
    return int(typed)
