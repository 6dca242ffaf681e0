"""Everything that can go wrong, worded once.

    ReaderError
    ├── Bug                     a mistake of ours
    ├── NoBrowser  UnsafeLink   a link that does not open
    ├── NoEditor  EditorFailed  the person's own editor did not work
    ├── AddressError  IsFile    what was typed is no address
    ├── NothingOpened (EmptyShelf)      nothing was typed, and there is no blog
    ├── NotOnShelf (NotListed)  NotOnDisk  NoPosts  NoSuchPost  NotAmong    what was asked for is not here
    ├── NotOpml  NoFeeds        a file of blogs that is none, or names none
    ├── ListOfFeeds             such a file where a blog was expected
    ├── NoImages  NotShown      a picture that is not shown
    ├── BlogError               the blog could not be read
    │   ├── NoSuchHost  Refused  TimedOut  TlsFailed  Broken  WrongVariable     no answer that can be used
    │   ├── NotFound (Gone)  Forbidden  ServerFailed  TooMany  BadReply     an answer, and it says no
    │   └── NotABlog  RestOff  NotJson  NotAFeed  NoText  TooLarge  Moved   an answer, and it is the wrong thing
    ├── AccountError            who one is at the blog
    │   └── SignedOut  WrongPassword  FormRefused  BrowserOnly  NoApplicationPasswords  NeedsHttps  NoAccounts
    ├── CommentError            a comment was not taken
    │   └── Duplicate  TooFast  Closed  Protected  TooLong  TooShort  Empty  Refusal  Unanswered  Elsewhere
    │       NoForm  NoName  NoMail
    ├── VaultError              a token could not be kept or read
    │   └── NoKeyring (RefusedKeyring)  KeyringLocked  KeyringSlow  KeyringFailed  CommandFailed  FileFailed
    └── KeepError               something could not be read from or written to disk
        └── SettingsError (SettingsVariable)  ShelfDamaged  ShelfReplaced  IndexDamaged  Occupied  Unreadable

Each has `summary`, a sentence that says what happened, and `hint`, one that says what to do, in the reader's language.
Neither ever holds a secret or a query string; texts from a server in them are made safe by whoever raises.

Each branch is a module, loaded when one of its errors is first asked for, and every error is a name of this package.
"""

from importlib import import_module

TYPE_CHECKING = False  # `typing` is not needed for this, nor loaded yet
if TYPE_CHECKING:
    from tui_reader.errors.account import *  # noqa: F403 - their names are those of this package
    from tui_reader.errors.blog import *  # noqa: F403 - as above
    from tui_reader.errors.comment import *  # noqa: F403 - as above
    from tui_reader.errors.error import *  # noqa: F403 - as above
    from tui_reader.errors.here import *  # noqa: F403 - as above
    from tui_reader.errors.keep import *  # noqa: F403 - as above
    from tui_reader.errors.vault import *  # noqa: F403 - as above

BRANCHES = {
    "error": "ReaderError Bug",
    "here": (
        "NoBrowser UnsafeLink NoEditor EditorFailed AddressError NothingOpened EmptyShelf NotOnShelf NotListed "
        "NotOnDisk NoPosts NoSuchPost NotAmong NotOpml ListOfFeeds IsFile NoFeeds NoImages NotShown"
    ),
    "blog": (
        "BlogError NoSuchHost Refused TimedOut TlsFailed Broken WrongVariable NotFound Gone Forbidden "
        "ServerFailed TooMany BadReply NotABlog RestOff NotJson NotAFeed NoText TooLarge Moved"
    ),
    "account": (
        "AccountError SignedOut WrongPassword FormRefused BrowserOnly NoApplicationPasswords NeedsHttps NoAccounts"
    ),
    "comment": (
        "CommentError Duplicate TooFast Closed Protected TooLong TooShort Empty Refusal Elsewhere NoForm "
        "NoName NoMail Unanswered"
    ),
    "vault": "VaultError NoKeyring RefusedKeyring KeyringLocked KeyringSlow KeyringFailed CommandFailed FileFailed",
    "keep": "KeepError SettingsError SettingsVariable ShelfDamaged ShelfReplaced IndexDamaged Occupied Unreadable",
}
"""The errors of each module."""

if not TYPE_CHECKING:  # to who checks types, a name that is not above is none

    def __getattr__(name: str) -> type[Exception]:
        """An error by its name (PEP 562); all of its branch are at hand from then on."""
        for branch, names in BRANCHES.items():
            if name in names.split():
                module = import_module(f"{__name__}.{branch}")
                globals().update({each: getattr(module, each) for each in names.split()})
                return globals()[name]
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
