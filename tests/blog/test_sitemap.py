"""Sitemaps as they are written: packed, in CDATA, over several lines."""

import gzip

import pytest

from tests.blog.listener import Listener, said
from tui_reader.blog.http import Http
from tui_reader.blog.sitemap import places

HOME = "https://blog.example.org/"
LISTED = (
    f"<urlset><url>\n<loc>\n<![CDATA[{HOME}eins/]]>\n</loc>\n<lastmod><![CDATA[2011-03-04]]></lastmod></url></urlset>"
)


async def test_an_address_may_stand_in_cdata_on_a_line_of_its_own(server: Listener, http: Http) -> None:
    server.answers["/sitemap.xml"] = said(200, LISTED.replace(HOME, f"{server.origin}/"))
    (found,) = await places(http, f"{server.origin}/", wordpress=False)
    assert (found.link, found.date.year) == (f"{server.origin}/eins/", 2011)


@pytest.mark.parametrize("broken", [False, True])
async def test_a_packed_sitemap_is_unpacked(server: Listener, http: Http, *, broken: bool) -> None:
    packed = gzip.compress(LISTED.replace(HOME, f"{server.origin}/").encode())
    server.answers |= {
        "/sitemap.xml": said(
            200, f"<sitemapindex><sitemap><loc>{server.origin}/a.xml.gz</loc></sitemap></sitemapindex>"
        ),
        "/a.xml.gz": said(200, packed[:-20] if broken else packed, Content_Type="application/gzip"),
    }
    found = await places(http, f"{server.origin}/", wordpress=False)
    assert [place.link for place in found] == ([] if broken else [f"{server.origin}/eins/"])
