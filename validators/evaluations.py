"""What evaluations mean: which of them account for a plan row, and whether they came in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sheets_sync.problems.problem import Day, Money, Problem, Quantity, attention, remark
from sheets_sync.validators.hours import UNKNOWN, Named, not_granted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheets_sync.register.column_checks import CheckedTable
    from sheets_sync.register.model import Register
    from sheets_sync.validators.plans import Plans


class Evaluations(NamedTuple):
    """The answers to the evaluations; ``valid`` maps a plan row to the row that accounts for it."""

    statuses: Sequence[str]
    days_late: Sequence[int | None]
    valid: Mapping[int, int]
    notes: dict[int, list[Problem]]


def judge_evaluations(register: Register, plans: Plans, named: Mapping[str, Named]) -> Evaluations:
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
        if remark := _remark(register, table, plans, found[row], plan, valid):
            notes.setdefault(row, []).append(remark)
    return Evaluations(found, late, valid, notes)


def _timing(plans: Plans, valid: Mapping[int, int], plan: int, day: int) -> tuple[str, int | None]:
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
    plan: int,
    valid: Mapping[int, int],
) -> Problem | None:
    header = table.header("sent")
    if status == "early":
        completed = plans.completed[plan]
        if completed is None:
            asked = register.tables["plans"].header("completed")
            return attention("evaluation.not_completed", completed=asked)
        return attention("evaluation.early", header, day=Day(completed))
    if status == "duplicate":
        first = register.keys["evaluations"].keys[valid[plan]]
        return attention("evaluation.duplicate", first=first)
    if status == "late":
        return remark("evaluation.late", header, due=Day(plans.due[plan] or 0))
    return None


def compare_with_books(register: Register, evaluations: Evaluations, worked: Sequence[int]) -> None:
    """Add the messages about hours and costs that differ from what is known otherwise."""
    table = register.tables["evaluations"]
    spent, cost = table.role("spent"), table.role("cost")
    budgets = register.tables["plans"].role("cost_budget")
    booked = "bookings" in register.tables
    for plan, row in evaluations.valid.items():
        notes = evaluations.notes.setdefault(row, [])
        if booked and spent[row] is not None and spent[row] != worked[plan]:
            said, known = Quantity(spent[row]), Quantity(worked[plan])
            notes.append(
                remark("evaluation.spent", table.header("spent"), spent=said, worked=known)
            )
        if cost[row] is not None and budgets[plan] is not None and cost[row] > budgets[plan]:
            paid, budget = Money(cost[row]), Money(budgets[plan])
            notes.append(remark("evaluation.cost", table.header("cost"), cost=paid, budget=budget))
