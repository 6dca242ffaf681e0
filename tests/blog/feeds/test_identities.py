"""Identities: what two entries of a feed share tells neither of them from the other."""

from tests.blog.feeds.written import feed, rss


def item(guid: str, link: str, title: str = "T") -> str:
    return f"<title>{title}</title><link>https://blog.example.org/{link}</link><guid isPermaLink='false'>{guid}</guid>"


def identities(*items: str) -> dict[str, str]:
    """The identity of each entry by its link."""
    return {one.link.rpartition("/")[2]: one.identity for one in feed(rss("</item><item>".join(items))).entries}


def test_entries_of_one_guid_and_other_links_are_all_there_in_any_order() -> None:
    found = identities(item("0", "a"), item("0", "b"), item("1", "c"), item("0", "a", "again"))
    assert set(found) == {"a", "b", "c"}
    assert len(set(found.values())) == 3
    assert found["c"] == "1"
    assert identities(item("0", "b"), item("0", "new"), item("0", "a")).items() >= {
        ("a", found["a"]),
        ("b", found["b"]),
    }


def test_the_same_entry_twice_is_one() -> None:
    assert identities(item("0", "a"), item("0", "a", "again")) == {"a": "0"}


def test_a_shared_guid_of_wordpress_names_no_post() -> None:
    found = identities(item("https://blog.example.org/?p=7", "a"), item("https://blog.example.org/?p=7", "b"))
    assert len(set(found.values())) == 2


def test_entries_without_guid_that_share_their_link_are_all_there() -> None:
    def note(title: str, day: int) -> str:
        return f"<title>{title}</title><link>https://h/log</link><pubDate>{day} Jan 2024 00:00:00 GMT</pubDate>"

    notes = [note("Note", 3), note("Note", 2), note("Other", 2), note("Note", 3)]
    found = [one.identity for one in feed(rss("</item><item>".join(notes))).entries]
    assert len(set(found)) == len(found) == 3
    assert [one.identity for one in feed(rss("</item><item>".join(notes[1:3]))).entries] == found[1:]


def test_an_entry_without_guid_that_links_the_home_is_not_known_by_it() -> None:
    def alone(title: str) -> str:
        (one,) = feed(rss(f"<title>{title}</title><link>https://h/</link>", "<link>https://h/</link>")).entries
        return one.identity

    assert alone("One") != alone("Two")
    assert "https://h/" not in (alone("One"), alone("Two"))
