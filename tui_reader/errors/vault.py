"""A token that could not be kept, read or dropped."""

from tui_reader.errors.error import ReaderError
from tui_reader.i18n import N_


class VaultError(ReaderError):
    """A token could not be kept, read or dropped. Facts: `doing`, `keep` (also when missing), `read` or `drop`."""

    said = N_("The keyring did not work.")
    advice = N_(
        "You stay logged in until you quit; "
        "to stay so longer, name a token_command in the settings, or choose the file in the login dialog."
    )
    advice_reading = N_("See to it and try again (R), or log in again.")
    advice_dropping = N_("Delete the entry named tui-reader there yourself.")

    @property
    def hint(self) -> str:
        """What to do about it: that differs for a token to be kept, read and dropped."""
        by_doing = {"read": self.advice_reading, "drop": self.advice_dropping}
        return self._fill(by_doing.get(str(self.facts.get("doing")), self.advice))


class NoKeyring(VaultError):
    """No keyring of the operating system's own."""

    said = N_("This system has no keyring.")


class RefusedKeyring(NoKeyring):
    """The backend the settings name keeps nothing, keeps it in plain text, or does not exist. Facts: `name`."""

    said = N_("The keyring_backend of the settings ({name}) is none that keeps secrets safe.")
    advice = N_("Name another or leave the setting out; until then you stay logged in until you quit.")


class KeyringLocked(VaultError):
    """Locked, or its question was dismissed."""

    said = N_("The keyring is locked.")


class KeyringSlow(VaultError):
    """No answer within the time one waits for it. Facts: `seconds`."""

    said = N_("The keyring has not answered for {seconds} seconds.")
    advice = N_("Your login is kept as soon as it answers; if it never does, you stay logged in until you quit.")
    advice_reading = N_("Unlock it if it asks for that, then try again (R), or log in again.")
    advice_dropping = N_("The entry is deleted as soon as it answers; if it never does, delete it yourself.")


class KeyringFailed(VaultError):
    """It raised, or gave back something else than was written. Facts: `reason`."""

    said = N_("The keyring failed: {reason}.")


class CommandFailed(VaultError):
    """The token_command failed. Facts: `reason`."""

    said = N_("The token_command of the settings failed: {reason}.")
    advice = N_("Try it in a shell; you stay logged in until you quit.")
    advice_reading = N_("Try it in a shell, then try again (R), or log in again.")


class FileFailed(VaultError):
    """The file of tokens could not be written or is not private. Facts: `path`, `reason`."""

    said = N_("The token file {path} did not work: {reason}.")
    advice = N_("Make room or mend its permissions; until then you stay logged in until you quit.")
    advice_dropping = N_("Delete that file yourself.")
