"""What the rows of a plan mean: decided or not, what they commit, how far along they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sheets_sync.problems import Quantity, Day, Problem, Severity

from validators import deadlines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheets_sync.register import Register

    from validators.evaluations import Evaluations
    from validators.hours import Bookings


@dataclass(frozen=True, slots=True)
class Plans:
    """The facts of every plan row, by row.

    ``request`` is the row of the request, None where it is unknown; ``award`` is in hundredths, 0
    unless the row is approved; ``by_request`` lists the plan rows of each request row.
    """

    request: Sequence[int | None]
    approved: frozenset[int]
    rejected: frozenset[int]
    undecided: frozenset[int]
    award: Sequence[int]
    claim: Sequence[int | None]
    completed: Sequence[int | None]
    due: Sequence[int | None]
    by_request: Mapping[int, Sequence[int]]


def read_plans(register: Register) -> Plans:
    """The facts that need nothing but the plans themselves (spec: Committed, Decided)."""
    table = register.tables["plans"]
    spec = table.table.spec
    assert spec.decisions is not None
    request_rows = {key: row for row, key in enumerate(register.keys["requests"].keys) if key}
    request = [request_rows.get(key) if key else None for key in table.role("request")]
    decision, decided = table.role("decision"), table.role("decided")
    sealed = [row for row in table.filled if decided[row] is not None]
    approved = frozenset(row for row in sealed if decision[row] == spec.decisions.approved)
    rejected = frozenset(row for row in sealed if decision[row] == spec.decisions.rejected)
    claim = table.role("claim")
    award = [
        _award(granted, claimed) if row in approved else 0
        for row, (granted, claimed) in enumerate(zip(table.role("award"), claim, strict=True))
    ]
    completed_on = table.role("completed")
    by_request: dict[int, list[int]] = {}
    for row in table.filled:
        if (found := request[row]) is not None:
            by_request.setdefault(found, []).append(row)
    return Plans(
        request=request,
        approved=approved,
        rejected=rejected,
        undecided=frozenset(table.filled) - approved - rejected,
        award=award,
        claim=claim,
        completed=[deadlines.completed(day, register.today) for day in completed_on],
        due=[
            deadlines.due(day, register.programme) if row in approved else None
            for row, day in enumerate(completed_on)
        ],
        by_request=by_request,
    )


def _award(granted: int | None, claimed: int | None) -> int:
    if granted is not None:
        return granted
    return claimed or 0


def committed(
    register: Register, plans: Plans, bookings: Bookings, evaluations: Evaluations
) -> list[int]:
    """What every plan row commits, in hundredths (spec: Committed; ``release``)."""
    if not register.programme.budget.release:
        return list(plans.award)
    amounts = list(plans.award)
    for row in evaluations.valid:
        amounts[row] = min(bookings.worked[row], plans.award[row])
    return amounts


def statuses(register: Register, plans: Plans, evaluations: Evaluations) -> list[str]:
    """The status of every plan row, first match wins (spec, section 5, Plannen)."""
    table = register.tables["plans"]
    keys = table.role("request")
    found = [""] * table.table.height
    for row in table.filled:
        known = plans.request[row] is not None
        if keys[row] and not known:
            found[row] = "unknown"
        elif known and row in plans.approved:
            found[row] = _progress(register, plans, evaluations, row)
        elif row in table.wrong:
            found[row] = "wrong"
        elif row in table.missing:
            found[row] = "incomplete"
        elif row in plans.approved:
            found[row] = _progress(register, plans, evaluations, row)
        elif row in plans.rejected:
            found[row] = "rejected"
        else:
            found[row] = _undecided(register, row)
    return found


def _undecided(register: Register, row: int) -> str:
    table = register.tables["plans"]
    decisions = table.table.spec.decisions
    more = decisions is not None and table.role("decision")[row] == decisions.incomplete
    return "more" if more else "pending"


def _progress(register: Register, plans: Plans, evaluations: Evaluations, row: int) -> str:
    if row in evaluations.valid:
        late = evaluations.days_late[evaluations.valid[row]]
        return "accounted_late" if late else "accounted"
    due = plans.due[row]
    if plans.completed[row] is not None and due is not None:
        return "late" if register.today > due else "due"
    start = register.tables["plans"].role("start")[row]
    return "running" if start is not None and start <= register.today else "approved"


def days_late(
    register: Register, plans: Plans, evaluations: Evaluations, found: Sequence[str]
) -> list[int | None]:
    """Days after the term, for the rows that are or were late."""
    late: list[int | None] = [None] * len(found)
    for row, status in enumerate(found):
        due = plans.due[row]
        if status == "late" and due is not None:
            late[row] = register.today - due
        elif status == "accounted_late":
            late[row] = evaluations.days_late[evaluations.valid[row]]
    return late


def notes(
    register: Register, plans: Plans, found: Sequence[str], overrun: Mapping[int, Problem]
) -> dict[int, list[Problem]]:
    """All messages of the plan rows, those of single cells included."""
    table = register.tables["plans"]
    collected = {row: list(problems) for row, problems in table.problems.items()}
    ends = table.role("end")
    for row, status in enumerate(found):
        for problem in (
            _unknown(register, row) if status == "unknown" else None,
            _late(plans, row) if status == "late" else None,
            _unfinished(register, ends[row], row) if status in {"running", "approved"} else None,
            overrun.get(row),
            changed_after_decision(register, row) if row in plans.approved | plans.rejected
            else None,
        ):
            if problem:
                collected.setdefault(row, []).append(problem)
    return collected


def _unknown(register: Register, row: int) -> Problem:
    table = register.tables["plans"]
    key = table.role("request")[row]
    details = (("found", key), ("tab", register.programme.tabs.requests.title))
    return Problem("plan.unknown", Severity.WRONG, table.header("request"), details)


def _late(plans: Plans, row: int) -> Problem:
    return Problem("plan.late", Severity.ATTENTION, "", (("due", Day(plans.due[row] or 0)),))


def _unfinished(register: Register, end: int | None, row: int) -> Problem | None:
    if end is None or end >= register.today or row not in register.tables["plans"].filled:
        return None
    table = register.tables["plans"]
    details = (("day", Day(end)), ("completed", table.header("completed")))
    return Problem("plan.unfinished", Severity.ATTENTION, table.header("end"), details)


# ---- a decided row that was changed afterwards


def _decided_values(register: Register, row: int) -> dict[str, str]:
    table = register.tables["plans"]
    values = {}
    for role in ("decided", "claim", "award", "cost_budget", "start", "end"):
        if role in table.table.spec.by_role:
            value = table.role(role)[row]
            values[role] = "" if value is None else str(int(value))
    return values


def decision_mark(register: Register, row: int) -> str:
    """What stood in the decided cells, for the log to remember: ``decided=44300 claim=800``."""
    return " ".join(f"{role}={value}" for role, value in _decided_values(register, row).items())


def remembered_decision(register: Register, row: int) -> dict[str, str]:
    """What the log remembers of this row's decision; empty when it knows none."""
    spec = register.tables["plans"].table.spec
    key = register.keys["plans"].keys[row]
    mark = register.history.marks.get((spec.title, key, spec.by_role["status"].header), "")
    return dict(part.split("=", 1) for part in mark.split() if "=" in part)


