"""What every error has: a sentence, an advice and the facts that both name."""

from tui_reader.i18n import N_, _


class ReaderError(Exception):
    """Something a person can be told about.

    Args:
        **facts: the words the sentences name: `host`, `seconds`, `status` ...
    """

    said = N_("Something went wrong.")
    advice = N_("Try again.")

    def __init__(self, **facts: object) -> None:
        super().__init__(facts)
        self.facts = facts

    @property
    def summary(self) -> str:
        """What happened, one sentence."""
        return self._fill(self.said)

    @property
    def hint(self) -> str:
        """What to do about it, one sentence."""
        return self._fill(self.advice)

    def __str__(self) -> str:
        return f"{self.summary} {self.hint}".strip()

    def _fill(self, message: str) -> str:
        return _(message).format_map(self.facts) if message else ""


class Bug(ReaderError):
    """A mistake of ours. Facts: `kind`, the exception's class."""

    said = N_("tui-reader made a mistake ({kind}).")
    advice = N_("It is noted in the log file; please report it. Nothing you wrote is lost.")
