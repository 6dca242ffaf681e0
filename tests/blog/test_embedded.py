"""Systems of comments in other people's pages: told by their marks, and by nothing that is only talk of them."""

import time

import pytest

from tui_reader.blog.embedded import embedded

LINK = "https://blog.example/banken/"


@pytest.mark.parametrize(
    ("mark", "system"),
    [
        ('<div id="disqus_thread"></div>', "Disqus"),
        ("<script async src='//bankenblog.disqus.com/embed.js'></script>", "Disqus"),
        ('<script src="https://giscus.app/client.js" data-repo="a/b" data-term="x"></script>', "giscus"),
        ('<script src="https://utteranc.es/client.js" repo="a/b" issue-term="pathname"></script>', "utterances"),
        ("<script>var remark_config = {host: 'https://r.example', site_id: 'b'}</script>", "remark42"),
        ('<script data-isso="//c.example/" src="//c.example/js/embed.min.js"></script>', "Isso"),
        ('<section id="isso-thread" data-isso-id="/banken/"></section>', "Isso"),
        ('<script defer src="https://cdn.commento.io/js/commento.js"></script>', "Commento"),
        ("<hyvor-talk-comments website-id='1'></hyvor-talk-comments>", "Hyvor Talk"),
        ('<div class="wide fb-comments" data-href="x"></div>', "Facebook"),
        ("<script>DiscourseEmbed = { discourseUrl: 'https://d.example/' };</script>", "Discourse"),
        ("<script>fetch('https://m.example/api/v1/statuses/1/context')</script>", "Mastodon"),
        ('<form method="post" action="https://s.example/v2/entry/u/r/main/comments">', "Staticman"),
        ('<script src="https://micro.blog/conversation.js?url=x"></script>', "Micro.blog"),
    ],
)
def test_a_system_is_told_by_its_mark(mark: str, system: str) -> None:
    found = embedded(f"<html><body><p>Banken</p>{mark}</body></html>", f"{LINK}#top")
    assert found is not None
    assert found.system == system
    assert found.link.startswith(f"{LINK}#")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<p>Wir haben Disqus, giscus und Isso verglichen: disqus_thread gefiel uns nicht.</p>",
        '<p><a href="https://disqus.com/embed">Disqus</a> <a href="https://giscus.app/client.js">giscus</a></p>',
        "<pre>&lt;div id=&quot;disqus_thread&quot;&gt;</pre>",
        '<form action="/entry/new">',
        "<img src='https://blog.example/commento.js'>",
    ],
)
def test_talk_of_a_system_is_no_mark(text: str) -> None:
    assert embedded(text, LINK) is None


@pytest.mark.parametrize("piece", ["<div disqus=", "<script src='", "isso ", "<p>Banken</p>", "<a class=" + "x " * 999])
def test_a_hostile_page_takes_no_time(piece: str) -> None:
    page = piece * (2_000_000 // len(piece))
    begun = time.process_time()
    embedded(page, LINK)
    assert time.process_time() - begun < 1
