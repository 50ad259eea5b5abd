"""Records that are cheap to define give what ``typing`` and ``dataclasses`` give."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync import records

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = st.lists(
    st.from_regex(r"[a-z]{1,8}", fullmatch=True).map("f_{}".format), max_size=20, unique=True
)


class Cheap(records.NamedTuple):
    """A place."""

    tab: str
    row: int = 0
    marks: tuple[str, ...] = ()

    @property
    def below(self) -> Cheap:
        return self._replace(row=self.row + 1)


class Usual(NamedTuple):
    """A place."""

    tab: str
    row: int = 0
    marks: tuple[str, ...] = ()

    @property
    def below(self) -> Usual:
        return self._replace(row=self.row + 1)


class CheapRecord(records.Record):
    name: str
    count: int = 0
    known: Mapping[str, int] = records.field(default_factory=dict)

    @cached_property
    def doubled(self) -> int:
        return self.count * 2


@dataclass(frozen=True, kw_only=True)
class UsualRecord:
    name: str
    count: int = 0
    known: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def doubled(self) -> int:
        return self.count * 2


def outcome(kind: Any, use: Any) -> object:
    """What it comes to, as plain values, or which error."""
    try:
        found = use(kind)
    except (TypeError, ValueError, AttributeError) as error:
        return type(error)
    return repr(found).replace("Cheap", "Usual")


TUPLES: list[Any] = [
    lambda kind: kind("Plannen"),
    lambda kind: kind("Plannen", 3, ("a",)),
    lambda kind: kind(tab="Plannen", marks=("b",)),
    lambda kind: kind(),
    lambda kind: kind("Plannen", 1, (), 4),
    lambda kind: kind("Plannen", page=1),
    lambda kind: kind("Plannen", 1) == ("Plannen", 1, ()),
    lambda kind: kind("Plannen", 1).row,
    lambda kind: kind("Plannen", 1).below,
    lambda kind: setattr(kind("Plannen"), "row", 4),
    lambda kind: setattr(kind("Plannen"), "other", 4),
    lambda kind: kind._make(["Plannen", 4, ()]),
    lambda kind: kind._make(["Plannen", 4]),
    lambda kind: kind("Plannen")._replace(row=5),
    lambda kind: kind("Plannen")._replace(page=5),
    lambda kind: kind("Plannen")._asdict(),
    lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__, kind.__mro__[1:]),
    lambda kind: (kind.__doc__, kind.__module__, kind.__name__, list(kind.__annotations__)),
    lambda kind: pickle.loads(pickle.dumps(kind("Plannen", 2))),
    lambda kind: copy.deepcopy(kind("Plannen", 2)),
    lambda kind: hash(kind("Plannen", 2)) == hash(("Plannen", 2, ())),
]


@pytest.mark.parametrize("use", TUPLES)
def test_a_cheap_tuple_is_a_named_tuple(use: Any) -> None:
    assert outcome(Cheap, use) == outcome(Usual, use)


@given(NAMES, st.integers(0, 20))
def test_with_any_number_of_fields(names: list[str], with_default: int) -> None:
    defaults = dict.fromkeys(names[max(len(names) - with_default, 0) :], 0)
    body = {"__annotations__": dict.fromkeys(names, "int"), "__module__": __name__, **defaults}
    base: Any = records.NamedTuple
    kind = type(base)("Made", (base,), body)
    values = tuple(range(len(names)))
    assert kind(*values) == kind(**dict(zip(names, values, strict=True))) == values
    assert [getattr(kind(*values), name) for name in names] == list(values)
    assert kind(*values[: len(names) - len(defaults)])[len(names) - len(defaults) :] == tuple(
        defaults.values()
    )


def test_a_field_without_a_default_after_one_with_a_default_is_refused() -> None:
    with pytest.raises(TypeError, match="default"):

        class Wrong(records.NamedTuple):
            row: int = 0
            tab: str  # type: ignore[misc] # what is tested


RECORDS: list[Any] = [
    lambda kind: kind(name="a"),
    lambda kind: kind(name="a", count=3, known={"b": 1}),
    lambda kind: kind("a"),
    lambda kind: kind(),
    lambda kind: kind(name="a", page=1),
    lambda kind: kind(name="a") == kind(name="a", count=0, known={}),
    lambda kind: kind(name="a") == kind(name="a", count=1),
    lambda kind: kind(name="a") == "a",
    lambda kind: hash(kind(name="a")),
    lambda kind: kind(name="a", known=()) == kind(name="a", known=()),
    lambda kind: kind(name="a", count=2).doubled,
    lambda kind: setattr(kind(name="a"), "count", 4),
    lambda kind: delattr(kind(name="a"), "count"),
    lambda kind: replace(kind(name="a"), count=4),
    lambda kind: replace(kind(name="a"), page=4),
    lambda kind: asdict(kind(name="a", count=4)),
    lambda kind: [(one.name, one.type, one.default) for one in fields(kind)],
    is_dataclass,
    lambda kind: pickle.loads(pickle.dumps(kind(name="a", count=True))),
    lambda kind: copy.deepcopy(kind(name="a", known={"b": 2})),
]


@pytest.mark.parametrize("use", RECORDS)
def test_a_cheap_record_is_a_frozen_dataclass(use: Any) -> None:
    assert outcome(CheapRecord, use) == outcome(UsualRecord, use)


def test_each_record_has_a_default_of_its_own() -> None:
    one, other = CheapRecord(name="a"), CheapRecord(name="b")
    assert one.known == {}
    assert one.known is not other.known


def test_what_was_worked_out_is_not_kept_with_a_record() -> None:
    record = CheapRecord(name="a", count=4)
    before = pickle.dumps(record)
    assert record.doubled == 8
    assert pickle.dumps(record) == before


def test_a_record_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        CheapRecord(name="a").count = 4  # type: ignore[misc] # what is tested
