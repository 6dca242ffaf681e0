"""The command line: the one place that puts the parts together."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import io
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui_reader import __version__, i18n
from tui_reader.commands import COMMANDS, no_file, parse
from tui_reader.errors import ReaderError, SettingsError
from tui_reader.i18n import N_, _
from tui_reader.log import log_to
from tui_reader.output import FAILED, written

if TYPE_CHECKING:
    from tui_reader.reader import Reader
    from tui_reader.settings import Folders, Settings
    from tui_reader.store.shelf import Shelf

_GARBAGE = 50_000
"""Objects after which garbage is looked for in a command: looking takes a tenth of the time, and it ends soon."""

_TURN = 0.001
"""Seconds after which a thread at work lets others go on: a key waits for three of them while blogs are asked, and what
SQLite does by the way, in many small steps, for one after each."""

NOTHING = {"address": "", "demo": False, "plain": False, "language": None, "theme": None}
"""What is understood where nothing is said: to make the parser takes a hundredth of the start."""

ARGPARSE = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("ignored explicit argument %r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("the following arguments are required: %s"),
    N_("not allowed with argument %s"),
)
"""What argparse says by itself; it finds the translations in our catalogue, the default domain since `i18n.use()`."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and leave with its exit status: 0, 1 (it failed), 2 (misused), 128 + a signal's number."""
    i18n.use()
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal of few letters shows "?" for the others
        sys.stdout.reconfigure(errors="replace")
    try:
        given = sys.argv[1:] if arguments is None else arguments
        # Bytes that are no text reach Python as half characters, which no file and no address takes.
        status = written(lambda: _status([each.encode("utf-8", "replace").decode() for each in given]))
    except ReaderError as error:
        print(f"tui-reader: {error}", file=sys.stderr)
        status = FAILED
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


def _status(arguments: list[str]) -> int:
    """Do what the arguments say: a command where the first word is the name of one, else a blog is opened."""
    place = _command(arguments)
    if place is None:
        return _run(_parser().parse_args(arguments) if arguments else argparse.Namespace(**NOTHING))
    options = parse(arguments[place], [*arguments[:place], *arguments[place + 1 :]])
    gc.freeze()  # what was imported stays
    gc.set_threshold(_GARBAGE)
    gc.enable()
    sys.setswitchinterval(_TURN)
    settings, folders = _settings(options)
    return asyncio.run(_work(options, settings, folders))


async def _work(options: argparse.Namespace, settings: Settings, folders: Folders) -> int:
    """Do what a command is asked for; that what it brought could not be kept is a failure."""
    from tui_reader.commands import early, run  # noqa: PLC0415 - as above
    from tui_reader.store.shelf import Shelf  # noqa: PLC0415 - as above

    shelf = Shelf(folders)
    beside = await asyncio.to_thread(early, shelf, options)
    reader = _reader(settings, folders, shelf=shelf)
    reader.blogs.workshop.take(beside)
    try:
        try:
            status = await run(reader, options)
        except ReaderError:
            await asyncio.to_thread(shelf.tell)  # a shelf that is damaged explains why nothing is on it
            raise
        await asyncio.to_thread(shelf.tell)
    finally:
        await reader.close()
    return status


def _command(arguments: Sequence[str]) -> int | None:
    """Where the name of a command stands: first, or behind --language; a blog called so is opened as `list/`."""
    place = 0
    if arguments and arguments[0].partition("=")[0] == "--language":
        place = 1 if "=" in arguments[0] else 2
    return place if arguments[place : place + 1] and arguments[place] in COMMANDS else None


def _parser() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {_(words)}" for name, words in COMMANDS.items()]
    parser = argparse.ArgumentParser(
        prog="tui-reader",
        description=_("Read blogs in the terminal and join the conversation under the posts."),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join([_("commands for scripts (“tui-reader list --help” tells more):"), *lines]),
    )
    parser.add_argument(
        "address",
        nargs="?",
        default="",
        metavar=_("ADDRESS"),
        help=_(
            "a blog's host or address, or a post's; “doctor” checks keyring and terminal; none reopens the last blog"
        ),
    )
    parser.add_argument("--demo", action="store_true", help=_("open the embedded demo blog; needs no network"))
    parser.add_argument("--plain", action="store_true", help=_("print the post and its comments as text"))
    parser.add_argument("--language", choices=i18n.LANGUAGES, help=_("the language of the program"))
    parser.add_argument("--theme", metavar=_("NAME"), help=_("a theme: ink, paper, or one of Textual's"))
    version = f"tui-reader {__version__}"
    parser.add_argument("--version", action="version", version=version, help=_("show the version and exit"))
    return parser


