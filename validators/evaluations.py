"""What evaluations mean: which of them account for a plan row, and whether they came in time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sheets_sync.problems import Quantity, Day, Money, Problem, Severity

from validators.hours import UNKNOWN, Named, not_granted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheets_sync.check import CheckedTable
    from sheets_sync.register import Register

    from validators.plans import Plans


@dataclass(frozen=True, slots=True)
class Evaluations:
    """The answers to the evaluations; ``valid`` maps a plan row to the row that accounts for it."""

    statuses: Sequence[str]
    days_late: Sequence[int | None]
    valid: Mapping[int, int]
    plans: Mapping[int, int]
    notes: dict[int, list[Problem]]


def judge_evaluations(
    register: Register, plans: Plans, named: Mapping[str, Named]
) -> Evaluations:
    """The status of every evaluation (spec, section 5, Evaluaties)."""
    table = register.tables["evaluations"]
    height = table.table.height
    found = [""] * height
    late: list[int | None] = [None] * height
    notes = {row: list(problems) for row, problems in table.problems.items()}
    sent, keys = table.role("sent"), table.role("plan")
    meant_by: dict[int, int] = {}
    for row in table.filled:
        meant = named.get(keys[row] or "", UNKNOWN)
        if meant.status and keys[row]:
            notes.setdefault(row, []).append(not_granted(table, row, meant, register))
        if row in table.wrong or row in table.missing:
            found[row] = "wrong" if row in table.wrong else "incomplete"
        elif meant.plan is None:
            found[row] = meant.status
        else:
            meant_by[row] = meant.plan
    valid: dict[int, int] = {}
    for row in sorted(meant_by, key=lambda row: (sent[row], row)):
        plan = meant_by[row]
        found[row], late[row] = _timing(plans, valid, plan, int(sent[row]))
        if found[row] in {"late", "on_time"}:
            valid[plan] = row
        if remark := _remark(register, table, plans, found[row], row, plan, valid):
            notes.setdefault(row, []).append(remark)
    return Evaluations(found, late, valid, meant_by, notes)


def _timing(
    plans: Plans, valid: Mapping[int, int], plan: int, day: int
) -> tuple[str, int | None]:
    completed, due = plans.completed[plan], plans.due[plan]
    if completed is None or due is None or day < completed:
        return "early", None
    if plan in valid:
        return "duplicate", None
    return ("late", day - due) if day > due else ("on_time", None)


def _remark(
    register: Register,
    table: CheckedTable,
    plans: Plans,
    status: str,
    row: int,
    plan: int,
    valid: Mapping[int, int],
) -> Problem | None:
    headers = register.tables["plans"]
    if status == "early":
        completed = plans.completed[plan]
        details = (("completed", headers.header("completed")),)
        if completed is None:
            return Problem("evaluation.not_completed", Severity.ATTENTION, "", details)
        days = (*details, ("day", Day(completed)))
        return Problem("evaluation.early", Severity.ATTENTION, table.header("sent"), days)
    if status == "duplicate":
        first = register.keys["evaluations"].keys[valid[plan]]
        return Problem("evaluation.duplicate", Severity.ATTENTION, "", (("first", first),))
    if status == "late":
        term = (("due", Day(plans.due[plan] or 0)),)
        return Problem("evaluation.late", Severity.NOTE, table.header("sent"), term)
    return None


def compare_with_books(
    register: Register, evaluations: Evaluations, worked: Sequence[int]
) -> None:
    """Add the messages about hours and costs that differ from what is known otherwise."""
    table = register.tables["evaluations"]
    spent, cost = table.role("spent"), table.role("cost")
    budget = register.tables["plans"].role("cost_budget")
    booked = "bookings" in register.tables
    for row, plan in evaluations.plans.items():
        if evaluations.statuses[row] not in {"late", "on_time"}:
            continue
        if booked and spent[row] is not None and spent[row] != worked[plan]:
            details = (("spent", Quantity(spent[row])), ("worked", Quantity(worked[plan])))
            problem = Problem("evaluation.spent", Severity.NOTE, table.header("spent"), details)
            evaluations.notes.setdefault(row, []).append(problem)
        if cost[row] is not None and budget[plan] is not None and cost[row] > budget[plan]:
            costs = (("cost", Money(cost[row])), ("budget", Money(budget[plan])))
            problem = Problem("evaluation.cost", Severity.NOTE, table.header("cost"), costs)
            evaluations.notes.setdefault(row, []).append(problem)
