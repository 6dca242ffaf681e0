"""Every key there is: screens bind from this table, and footer, help, palette and README are made from it."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from tui_reader.i18n import N_, _
from tui_reader.values import dataclass

READING, MOVING, TALKING, BLOG, SHELF, PROGRAM = (
    N_("Older, home, newer"),
    N_("Moving"),
    N_("Conversation"),
    N_("Posts and links"),
    N_("Library"),
    N_("Program"),
)
GROUPS = (READING, MOVING, TALKING, BLOG, SHELF, PROGRAM)


@dataclass(frozen=True, slots=True)
class Key:
    """One thing a key does.

    Attributes:
        id: its name in settings.toml. keys: as Textual names them, "," between; a doubled key ("g g") stands alone.
        action: what the screen does. words: for help, palette and README. short: for the footer, "" leaves it out.
    """

    id: str
    keys: str
    action: str
    words: str
    group: str
    short: str = ""


KEYS = (
    Key("older", "[,alt+left", "older", N_("« the older post of this blog"), READING, N_("older")),
    Key("home", "H,alt+home", "home", N_("this blog's newest post, filters off"), READING, N_("home")),
    Key("newer", "],alt+right", "newer", N_("the newer post of this blog »"), READING, N_("newer")),
    Key("next", "n", "next(1)", N_("next post in the list, or next match"), READING),
    Key("previous", "p", "next(-1)", N_("previous post in the list"), READING),
    Key("next_unread", "N", "unread(1)", N_("next unread post, or previous match"), READING),
    Key("previous_unread", "P", "unread(-1)", N_("previous unread post"), READING),
    Key("history_back", "<", "history(-1)", N_("back to what was open before"), READING),
    Key("history_forward", ">", "history(1)", N_("forward again"), READING),
    Key("read_on", "space", "read_on", N_("read on: page, comments, next unread post"), READING, N_("read on")),
    Key("back", "b", "page(-1)", N_("back a page"), READING),
    Key("down", "j,down", "line(1)", N_("down: a line, a post or a comment"), MOVING),
    Key("up", "k,up", "line(-1)", N_("up: a line, a post or a comment"), MOVING),
    Key("half_down", "ctrl+d", "half(1)", N_("half a page down"), MOVING),
    Key("half_up", "ctrl+u", "half(-1)", N_("half a page up"), MOVING),
    Key("page_down", "pagedown", "page(1)", N_("a page down"), MOVING),
    Key("page_up", "pageup", "page(-1)", N_("a page up"), MOVING),
    Key("top", "g g,home", "top", N_("to the top"), MOVING),
    Key("bottom", "G,end", "bottom", N_("to the bottom"), MOVING),
    Key("wide_right", "),shift+right", "sideways(1)", N_("wide code and tables on to the right"), MOVING),
    Key("wide_left", "(,shift+left", "sideways(-1)", N_("wide code and tables back to the left"), MOVING),
    Key("contents", "T", "contents", N_("the headings of the text, to go to one"), MOVING),
    Key("find", "/", "find", N_("find in text or comments; from the list, on the shelf"), MOVING, N_("find")),
    Key("wider", "plus", "width(1)", N_("a wider column of text"), MOVING),
    Key("narrower", "minus", "width(-1)", N_("a narrower column of text"), MOVING),
    Key("right", "l,right", "pane(1)", N_("the pane to the right"), MOVING),
    Key("left", "h,left", "pane(-1)", N_("the pane to the left"), MOVING),
    Key("next_link", "tab", "link(1)", N_("the next link; after the last, the next pane"), MOVING),
    Key("previous_link", "shift+tab", "link(-1)", N_("the link before; before the first, the pane before"), MOVING),
    Key("open", "enter", "open", N_("open the post or the link, fold the thread, log in"), MOVING, N_("open")),
    Key("zen", "z", "zen", N_("the text alone, and back"), MOVING),
    Key("comments", "c", "comments", N_("to the comments and back"), TALKING, N_("comments")),
    Key("write", "C", "write(0)", N_("write a comment"), TALKING, N_("write")),
    Key("reply", "r", "write(1)", N_("reply to the selected comment"), TALKING, N_("reply")),
    Key("quote", '"', "quote", N_("quote what is selected in your comment"), TALKING),
    Key("next_level", "J", "sibling", N_("next comment of the same level"), TALKING),
    Key("parent", "K", "parent", N_("the comment this one answers"), TALKING),
    Key("new", ".", "new", N_("the next new comment; in the list, the new posts"), TALKING, N_("new")),
    Key("conversations", "M", "conversations", N_("replies and later comments where I commented"), TALKING),
    Key("outbox", "O", "outbox", N_("comments that wait to be sent"), TALKING),
    Key("account", "L", "account", N_("log in or out"), TALKING, N_("account")),
    Key("search", "ctrl+f", "search", N_("search every text on the shelf"), BLOG, N_("search")),
    Key("filter", "f", "filter", N_("all, unread, starred, a topic, an author or a month"), BLOG, N_("filter")),
    Key("day", "d", "day", N_("jump to a date in the list"), BLOG),
    Key("mark", "m", "mark", N_("mark as read or unread"), BLOG),
    Key("star", "s", "star", N_("star, or take the star away"), BLOG, N_("star")),
    Key("read_all", "A", "read_all", N_("mark the whole list as read"), BLOG),
    Key("undo", "u", "undo", N_("take the last mark back"), BLOG),
    Key("changes", "D", "changes", N_("what changed in the post since it was read, and back"), BLOG),
    Key("archive", "S", "archive", N_("bring in the blog's whole archive, or stop that"), BLOG),
    Key("topics", "t", "topics", N_("the posts of a topic of this post"), BLOG, N_("topics")),
    Key("links", "F", "links", N_("the links of this post; a typed number selects one"), BLOG),
    Key("link_correct", "backspace", "undigit", N_("the last digit of a typed number taken back"), BLOG),
    Key("pictures", "i", "pictures", N_("the pictures of this post, and back"), BLOG),
    Key("browser", "o", "browser", N_("open the post in the browser"), BLOG),
    Key("copy", "y", "copy", N_("copy the post's permalink"), BLOG),
    Key("copy_text", "Y", "copy_post", N_("copy the post as Markdown"), BLOG),
    Key("choose", "x", "choose", N_("copy a paragraph, code or a table: choose it"), BLOG),
    Key("refresh", "R", "refresh", N_("refresh, or try again"), BLOG),
    Key("library", "B", "library", N_("your blogs: open, add, order and refresh them"), BLOG, N_("blogs")),
    Key("palette", "ctrl+p", "app.command_palette", N_("all commands"), PROGRAM),
    Key("help", "?,f1", "help", N_("this help"), PROGRAM, N_("help")),
    Key("escape", "escape", "escape", N_("close one layer; never quits"), PROGRAM),
    Key("suspend", "ctrl+z", "app.suspend_process", N_("suspend the program"), PROGRAM),
    Key("quit", "q,ctrl+q", "quit", N_("close, then quit"), PROGRAM, N_("quit")),
)

DIGITS = tuple(Key(f"link_{digit}", digit, f"digit('{digit}')", "", BLOG) for digit in "0123456789")

COMPOSING = (
    Key("send", "ctrl+s", "send", N_("send the comment"), TALKING, N_("send")),
    Key(
        "send_later",
        "ctrl+o",
        "send_later",
        N_("put the comment into the outbox, to be sent later"),
        TALKING,
        N_("later"),
    ),
    Key("editor", "ctrl+e", "editor", N_("write it in your editor"), TALKING, N_("editor")),
    Key("put_aside", "escape", "put_aside", N_("put the draft aside; it is kept"), TALKING, N_("put aside")),
)

LIBRARY = (
    Key(
        "library_open", "enter", "open", N_("the posts of the blog, of the folder, or of all blogs"), SHELF, N_("open")
    ),
    Key("library_fold", "space,z", "fold", N_("fold the folder, or unfold it"), SHELF, N_("fold")),
    Key("library_add", "a,B", "add", N_("add a blog by its address"), SHELF, N_("add")),
    Key("library_rename", "e", "rename", N_("call the blog or the folder otherwise"), SHELF, N_("rename")),
    Key("library_move", "f,m", "move", N_("put the blog or the folder into a folder"), SHELF, N_("folder")),
    Key("library_down", "J", "shift(1)", N_("the blog down in its folder"), SHELF),
    Key("library_up", "K", "shift(-1)", N_("the blog up in its folder"), SHELF),
    Key(
        "library_mute",
        "x",
        "mute",
        N_("mute the blog or the folder, or take it in again"),
        SHELF,
        N_("mute"),
    ),
    Key(
        "library_remove",
        "d,delete",
        "remove",
        N_("blog or folder off the shelf; posts stay on disk"),
        SHELF,
        N_("remove"),
    ),
    Key("library_undo", "u", "undo", N_("take back: removed, muted, moved or renamed"), SHELF),
    Key("library_refresh", "r", "refresh", N_("refresh the blog or the folder"), SHELF, N_("refresh")),
    Key("library_refresh_all", "R", "refresh_all", N_("refresh all blogs; Esc stops that"), SHELF, N_("all")),
    Key("library_unread", "N", "unread", N_("to the next blog with unread posts"), SHELF),
    Key("library_find", "/", "find", N_("only what has these words in its name or address"), SHELF, N_("find")),
    Key("library_import", "i", "take_in", N_("import blogs from an OPML file"), SHELF, N_("import")),
    Key("library_export", "o", "give_out", N_("export the blogs as an OPML file"), SHELF, N_("export")),
)
"""The keys of the library; those that move are as everywhere."""
_SHARED = {
    *("down", "up", "half_down", "half_up", "page_down", "page_up", "top", "bottom", "right", "left", "next_link"),
    *("previous_link", "search", "help", "escape", "suspend", "quit", "palette"),
}

_NAMES = {
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "pagedown": N_("PgDn"),
    "pageup": N_("PgUp"),
    "home": N_("Home"),
    "end": N_("End"),
    "delete": N_("Del"),
    "backspace": N_("Backspace"),
    "tab": "Tab",
    "enter": "Enter",
    "escape": "Esc",
    "space": N_("Space"),
    "minus": "-",
    "plus": "+",
    "slash": "/",
    "backslash": "\\",
    "at": "@",
    "underscore": "_",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}
_MODIFIERS = {"ctrl": N_("Ctrl"), "shift": N_("Shift")}


def bindings(key: Key, remapped: Mapping[str, str]) -> list[tuple[str, str]]:
    """The key names to bind and the action of each; a doubled key becomes its single key with a counting action."""
    pairs: list[tuple[str, str]] = []
    for name in remapped.get(key.id, key.keys).split(","):
        first, _, second = name.strip().partition(" ")
        if second and second == first:
            pairs.append((first, f"twice('{key.action}')"))
        elif first and not second:
            pairs.append((first, key.action))
    return pairs


def clash(remapped: Mapping[str, str]) -> tuple[str, str, str] | None:
    """The first key that two actions of the reading screen would share, and the ids of both."""
    taken: dict[str, str] = {}
    for key in (*KEYS, *DIGITS):
        for name, _action in bindings(key, remapped):
            if (other := taken.setdefault(name, key.id)) != key.id:
                return name, other, key.id
    return None


def own(remapped: Mapping[str, str]) -> Iterator[tuple[Key, str, str]]:
    """What the library binds: its own keys, then those that move and end as everywhere, where they are not taken."""
    taken: set[str] = set()
    shared = [key for key in KEYS if key.id in _SHARED]
    for key in (*LIBRARY, *shared):
        for name, action in bindings(key, remapped):
            if name not in taken:
                taken.add(name)
                yield key, name, action


def elsewhere(remapped: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The names of the keys that the library does not know, and what says so."""
    taken = {name for _key, name, _action in own(remapped)}
    for key in KEYS:
        said = key.action if key.id == "read_all" else "elsewhere"  # that one says how it is done
        yield from ((name, said) for name, _action in bindings(key, remapped) if name not in taken)


def commands(keys: Iterable[Key], remapped: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """What the palette offers of keys: words, key names, and what is run."""
    for key in keys:
        if not key.action.startswith("app.") and key.id != "link_correct":  # whose number ends where the palette opens
            yield _(key.words), shown(remapped.get(key.id, key.keys)), f"screen.{key.action}"


def shown(keys: str, limit: int = 9) -> str:
    """Key names as a person reads them: "[ Alt+←"."""
    return " ".join(_one(name.strip()) for name in keys.split(",")[:limit])


def _one(name: str) -> str:
    *modifiers, key = name.split("+") if len(name) > 1 else [name]
    held = [_(_MODIFIERS.get(modifier, modifier.capitalize())) for modifier in modifiers]
    return "+".join([*held, _(_NAMES[key]) if key in _NAMES else _character(key)])


def _character(key: str) -> str:
    try:
        return unicodedata.lookup(key.replace("_", " ")) if len(key) > 1 else key
    except KeyError:
        return key
