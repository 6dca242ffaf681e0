"""What WordPress makes of typed words: titles, and comments with a little HTML (its formatting.php and kses.php)."""

import re
from html import escape, unescape

_KEPT = "a|abbr|acronym|b|blockquote|cite|code|del|em|i|q|s|strike|strong"
_TAG = re.compile(rf"<(?:(?P<close>/)?(?P<name>{_KEPT})\b(?P<rest>[^<>]*)|/?[a-z!][^<>]*)>", re.IGNORECASE)
_HREF = re.compile(r"""href\s*=\s*["']?(https?://[^"'\s<>]+)""", re.IGNORECASE)
_BARE = re.compile(r"(?<![\"'=>\w])(https?://[^\s<>\"]*[^\s<>\".,;:!?)\]])")
_AMPERSAND = re.compile(r"&(?!#?\w+;)")
_MARKUP = re.compile(r"(<[^>]*>)")
_QUOTED = (
    (re.compile(r'(^|[\s(\[-])"'), r"\1&#8222;"),
    (re.compile(r'"'), "&#8220;"),
    (re.compile(r"(^|[\s(\[])'(?=\w)"), r"\1&#8218;"),
    (re.compile(r"'"), "&#8217;"),
    (re.compile(r"\.\.\."), "&#8230;"),
    (re.compile(r" --? "), " &#8211; "),
)
_MORE = " [&hellip;]"
_EXCERPT = 55


def texturized(words: str) -> str:
    """Straight quotes, dots and dashes as the German typographic ones, in numbered entities (wptexturize)."""
    for pattern, replacement in _QUOTED:
        words = pattern.sub(replacement, words)
    return words


def title_html(title: str) -> str:
    """A title as `title.rendered`: tags stay, lone ampersands and quotes become entities."""
    return "".join(
        piece if piece.startswith("<") else texturized(_AMPERSAND.sub("&#038;", piece))
        for piece in _MARKUP.split(title)
    )


def comment_html(raw: str) -> str:
    """A comment as `content.rendered`: few tags kept and closed, URLs linked, line feeds made paragraphs."""
    text = _closed(raw.replace("\r\n", "\n"))
    pieces = _MARKUP.split(_BARE.sub(r'<a href="\1" rel="nofollow ugc">\1</a>', text))
    code = 0
    for place, piece in enumerate(pieces):
        code += {"<code>": 1, "</code>": -1}.get(piece, 0)
        if not code and not piece.startswith(("<", "http")):
            pieces[place] = texturized(piece)
    return _paragraphs("".join(pieces))


def _closed(raw: str) -> str:
    """Only the kept tags, without attributes but a link's, each of them closed; all other text escaped."""
    out: list[str] = []
    is_open: list[str] = []
    end = 0
    for tag in _TAG.finditer(raw):
        out.append(_text(raw[end : tag.start()]))
        end = tag.end()
        name = (tag["name"] or "").lower()
        if tag["close"] and name in is_open:
            while (last := is_open.pop()) != name:
                out.append(f"</{last}>")
            out.append(f"</{name}>")
        elif name and not tag["close"]:
            href = _HREF.search(tag["rest"]) if name == "a" else None
            out.append(f'<a href="{escape(unescape(href[1]))}" rel="nofollow ugc">' if href else f"<{name}>")
            is_open.append(name)
    out.append(_text(raw[end:]))
    return "".join([*out, *(f"</{name}>" for name in reversed(is_open))])


def _text(raw: str) -> str:
    return _AMPERSAND.sub("&amp;", raw).replace("<", "&lt;").replace(">", "&gt;")


def _paragraphs(text: str) -> str:
    """Empty lines part paragraphs, single line feeds become breaks, quotations hold paragraphs (wpautop)."""
    text = re.sub(r"\s*(</?blockquote>)\s*", r"\n\n\1\n\n", text)
    out = ""
    for part in re.split(r"\n\s*\n", text.strip()):
        if part in ("<blockquote>", "</blockquote>"):
            out += part + "\n"
        elif part.strip():
            out += "<p>" + part.strip().replace("\n", "<br />\n") + "</p>\n"
    return out


def excerpt_html(html: str) -> str:
    """The first words, without tags (wp_trim_excerpt)."""
    words = re.sub(r"<[^>]*>", " ", html).split()
    return f"<p>{' '.join(words[:_EXCERPT])}{_MORE if len(words) > _EXCERPT else ''}</p>\n" if words else ""
