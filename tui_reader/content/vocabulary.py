"""Which elements and classes of HTML are what, as far as a name tells it."""

BACK = frozenset({"↩", "↩\ufe0e", "↩\ufe0f", "↑", "⤴", "⏎", "[↩]", "^"})
INLINES = {
    **dict.fromkeys(["strong", "b"], "strong"),
    **dict.fromkeys(["em", "i", "dfn", "var"], "em"),
    **dict.fromkeys(["code", "tt", "samp"], "code"),
    **dict.fromkeys(["del", "s", "strike"], "del"),
    **dict.fromkeys(["ins", "u"], "ins"),
    **{tag: tag for tag in ("cite", "kbd", "mark", "small", "sub", "sup")},
}
CONTAINERS = {
    tag: tag for tag in ("ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tfoot", "tr", "td", "th")
}
CONTAINERS |= {"dl": "dl", "dd": "dd", "details": "details", "menu": "ul", "dir": "ul"}
PARTS = frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"})
LEAVES = {tag: tag for tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "figcaption", "summary", "pre")}
LEAVES |= {"caption": "figcaption", "listing": "pre", "xmp": "pre", "plaintext": "pre"}
BLOCKS = frozenset(
    [
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "figure",
        "center",
        "form",
        "fieldset",
        "legend",
        "address",
        "hgroup",
        "noscript",
        "dialog",
        "search",
        "optgroup",
        "option",
        "video",
        "audio",
        "body",
    ]
)
PICTURES = ("img", "image", "amp-img")
ASIDES = frozenset({"modern-footnotes-footnote__note"})
"""Classes of notes that stand in the text itself, until a mark is pressed."""

CAPTIONS = frozenset({"wp-caption-text", "gallery-caption", "wp-element-caption"})
GALLERIES = frozenset(
    {"gallery-item", "gallery-icon", "blocks-gallery-grid", "blocks-gallery-item", "tiled-gallery-item"}
)
KEPT = {"ol": ("start", "type", "reversed"), "li": ("value",), "table": ("role",)}
KEPT |= dict.fromkeys(["td", "th"], ("colspan", "rowspan"))
