"""What requests mean: which of them live, their rank, what they get, whose move it is."""

from __future__ import annotations

from itertools import compress
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

from sheets_sync.problems import Day, Problem, Quantity, attention
from validators.allocation import allocate, waiting_ranks
from validators.duplicates import find_duplicates
from validators.ranking import counts_from, rank_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sheets_sync.register import Register
    from validators.plans import Plans


class Requests(NamedTuple):
    """The answers to the requests, by row; amounts in hundredths, None instead of 0.

    ``live`` lists the rows that count, first in rank first.
    """

    statuses: Sequence[str]
    moments: Sequence[float | None]
    live: Sequence[int]
    rank: Sequence[int | None]
    granted: Sequence[int | None]
    reserved: Sequence[int | None]
    waiting: Sequence[int | None]
    waiting_rank: Sequence[int | None]
    notes: dict[int, list[Problem]]


def judge_requests(
    register: Register,
    plans: Plans,
    plan_statuses: Sequence[str],
    amounts: Sequence[int],
    rooms: Mapping[str, int],
) -> Requests:
    """Status, rank and hours of every request (spec, sections 4 and 5, Aanvragen).

    ``amounts`` is what each plan row commits, ``rooms`` what each party may still get.
    """
    table = register.tables["requests"]
    height = table.table.height
    granted = _granted(plans, amounts)
    moments = counts_from(register)
    order = rank_order(register, moments)
    dead, notes = _dead(register, order, granted)
    planned = {row: _planned(plans, plan_statuses, rows) for row, rows in plans.by_request.items()}
    gone = {row for row, status in planned.items() if status == "rejected"} | dead.keys()
    live = [row for row in order if row not in gone] if gone else order
    claims = _claims(register, plans)
    ordered = list(map(claims.__getitem__, live))
    parties = list(map(table.role("party").__getitem__, live))
    pool = register.programme.total - sum(amounts)
    allocation = allocate(ordered, parties, rooms, pool, register.programme.queue.short)
    waiting = list(map(sub, allocation.entitled, allocation.reserved))

    statuses = [""] * height
    rank: list[int | None] = [None] * height
    for place, (row, entitled, reserved) in enumerate(
        zip(live, allocation.entitled, allocation.reserved, strict=True), start=1
    ):
        rank[row] = place
        statuses[row] = "open" if reserved else "waiting" if entitled else "full"
    for row, status in planned.items():
        statuses[row] = status
    for row, status in dead.items():
        statuses[row] = status
    _note_above_cap(register, live, ordered, allocation.entitled, notes)
    return Requests(
        statuses=statuses,
        moments=moments,
        live=live,
        rank=rank,
        granted=_spread(height, granted.keys(), granted.values()),
        reserved=_spread(height, live, allocation.reserved),
        waiting=_spread(height, live, waiting),
        waiting_rank=_spread(height, live, waiting_ranks(waiting)),
        notes=notes,
    )


def _granted(plans: Plans, amounts: Sequence[int]) -> dict[int, int]:
    granted: dict[int, int] = {}
    for plan in plans.approved:
        request = plans.request[plan]
        if request is not None:
            granted[request] = granted.get(request, 0) + amounts[plan]
    return granted


def _spread(height: int, rows: Iterable[int], values: Iterable[int | None]) -> list[int | None]:
    spread: list[int | None] = [None] * height
    for row, value in zip(rows, values, strict=True):
        if value:
            spread[row] = value
    return spread


def _claims(register: Register, plans: Plans) -> list[int]:
    """What each request still asks (spec: Open claims)."""
    cap = register.programme.cap
    claims = [
        cap if claim is None else claim for claim in register.tables["requests"].role("claim")
    ]
    for row, plan_rows in plans.by_request.items():
        claims[row] = sum(plans.claim[plan] or 0 for plan in plan_rows if plan in plans.undecided)
    return claims


# ---- requests that do not count


def _dead(
    register: Register, order: Sequence[int], granted: Mapping[int, int]
) -> tuple[dict[int, str], dict[int, list[Problem]]]:
    """Row → status of those that do not count, the rejected ones aside; and all messages."""
    table = register.tables["requests"]
    notes = {row: list(problems) for row, problems in table.problems.items()}
    outside = _outside(register)
    duplicates = find_duplicates(table, order)
    withdrawn_on = table.role("withdrawn")
    withdrawn = set(compress(range(len(withdrawn_on)), withdrawn_on))
    committed = {row for row, hours in granted.items() if hours}
    dead: dict[int, str] = {}
    for status, rows in (
        ("duplicate", duplicates.keys()),
        ("outside", outside),
        ("incomplete", table.missing),
        ("wrong", table.wrong),
        ("withdrawn", withdrawn),
    ):
        dead.update(dict.fromkeys(rows - committed, status))
    for row in outside:
        notes.setdefault(row, []).append(_note_outside(register, row))
    for row, earlier in duplicates.items():
        if dead.get(row, "duplicate") == "duplicate":
            first = register.keys["requests"].keys[earlier]
            notes.setdefault(row, []).append(attention("request.duplicate", first=first))
    for row in withdrawn & committed:
        header, hours = table.header("withdrawn"), Quantity(granted[row])
        problem = attention("request.withdrawn_but_granted", header, granted=hours)
        notes.setdefault(row, []).append(problem)
    return dead, notes


def _outside(register: Register) -> set[int]:
    period = register.programme.period
    first, end = period.first_day, period.last_day + 1
    arrival = register.tables["requests"].role("arrival")
    return {row for row, sent in enumerate(arrival) if sent is not None and not first <= sent < end}


def _note_outside(register: Register, row: int) -> Problem:
    table = register.tables["requests"]
    period = register.programme.period
    day = Day(int(table.role("arrival")[row]))
    first, last = Day(period.first_day), Day(period.last_day)
    return attention("request.outside", table.header("arrival"), day=day, first=first, last=last)


# ---- requests with plans


def _planned(plans: Plans, plan_statuses: Sequence[str], rows: Sequence[int]) -> str:
    """The status that its plan rows give a request."""
    approved = [row for row in rows if row in plans.approved]
    standing = {plan_statuses[row] for row in approved}
    for status, of_plan in (("late", "late"), ("due", "due"), ("running", "running")):
        if of_plan in standing:
            return status
    if "approved" in standing:
        return "granted"
    if any(row in plans.undecided for row in rows):
        return "planned"
    return "accounted" if approved else "rejected"


def _note_above_cap(
    register: Register,
    live: Sequence[int],
    claims: Sequence[int],
    entitled: Sequence[int],
    notes: dict[int, list[Problem]],
) -> None:
    cap = Quantity(register.programme.cap)
    # Many requests ask too much by the same number of hours; they share one message.
    above: dict[int, Problem] = {}
    excesses = list(map(sub, claims, entitled))
    for row, excess in compress(zip(live, excesses, strict=True), excesses):
        if excess not in above:
            above[excess] = attention("request.above_cap", cap=cap, above=Quantity(excess))
        if row in notes:
            notes[row].append(above[excess])
        else:
            notes[row] = [above[excess]]
