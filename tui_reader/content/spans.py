"""The text of a leaf as styled spans: looks, links, line breaks, raised and lowered characters."""

from tui_reader.content.blocks import Look, Span
from tui_reader.content.links import Links
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


def spans(leaf: Node, links: Links) -> tuple[Span, ...]:
    """The text of a leaf, neighbours of one look and link joined.

    A picture in the text stands as its alternative text in brackets, without them where it is the whole of a link.
    """
    pieces: list[Span] = []
    _walk(leaf, Look.PLAIN, 0, links, pieces)
    joined: list[Span] = []
    run: list[str] = []
    for number, piece in enumerate(pieces):
        run.append(piece.text)
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        if after is None or (after.look, after.link) != (piece.look, piece.link):
            joined.append(Span("".join(run), piece.look, piece.link))
            run = []
    return tuple(span for span in joined if span.text)


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


def _walk(node: Node, look: Look, link: int, links: Links, pieces: list[Span]) -> None:
    for kid in node.kids:
        if isinstance(kid, str):
            pieces.append(Span(kid, look, link))
        elif kid.tag == "br":
            pieces.append(Span("\n", look, link))
        elif kid.tag == "img":
            pieces.append(Span(f"[{kid.attrs.get('alt', '')}]", look, link))
        elif kid.tag in ("sub", "sup"):
            _script(kid, look, link, links, pieces)
        elif kid.tag == "a":
            words = plain(kid)
            _walk(kid, look, links.number(kid.attrs["href"], words) if words.strip() else link, links, pieces)
        else:
            _walk(kid, look | _LOOKS.get(kid.tag, Look.PLAIN), link, links, pieces)


def _script(node: Node, look: Look, link: int, links: Links, pieces: list[Span]) -> None:
    words = plain(node)
    inner: list[Span] = []
    _walk(node, look, link, links, inner)
    small = script(words, node.tag)
    if small and inner:
        pieces.append(Span(small, inner[0].look, max(piece.link for piece in inner)))
        return
    before, after = marked(words, node.tag)
    if not before:
        look |= Look.SMALL
    pieces.append(Span(before, look, link))
    pieces.extend(Span(piece.text, piece.look | (Look.PLAIN if before else Look.SMALL), piece.link) for piece in inner)
    pieces.append(Span(after, look, link))
