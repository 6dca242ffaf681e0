"""What was found in a feed made values: bounded, safe, each with an identity."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b

from tui_reader.blog.feeds import Enclosure, Entry, Feed
from tui_reader.blog.feeds.found import FoundEntry, FoundFeed
from tui_reader.blog.feeds.links import Link, absolute
from tui_reader.blog.feeds.moments import first
from tui_reader.blog.feeds.wholeness import cut, is_whole
from tui_reader.blog.values import count, words
from tui_reader.text import line, safe

ENTRIES = 5000
"""Entries of a feed that are read; the newest stand first."""
HTML = 2_000_000
"""Characters of an entry's text that are kept."""

_NAMES, _TERMS, _FILES = 20, 100, 100
_IDENTITY, _BRIEF = 500, 200
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}")
_PERIODS = {"hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}
_LONGEST = 10_080
"""The longest pause, a week: what asks for more means never."""


def feed(found: FoundFeed) -> Feed:
    """The feed; of entries with the same identity the first."""
    generator = line(found.generator, 200)
    home = _page(found.links) or found.link
    entries: dict[str, Entry] = {}
    made = [_entry(each, found.authors, generator) for each in found.entries[:ENTRIES]]
    unnamed = _unnamed(made, [not each.guid.strip() for each in found.entries[:ENTRIES]], home)
    for one in _told_apart(unnamed):
        entries.setdefault(one.identity, one)
    return Feed(
        title=words(found.title),
        description=words(found.description),
        language=_language(found.language),
        home=home,
        generator=generator,
        entries=tuple(entries.values()),
        next=_target(found.links, "next") or _target(found.links, "prev-archive"),
        complete=found.complete,
        total=count(found.total.strip()),
        pause=_pause(found),
        itself=_target(found.links, "self"),
    )


def _entry(found: FoundEntry, authors: list[str], generator: str) -> Entry:
    html = found.content or found.description or found.summary
    titled = bool(found.title.strip())
    whole = not cut(html) if found.content else is_whole(found.description, generator, titled=titled)
    title, date, changed = words(found.title), first(found.published), first(found.changed)
    link = found.original or found.link or _page(found.links) or _guid_link(found) or found.elsewhere
    named = [link for link in found.links if link.relation == "replies"]
    counted = [*found.counts, *(link.count for link in named)]
    return Entry(
        identity=_identity(found.guid.strip() or link, title, str(date or changed or html[:_IDENTITY])),
        link=link,
        title=title,
        html=html[:HTML],
        whole=whole,
        date=date or changed,
        changed=changed,
        authors=_authors(found.authors or authors),
        categories=_lines(found.categories, _TERMS),
        comments=next((number for text in counted if (number := count(text.strip())) is not None), None),
        discussion=found.discussion or next((link.target for link in named if not _is_feed(link)), ""),
        replies=found.replies or next((link.target for link in named if _is_feed(link)), ""),
        parent=safe(found.parent.strip()[:_IDENTITY]),
        enclosures=_enclosures(found),
    )


def _unnamed(entries: list[Entry], bare: list[bool], home: str) -> list[Entry]:
    """Entries, of which those that have no guid are not known by a link that is not theirs alone.

    Lists of changes and short messages often link their page, or the home, in every entry.
    """
    common = Counter(one.link for one, without in zip(entries, bare, strict=True) if without)
    common[home] += 1
    return [
        replace(one, identity=_identity("", f"{one.link}\n{one.title}", _moment(one)))
        if without and one.link and common[one.link] > 1
        else one
        for one, without in zip(entries, bare, strict=True)
    ]


def _moment(entry: Entry) -> str:
    """When an entry is of, else what it begins with."""
    return str(entry.date or entry.changed or entry.html[:_IDENTITY])


def _told_apart(entries: list[Entry]) -> Iterator[Entry]:
    """Entries, of which those that share an identity but not their links are known by both.

    Some feeds give all of their entries one guid. None of them keeps it alone, so that it does not matter which of
    them stands first today.
    """
    links: dict[str, set[str]] = {}
    for one in entries:
        if one.link:
            links.setdefault(one.identity, set()).add(one.link)
    for one in entries:
        shared = one.link and len(links[one.identity]) > 1
        yield replace(one, identity=_identity(f"{one.identity} {one.link}", "", "")) if shared else one


def _identity(given: str, title: str, moment: str) -> str:
    """What was given, a digest of it where it is endless, else a digest of title and date."""
    known = safe(given)
    if known and len(known) <= _IDENTITY:
        return known
    return blake2b((known or f"{title}\n{moment}").encode(errors="replace"), digest_size=16).hexdigest()


def _guid_link(found: FoundEntry) -> str:
    return absolute(found.guid, found.base) if found.permalink else ""


def _page(links: list[Link]) -> str:
    """The page among the links: an alternate that is HTML or does not say what it is, else any alternate."""
    pages = [link for link in links if link.relation == "alternate" and link.target]
    read = (link for link in pages if not link.kind or "html" in link.kind)
    return next((link.target for link in (*read, *pages)), "")


def _target(links: list[Link], relation: str) -> str:
    return next((link.target for link in links if link.relation == relation and link.target), "")


def _is_feed(link: Link) -> bool:
    return any(mark in link.kind for mark in ("atom", "rss", "xml")) and "html" not in link.kind


def _lines(texts: Iterable[str], most: int) -> tuple[str, ...]:
    """Different safe lines, in their order."""
    lines: dict[str, str] = {}
    for text in texts:
        if len(lines) < most and (made := _brief(text) if len(text) <= _BRIEF else line(words(text), _BRIEF)):
            lines.setdefault(made.casefold(), made)
    return tuple(lines.values())


@lru_cache(2000)
def _brief(text: str) -> str:
    """A short text as a safe line: the entries of a feed name the same people and topics again and again."""
    return line(words(text), _BRIEF)


def _authors(texts: list[str]) -> tuple[str, ...]:
    return _lines(map(_named, texts), _NAMES)


def _named(text: str) -> str:
    """The name in `jo@example.org (Jo)` and `Jo <jo@example.org>`; of an address alone, that."""
    text = text[:500]
    at = text.find("@")
    if at < 0 or not (mail := _MAIL.search(text, max(at - 64, 0))):  # from afar each letter would be tried
        return text
    bare = text.replace(mail[0], "").replace("mailto:", "").replace("<>", "").replace("&lt;&gt;", "").replace("()", "")
    bare = bare.strip()
    return (bare[1:-1] if bare.startswith("(") and bare.endswith(")") else bare) or mail[0]


def _language(code: str) -> str:
    code = code.strip().replace("_", "-")
    return code if _LANGUAGE.fullmatch(code) else ""


def _enclosures(found: FoundEntry) -> tuple[Enclosure, ...]:
    linked = (
        Enclosure(link.target, link.kind, link.length, words(link.title))
        for link in found.links
        if link.relation == "enclosure"
    )
    files: dict[str, Enclosure] = {}
    for file in (*linked, *found.enclosures):
        if file.url and len(files) < _FILES:
            files.setdefault(file.url, file)
    return tuple(files.values())


def _pause(found: FoundFeed) -> int:
    """Minutes: RSS 2.0's `ttl`, else RSS 1.0's syndication module, where 1 is the frequency of who names none."""
    if minutes := count(found.ttl.strip()):
        return min(minutes, _LONGEST)
    period = _PERIODS.get(found.period.strip().lower(), 0)
    return min(period // (count(found.every.strip()) or 1), _LONGEST)
