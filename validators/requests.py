"""What requests mean: which of them live, their rank, what they get, whose move it is."""

from __future__ import annotations

from itertools import compress
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

from sheets_sync.problems.problem import Day, Problem, Quantity, attention
from sheets_sync.validators.allocation import allocate
from sheets_sync.validators.duplicates import find_duplicates
from sheets_sync.validators.ranking import counts_from, rank_order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sheets_sync.register.model import Register
    from sheets_sync.validators.plans import Plans


class Queue(NamedTuple):
    """The live requests, first in rank first: 1, 2, 3…, their rows, parties and hundredths."""

    ranks: Sequence[int]
    rows: Sequence[int]
    parties: Sequence[str | None]
    granted: Sequence[int]
    reserved: Sequence[int]
    waiting: Sequence[int]


class Requests(NamedTuple):
    """The answers to the requests, by row; amounts in hundredths, None instead of 0."""

    queue: Queue
    statuses: Sequence[str]
    moments: Sequence[float | None]
    rank: Sequence[int | None]
    granted: Sequence[int | None]
    reserved: Sequence[int | None]
    waiting: Sequence[int | None]
    waiting_rank: Sequence[int | None]
    notes: Mapping[int, Sequence[Problem]]


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
    planned = {row: _planned(plans, plan_statuses, rows) for row, rows in plans.by_request.items()}
    rejected = {row for row, status in planned.items() if status == "rejected"}
    dead, notes = _dead(register, order, granted, rejected)
    gone = rejected | dead.keys()
    live = [row for row in order if row not in gone] if gone else order
    all_claims, all_parties = _claims(register, plans), table.role("party")
    claims = [all_claims[row] for row in live]
    parties = [all_parties[row] for row in live]
    pool = register.programme.total - sum(amounts)
    entitled, reserved = allocate(claims, parties, rooms, pool, register.programme.queue.short)
    waiting = _rest(entitled, reserved)
    statuses = [""] * height
    for row, hours, held in zip(live, entitled, reserved, strict=True):
        statuses[row] = "open" if held else "waiting" if hours else "full"
    for row, status in (*planned.items(), *dead.items()):
        statuses[row] = status
    ranks = list(range(1, len(live) + 1))
    rank = _spread(height, live, ranks)
    return Requests(
        queue=Queue(ranks, live, parties, _in_queue(granted, rank, live), reserved, waiting),
        statuses=statuses,
        moments=moments,
        rank=rank,
        granted=_spread_amounts(height, granted, granted.values()),
        reserved=_spread_amounts(height, live, reserved),
        waiting=_spread_amounts(height, live, waiting),
        waiting_rank=_spread(height, compress(live, waiting), ranks),
        notes=notes | _above_cap(register, live, map(sub, claims, entitled), notes),
    )


def _granted(plans: Plans, amounts: Sequence[int]) -> dict[int, int]:
    granted: dict[int, int] = {}
    for plan in plans.approved:
        request = plans.request[plan]
        if request is not None:
            granted[request] = granted.get(request, 0) + amounts[plan]
    return granted


def _rest(entitled: Sequence[int], reserved: Sequence[int]) -> list[int]:
    rest = list(entitled)
    for place in compress(range(len(rest)), reserved):
        rest[place] -= reserved[place]
    return rest


def _in_queue(
    granted: Mapping[int, int], rank: Sequence[int | None], live: Sequence[int]
) -> list[int]:
    hours = [0] * len(live)
    for row, amount in granted.items():
        if place := rank[row]:
            hours[place - 1] = amount
    return hours


def _spread_amounts(height: int, rows: Iterable[int], amounts: Collection[int]) -> list[int | None]:
    return _spread(height, compress(rows, amounts), filter(None, amounts))


def _spread(height: int, rows: Iterable[int], values: Iterable[int]) -> list[int | None]:
    """The values in their rows; those for which there are no rows any more are left over."""
    spread: list[int | None] = [None] * height
    for row, value in zip(rows, values, strict=False):
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
    register: Register,
    order: Sequence[int],
    granted: Mapping[int, int],
    rejected: AbstractSet[int],
) -> tuple[dict[int, str], dict[int, list[Problem]]]:
    """Row → status of those that do not count, the rejected ones aside; and all messages."""
    table = register.tables["requests"]
    notes = {row: list(problems) for row, problems in table.problems.items()}
    outside = _outside(register)
    withdrawn_on = table.role("withdrawn")
    withdrawn = set(compress(range(len(withdrawn_on)), withdrawn_on))
    committed = {row for row, hours in granted.items() if hours}
    gone = (rejected | outside | table.missing | table.wrong | withdrawn) - committed
    duplicates = find_duplicates(table, order, gone)
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
    # A float is compared with a float much sooner than with an int.
    first, end = float(period.first_day), float(period.last_day + 1)
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


def _above_cap(
    register: Register,
    live: Sequence[int],
    excesses: Iterable[int],
    notes: Mapping[int, Sequence[Problem]],
) -> dict[int, Sequence[Problem]]:
    """All notes of the rows that ask more than the cap leaves them, by so many hundredths."""
    cap = Quantity(register.programme.cap)
    above = {row: excess for row, excess in zip(live, excesses, strict=True) if excess}
    # Many requests ask too much by the same number of hours; they share one message.
    said: dict[int, Sequence[Problem]] = {
        excess: (attention("request.above_cap", cap=cap, above=Quantity(excess)),)
        for excess in set(above.values())
    }
    return {
        row: (*notes[row], *said[excess]) if row in notes else said[excess]
        for row, excess in above.items()
    }
