"""What the state line says of a link: its words, and always whose address it leads to."""

import pytest

from tui_reader.content import convert
from tui_reader.content.blocks import Link
from tui_reader.ui.widgets.addresses import belied, shortened, spelled
from tui_reader.ui.widgets.pick_words import of_link

PAGE = "https://b.example/post/"


def said(words: str, address: str, width: int, number: int = 3) -> str:
    return "".join(text for text, _ink in of_link(Link(number, words, address), 7)(width))


LONG = "https://www.example.org/2026/11/25/eine-sehr-lange-adresse-mit-vielen-teilen/?utm_source=irgendwo#ende"


def test_the_state_line_shows_words_and_target_and_shortens_the_path_first() -> None:
    assert said("Der Text", "https://example.org/a", 78) == "Link 3/7: Der Text — https://example.org/a"
    line = said("Ein langer Linktext, der für sich allein die Zeile füllen könnte, und mehr", LONG, 78)
    assert len(line) <= 78
    assert "Ein langer" in line
    assert "https://www.example.org/" in line
    assert line.endswith("ende")


@pytest.mark.parametrize("width", [20, 38, 50, 78, 198])
def test_the_state_line_always_fits_and_shows_whose_address_it_is(width: int) -> None:
    for words in ("", "Der Text", "漢字" * 80, "x" * 200, "https://bank.example/"):
        for address in (
            LONG,
            "https://a.de/",
            "https://bank.example." + "x" * 60 + ".evil.example/",
            "mailto:anna@evil.example",
        ):
            line = said(words, address, width)
            assert sum(2 if ord(each) > 0x3000 else 1 for each in line) <= width
            host = {"h": address.partition("//")[2].partition("/")[0], "m": "evil.example"}[address[0]]
            assert host[-max(4, width - 18) :] in line


def test_a_cut_host_keeps_its_end() -> None:
    address = "https://accounts.bank.example.login.secure." + "x" * 40 + ".evil.example/path"
    assert shortened(address, 20).endswith(".evil.example")
    assert len(shortened(address, 20)) == 20


def test_an_international_host_is_shown_as_ascii_with_its_letters_beside() -> None:
    document = convert('<a href="https://bücher.example/a">Bücher</a> <a href="https://аррӏе.com/">Apple</a>', PAGE)
    line = said("Bücher", document.links[0].url, 90)
    assert "https://xn--bcher-kva.example/a (bücher.example)" in line
    assert spelled(document.links[1].url) == "аррӏе.com"
    assert "xn--80ak6aa92e.com" in said("Apple", document.links[1].url, 60)


@pytest.mark.parametrize(
    ("words", "address", "lie"),
    [
        ("https://bank.example/login", "https://evil.example/", True),
        ("www.bank.example", "https://bank.example.evil.org/", True),
        ("bank.example", "https://www.bank.example/", False),
        ("bank.example", "https://login.bank.example/", False),
        ("bücher.example", "https://xn--bcher-kva.example/", False),
        ("http://b.example:8080/x", "http://b.example:8080/x", False),
        ("bücher.example", "https://xn--bcher-kva.example:8443/", False),
        ("bank.example", "https://bank.example:pass@evil.example:80/", True),
        ("Die Bank", "https://evil.example/", False),
        ("z.B. so", "https://evil.example/", False),
    ],
)
def test_words_that_are_another_address_are_pointed_out(words: str, address: str, lie: bool) -> None:  # noqa: FBT001
    assert belied(words, address) is lie
    assert ("! " in said(words, address, 78)) is lie
