"""What the sentences of errors advise depends on what happened."""

from tui_reader.errors import NoSuchHost, NotListed, NotOnShelf


def test_a_word_that_is_no_host_may_have_been_meant_as_a_command() -> None:
    assert "--help" in NoSuchHost(host="frobnicate").hint
    assert "--help" not in NoSuchHost(host="blog.example").hint


def test_what_is_to_go_is_not_to_be_brought_in() -> None:
    assert "sync blog.example" in NotOnShelf(address="blog.example").hint
    assert "sync" not in NotListed(address="blog.example").hint