def changed_after_decision(register: Register, row: int) -> Problem | None:
    """A message naming the cells that changed since the same decision, or None."""
    before = remembered_decision(register, row)
    now = _decided_values(register, row)
    if not before or before.get("decided") != now["decided"]:
        return None
    table = register.tables["plans"]
    headers = tuple(
        table.header(role) for role in now if role in before and before[role] != now[role]
    )
    if not headers:
        return None
    details = (("headers", headers), ("decision", table.header("decision")))
    return Problem("plan.changed", Severity.ATTENTION, "", details)


def overruns(register: Register, plans: Plans, amounts: Sequence[int]) -> dict[int, Problem]:
    """A message for each approved row that passes the cap or the total, later decisions first hit.

    Commitments count in order of decision, then by row (spec: no award is changed).
    """
    table = register.tables["plans"]
    decided = table.role("decided")
    party_of = register.tables["requests"].role("party")
    total = 0
    by_party: dict[str, int] = {}
    found: dict[int, Problem] = {}
    for row in sorted(plans.approved, key=lambda row: (decided[row], row)):
        total += amounts[row]
        request = plans.request[row]
        party = party_of[request] if request is not None else None
        if party is not None:
            by_party[party] = by_party.get(party, 0) + amounts[row]
        if amounts[row] == 0:
            continue
        if party is not None and by_party[party] > register.programme.cap:
            above = Quantity(by_party[party] - register.programme.cap)
            details = (("party", party), ("cap", Quantity(register.programme.cap)), ("above", above))
            found[row] = Problem("plan.above_cap", Severity.ATTENTION, "", details)
        elif total > register.programme.total:
            above = Quantity(total - register.programme.total)
            details = (("total", Quantity(register.programme.total)), ("above", above))
            found[row] = Problem("plan.above_total", Severity.ATTENTION, "", details)
    return found
