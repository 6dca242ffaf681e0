"""How text looks by its role, whatever the theme: nothing is told apart by colour alone."""

ROLES = (
    "added",
    "badge",
    "bar",
    "block",
    "caption",
    "code",
    "comment",
    "digits",
    "edge",
    "error",
    "guide",
    "heading",
    "image",
    "keyword",
    "link",
    "mark",
    "marked",
    "marker",
    "muted",
    "name",
    "number",
    "quote",
    "removed",
    "rule",
    "string",
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
    & > .line-pane--code, & > .line-pane--block, & > .line-pane--edge { background: $surface; }
    & > .line-pane--edge { color: $text-accent; }
    & > .line-pane--keyword { color: $text-primary; text-style: bold; }
    & > .line-pane--name { color: $text-primary; }
    & > .line-pane--string, & > .line-pane--added { color: $text-success; }
    & > .line-pane--digits { color: $text-accent; }
    & > .line-pane--comment { color: $text-muted; text-style: italic; }
    & > .line-pane--removed { color: $text-error; }
    & > .line-pane--code { color: $text-secondary; }
    & > .line-pane--image { color: $text-secondary; }
    & > .line-pane--rule, & > .line-pane--guide, & > .line-pane--bar { color: $foreground 35%; }
    & > .line-pane--marked { background: $warning 30%; color: $foreground; }
    & > .line-pane--error { color: $text-error; text-style: bold; }
    & > .line-pane--badge { color: $text-accent; text-style: italic; }
    & > .line-pane--thumb { color: $foreground 35%; }
}
"""
