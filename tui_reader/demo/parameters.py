"""The parameters of REST collections, checked and refused as WordPress does (wp-includes/rest-api.php)."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from tui_reader.demo.http import Response, reply
from tui_reader.demo.site import BERLIN

_DATE = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d(?::\d\d)?)?")
_UUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_LISTED = re.compile(r"(\w+)\[\d*\]")


class Refused(Exception):
    """A request that gets an error: `code` and `status` are WordPress's own."""

    def __init__(self, status: int, code: str, message: str, **data: object) -> None:
        super().__init__(code)
        self.status, self.code, self.message, self.data = status, code, message, data

    def answer(self) -> Response:
        """The error as REST words it."""
        return reply(
            {"code": self.code, "message": self.message, "data": {"status": self.status, **self.data}}, self.status
        )


class Wrong(NamedTuple):
    """Why one value is refused."""

    code: str
    message: str
    data: object = None


Value = int | str | bool | datetime | list[int] | list[str]
Check = Callable[[str, str], Wrong | Value]


def integer(least: int = 0, most: int | None = None) -> Check:
    """A whole number within bounds."""

    def check(name: str, value: str) -> Wrong | int:
        if not re.fullmatch(r"-?\d{1,15}", value.strip()):
            return Wrong("rest_invalid_type", f"{name} is not of type integer.", {"param": name})
        number = int(value)
        if most is not None and not least <= number <= most:
            said = f"{name} must be between {least} (inclusive) and {most} (inclusive)"
            return Wrong("rest_out_of_bounds", said)
        if number < least:
            return Wrong("rest_out_of_bounds", f"{name} must be greater than or equal to {least}")
        return number

    return check


def one_of(*words: str) -> Check:
    """One of some words."""

    def check(name: str, value: str) -> Wrong | str:
        if value in words:
            return value
        said = ", ".join(words[:-1]) + ("," if words[2:] else "") + f" and {words[-1]}"
        return Wrong("rest_not_in_enum", f"{name} is not one of {said}.")

    return check


def numbers(name: str, value: str) -> Wrong | list[int]:
    """A list of whole numbers, comma-separated."""
    parts = [part.strip() for part in value.split(",") if part.strip()]
    for place, part in enumerate(parts):
        if not re.fullmatch(r"-?\d{1,15}", part):
            item = f"{name}[{place}]"
            return Wrong("rest_invalid_type", f"{item} is not of type integer.", {"param": item})
    return [int(part) for part in parts]


def words(_name: str, value: str) -> list[str]:
    """A list of words, comma-separated."""
    return [part.strip() for part in value.split(",") if part.strip()]


def anything(_name: str, value: str) -> str:
    """Any text."""
    return value


def date(_name: str, value: str) -> Wrong | datetime:
    """A date with its time; without an offset it is the blog's own time."""
    if not _DATE.fullmatch(value):
        return Wrong("rest_invalid_date", "Invalid date.")
    try:
        moment = datetime.fromisoformat(value.upper())
    except ValueError:
        return Wrong("rest_invalid_date", "Invalid date.")
    return moment.astimezone(BERLIN) if moment.tzinfo else moment.replace(tzinfo=BERLIN)


def boolean(name: str, value: str) -> Wrong | bool:
    """True or false."""
    if value.lower() in ("true", "1"):
        return True
    if value.lower() in ("false", "0", ""):
        return False
    return Wrong("rest_invalid_type", f"{name} is not of type boolean.", {"param": name})


def uuid(name: str, value: str) -> Wrong | str:
    """A UUID, or nothing."""
    return value if not value or _UUID.fullmatch(value) else Wrong("rest_invalid_uuid", f"{name} is not a valid UUID.")


def published(_name: str, value: str) -> Wrong | str:
    """The one status that everybody may read."""
    if value == "publish":
        return value
    return Wrong("rest_forbidden_status", "Status is forbidden.", {"status": 401})


PAGING: dict[str, Check] = {
    "page": integer(1),
    "per_page": integer(1, 100),
    "offset": integer(),
    "order": one_of("asc", "desc"),
    "include": numbers,
    "exclude": numbers,
    "search": anything,
    "slug": words,
}


def gathered(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Query pairs by name as PHP reads them: the last wins, `name[]` become one comma-separated list."""
    found: dict[str, str] = {}
    for name, value in pairs:
        if listed := _LISTED.fullmatch(name):
            found[listed[1]] = f"{found[listed[1]]},{value}" if listed[1] in found else value
        else:
            found[name] = value
    return found


def checked(sent: Mapping[str, str], checks: Mapping[str, Check]) -> dict[str, Value]:
    """The parameters that have a check, or Refused with 400 `rest_invalid_param`, which names every wrong one."""
    results = {name: checks[name](name, value) for name, value in sent.items() if name in checks}
    wrong = {name: result for name, result in results.items() if isinstance(result, Wrong)}
    if wrong:
        raise Refused(
            400,
            "rest_invalid_param",
            f"Invalid parameter(s): {', '.join(wrong)}",
            params={name: why.message for name, why in wrong.items()},
            details={name: {"code": why.code, "message": why.message, "data": why.data} for name, why in wrong.items()},
        )
    return {name: result for name, result in results.items() if not isinstance(result, Wrong)}
