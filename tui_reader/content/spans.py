"""The text of a leaf as styled spans: looks, links, line breaks, raised and lowered characters."""

import re
from itertools import accumulate

from tui_reader.content.blocks import PICTURE, Look, Span
from tui_reader.content.links import Links
from tui_reader.content.notes import Notes, set_off
from tui_reader.content.pieces import joined
from tui_reader.content.tree import Node, plain

_LOOKS = {
    "strong": Look.STRONG,
    "em": Look.EMPHASIS,
    "cite": Look.EMPHASIS,
    "code": Look.CODE,
    "del": Look.DELETED,
    "ins": Look.INSERTED,
    "mark": Look.MARKED,
    "kbd": Look.KEY,
    "small": Look.SMALL,
}
_HIGH = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻ"
_HIGH += "AᴬBᴮDᴰEᴱGᴳHᴴIᴵJᴶKᴷLᴸMᴹNᴺOᴼPᴾRᴿTᵀUᵁVⱽWᵂβᵝγᵞδᵟθᶿφᵠχᵡ,,''′′″″**††‡‡§§°°ªªºº®®™™©©"
_LOW = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓβᵦγᵧρᵨφᵩχᵪ,,"
_HIGHER = str.maketrans(dict(zip(_HIGH[::2], _HIGH[1::2], strict=True)))
_LOWER = str.maketrans(dict(zip(_LOW[::2], _LOW[1::2], strict=True)))
_PHRASE = 12
_GLUED = re.compile(r"[^\s(\[{<§#/–—-]")
"""What may stand before the mark of a footnote."""


def spans(leaf: Node, links: Links, notes: Notes) -> tuple[Span, ...]:
    """The text of a leaf, neighbours of one look and link joined.

    A picture in the text stands as its alternative text after a sign, and leads to its address where no link is around
    it; one without any stands in brackets, so that one sees where it ends.
    """
    reading = _Reading(links, notes)
    reading.read(leaf, Look.PLAIN, 0, 0)
    if reading.anchors:
        starts = [0, *accumulate(len(piece.text) for piece in reading.pieces)]
        for anchor, piece in reading.anchors:
            notes.meet(anchor, starts[piece])
    return joined(reading.pieces)


def script(words: str, tag: str) -> str:
    """Raised or lowered text in characters that are so by themselves, or "" where one of them has no such form.

    Args:
        words: the text of a `sup` or `sub` element. tag: which of the two.
    """
    table = _HIGHER if tag == "sup" else _LOWER
    bare = words.strip()
    return bare.translate(table) if bare and all(ord(character) in table for character in bare) else ""


def marked(words: str, tag: str) -> tuple[str, str]:
    """What stands before and after raised or lowered text that has no characters of its own: `^(` and `)`.

    Nothing, where brackets set it off already (the marks of footnotes), or where it is a phrase that is only small.
    """
    bare = words.strip()
    if not bare or bare[0] + bare[-1] in ("[]", "()") or (len(bare) > _PHRASE and " " in bare):
        return "", ""
    sign = "^" if tag == "sup" else "_"
    return (sign, "") if len(bare) == 1 else (f"{sign}(", ")")


class _Reading:
    """What was read of a leaf so far: its pieces, and anchors, each with the number of the piece that follows it.

    Args:
        raised: whether all of it is raised or lowered.
    """

    def __init__(self, links: Links, notes: Notes, *, raised: bool = False) -> None:
        self.pieces: list[Span] = []
        self.anchors: list[tuple[Node, int]] = []
        self._links = links
        self._notes = notes
        self._raised = raised

    def read(self, node: Node, look: Look, link: int, note: int) -> None:
        """Take up the inside of a node."""
        for kid in node.kids:
            if isinstance(kid, str):
                self.pieces.append(Span(kid, look, link, note))
            elif kid.tag == "br":
                self.pieces.append(Span("\n", look, link, note))
            elif kid.tag == "img":
                self._picture(kid, look, link, note)
            elif kid.tag in ("sub", "sup"):
                self._script(kid, look, link, note)
            elif kid.tag == "anchor":
                self.anchors.append((kid, len(self.pieces)))
            elif kid.tag == "a":
                words = plain(kid)
                own = self._links.number(kid.attrs["href"], words) if words.strip() else link
                self.read(kid, look, own, 0 if own else note)
            elif kid.tag == "jump":
                self._jump(kid, look, link)
            else:
                self.read(kid, look | _LOOKS.get(kid.tag, Look.PLAIN), link, note)

    def _picture(self, node: Node, look: Look, link: int, note: int) -> None:
        words, url = node.attrs.get("alt", ""), node.attrs.get("src", "")
        own = link or note or not url
        number = link if own else self._links.number(url, words)
        seen = PICTURE + words if number or note else f"[{PICTURE}{words}]"
        self.pieces.append(Span(seen, look, number, note))

    def _jump(self, node: Node, look: Look, link: int) -> None:
        before = self.pieces[-1].text[-1:] if self.pieces else ""
        if not self._raised and _GLUED.fullmatch(before):
            set_off(node)
        seen = not link and plain(node).strip()
        self.read(node, look, link, self._notes.number(node.attrs["to"]) if seen else 0)

    def _script(self, node: Node, look: Look, link: int, note: int) -> None:
        words = plain(node)
        inner = _Reading(self._links, self._notes, raised=True)
        inner.read(node, look, link, note)
        self.anchors += [(anchor, len(self.pieces)) for anchor, _piece in inner.anchors]
        small = script(words, node.tag)
        if small and inner.pieces:
            links, notes = [piece.link for piece in inner.pieces], [piece.note for piece in inner.pieces]
            self.pieces.append(Span(small, inner.pieces[0].look, max(links), 0 if any(links) else max(notes)))
            return
        before, after = marked(words, node.tag)
        own = Look.PLAIN if before else Look.SMALL
        self.pieces.append(Span(before, look | own, link, note))
        self.pieces += [Span(piece.text, piece.look | own, piece.link, piece.note) for piece in inner.pieces]
        self.pieces.append(Span(after, look | own, link, note))
