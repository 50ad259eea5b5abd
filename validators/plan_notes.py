"""The messages of plan rows: what is unknown, overdue, unfinished, changed, too much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.cells.dates import format_day
from sheets_sync.cells.numbers import format_amount
from sheets_sync.problems.problem import Day, Problem, Quantity, attention, wrong

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheets_sync.register.model import Register
    from sheets_sync.validators.plans import Plans

_OF_THE_DECISION = ("decided", "claim", "award", "cost_budget", "start", "end")
_BETWEEN = "; "


def note_plans(
    register: Register, plans: Plans, found: Sequence[str], amounts: Sequence[int]
) -> dict[int, list[Problem]]:
    """All messages of the plan rows, those of single cells included.

    ``found`` is the status of each row, ``amounts`` what it commits in hundredths.
    """
    table = register.tables["plans"]
    notes = {row: list(problems) for row, problems in table.problems.items()}
    for row, problem in (
        *_of_status(register, plans, found),
        *_overruns(register, plans, amounts),
        *_changes(register, plans),
    ):
        notes.setdefault(row, []).append(problem)
    return notes


def _of_status(
    register: Register, plans: Plans, found: Sequence[str]
) -> Iterator[tuple[int, Problem]]:
    table = register.tables["plans"]
    keys, ends = table.role("request"), table.role("end")
    requests = register.programme.tabs["requests"].title
    unfinished = {
        row
        for row, day in enumerate(table.role("completed"))
        if day is None and row not in plans.rejected and row not in table.wrong
    }
    for row, status in enumerate(found):
        if status == "unknown":
            header = table.header("request")
            yield row, wrong("plan.unknown", header, found=keys[row], tab=requests)
        elif status == "late":
            yield row, attention("plan.late", due=Day(plans.due[row] or 0))
        if row in unfinished and (ends[row] or register.today) < register.today:
            completed = table.header("completed")
            header = table.header("end")
            yield row, attention("plan.unfinished", header, day=Day(ends[row]), completed=completed)


def _overruns(
    register: Register, plans: Plans, amounts: Sequence[int]
) -> Iterator[tuple[int, Problem]]:
    """Approved rows that pass the cap or the total, in order of decision, then by row.

    No award is changed: people decide (spec, section 4).
    """
    decided = register.tables["plans"].role("decided")
    party_of = register.tables["requests"].role("party")
    cap, total = Quantity(register.programme.cap), Quantity(register.programme.total)
    by_party: dict[str | None, int] = {}
    in_all = 0
    for row in sorted(plans.approved, key=lambda row: (decided[row], row)):
        if not amounts[row]:
            continue
        request = plans.request[row]
        party = None if request is None else party_of[request]
        in_all += amounts[row]
        by_party[party] = by_party.get(party, 0) + amounts[row]
        if party and by_party[party] > cap:
            above = Quantity(by_party[party] - cap)
            yield row, attention("plan.above_cap", party=party, cap=cap, above=above)
        if in_all > total:
            yield row, attention("plan.above_total", total=total, above=Quantity(in_all - total))


# ---- a decided row that was changed afterwards, as far as the log knows


def decision_marks(register: Register, plans: Plans) -> dict[tuple[str, int], str]:
    """For the log to remember: what stood in the cells of each decision new to this run."""
    marks = {}
    for row in plans.approved | plans.rejected:
        now = _decided_cells(register, row)
        if not _same_decision(register, _remembered(register, row), now):
            cells = _BETWEEN.join(f"{header}={shown}" for header, shown in now.items())
            marks["status", row] = cells
    return marks


def _changes(register: Register, plans: Plans) -> Iterator[tuple[int, Problem]]:
    for row in plans.approved | plans.rejected:
        before, now = _remembered(register, row), _decided_cells(register, row)
        if not _same_decision(register, before, now):
            continue
        changed = tuple(
            f"{header} {before[header] or '–'} → {now[header] or '–'}"
            for header in now
            if header in before and before[header] != now[header]
        )
        if changed:
            yield row, attention("plan.changed", changed=changed)


def _same_decision(register: Register, before: Mapping[str, str], now: Mapping[str, str]) -> bool:
    header = register.tables["plans"].header("decided")
    return before.get(header, "") == now[header]


def _decided_cells(register: Register, row: int) -> dict[str, str]:
    table = register.tables["plans"]
    language = register.programme.language
    cells = {}
    for role in _OF_THE_DECISION:
        if column := table.table.spec.by_role.get(role):
            value = table.role(role)[row]
            show = format_day if column.kind == "day" else format_amount
            cells[column.header] = "" if value is None else show(value, language)
    return cells


def _remembered(register: Register, row: int) -> dict[str, str]:
    spec = register.tables["plans"].table.spec
    key = register.keys["plans"].keys[row]
    mark = register.history.marks.get((spec.title, key, spec.by_role["status"].header), "")
    return dict(part.split("=", 1) for part in mark.split(_BETWEEN) if "=" in part)
