"""Tags with attributes without end, made short before the parser sees them: it compares each with all before it."""

import re
from itertools import islice

_OPEN = re.compile("</?[a-zA-Z]")
_TAG = re.compile(r"""</?[a-zA-Z](?:[^"'>]++|"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))*+""")
_SOUND = re.compile(
    r"""</?[a-zA-Z][\w:-]{0,50}+(?:\s{1,99}+[\w:@.-]{1,99}+(?:=(?:"[^"]*+"|'[^']*+'|[\w.:#/-]{1,999}+(?=\s)))?+){0,50}+"""
)
"""The first attributes of a tag, as far as no parser takes them for others."""
_PART = re.compile(r"[\s/\"']")
_SHORT, _LONG, _MOST = 2000, 300_000, 1000
"""Characters of a tag that is not looked at any closer, and of one that is never whole; parts that the parser gets."""
_AGAIN = 5
"""How many times its length is looked at of a page whose tags seem to reach into each other; the rest is not read."""
_RAW = re.compile(r"<(script|style|textarea|title)\b", re.IGNORECASE)
_ENDS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title")}


def tame(text: str) -> str:
    """A page whose tags have only so many attributes that to parse them takes little time.

    A stray quote may make a tag look longer than it is: of what is cut nothing goes but what stands before the next
    bracket.
    """
    kept: list[str] = []
    done = at = looked = 0
    while found := _OPEN.search(text, at):
        start = found.start()
        if not (tag := _TAG.match(text, start, start + _LONG)):
            break
        at = tag.end()
        looked += at - start
        if at - start > _SHORT and (at - start == _LONG or _endless(tag[0])):
            sound = _SOUND.match(text, start)
            end = sound.end() if sound else start + 2
            kept += [text[done:end], ">"]
            done = at = _bracket(text, end)
            if looked > _AGAIN * len(text) + _LONG:
                return "".join(kept)
        elif raw := _RAW.match(tag[0]):
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
