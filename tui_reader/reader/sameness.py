"""Whether a comment on a blog is the text that was sent: WordPress shows quotes, dashes and smileys in its own way."""

import re
import unicodedata

_SMILEY = re.compile(r"(?<!\S)(?::[a-z]+:|:[!?]:|:\?\?\?:|[:;8]-?[)(DPOXpox?!|])(?!\S)")
"""What WordPress shows as a picture where it stands alone."""

_PICTURES = re.compile("[🙂😀🙁😮😯😕😎😡😐😉😛😆😳😥👿😈🙄💡➡❗❓\ufe0f]")
_QUOTES = re.compile("''|[\"'`´‘’‚‛“”„‟«»‹›′″‴]")
_DASHES = re.compile("[-‐‑‒–—―−]+")

_MARKS = re.compile(r"[*_~`^]|^[ ]{0,3}(?:>|#{1,6})[ ]+", re.MULTILINE)
"""Of Markdown, as Isso reads it: what is gone once it is shown."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def readings(text: str) -> set[str]:
    """What a text that was sent may look like once a blog has shown it, folded.

    Its tags are obeyed, shown, or taken out, or its Markdown is obeyed. Blocks for about a millisecond.
    """
    from html import unescape  # noqa: PLC0415 - its table of entities is not needed for the start

    shown = (words_of(text), unescape(text), unescape(_TAG.sub("", text)), unescape(_MARKS.sub("", text)))
    return {folded(one) for one in shown}


def folded(text: str) -> str:
    """A text with what WordPress sets in its own way set in one way: blanks, quotes, dashes, dots, smileys, case."""
    plain = _PICTURES.sub("", _SMILEY.sub("", text)).replace("×", "x").replace("…", "...")
    plain = _DASHES.sub("-", _QUOTES.sub("'", unicodedata.normalize("NFKC", plain)))
    return " ".join(plain.casefold().split()) or " ".join(text.split())


def words_of(html: str) -> str:
    """The plain words of a comment as a blog shows it; blocks for about a millisecond."""
    from tui_reader.content import convert, words  # noqa: PLC0415 - needs lxml

    return words(convert(html))
