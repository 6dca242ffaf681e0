"""Whether a comment on a blog is the text that was sent: WordPress shows quotes, dashes and smileys in its own way."""

import re
import unicodedata

_SMILEY = re.compile(r"(?<!\S)(?::[a-z]+:|:[!?]:|:\?\?\?:|[:;8]-?[)(DPOXpox?!|])(?!\S)")
"""What WordPress shows as a picture where it stands alone."""

_PICTURES = "🙂😀🙁😮😯😕😎😡😐😉😛😆😳😥👿😈🙄💡➡❗❓\ufe0f"
_SET_ANEW = re.compile(rf"[\s\"'`´‘’‚‛“”„‟«»‹›′″‴\-‐‑‒–—―−.{_PICTURES}]")
"""What WordPress sets in its own way: blanks, quotes, dashes, dots, and its pictures."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def readings(text: str) -> set[str]:
    """What a text that was sent may look like once a blog has shown it, folded: its tags obeyed, shown, or taken out.

    Blocks for about a millisecond.
    """
    from html import unescape  # noqa: PLC0415 - its table of entities is not needed for the start

    return {folded(words_of(text)), folded(unescape(text)), folded(unescape(_TAG.sub("", text)))}


def folded(text: str) -> str:
    """A text without what WordPress sets in its own way, case included; as it is where nothing else is in it."""
    plain = unicodedata.normalize("NFKC", _SMILEY.sub("", text).replace("×", "x")).casefold()
    return _SET_ANEW.sub("", plain) or "".join(plain.split())


def words_of(html: str) -> str:
    """The plain words of a comment as a blog shows it; blocks for about a millisecond."""
    from tui_reader.content import convert, words  # noqa: PLC0415 - needs lxml

    return words(convert(html))
