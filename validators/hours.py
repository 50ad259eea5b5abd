"""What booked hours mean: do they count, against which plan row, and what is left of its award."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sheets_sync.problems.problem import Day, Problem, Quantity, attention, remark, wrong

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheets_sync.register.column_checks import CheckedTable
    from sheets_sync.register.model import Register
    from sheets_sync.validators.plans import Plans


class Bookings(NamedTuple):
    """The answers to the bookings; ``worked`` is in hundredths for every plan row."""

    statuses: Sequence[str]
    balance: Sequence[int | None]
    worked: Sequence[int]
    notes: Mapping[int, list[Problem]]


class Named(NamedTuple):
    """What a key in a booking or an evaluation points at.

    ``plan`` is the row of an approved plan row; ``status`` is ``"unknown"`` or ``"not_granted"``
    where there is none, ``options`` the keys that were meant perhaps.
    """

    plan: int | None
    status: str = ""
    options: tuple[str, ...] = ()


def name_plans(register: Register, plans: Plans) -> Mapping[str, Named]:
    """Every known key that a booking or an evaluation names → the plan row meant by it.

    A request's own key stands for its plan row where exactly one of them is approved.
    """
    keys = register.keys["plans"].keys
    request_keys = register.keys["requests"].keys
    named = dict.fromkeys(_sought(register).intersection(request_keys), NOT_GRANTED)
    for request, rows in plans.by_request.items():
        approved = [row for row in rows if row in plans.approved]
        if len(approved) == 1:
            named[request_keys[request]] = Named(approved[0])
        elif approved:
            options = tuple(sorted(keys[row] for row in approved))
            named[request_keys[request]] = Named(None, "unknown", options)
    for row, key in enumerate(keys):
        if key:
            named[key] = Named(row) if row in plans.approved else NOT_GRANTED
    return named


def _sought(register: Register) -> set[str]:
    tables = [
        register.tables[name] for name in ("bookings", "evaluations") if name in register.tables
    ]
    return {key for table in tables for key in table.role("plan") if key}


UNKNOWN = Named(None, "unknown")
NOT_GRANTED = Named(None, "not_granted")


def not_granted(table: CheckedTable, row: int, named: Named, register: Register) -> Problem:
    """The message of a row that names no approved plan row."""
    header, found = table.header("plan"), table.role("plan")[row] or ""
    if named.options:
        return wrong("key.several", header, found=found, options=named.options)
    return wrong(
        f"key.{named.status}", header, found=found, tab=register.programme.tabs["plans"].title
    )


def judge_bookings(register: Register, plans: Plans, named: Mapping[str, Named]) -> Bookings:
    """The status and balance of every booking (spec, section 5, Uren)."""
    table = register.tables.get("bookings")
    worked = [0] * len(plans.award)
    if table is None:
        return Bookings((), (), worked, {})
    height = table.table.height
    found = [""] * height
    balance: list[int | None] = [None] * height
    notes = {row: list(problems) for row, problems in table.problems.items()}
    amounts, dates, keys = table.role("amount"), table.role("date"), table.role("plan")
    counting: list[tuple[int, int, int]] = []
    for row in table.filled:
        meant = named.get(keys[row] or "", UNKNOWN)
        found[row] = _status(register, table, row, meant)
        if not found[row] and meant.plan is not None:
            counting.append((dates[row], row, meant.plan))
        elif found[row] == "outside":
            notes.setdefault(row, []).append(_outside(register, table, row))
        if meant.status and keys[row]:
            notes.setdefault(row, []).append(not_granted(table, row, meant, register))
    for date, row, plan in sorted(counting):
        worked[plan] += amounts[row]
        balance[row] = plans.award[plan] - worked[plan]
        found[row] = "above" if worked[plan] > plans.award[plan] else "booked"
        notes.setdefault(row, []).extend(_remarks(table, plans, date, plan, worked[plan]))
    return Bookings(found, balance, worked, notes)


def _status(register: Register, table: CheckedTable, row: int, meant: Named) -> str:
    if row in table.wrong:
        return "wrong"
    if row in table.missing:
        return "incomplete"
    if meant.status:
        return meant.status
    period = register.programme.period
    day = table.role("date")[row]
    return "" if period.first_day <= day <= period.last_day else "outside"


def _outside(register: Register, table: CheckedTable, row: int) -> Problem:
    period = register.programme.period
    day = Day(table.role("date")[row])
    first, last = Day(period.first_day), Day(period.last_day)
    return wrong("rule.outside_period", table.header("date"), day=day, first=first, last=last)


def _remarks(
    table: CheckedTable, plans: Plans, date: int, plan: int, worked: int
) -> Iterator[Problem]:
    award = plans.award[plan]
    if worked > award:
        above = Quantity(worked - award)
        yield attention("booking.above", table.header("amount"), award=Quantity(award), above=above)
    completed = plans.completed[plan]
    if completed is not None and date > completed:
        header = table.header("date")
        yield remark("booking.after_completion", header, day=Day(date), completed=Day(completed))
