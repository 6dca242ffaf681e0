"""What cannot be done here: a link, an editor, an address, a post, a file of blogs, a picture."""

from tui_reader.errors.error import ReaderError
from tui_reader.i18n import N_, _, n_


class NoBrowser(ReaderError):
    """No program that opens web pages."""

    said = N_("No browser was found.")
    advice = N_("Name one in the environment variable BROWSER, or copy the address with y.")


class UnsafeLink(ReaderError):
    """A link that is no web page. Facts: `scheme`."""

    said = N_("This link ({scheme}) is not a web page, so it is not opened.")
    advice = N_("Only http, https and mailto open from here.")


class NoEditor(ReaderError):
    """No program to write in."""

    said = N_("No editor was found.")
    advice = N_("Name one in the environment variable EDITOR; your text is kept.")


class EditorFailed(ReaderError):
    """The person's own editor did not start, or left with an error. Facts: `editor`, `reason`."""

    said = N_("The editor {editor} failed: {reason}.")
    advice = N_("Your text is kept as it was; EDITOR in the environment names the editor.")


class AddressError(ReaderError):
    """The address typed cannot be one."""

    said = N_("“{address}” is not a web address.")
    advice = N_("Type a host such as blog.example.org, or an address that begins with https://.")


class NothingOpened(ReaderError):
    """The last blog is asked for, and there was none, though some are on the shelf."""

    said = N_("No blog was opened here yet.")
    advice = N_("Name one, as in: tui-reader blog.example.org; see those on the shelf with: tui-reader list --blogs")


class EmptyShelf(NothingOpened):
    """A command is about the blogs on the shelf, and there are none."""

    said = N_("No blog is on the shelf.")
    advice = N_("Put one there with: tui-reader add ADDRESS; or those of another reader with: tui-reader import FILE")


class NotOnShelf(ReaderError):
    """A blog that was never opened here. Facts: `address`."""

    said = N_("{address} is not on the shelf.")
    advice = N_("Bring it in with: tui-reader sync {address}")


class NotListed(NotOnShelf):
    """The same, where it is of no use to bring it in: it was to be removed, or asked with the others."""

    advice = N_("See which blogs are there with: tui-reader list --blogs")


class NotOnDisk(ReaderError):
    """A post whose text is not here, and nobody may be asked. Facts: `what`."""

    said = N_("{what} is not on disk.")
    advice = N_("Leave out --offline to ask the blog for it.")


class NoPosts(ReaderError):
    """A blog without posts. Facts: `host`."""

    said = N_("{host} has no posts yet.")
    advice = ""


class NoSuchPost(ReaderError):
    """A blog that has no post of this number. Facts: `host`, `number`; `address` of the blog."""

    said = N_("{host} has no post {number}.")
    advice = N_("See which are there with: tui-reader list {address}")


class NotAmong(ReaderError):
    """No topic or author of this name is on the shelf. Facts: `name`; `names`, some that are there."""

    said = N_("Nothing on the shelf is of “{name}”.")
    advice = N_("There are: {names}")


class NotOpml(ReaderError):
    """A file that should name blogs. Facts: `reason`."""

    said = N_("This is no OPML file: {reason}.")
    advice = N_("Other readers write one when you export your feeds there.")


class ListOfFeeds(ReaderError):
    """An address at which there is no blog but an OPML file of many. Facts: `n`, how many as it is said; `address`.

    Args:
        count: how many. asked: the whole address, to be asked again; what is said leaves out what may be secret.
    """

    advice = N_("Take them in with: tui-reader import {address}")

    def __init__(self, *, count: int = 0, asked: str = "", **facts: object) -> None:
        super().__init__(**facts)
        self.count, self.asked = count, asked

    @property
    def summary(self) -> str:
        """What happened, one sentence."""
        said = n_(
            "That is a list of {n} feed (OPML), and no blog.",
            "That is a list of {n} feeds (OPML), and no blog.",
            self.count,
        )
        return said.format_map(self.facts)


class IsFile(ReaderError):
    """A file where the address of a blog was expected. Facts: `path`."""

    said = N_("{path} is a file, and no web address.")
    advice = N_("Take in the blogs that it names with: tui-reader import {path}")

    @property
    def hint(self) -> str:
        """What to do about it: a command that a shell takes as it is, spaces in the path too."""
        from shlex import quote  # noqa: PLC0415 - seldom said

        return _(self.advice).format(path=quote(str(self.facts["path"])))


class NoFeeds(ReaderError):
    """A file of blogs that names none."""

    said = N_("This file names no feeds.")
    advice = N_("Other readers write one that does when you export your feeds there.")


class NoImages(ReaderError):
    """What decodes pictures is not installed."""

    said = N_("Pictures need the extra “images”.")
    advice = N_("Install it with: pip install 'tui-reader[images]'")


class NotShown(ReaderError):
    """A picture that is not shown. Facts: `host`, `reason`."""

    said = N_("The picture of {host} is not shown: {reason}.")
    advice = N_("The browser may show it.")
