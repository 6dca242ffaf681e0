"""The README says what the code does."""

from tests.readme import README, filled


def test_tables_are_those_of_the_code() -> None:
    text = README.read_text(encoding="utf-8")
    assert filled(text) == text, "run: python -m tests.readme"


def test_the_composing_keys_are_in_the_table() -> None:
    assert "| `Ctrl+s` | send |" in README.read_text(encoding="utf-8")
