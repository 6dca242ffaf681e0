"""Feeds and pages as blogs send them."""

from collections.abc import Iterable

from tests.blog.listener import said

DAY = "25 Nov 2012"


def item(number: int, link: str, title: str = "", more: str = "", text: str = "") -> str:
    """An entry of RSS; the higher its number, the newer it is."""
    body = text or f"<p>Text des Beitrags {number}.</p>"
    return (
        f"<item><title>{title or f'Beitrag {number}'}</title><link>{link}</link>"
        f"<guid isPermaLink='false'>id-{number}</guid>"
        f"<pubDate>Sun, {DAY} 09:{number % 60:02d}:00 +0000</pubDate>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded>{more}</item>"
    )


def rss(home: str, items: Iterable[str], more: str = "", title: str = "Bankenblog") -> bytes:
    """An answer that is an RSS feed."""
    spaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" '
        'xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
    )
    head = f"<title>{title}</title><link>{home}</link><description>Über Banken</description><language>de-DE</language>"
    channel = f"<channel>{head}{more}{''.join(items)}</channel>"
    text = f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {spaces}>{channel}</rss>'
    return said(
        200, text, Content_Type="application/rss+xml; charset=UTF-8", Last_Modified="Sun, 25 Nov 2012 09:30:00 GMT"
    )


def atom(home: str, entries: Iterable[str], more: str = "", title: str = "Bankenblog") -> bytes:
    """An answer that is an Atom feed."""
    spaces = (
        'xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" '
        'xmlns:openSearch="http://a9.com/-/spec/opensearchrss/1.0/"'
    )
    head = f'<title>{title}</title><id>{home}</id><link rel="alternate" type="text/html" href="{home}"/>'
    text = f'<?xml version="1.0" encoding="UTF-8"?><feed {spaces}>{head}{more}{"".join(entries)}</feed>'
    return said(200, text, Content_Type="application/atom+xml; charset=UTF-8")


def entry(name: str, link: str, more: str = "", minute: int = 0) -> str:
    """An entry of Atom."""
    return (
        f'<entry><id>{name}</id><title>{name}</title><link rel="alternate" type="text/html" href="{link}"/>'
        f"<published>2012-11-25T09:{minute:02d}:00Z</published><updated>2012-11-25T09:{minute:02d}:00Z</updated>"
        f"<author><name>Dr. Oliver Everling</name></author>"
        f'<content type="html">&lt;p&gt;{name}&lt;/p&gt;</content>{more}</entry>'
    )


def sitemap(*links: str, lastmod: str = "") -> bytes:
    """A sitemap of addresses."""
    when = f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
    items = "".join(f"<url><loc>{link}</loc>{when}</url>" for link in links)
    return said(
        200, f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{items}</urlset>'
    )


def sitemap_index(*links: str) -> bytes:
    """A sitemap of sitemaps."""
    items = "".join(f"<sitemap><loc><![CDATA[{link}]]></loc></sitemap>" for link in links)
    return said(200, f'<?xml version="1.0"?><sitemapindex>{items}</sitemapindex>')


def page(head: str = "", body: str = "", status: int = 200, classes: str = "", **headers: str) -> bytes:
    """A page of HTML."""
    text = f'<!doctype html><html lang="de-DE"><head>{head}</head><body class="{classes}">{body}</body></html>'
    return said(status, text, Content_Type="text/html; charset=UTF-8", **headers)


def alternate(href: str, kind: str = "application/rss+xml", title: str = "") -> str:
    """A link to a feed as a head has it."""
    return f'<link rel="alternate" type="{kind}" title="{title}" href="{href}">'


def article(title: str, text: str, more: str = "") -> str:
    """The body of a post's page as WordPress' themes make it."""
    return (
        f'<article class="post hentry" id="post-7"><h1 class="entry-title">{title}</h1>'
        f'<div class="entry-meta"><time class="entry-date" datetime="2012-11-25T09:30:00+01:00">25. 11. 2012</time> '
        f'<span class="author vcard"><a class="fn" rel="author" href="/author/oe/">Dr. Oliver Everling</a></span></div>'
        f'<div class="entry-content">{text}</div></article>{more}'
    )


LONG = "<p>" + "Das Rating von Banken ist in aller Munde, seit die Finanzkrise ihre Kunden beunruhigt. " * 4 + "</p>"
GENERATOR = "<generator>https://wordpress.org/?v=6.8.2</generator>"
