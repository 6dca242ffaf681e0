"""`python -m tests.catalogues`: bring the messages of the code into both catalogues, and compile them.

What is new comes without a translation (English translates itself), what the code no longer says goes. The tests fail
until the German file is complete; after editing it, run the command again.
"""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tui_reader.i18n import LANGUAGES

CODE = Path(__file__).parent.parent / "tui_reader"
_KEYWORDS = {"_": None, "N_": None, "n_": (1, 2)}
_BORN = datetime(2026, 11, 24, tzinfo=UTC)
"""The date in every header, so that files change with their messages alone."""


def file(language: str, kind: str) -> Path:
    """The catalogue of a language; `kind` is `po` or `mo`."""
    return CODE / "locale" / language / "LC_MESSAGES" / f"tui_reader.{kind}"


def messages() -> Catalog:
    """Every message of the code, with the files that say it."""
    found = Catalog(creation_date=_BORN)
    for name, _line, message, comments, context in extract_from_dir(
        CODE, [("**.py", "python")], keywords=_KEYWORDS, comment_tags=("i18n:",)
    ):
        found.add(message, None, [(name, 1)], auto_comments=comments, context=context)
    return found


def written(language: str) -> Catalog:
    """The catalogue of a language as it is on disk, empty where there is none."""
    path = file(language, "po")
    if not path.exists():
        return Catalog(
            language,
            header_comment="# The words of tui-reader.",
            project="tui-reader",
            version="1",
            msgid_bugs_address="-",
            last_translator="-",
            language_team="-",
            creation_date=_BORN,
            revision_date=_BORN,
            fuzzy=False,
        )
    with path.open("rb") as stream:
        return read_po(stream, language)


def real(catalogue: Catalog) -> list[Message]:
    """The messages of a catalogue without its header."""
    return [message for message in catalogue if message.id]


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    stream = BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def updated(language: str) -> Catalog:
    """The catalogue with the messages of the code and no others."""
    catalogue = written(language)
    catalogue.update(messages(), no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    if language == LANGUAGES[0]:
        for message in real(catalogue):
            message.string = message.id
    return catalogue


def main() -> None:
    """Update and compile every catalogue; say what is left to translate."""
    for language in LANGUAGES:
        catalogue = updated(language)
        file(language, "po").parent.mkdir(parents=True, exist_ok=True)
        with file(language, "po").open("wb") as stream:
            write_po(stream, catalogue, width=120, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
        file(language, "mo").write_bytes(compiled(written(language)))
        missing = [message for message in real(catalogue) if not message.string or not all(message.string)]
        print(f"{language}: {len(real(catalogue))} messages, {len(missing)} to translate")


if __name__ == "__main__":
    main()
