"""Values behave as the standard library's frozen dataclasses with slots do."""

import dataclasses
import threading
from dataclasses import FrozenInstanceError, field, replace

import pytest

from tui_reader.kept import Place
from tui_reader.model import Secret
from tui_reader.queries import Only, Query
from tui_reader.values import dataclass


def fresh() -> type:
    """A class that has no instance yet."""

    @dataclass(frozen=True, slots=True)
    class Thing:
        """A thing."""

        name: str
        size: int = 3
        parts: tuple[str, ...] = ()
        hidden: str = field(default="", repr=False)

        @property
        def long(self) -> bool:
            """Whether it is."""
            return self.size > 2

    return Thing


def test_equal_values_are_equal_and_hash_alike() -> None:
    thing = fresh()
    assert thing("a", parts=("b",)) == thing("a", 3, ("b",)) != thing("b")
    assert len({thing("a"), thing("a"), thing("b")}) == 2
    assert fresh()("a") != thing("a")


def test_they_are_shown_by_their_fields() -> None:
    assert repr(fresh()("a", hidden="x")).endswith("Thing(name='a', size=3, parts=())")
    assert "word" not in repr(Secret("word"))


def test_they_are_frozen_and_have_slots() -> None:
    one = fresh()("a")
    for name in ("name", "other"):
        with pytest.raises((FrozenInstanceError, TypeError)):
            setattr(one, name, "b")
    assert not hasattr(one, "__dict__")
    assert one.long


def test_wrong_arguments_are_told_at_the_first_instance_too() -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        fresh()()


def test_they_can_be_replaced_and_matched() -> None:
    place = replace(Place("https://a.example", 7), query=Query(only=Only.UNREAD))
    match place:
        case Place(blog, post, query=Query(only=Only.UNREAD)):
            assert (blog, post) == ("https://a.example", 7)
        case _:
            pytest.fail("not matched")
    assert [one.name for one in dataclasses.fields(place)][:2] == ["blog", "post"]


def test_many_threads_make_the_first_instance() -> None:
    for _time in range(50):
        thing = fresh()
        made: list[object] = []
        threads = [threading.Thread(target=lambda t=thing, m=made: m.append(t("a"))) for _each in range(4)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        assert len(made) == 4
        assert len(set(made)) == 1
