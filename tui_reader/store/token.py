"""A credential as one line of text, for keyring, file and token-command: never for a log, a table or an argument."""

import unicodedata

from tui_reader.i18n import _
from tui_reader.model import Account, Credential, Secret

LIMIT = 1200
"""Characters a value may have: Windows keeps 2560 bytes of UTF-16 (error 1783 beyond)."""


class UnfitError(ValueError):
    """Something that cannot be kept; says why in the reader's language, and quotes nothing."""


def place(account: Account) -> str:
    """What an account's entry is named: origin and user, one entry each; raises UnfitError.

    Control characters never reach a credential store: a line feed there has made other programs send passwords to
    strangers (CVE-2020-5260, CVE-2024-50349).
    """
    name = f"{account.origin} {account.user}"
    if not account.user or any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in name):
        raise UnfitError(_("the user name holds control characters"))
    return name


def encoded(credential: Credential) -> Secret:
    """One line of JSON in ASCII; raises UnfitError where it is too long to be kept everywhere."""
    import json  # noqa: PLC0415 - 4 ms of CPU that the first paint does not wait for

    account = credential.account
    value = json.dumps(
        {
            "origin": account.origin,
            "user": account.user,
            "uuid": credential.uuid,
            "password": credential.password.reveal(),
            "cookies": [[name, word.reveal()] for name, word in credential.cookies],
        },
        separators=(",", ":"),
    )
    if len(value) >= LIMIT:
        raise UnfitError(_("the login is too long to be kept"))
    return Secret(value)


def owner(value: str) -> Account:
    """Whose token a value is, known by the user name alone; raises ValueError, which never quotes the value."""
    import json  # noqa: PLC0415 - as above

    try:
        fields = json.loads(value)
    except (ValueError, RecursionError):
        raise ValueError("no JSON") from None
    found = fields if isinstance(fields, dict) else {}
    origin, user = (str(found.get(name, "")) for name in ("origin", "user"))
    account = Account(origin, user, user, 0)
    decoded(value, account)
    return account


def decoded(value: str, account: Account) -> Credential:
    """The credential in a value, if it is this account's; raises ValueError, which never quotes the value."""
    import json  # noqa: PLC0415 - as above

    try:
        fields = json.loads(value)
    except (ValueError, RecursionError):
        raise ValueError("no JSON") from None
    if not isinstance(fields, dict) or (fields.get("origin"), fields.get("user")) != (account.origin, account.user):
        raise ValueError("not the token of this account")
    uuid, password, cookies = (fields.get(name) for name in ("uuid", "password", "cookies"))
    pairs = cookies if isinstance(cookies, list) else []
    if not all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(word, str) for word in pair)  # noqa: PLR2004 - a pair
        for pair in pairs
    ):
        raise ValueError("damaged cookies")
    credential = Credential(
        account,
        uuid if isinstance(uuid, str) else "",
        Secret(password if isinstance(password, str) else ""),
        tuple((name, Secret(word)) for name, word in pairs),
    )
    if not credential.password and not credential.cookies:
        raise ValueError("no token in it")
    return credential