def _settings(options: argparse.Namespace) -> tuple[Settings, Folders]:
    """The settings and where things lie; the language is chosen. Raises SettingsError."""
    from tui_reader.settings import Folders, Settings  # noqa: PLC0415 - not needed for --help
    from tui_reader.ui.keys import COMPOSING, KEYS, LIBRARY, clash  # noqa: PLC0415 - as above

    folders = Folders.usual()
    settings = Settings.read(folders, [key.id for key in (*KEYS, *LIBRARY, *COMPOSING)])
    if shared := clash(settings.keys):
        reason = _("the key “{key}” is given to both {one} and {other}")
        key, one, other = shared
        raise SettingsError(path=folders.settings, reason=reason.format(key=key, one=one, other=other))
    i18n.use(options.language or settings.language or None)
    return settings, folders


def _run(options: argparse.Namespace) -> int:
    settings, folders = _settings(options)
    if options.theme:
        settings = settings.with_theme(options.theme)
    no_file(options.address)
    if options.address == "doctor":
        from tui_reader.doctor import examine  # noqa: PLC0415 - only this command needs it

        return asyncio.run(examine(settings, folders))
    if not options.plain and sys.stdout.isatty():
        if os.environ.get("TERM", "dumb") in {"dumb", "unknown", ""}:
            print(_("This terminal cannot show screens; printing plain text instead."), file=sys.stderr)
        elif not sys.stdin.isatty():
            print(
                _("Standard input is no terminal, so no keys can be read; printing plain text instead."),
                file=sys.stderr,
            )
        else:
            return _screen(options, settings, folders)
    return _plain(options, settings, folders)


def _screen(options: argparse.Namespace, settings: Settings, folders: Folders) -> int:
    sys.setswitchinterval(_TURN)
    from tui_reader.ui.app import DEMO, ReaderApp  # noqa: PLC0415 - Textual is not needed for plain text

    log_to(folders.log)
    if options.demo:
        return _demo(settings)
    reader = _reader(settings, folders)
    resumed = None
    if not options.address:  # before Textual runs, so that its first frame is what was left
        columns, rows = os.get_terminal_size(1)
        resumed = reader.places.resume(rows, thread=ReaderApp.shows_all(columns))
    app = ReaderApp(reader, settings, options.address, folders=folders, resumed=resumed)
    result = app.run()
    if error := reader.unkept:
        with contextlib.suppress(OSError):  # the terminal may be gone
            words = _("{reason} What was read, marked and brought in after that is lost. {hint}")
            print(f"tui-reader: {words.format(reason=error.summary, hint=error.hint)}", file=sys.stderr)
    return _demo(settings) if result == DEMO else app.return_code or 0


def _demo(settings: Settings) -> int:
    """The demo keeps nothing: its blog is gone when it ends, and so are its drafts and tokens."""
    from tui_reader.demo import DemoBlog  # noqa: PLC0415 - only the demo needs it
    from tui_reader.settings import Folders  # noqa: PLC0415 - as above
    from tui_reader.ui.app import ReaderApp  # noqa: PLC0415 - as above

    with DemoBlog() as blog, tempfile.TemporaryDirectory(prefix="tui-reader-demo-") as folder:
        reader = _reader(settings, Folders.under(Path(folder)), memory_only=True)
        app = ReaderApp(reader, settings, blog.address, hint=_("Demo: user “reader”, password “reader”."))
        app.run()
        return app.return_code or 0


def _plain(options: argparse.Namespace, settings: Settings, folders: Folders) -> int:
    from tui_reader.demo import DemoBlog  # noqa: PLC0415 - as above
    from tui_reader.plain import show  # noqa: PLC0415 - as above

    if options.demo:
        with DemoBlog() as blog, tempfile.TemporaryDirectory(prefix="tui-reader-demo-") as folder:
            nowhere = folders.under(Path(folder))
            return asyncio.run(show(_reader(settings, nowhere, memory_only=True), blog.address))
    return asyncio.run(show(_reader(settings, folders), options.address))


def _reader(settings: Settings, folders: Folders, *, memory_only: bool = False, shelf: Shelf | None = None) -> Reader:
    from tui_reader.blog.later import later  # noqa: PLC0415 - as above
    from tui_reader.reader import Reader  # noqa: PLC0415 - as above
    from tui_reader.store.drafts import Drafts  # noqa: PLC0415 - as above
    from tui_reader.store.shelf import Shelf  # noqa: PLC0415 - as above
    from tui_reader.store.vault import Vault  # noqa: PLC0415 - as above

    vault = Vault(settings, folders, memory_only=memory_only)
    return Reader(later(settings.timeout), shelf or Shelf(folders), Drafts(folders), vault, folders)
