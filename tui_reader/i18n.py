"""Words in the reader's language: gettext over the catalogues in `locale/`."""

import gettext as _gettext
import locale as _locale
import os
from pathlib import Path

LANGUAGES = ("en", "de")
"""The languages with a complete catalogue; the first is the one the code is written in."""

_FOLDER = Path(__file__).parent / "locale"
_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()
_language = LANGUAGES[0]


def use(language: str | None = None) -> str:
    """Choose the language of every later word.

    Args:
        language: `en` or `de`; None takes it from LC_ALL, LC_MESSAGES, LANGUAGE or LANG, in gettext's order.

    Returns:
        The language in use, always one of LANGUAGES.
    """
    global _catalogue, _language  # noqa: PLW0603 - one language for the whole program
    wanted = language or _from_environment()
    _language = wanted if wanted in LANGUAGES else LANGUAGES[0]
    if _language == LANGUAGES[0]:  # its catalogue says what the code says, and takes 3 ms to read
        _catalogue = _gettext.NullTranslations()
    else:
        _catalogue = _gettext.translation("tui_reader", _FOLDER, [_language], fallback=True)
    _gettext.bindtextdomain("tui_reader", _FOLDER)
    _gettext.textdomain("tui_reader")  # argparse asks the default domain, in the language of the environment
    return _language


def language() -> str:
    """The language in use, `en` until `use()` was called."""
    return _language


def _(message: str) -> str:
    """The message in the reader's language."""
    return _catalogue.gettext(message)


def n_(singular: str, plural: str, number: int) -> str:
    """The form for `number` in the reader's language; the caller fills the number in."""
    return _catalogue.ngettext(singular, plural, number)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Marks a message of a table for the catalogue; `_()` translates it where it is shown."""
    return message


def _from_environment() -> str:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return _locale.normalize(value.split(":")[0]).split(".")[0].split("_")[0].lower()
    return LANGUAGES[0]
