"""No call to the system can fail in such a way that something is lost, or told untruly."""

from __future__ import annotations

import tempfile
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.faults.calls import Fault, How
from support.faults.trial import Bench

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS = 6
ERRORS = [how for how in How if how not in {How.KILLED, How.KILLED_AFTER, How.SAVED}]


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    """In memory where there is a folder for that, so that nothing waits for a disk."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Bench(Path(folder))


def ends(calls: list[str]) -> list[int]:
    """Of a row of calls of one kind the first and the last, which stand for those in between."""
    found: set[int] = set()
    for _, same in groupby(enumerate(calls, 1), lambda one: one[1]):
        numbers = [number for number, _ in same]
        found |= {numbers[0], numbers[-1]}
    return sorted(found)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_call_fails_once(bench: Bench, part: int) -> None:
    """Each in one way, and death at each; ``make fuzz`` tries every call in every way."""
    complaints = []
    for place, number in enumerate(ends(bench.calls)):
        if place % PARTS != part:
            continue
        deaths = (How.KILLED, How.KILLED_AFTER)
        for how in (ERRORS[place % len(ERRORS)], deaths[place // PARTS % 2]):
            fault = Fault(number, how)
            complaints += [(bench.calls[number - 1], fault, one) for one in bench.complaints(fault)]
    assert not complaints


def test_somebody_saves_at_every_call(bench: Bench) -> None:
    complaints = []
    for number in ends(bench.calls):
        if bench.calls[number - 1] in {"link", "replace", "renameat2", "unlink", "fsync", "open"}:
            found = bench.complaints(Fault(number, How.SAVED))
            complaints += [(bench.calls[number - 1], number, one) for one in found]
    assert not complaints


def test_what_fails_is_what_a_run_does(bench: Bench) -> None:
    """The calls by which a run locks, notes, writes and replaces are among those that fail."""
    first = [bench.calls.index(name) for name in ("flock", "sqlite3.connect", "link", "renameat2")]
    assert all(one < other for one, other in pairwise(first))
    assert {"fsync", "write", "replace", "unlink", "fchmod"} <= set(bench.calls)
