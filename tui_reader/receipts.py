"""What came of asking many blogs, and of taking in a list of them: the same sentences on a screen and in a script."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tui_reader import dates
from tui_reader.figures import grouped
from tui_reader.i18n import _, n_

if TYPE_CHECKING:
    from tui_reader.answers import Import, Missed, Round


def unreached(came: Round) -> str:
    """That none of several blogs could be reached; the reason where all have the same, as those of one host have."""
    count = len(came.failed)
    if count < 2 or not came.unreached:  # noqa: PLR2004 - of one alone its own reason says more
        return ""
    reasons = {one.why for one in came.failed}
    why = reasons.pop() if len(reasons) == 1 else _("Check your network connection.")
    return _("None of the {n} blogs could be reached. {why}").format(n=grouped(count), why=why)


def resting(failing: Sequence[Missed]) -> str:
    """How many blogs are left alone since they failed, and from when on they are asked again; "" for none."""
    if not failing:
        return ""
    times = sorted(one.until for one in failing if one.until)
    now = datetime.now().astimezone()
    spoken = [dates.ahead(time.astimezone(), now) for time in times] or [""]
    if spoken[0] == spoken[-1]:
        said = n_(
            "{n} is left alone until {time}, since it failed.",
            "{n} are left alone until {time}, since they failed.",
            len(failing),
        )
    else:
        said = _("{n} are left alone until {time} or later, since they failed.")
    return said.format(n=grouped(len(failing)), time=spoken[0])


def imported(came: Import) -> str:
    """What came of an import, in numbers that add up."""
    added, known = len(came.added), len(came.known)
    here = set(came.added)
    silent = sum(one.address in here for one in came.failed)
    words = [n_("{n} blog was added", "{n} blogs were added", added).format(n=grouped(added))]
    if silent:
        said = n_("{n} of them could not be read yet", "{n} of them could not be read yet", silent)
        words.append(said.format(n=grouped(silent)))
    sentences = [", ".join(words) + "."]
    if known:
        said = n_("{n} was there already.", "{n} were there already.", known)
        sentences.append(said.format(n=grouped(known)))
    if came.again:
        said = n_(
            "{n} of these was asked for the first time.", "{n} of these were asked for the first time.", came.again
        )
        sentences.append(said.format(n=grouped(came.again)))
    if lost := len(came.nameless):
        sentences.append(n_("{n} entry names no feed.", "{n} entries name no feed.", lost).format(n=grouped(lost)))
    return " ".join(sentences)
