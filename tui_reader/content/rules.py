"""What of a page is read and what is furniture: hidden things, trackers, share bars, the language of code."""

import re
from collections.abc import Mapping

Attributes = Mapping[str, str]

DROPPED = frozenset(
    [
        "script",
        "style",
        "template",
        "title",
        "noembed",
        "noframes",
        "svg",
        "canvas",
        "map",
        "area",
        "select",
        "datalist",
        "textarea",
        "button",
        "meta",
        "link",
        "rp",
        "annotation",
        "annotation-xml",
        "basefont",
        "param",
        "col",
        "colgroup",
        "frame",
        "frameset",
        "applet",
        "meter",
        "progress",
    ]
)
"""Elements whose inside is never read."""

ENDING = frozenset(
    ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "table", "pre", "hr"]
)
"""Elements that cannot be in a drawing, so that one is over which was never closed."""

_SHARE = frozenset(
    [
        "sharedaddy",
        "sd-sharing",
        "sd-like",
        "jp-relatedposts",
        "jetpack-likes-widget-wrapper",
        "addtoany_share_save_container",
        "addtoany_content",
        "addthis_toolbox",
        "addthis_inline_share_toolbox",
        "shareaholic-canvas",
        "heateor_sss_sharing_container",
        "heateorsss",
        "heateor_ss_sharing_container",
        "essb_links",
        "ssba",
        "ssbp-wrap",
        "swp_social_panel",
        "mashsb-container",
        "dpsp-content",
        "scriptlesssocialsharing",
        "shariff",
        "social-share",
        "social-sharing",
        "share-buttons",
        "sharing-buttons",
        "post-share",
        "share-bar",
        "twitter-share-button",
        "fb-like",
        "fb-share-button",
        "fb-send",
        "g-plusone",
        "wabtn_container",
        "simplesocialbuttons",
        "novashare-buttons",
        "cptch_block",
        "wpulike",
        "yarpp",
        "yarpp-related",
        "screen-reader-text",
        "wp-block-file__embed",
        "wp-block-file__button",
        "wp-block-cover__background",
    ]
)
_NUMBERS = frozenset(
    [
        "gutter",
        "rouge-gutter",
        "lineno",
        "linenos",
        "line-numbers-rows",
        "crayon-nums",
        "lnt",
        "code-copy",
        "copy-button",
    ]
)
_GONE = _SHARE | _NUMBERS
_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:left|top|text-indent)\s*:\s*-\d{4,}"
)
_TINY = re.compile(r"(?:^|;)\s*(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|$|!)")
_PIXEL = re.compile(
    r"//(?:pixel\.(?:wp|quantserve)\.com|stats\.(?:wp|wordpress)\.com|feeds\.wordpress\.com/1\.0/|[\w.-]*met\.vgwort\.de"
    r"|feeds\.feedburner\.com/~|b\.scorecardresearch\.com|www\.facebook\.com/tr\b|www\.google-analytics\.com|ad\.doubleclick\.net)"
)
_LANGUAGE = re.compile(r"(?:^|\s)(?:lang(?:uage)?|highlight-source)[-:]([\w+#.-]+)")
_BRUSH = re.compile(r"(?:^|\s)brush:\s*([\w+#.-]+)")
_ALIGN = re.compile(r"text-align\s*:\s*(left|right|center)|(?:^|\s)has-text-align-(left|right|center)")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_ITALIC = re.compile(r"font-style\s*:\s*italic")
_NORMAL = re.compile(r"font-(?:weight|style)\s*:\s*(?:normal|[1-5]00)")


def classes(attrs: Attributes) -> set[str]:
    """The classes of an element in lower case, the first fifty."""
    return set(attrs.get("class", "")[:2000].lower().split()[:50])


def hidden(tag: str, attrs: Attributes) -> bool:
    """Whether a reader of the page in a browser would not see an element, or wishes not to: share bars and trackers."""
    if not attrs:
        return False
    if "hidden" in attrs or attrs.get("aria-hidden", "").lower() == "true":
        return True
    style = attrs.get("style", "")
    if style and _STYLE.search(style[:2000].lower()):
        return "mwe-math-mathml" not in attrs.get("class", "")  # Wikipedia hides what its pictures of formulas say
    if tag == "dialog" and "open" not in attrs:
        return True
    return bool("class" in attrs and not _GONE.isdisjoint(classes(attrs)))


def pixel(attrs: Attributes) -> bool:
    """Whether a picture or frame is one point large, or of a host that only counts readers."""
    if any(attrs.get(side, "").strip().removesuffix("px") in ("0", "1") for side in ("width", "height")):
        return True
    return bool(_TINY.search(attrs.get("style", "")[:500].lower()) or _PIXEL.search(attrs.get("src", "")[:300]))


def language(attrs: Attributes) -> str:
    """The language of code as its author named it: `class="language-…"`, `lang`, SyntaxHighlighter's `brush:`."""
    found = _LANGUAGE.search(attrs.get("class", "")[:500]) or _BRUSH.search(attrs.get("class", "")[:500])
    name = found[1] if found else attrs.get("data-lang") or attrs.get("data-language") or attrs.get("lang") or ""
    return name.rstrip(";") if re.fullmatch(r"[\w+#.;-]{1,40}", name) else ""


def align(attrs: Attributes) -> str:
    """How a table cell is aligned: `left`, `right`, `center`, or "" where nothing is said."""
    said = attrs.get("align", "").lower()
    if said in ("left", "right", "center"):
        return said
    found = _ALIGN.search(attrs.get("style", "")[:500].lower()) or _ALIGN.search(attrs.get("class", "")[:500].lower())
    return (found[1] or found[2]) if found else ""


def slant(tag: str, attrs: Attributes) -> str:
    """The element a `span`, `b` or `i` with a style stands for: `strong`, `em`, or "" for none."""
    style = attrs.get("style", "")[:500].lower()
    if tag in ("b", "strong", "i", "em"):
        return "" if style and _NORMAL.search(style) else {"b": "strong", "i": "em"}.get(tag, tag)
    if _BOLD.search(style):
        return "strong"
    return "em" if _ITALIC.search(style) else ""
