"""Whether a text that a feed gives is a post itself or only a taste of it.

RSS 2.0 lets `description` be either. It counts as whole when it is long (1,500 characters that one reads) or built as a
text is (two blocks: paragraphs, lists, headings ...), and does not end in what stands for the rest. One short paragraph
is a summary: so Jekyll writes them; but what has no title is a note, as microblogs have them, and whole. Of software
that cuts its summaries by paragraphs (Hugo) length alone counts.
A text from `content:encoded` or Atom's `content` is whole unless it ends in "[...]" or a link to the rest, behind
which Nikola tells how long that takes, in brackets.
"""

import re
from html import unescape

_LONG = 1500
_TAIL = 3000
_ENDING = 600
_LOOK = 20_000
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BLOCK = re.compile(
    r"<(?:p|div|h[1-6]|ul|ol|dl|pre|table|blockquote|figure|section|br\s{0,9}/?>\s{0,99}<br)\b", re.IGNORECASE
)
_DOTS = ("...", "…")
_SIGNS = (*_DOTS, "&")
"""Without any of them nothing ends in dots."""
_CUT = re.compile(r"[\[(](?:\.\.\.|…)[\])]\W{0,9}$")
_REST = re.compile(
    r"(?:weiterlesen|weiter lesen|mehr lesen|ganzen (?:artikel|beitrag) lesen|read (?:more|on|the (?:rest|full|whole))"
    r"|continue reading|keep reading|full (?:story|post|article)|lire la suite|leer más|continua a leggere|lees verder)"
    r"[^<>]{0,200}$",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"<a\b[^<>]{0,2000}>((?:[^<]|<(?!/?a\b)){0,500})</a>\s{0,99}(?:</?[a-z][^<>]{0,100}>|\([^()<>]{1,80}\)|[\s.…»→>\]]){0,99}$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"<p>[^<]{0,100}<a [^<>]{0,2000}>[^<]{0,500}</a>[^<]{0,100}<a [^<>]{0,2000}>[^<]{0,500}</a>[^<]{0,50}</p>\s{0,99}$",
    re.IGNORECASE,
)
"""The post ... appeared first on ...: what WordPress' plugins put under every text."""
_CUTTERS = re.compile(r"hugo\b", re.IGNORECASE)


def is_whole(html: str, generator: str, *, titled: bool = True) -> bool:
    """Whether the HTML of a `description` is the text itself.

    Args:
        html: as the feed gave it. generator: the software that wrote the feed, "" unknown. titled: it has a title.
    """
    if not html.strip() or cut(html) or _words(_end(html)[-_ENDING:]).endswith(_DOTS):
        return False
    if not titled:
        return True
    if len(html) >= _LONG and len(_words(html[:_LOOK])) >= _LONG:
        return True
    return not _CUTTERS.match(generator) and len(_BLOCK.findall(html[:_LOOK])) > 1


def cut(html: str) -> bool:
    """Whether it ends in "[...]", or in a link such as "Weiterlesen", "Read more", "Continue reading"."""
    end = _end(html)
    last = end[-_ENDING:]
    if any(sign in last for sign in _SIGNS) and _CUT.search(_words(last)):
        return True
    at = max(end.rfind("<a"), end.rfind("<A"))
    link = _LINK.match(end, at) if at >= 0 else None
    return bool(link and _REST.search(_words(link[1])))


def _end(html: str) -> str:
    tail = html[-_TAIL:].rstrip()
    at = tail.rfind("<p>")
    return tail[:at].rstrip() if at >= 0 and _CREDIT.match(tail, at) else tail


def _words(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())
