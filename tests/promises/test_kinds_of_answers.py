"""Any register, any cells: columns of texts, days and moments never want a number or a yes."""

from __future__ import annotations

from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from support.fuzz.cells import any_cell
from support.oracle.generate import Case, cases, seeded
from support.oracle.register import HUMAN
from support.written.generated import QUICK, look, memory_of, run

from sheets_sync.cells.dates import in_calendar
from sheets_sync.problems.stop import Stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.sync.review import Review


def misplaced(seen: Review) -> list[str]:
    """What the decision or a cell to be written holds that no column of its kind may hold."""
    return [
        f"{place} ({kind}): {value!r}"
        for place, kind, values in wanted(seen)
        for value in values
        if not fits(kind, value)
    ]


def wanted(seen: Review) -> Iterator[tuple[str, str, list[object]]]:
    for name, answer in seen.decision.answers.items():
        by_role = seen.register.programme.tabs[name].by_role
        for role, values in answer.columns.items():
            yield f"{name}.{role}", by_role[role].kind, list(values)
    for name, sheet in seen.decision.sheets.items():
        for role, kind, column in zip(sheet.roles, sheet.kinds, sheet.columns, strict=True):
            yield f"{name}.{role}", kind, list(column)


def fits(kind: str, value: object) -> bool:
    if value is None:
        return True
    match kind:
        case "text" | "choice" | "choices" | "reference" | "email":
            return type(value) is str
        case "day":
            return type(value) is int and in_calendar(value) and value > 1
        case "moment":
            return type(value) in {int, float} and in_calendar(value) and value > 1  # type: ignore[operator, arg-type]
        case _:
            return type(value) is not bool


@QUICK
@given(case=cases())
def test_random_registers(case: Case) -> None:
    assert misplaced(look(memory_of(case.register), case)) == []


@pytest.mark.parametrize("seed", range(30))
def test_registers_with_any_cells(seed: int) -> None:
    """Errors, yes and no, days, durations and texts of every kind, typed everywhere."""
    case, random = seeded(seed), Random(seed)
    store = memory_of(case.register)
    for title, headers in HUMAN.items():
        tab = store.read().find(title)
        assert tab is not None
        for _ in range(10):
            if tab.height > 1:
                row = random.randrange(1, tab.height)
                store.put(title, random.randrange(len(headers)), row, any_cell(random))
    with suppress(Stop):
        run(store, case)
        assert misplaced(look(store, case)) == []
