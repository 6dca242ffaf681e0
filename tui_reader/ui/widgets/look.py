"""How text looks by its role, whatever the theme: nothing is told apart by colour alone."""

from rich.style import Style

from tui_reader.ui.widgets.inked import BOLD, ITALIC, Ink

INKS = {
    "added": Ink("text-success"),
    "badge": Ink("text-accent", look=ITALIC),
    "bar": Ink("foreground 35%"),
    "block": Ink(ground="surface"),
    "caption": Ink("text-muted", look=ITALIC),
    "code": Ink("text-secondary", "surface"),
    "comment": Ink("text-muted", look=ITALIC),
    "digits": Ink("text-accent"),
    "edge": Ink("text-accent", "surface"),
    "error": Ink("text-error", look=BOLD),
    "guide": Ink("foreground 35%"),
    "heading": Ink("text-primary"),
    "image": Ink("text-secondary"),
    "keyword": Ink("text-primary", look=BOLD),
    "link": Ink("text-accent", look=Style(underline=True)),
    "mark": Ink("accent"),
    "marked": Ink("foreground", "warning 30%"),
    "marker": Ink("text-accent"),
    "muted": Ink("text-muted"),
    "name": Ink("text-primary"),
    "number": Ink("text-muted"),
    "quote": Ink("text-muted", look=ITALIC),
    "removed": Ink("text-error"),
    "rule": Ink("foreground 35%"),
    "string": Ink("text-success"),
    "strong": Ink(look=BOLD),
    "text": Ink(),
    "thumb": Ink("foreground 35%"),
    "title": Ink("text-primary", look=BOLD),
    "topic": Ink("text-accent"),
}
