"""What the rows of a plan mean: decided or not, what they commit, how far along they are."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from sheets_sync.validators import deadlines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheets_sync.register.model import Register
    from sheets_sync.validators.evaluations import Evaluations
    from sheets_sync.validators.hours import Bookings


class Plans(NamedTuple):
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
    sought = set(filter(None, table.role("request")))
    keys = register.keys["requests"].keys
    named = compress(range(len(keys)), map(sought.__contains__, keys))
    request_rows = {keys[row]: row for row in named}
    request = [request_rows.get(key) for key in table.role("request")]
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
    if not register.programme.releases:
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
