"""What the operating system does not do, in the reader's language: its own words are English, or another's."""

import errno

from tui_reader.i18n import _

_OF_THE_PATH = {errno.ENOENT, errno.EISDIR, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EEXIST, errno.ELOOP}
_OF_THE_RIGHTS = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
_OF_THE_SYSTEM = {errno.EIO, errno.EMFILE, errno.ENFILE}


def reason(error: BaseException, *, making: bool = False) -> str:
    """Why something could not be done, for the end of a sentence.

    Args:
        error: an OSError; of anything else that is raised for a path, that it is none.
        making: a file was to be made, so that what is missing is the folder it was to lie in.
    """
    if not isinstance(error, OSError):
        return _("this is no path")
    words = {
        errno.ENOENT: _("there is no such folder") if making else _("there is no such file"),
        errno.EACCES: _("that is not allowed"),
        errno.EPERM: _("that is not allowed"),
        errno.EISDIR: _("it is a folder"),
        errno.ENOTDIR: _("a part of its path is no folder"),
        errno.EEXIST: _("something else is there"),
        errno.ENAMETOOLONG: _("its name is too long"),
        errno.ELOOP: _("links there lead in a circle"),
        errno.EROFS: _("nothing can be written there"),
        errno.ENOSPC: _("the disk is full"),
        errno.EDQUOT: _("your share of the disk is full"),
        errno.EIO: _("the disk failed"),
        errno.EMFILE: _("too many files are open"),
        errno.ENFILE: _("too many files are open"),
    }
    return words.get(error.errno or 0) or error.strerror or type(error).__name__


def facts(error: BaseException, *, making: bool = False) -> dict[str, str]:
    """The same as facts of a KeepError, with what it is about, so that its advice fits."""
    number = error.errno if isinstance(error, OSError) else errno.ENOENT
    kinds = (("path", _OF_THE_PATH), ("rights", _OF_THE_RIGHTS), ("room", _NO_ROOM), ("system", _OF_THE_SYSTEM))
    about = next((name for name, numbers in kinds if number in numbers), "")
    return {"reason": reason(error, making=making), "about": about}
