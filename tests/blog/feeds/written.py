"""Feeds written for a test, and what is read from them."""

from tui_reader.blog.feeds import Entry, Feed
from tui_reader.blog.feeds.reading import read

URL = "https://blog.example.org/feed/"
SPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "atom": "http://www.w3.org/2005/Atom",
    "thr": "http://purl.org/syndication/thread/1.0",
    "fh": "http://purl.org/syndication/history/1.0",
    "opensearch": "http://a9.com/-/spec/opensearch/1.1/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())


def rss(item: str = "", channel: str = "") -> str:
    return f'<rss version="2.0" {_DECLARED}><channel><title>A blog</title>{channel}<item>{item}</item></channel></rss>'


def atom(entry: str = "", feed: str = "", attributes: str = "") -> str:
    head = f'<feed xmlns="{SPACES["atom"]}" {_DECLARED} {attributes}><title>A blog</title>{feed}'
    return f"{head}<entry>{entry}</entry></feed>"


def feed(text: str, kind: str = "application/xml") -> Feed:
    return read(text.encode(), kind, URL)


def entry(text: str) -> Entry:
    (only,) = feed(text).entries
    return only
