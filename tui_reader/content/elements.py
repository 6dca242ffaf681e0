"""What each element of HTML, as WordPress and its plugins use it, means for the clean tree."""

from collections.abc import Callable, Mapping
from functools import partial

from tui_reader import text
from tui_reader.content import links, media, rules
from tui_reader.content.build import Builder
from tui_reader.content.tables import cell_align

_BACK = frozenset({"↩", "↩\ufe0e", "↩\ufe0f", "↑", "⤴", "⏎", "[↩]", "^"})
_BACK = frozenset({"↩", "↩\ufe0e", "↩\ufe0f", "↑", "⤴", "⏎", "[↩]", "^"})
_INLINES = {
    **dict.fromkeys(["strong", "b"], "strong"),
    **dict.fromkeys(["em", "i", "dfn", "var"], "em"),
    **dict.fromkeys(["code", "tt", "samp"], "code"),
    **dict.fromkeys(["del", "s", "strike"], "del"),
    **dict.fromkeys(["ins", "u"], "ins"),
    **{tag: tag for tag in ("cite", "kbd", "mark", "small", "sub", "sup")},
}
_CONTAINERS = {
    tag: tag for tag in ("ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tfoot", "tr", "td", "th")
}
_CONTAINERS |= {"dl": "dl", "dd": "dd", "details": "details", "menu": "ul", "dir": "ul"}
_PARTS = frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"})
_LEAVES = {tag: tag for tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "figcaption", "summary", "pre")}
_LEAVES |= {"caption": "figcaption", "listing": "pre", "xmp": "pre", "plaintext": "pre"}
_BLOCKS = frozenset(
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
EMBEDS = frozenset({"iframe", "embed", "object"})
"""Elements that a link stands for; nothing inside them is read."""

_CAPTIONS = frozenset({"wp-caption-text", "gallery-caption", "wp-element-caption"})
_GALLERIES = frozenset(
    {"gallery-item", "gallery-icon", "blocks-gallery-grid", "blocks-gallery-item", "tiled-gallery-item"}
)

Undo = Callable[[], object]


class Elements:
    """Tells the builder what elements mean, one method per kind of element.

    Args:
        build: the builder. base: absolute address of the page, "" when unknown.
    """

    def __init__(self, build: Builder, base: str) -> None:
        self._build = build
        self._base = base
        self._local = self._quotes = self._spare = self._playing = 0
        self._player: tuple[str, Mapping[str, str]] | None = None
        self._pictured = ""
        self._explained: set[str] = set()
        self._special: dict[str, Callable[[Mapping[str, str]], Undo | None]] = {
            **dict.fromkeys(["img", "image", "amp-img"], self._image),
            **dict.fromkeys(["abbr", "acronym"], self._abbreviation),
            "a": self._anchor,
            "br": lambda _attrs: self._build.br(),
            "hr": lambda _attrs: self._build.rule(),
            "q": self._quote,
            "rt": self._reading,
            "input": self._checkbox,
            "source": self._source,
        }

    def muted(self, data: str) -> bool:
        """Whether text here is not for reading: the fallback of a player, an arrow back from a footnote."""
        return bool(self._playing or (self._local and data.strip() in _BACK))

    def begin(self, tag: str, attrs: Mapping[str, str]) -> Undo | None:
        """An element begins; what is returned is called when it ends."""
        if tag in EMBEDS:
            self._embed(tag, attrs, attrs.get("src") or attrs.get("data") or attrs.get("data-src") or "")
            return None
        if "class" in attrs and (found := self._by_class(tag, attrs, rules.classes(attrs))):
            return found
        return self._by_name(tag, attrs)

    def _by_name(self, tag: str, attrs: Mapping[str, str]) -> Undo | None:
        if tag in _INLINES or tag == "span":
            return self._inline(tag, attrs)
        if tag in _BLOCKS:
            return self._block(tag, attrs)
        if tag in _LEAVES:
            return self._leaf(_LEAVES[tag], attrs)
        if tag in _CONTAINERS:
            return self._container(_CONTAINERS[tag], attrs)
        special = self._special.get(tag)
        return special(attrs) if special else None

    def _by_class(self, tag: str, attrs: Mapping[str, str], named: set[str]) -> Undo | None:
        """What WordPress says by class: captions, galleries, verse."""
        if tag in ("p", "dd", "div") and not _CAPTIONS.isdisjoint(named):
            return self._leaf("figcaption", attrs)
        if "wp-block-verse" in named:
            return self._leaf("verse", {})
        if not _GALLERIES.isdisjoint(named):
            self._build.boundary()
            return self._build.boundary
        return None

    def _inline(self, tag: str, attrs: Mapping[str, str]) -> Undo | None:
        kind = rules.slant(tag, attrs) if tag in ("span", "b", "strong", "i", "em") else _INLINES[tag]
        if self._build.code:
            if name := rules.language(attrs):
                self._build.language(name)
            return None
        return partial(self._build.inlines.close, self._build.inlines.open(kind)) if kind else None

    def _block(self, tag: str, attrs: Mapping[str, str]) -> Undo:
        self._build.boundary()
        if tag == "noscript":
            self._spare += 1
            return self._no_spare
        if tag in ("video", "audio"):
            self._playing += 1
            self._player = (tag, attrs)
            if attrs.get("src"):
                self._source(attrs)
            return self._stop
        return self._build.boundary

    def _no_spare(self) -> None:
        self._spare -= 1
        self._build.boundary()

    def _stop(self) -> None:
        self._playing -= 1
        self._player = None
        self._build.boundary()

    def _source(self, attrs: Mapping[str, str]) -> None:
        if self._player:
            tag, said = self._player
            self._player = None
            self._embed(tag, said, attrs.get("src", ""))

    def _embed(self, tag: str, attrs: Mapping[str, str], src: str) -> None:
        """A link in the place of a player or frame."""
        url = media.page(links.absolute(src, self._base))
        if not url or rules.pixel(attrs) or "wp-embedded-content" in rules.classes(attrs):
            return
        self._build.begin("p")
        link = self._build.inlines.open("a", {"href": url})
        self._build.text(media.title(tag, attrs, url))
        self._build.inlines.close(link)
        self._build.finish()

    def _leaf(self, kind: str, attrs: Mapping[str, str]) -> Undo:
        name = rules.language(attrs) if kind == "pre" else ""
        self._build.begin(kind, {"lang": name} if name else {})
        return self._build.finish

    def _container(self, kind: str, attrs: Mapping[str, str]) -> Undo:
        kept: dict[str, str] = {}
        if kind in _PARTS and not self._build.inside("table", *_PARTS):
            self._build.boundary()
            return self._build.boundary
        if kind in ("td", "th", "tr"):
            kept = cell_align(dict(attrs))
        for name in _KEPT.get(kind, ()):
            if name in attrs:
                kept[name] = text.line(attrs[name], 20)
        return self._build.leave if self._build.enter(kind, kept) else self._build.boundary

    def _anchor(self, attrs: Mapping[str, str]) -> Undo | None:
        href = attrs.get("href")
        if not href:
            return None
        if links.within(href, self._base):
            self._local += 1
            return self._no_local
        url = links.absolute(href, self._base)
        return partial(self._build.inlines.close, self._build.inlines.open("a", {"href": url})) if url else None

    def _no_local(self) -> None:
        self._local -= 1

    def _image(self, attrs: Mapping[str, str]) -> None:
        if rules.pixel(attrs) or self._playing:
            return
        if self._build.literal or media.sign(attrs):
            self._build.text(text.line(attrs.get("alt", ""), 500))
            return
        alt = media.alternative(attrs)
        if not alt or (self._spare and alt == self._pictured):
            return
        self._pictured = alt
        src = links.absolute(media.source(attrs), self._base)
        inline = media.icon(attrs)
        if not inline or attrs.get("alt"):
            self._build.picture({"alt": alt} | ({"src": src} if src else {}), inline=inline)

    def _quote(self, _attrs: Mapping[str, str]) -> Undo:
        self._quotes += 1
        self._build.text("“" if self._quotes % 2 else "‘")
        return self._unquote

    def _unquote(self) -> None:
        self._build.text("”" if self._quotes % 2 else "’")
        self._quotes -= 1

    def _abbreviation(self, attrs: Mapping[str, str]) -> Undo | None:
        """An abbreviation is explained where it first stands: a terminal has no place to hover over."""
        title = text.line(attrs.get("title", ""), 200)
        if not title or title in self._explained:
            return None
        self._explained.add(title)
        return partial(self._build.text, f" ({title})")

    def _reading(self, _attrs: Mapping[str, str]) -> Undo:
        self._build.text("(")
        return partial(self._build.text, ")")

    def _checkbox(self, attrs: Mapping[str, str]) -> None:
        if attrs.get("type", "").lower() == "checkbox" and self._build.inside("li"):
            self._build.text("☑ " if "checked" in attrs else "☐ ")


_KEPT = {"ol": ("start", "type", "reversed"), "li": ("value",), "table": ("role",)}
_KEPT |= dict.fromkeys(["td", "th"], ("colspan", "rowspan"))
