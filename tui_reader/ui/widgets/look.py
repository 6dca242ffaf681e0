"""How text looks by its role, whatever the theme: nothing is told apart by colour alone."""

ROLES = (
    "badge",
    "bar",
    "block",
    "caption",
    "code",
    "error",
    "guide",
    "heading",
    "image",
    "link",
    "mark",
    "marked",
    "marker",
    "muted",
    "number",
    "quote",
    "rule",
    "strong",
    "text",
    "thumb",
    "title",
    "topic",
)

CSS = """
LinePane {
    width: 1fr;
    height: 1fr;
    background: $background;
    color: $foreground;
    & > .line-pane--title { color: $text-primary; text-style: bold; }
    & > .line-pane--heading { color: $text-primary; }
    & > .line-pane--strong { text-style: bold; }
    & > .line-pane--muted, & > .line-pane--number, & > .line-pane--caption { color: $text-muted; }
    & > .line-pane--caption { text-style: italic; }
    & > .line-pane--link, & > .line-pane--topic { color: $text-accent; text-style: underline; }
    & > .line-pane--topic { text-style: none; }
    & > .line-pane--mark { color: $accent; }
    & > .line-pane--marker { color: $text-accent; }
    & > .line-pane--quote { color: $text-muted; text-style: italic; }
    & > .line-pane--code, & > .line-pane--block { background: $surface; }
    & > .line-pane--code { color: $text-secondary; }
    & > .line-pane--image { color: $text-secondary; }
    & > .line-pane--rule, & > .line-pane--guide, & > .line-pane--bar { color: $foreground 35%; }
    & > .line-pane--marked { background: $warning 30%; color: $foreground; }
    & > .line-pane--error { color: $text-error; text-style: bold; }
    & > .line-pane--badge { color: $text-accent; text-style: italic; }
    & > .line-pane--thumb { color: $foreground 35%; }
}
"""
