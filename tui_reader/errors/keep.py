"""What could not be read from or written to disk."""

from tui_reader.errors.error import ReaderError
from tui_reader.i18n import N_


class KeepError(ReaderError):
    """Something could not be read from or written to disk. Facts: `path`, `reason`; `about`, as `mishaps` says it."""

    said = N_("{path} could not be written: {reason}.")
    advice = N_("Make room or mend its permissions.")
    advice_newer = N_("Update tui-reader; what is kept until then lasts until you quit.")
    advice_path = N_("Check the path.")
    advice_rights = N_("Mend its permissions, or choose another place.")
    advice_room = N_("Make room there.")
    advice_system = N_("Try again.")

    @property
    def hint(self) -> str:
        """What to do about it: that depends on what is in the way."""
        by_about = {
            "newer": self.advice_newer,
            "path": self.advice_path,
            "rights": self.advice_rights,
            "room": self.advice_room,
            "system": self.advice_system,
        }
        return self._fill(by_about.get(str(self.facts.get("about")), self.advice))


class SettingsError(KeepError):
    """The settings file is wrong. Facts: `path`, `reason`."""

    said = N_("The settings in {path} are wrong: {reason}.")
    advice = N_("Mend the file, or move it away to start with the usual settings.")


class SettingsVariable(SettingsError):
    """A variable of the environment is wrong. Facts: `path`, the variable; `reason`."""

    said = N_("The environment variable {path} is wrong: {reason}.")
    advice = N_("Mend or unset it, then start again.")


class ShelfDamaged(KeepError):
    """The shelf's file was damaged. Facts: `path`, `aside`, where the damaged file lies now."""

    said = N_("{path} was damaged; it was put aside as {aside} and begun anew.")
    advice = N_("Which posts you have read is forgotten; drafts are kept. Where you are logged out, log in again (L).")


class ShelfReplaced(KeepError):
    """The shelf's file is no more the one that was opened. Facts: `path`."""

    said = N_("{path} was moved, deleted or replaced; what is kept from now on is in the file that is there now.")
    advice = N_("Keep the shelf where it is while it is read, or quit first.")


class IndexDamaged(KeepError):
    """The search index in the shelf's file was damaged. Facts: `path`."""

    said = N_("The search index in {path} was damaged; it is being made anew.")
    advice = N_("Nothing else is lost; the next search takes longer.")


class Occupied(KeepError):
    """A file is there that we did not write. Facts: `path`."""

    said = N_("{path} is there already and differs.")
    advice = N_("Move it away, or write over it with --force.")


class Unreadable(KeepError):
    """A file that a person named cannot be read. Facts: `path`, `reason`."""

    said = N_("{path} could not be read: {reason}.")
    advice = N_("Check its name and its permissions.")
