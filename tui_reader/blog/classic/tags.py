"""Tags with attributes without end, made short before the parser sees them: it compares each with all before it."""

import re
from itertools import islice

_START = re.compile(r"""</?[a-zA-Z](?:[^"'>]++|"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))*+""")
_SOUND = re.compile(
    r"""</?[a-zA-Z][\w:-]{0,50}+(?:\s{1,99}+[\w:@.-]{1,99}+(?:=(?:"[^"]*+"|'[^']*+'|[\w.:#/-]{1,999}+(?=\s)))?+){0,50}+"""
)
"""The first attributes of a tag, as far as no parser takes them for others."""
_PART = re.compile(r"[\s/\"']")
_SHORT, _MOST = 2000, 1000
"""Characters of a tag that is not looked at any closer, and parts of one that the parser gets."""
_CUT = 50
"""Such tags of a page: what follows them is not read."""
_RAW = re.compile(r"<(script|style|textarea|title)\b", re.IGNORECASE)
_ENDS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title")}


def tame(text: str) -> str:
    """A page whose tags have only so many attributes that to parse them takes little time.

    A stray quote may make a tag look longer than it is: of what is cut nothing goes but what stands before the next
    bracket.
    """
    kept: list[str] = []
    done = at = 0
    while found := _START.search(text, at):
        at = found.end()
        if at - found.start() > _SHORT and _endless(found[0]):
            sound = _SOUND.match(text, found.start())
            end = sound.end() if sound else found.start() + 2
            kept += [text[done:end], ">"]
            done = at = _bracket(text, end)
            if len(kept) > 2 * _CUT:
                return "".join(kept)
        elif raw := _RAW.match(found[0]):
            if not (closed := _ENDS[raw[1].lower()].search(text, at)):
                break
            at = closed.start()
    return "".join([*kept, text[done:]]) if kept else text


def _endless(tag: str) -> bool:
    return next(islice(_PART.finditer(tag), _MOST, None), None) is not None


def _bracket(text: str, at: int) -> int:
    """Where the next tag begins, or this one ends."""
    places = (text.find("<", at), text.find(">", at) + 1)
    return min((place for place in places if place > 0), default=len(text))
