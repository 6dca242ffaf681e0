"""The files of drafts: their names, what is in them, and whose turn it is to write."""

import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tui_reader.model import Draft
from tui_reader.store.claim import Claim

_GLANCE = 0.01
"""Seconds after which one looks again whether another program has written."""


def at(folder: Path, blog: str, post: int, parent: int) -> Path:
    """The first file of a place, named for it: addresses do not fit into file names."""
    import hashlib  # noqa: PLC0415 - 5 ms of CPU that the first paint does not wait for

    place = hashlib.sha256(f"{blog} {post} {parent}".encode()).hexdigest()
    return folder / f"{place[:40]}.json"


def holding(there: Mapping[Path, Draft], *texts: str | None) -> Path | None:
    """The file of the first of these texts that one of the drafts has."""
    return next((path for text in texts for path, draft in there.items() if draft.text == text), None)


def free(place: Path) -> Path:
    """A name at a place that no file has."""
    path, number = place, 1
    while path.exists():
        number += 1
        path = place.with_name(f"{place.stem}-{number}.json")
    return path


def turn(place: Path, end: float) -> Claim | None:
    """The right to write at a place, None where it cannot be had until then: another program has it for moments."""
    with suppress(OSError):  # what is in the way of this is said of the draft
        while (claim := Claim.take(place.with_suffix(".writing"))) is None and time.monotonic() < end:
            time.sleep(_GLANCE)
        return claim
    return None


def encoded(draft: Draft) -> str:
    """The text of a draft's file."""
    import json  # noqa: PLC0415 - 4 ms of CPU that the first paint does not wait for

    return json.dumps({name: getattr(draft, name) for name in Draft.__slots__})


def decoded(written: str) -> Draft:
    """The draft of a file's text; raises ValueError."""
    import json  # noqa: PLC0415 - as above

    fields = json.loads(written)
    kinds = {"blog": str, "post": int, "parent": int, "text": str, "sent": bool, "waiting": bool}
    if isinstance(fields, dict):
        fields.setdefault("waiting", False)  # files of earlier versions do not say
    if not isinstance(fields, dict) or any(type(fields.get(name)) is not kind for name, kind in kinds.items()):
        raise ValueError("no draft")
    return Draft(**{name: fields[name] for name in kinds})


def written(path: Path) -> int:
    """When a file was written, in nanoseconds; 0 for one that has just gone."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
