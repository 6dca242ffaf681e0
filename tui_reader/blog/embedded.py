"""Systems that bring their comments into other people's pages: told by the marks they leave there.

Here is the place for those that we can read: a recogniser gives what its adapter needs.
"""

import re
from collections.abc import Iterator

from tui_reader.blog.page import attributes
from tui_reader.values import dataclass

_LOOKED_AT = 4_000_000
_TIMES = 50
"""How many times a word may stand in a page before it stands in the mark of a system."""
_TAG = 2000
_NAME = re.compile(r"<([a-z][a-z-]{0,40})\b")


@dataclass(frozen=True, slots=True)
class Embedded:
    """A system of comments found in a page: its name, and where one reads them."""

    system: str
    link: str


@dataclass(frozen=True, slots=True)
class _Mark:
    """How a system is told.

    Attributes:
        word: what its mark has in it, lower case. names: ids and classes of its element. tags: elements of its own.
        source: what the address of its script has in it. field: an attribute of its script.
        code: what stands in a script. action: what the address of its form has in it.
        anchor: where its comments stand in the page.
    """

    system: str
    word: str
    names: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    source: str = ""
    field: str = ""
    code: tuple[str, ...] = ()
    action: str = ""
    anchor: str = "comments"


_MARKS = (
    _Mark("Isso", "isso", ("isso-thread",), field="data-isso", anchor="isso-thread"),
    _Mark("Disqus", "disqus", ("disqus_thread",), source=".disqus.com/embed", anchor="disqus_thread"),
    _Mark("giscus", "giscus", ("giscus",), source="giscus.app/client.js"),
    _Mark("utterances", "utteranc", ("utterances",), source="utteranc.es/client.js"),
    _Mark("Gitalk", "gitalk", ("gitalk-container",)),
    _Mark("remark42", "remark", ("remark42",), code=("remark_config =", "remark_config="), anchor="remark42"),
    _Mark("Commento", "commento", ("commento",), source="/commento.js", anchor="commento"),
    _Mark("Comentario", "comentario", tags=("comentario-comments",)),
    _Mark("Hyvor Talk", "hyvor", ("hyvor-talk-view",), ("hyvor-talk-comments",), source="talk.hyvor.com/"),
    _Mark("Cusdis", "cusdis", ("cusdis_thread",), anchor="cusdis_thread"),
    _Mark("Waline", "waline", ("waline",), anchor="waline"),
    _Mark("Twikoo", "tcomment", ("tcomment",)),
    _Mark("Facebook", "fb-comments", ("fb-comments",)),
    _Mark("Discourse", "discourse", ("discourse-comments",), code=("discourseembed =", "discourseembedurl")),
    _Mark(
        "Mastodon",
        "mastodon-comments",
        ("mastodon-comments", "mastodon-comments-list"),
        ("mastodon-comments",),
    ),
    _Mark("Mastodon", "/api/v1/statuses/", code=("/api/v1/statuses/",)),
    _Mark("Micro.blog", "micro.blog", source="micro.blog/conversation.js"),
    _Mark("IntenseDebate", "intensedebate", ("idc-container",), source="intensedebate.com/"),
    _Mark("Cactus Comments", "cactus", source="cactus.chat/"),
    _Mark("Staticman", "/entry/", action="/entry/"),
    _Mark("Jetpack", "jetpack_remote_comment", ("jetpack_remote_comment",)),
)


def embedded(text: str, link: str) -> Embedded | None:
    """The system that has the comments of a page, None where none is known.

    Args:
        text: the page. link: its address.
    """
    page = text[:_LOOKED_AT].lower()
    for mark in _MARKS:
        if any(code in page for code in mark.code) or any(_bears(tag, mark) for tag in _tags(page, mark.word)):
            return Embedded(mark.system, f"{link.partition('#')[0]}#{mark.anchor}")
    return None


def _tags(page: str, word: str) -> Iterator[str]:
    """The tags that have a word in them."""
    at = page.find(word)
    for _time in range(_TIMES):
        if at < 0:
            return
        start, end = page.rfind("<", max(0, at - _TAG), at), page.find(">", at, at + _TAG)
        if start >= 0 and end >= 0 and page.find(">", start, at) < 0:
            yield page[start:end]
        at = page.find(word, at + len(word))


def _bears(tag: str, mark: _Mark) -> bool:
    """Whether a tag is the mark of a system; a word in a text or in a link to the system is none."""
    name = _NAME.match(tag)
    if not name:
        return False
    if name[1] in mark.tags:
        return True
    words = attributes(tag[name.end() :])
    source, action = words.get("src", ""), words.get("action", "")
    scripted = name[1] == "script" and bool((mark.source and mark.source in source) or mark.field in words)
    formed = name[1] == "form" and bool(mark.action) and mark.action in action and "/v" in action
    return scripted or formed or not {words.get("id", ""), *words.get("class", "").split()}.isdisjoint(mark.names)
