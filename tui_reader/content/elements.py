"""What each element of HTML, as WordPress and its plugins use it, means for the clean tree."""

from collections.abc import Callable, Mapping
from functools import partial

from tui_reader import text
from tui_reader.content import links, media, rules, vocabulary
from tui_reader.content.build import Builder
from tui_reader.content.formulas import Formulas
from tui_reader.content.leftover import LeftOver
from tui_reader.content.tables import cell_align
from tui_reader.content.targets import Targets

EMBEDS = frozenset({"iframe", "object"})
"""Elements that a link stands for; nothing inside them is read."""

_MOST = 2_000
"""Abbreviations that are explained in one text."""

Undo = Callable[[], object]


class Elements:
    """Tells the builder what elements mean, one method per kind of element.

    Args:
        build: the builder. base: absolute address of the page, "" when unknown.
    """

    def __init__(self, build: Builder, base: str) -> None:
        self._build = build
        self._base = base
        self._targets = Targets(build, base)
        self._quotes = self._spare = self._playing = 0
        self._player: tuple[str, Mapping[str, str]] | None = None
        self._pictured = ""
        self._explained: set[str] = set()
        self._left_over = LeftOver(build, self._embed, self._link)
        self._formulas = Formulas(build)
        self._special: dict[str, Callable[[Mapping[str, str]], Undo | None]] = {
            **dict.fromkeys(vocabulary.PICTURES, self._image),
            **dict.fromkeys(["abbr", "acronym"], self._abbreviation),
            "a": self._targets.link,
            "br": lambda _attrs: self._build.br(),
            "hr": lambda _attrs: self._build.rule(),
            "q": self._quote,
            "rt": partial(_reading, build),
            "input": partial(_checkbox, build),
            "math": self._formulas.begin,
            "source": self._source,
        }

    def muted(self, data: str) -> bool:
        """Whether text here is not for reading: the fallback of a player, an arrow back from a footnote."""
        return bool(self._playing or self._targets.returning(data))

    def write(self, data: str) -> None:
        """Text of the element that is open, safe already."""
        if formula := self._formulas.open:
            formula.add(data)
        elif ("[" in data or self._left_over.open or "$latex" in data) and not self._build.literal:
            self._left_over.text(data)
        else:
            self._build.text(data)

    def begin(self, tag: str, attrs: Mapping[str, str]) -> Undo | None:
        """An element begins; what is returned is called when it ends."""
        if formula := self._formulas.open:
            if tag not in rules.ENDING:
                return formula.begin(tag, attrs)
            self._formulas.close()  # nobody closed it
        return self._targets.begin(tag, attrs, self._meaning)

    def _meaning(self, tag: str, attrs: Mapping[str, str]) -> Undo | None:
        if tag in EMBEDS or tag == "embed":
            self._embed(tag, attrs, attrs.get("src") or attrs.get("data") or attrs.get("data-src") or "")
            return None
        if "class" in attrs and (found := self._by_class(tag, attrs, rules.classes(attrs))):
            return found
        return self._by_name(tag, attrs)

    def _by_name(self, tag: str, attrs: Mapping[str, str]) -> Undo | None:
        if tag in vocabulary.INLINES or tag == "span":
            return self._inline(tag, attrs)
        if tag in vocabulary.BLOCKS:
            return self._block(tag, attrs)
        if tag in vocabulary.LEAVES:
            return self._leaf(vocabulary.LEAVES[tag], attrs)
        if tag in vocabulary.CONTAINERS:
            return self._container(vocabulary.CONTAINERS[tag], attrs)
        special = self._special.get(tag)
        return special(attrs) if special else None

    def _by_class(self, tag: str, attrs: Mapping[str, str], named: set[str]) -> Undo | None:
        """What WordPress says by class: captions, galleries, verse."""
        if tag in ("p", "dd", "div") and not vocabulary.CAPTIONS.isdisjoint(named):
            return self._leaf("figcaption", attrs)
        if tag == "td" and "tr-caption" in named:
            return self._caption(attrs)
        if "crayon-pre" in named or "wp-block-verse" in named:
            return self._leaf("pre" if "crayon-pre" in named else "verse", attrs)
        if not vocabulary.ASIDES.isdisjoint(named):
            self._build.text(" (")
            return partial(self._build.text, ")")
        if not vocabulary.GALLERIES.isdisjoint(named):
            self._build.boundary()
            return self._build.boundary
        return None

    def _caption(self, attrs: Mapping[str, str]) -> Undo:
        """Blogger's: the picture and its caption are two rows of a table."""
        leave = self._container("td", attrs)
        self._build.begin("figcaption")

        def undo() -> None:
            self._build.finish()
            leave()

        return undo

    def _inline(self, tag: str, attrs: Mapping[str, str]) -> Undo | None:
        kind = rules.slant(tag, attrs) if tag in ("span", "b", "strong", "i", "em") else vocabulary.INLINES[tag]
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
        self._link(media.title(tag, attrs, url), url)

    def _link(self, words: str, href: str) -> None:
        """A paragraph that is a link, or only its words where it leads to no safe address."""
        url = links.absolute(href, self._base)
        self._build.begin("p", {"stands": "for"})
        link = self._build.inlines.open("a", {"href": url}) if url else None
        self._build.text(words)
        self._build.inlines.close(link)
        self._build.finish()

    def _leaf(self, kind: str, attrs: Mapping[str, str]) -> Undo:
        name = rules.language(attrs) if kind == "pre" else ""
        self._build.begin(kind, {"lang": name} if name else {})
        return self._build.finish

    def _container(self, kind: str, attrs: Mapping[str, str]) -> Undo:
        kept: dict[str, str] = {}
        if kind in vocabulary.PARTS and not self._build.inside("table", *vocabulary.PARTS):
            self._build.boundary()
            return self._build.boundary
        if kind in ("td", "th", "tr"):
            kept = cell_align(dict(attrs))
        for name in vocabulary.KEPT.get(kind, ()):
            if name in attrs:
                kept[name] = text.line(attrs[name], 20)
        return self._build.leave if self._build.enter(kind, kept) else self._build.boundary

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
        title = text.line(attrs.get("title", ""), 200) if len(self._explained) < _MOST else ""
        if not title or title in self._explained:
            return None
        self._explained.add(title)
        return partial(self._build.text, f" ({title})")


def _reading(build: Builder, _attrs: Mapping[str, str]) -> Undo:
    """How a character is read stands behind it in brackets."""
    build.text("(")
    return partial(build.text, ")")


def _checkbox(build: Builder, attrs: Mapping[str, str]) -> None:
    """A box of a list of tasks."""
    if attrs.get("type", "").lower() == "checkbox" and build.inside("li"):
        build.text("☑ " if "checked" in attrs else "☐ ")
