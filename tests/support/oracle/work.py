"""Bookings and evaluations: which plan row they are about, and whether they count."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from .plans import Account, Plan

if TYPE_CHECKING:
    from .checking import Checked
    from .register import Rules, Value


def named(row: Checked, plans: list[Plan], known: set[str]) -> Plan | str:
    """The approved plan row that the row's Plankenmerk names, or the status that tells why not."""
    reference = row.text("Plankenmerk")
    for plan in plans:
        if plan.key == reference:
            return plan if plan.approved else "Niet toegekend"
    if reference not in known:
        return "Onbekend kenmerk"
    approved = [p for p in plans if p.approved and p.row.text("Kenmerk") == reference]
    if len(approved) == 1:
        return approved[0]
    return "Onbekend kenmerk" if approved else "Niet toegekend"


def judge_bookings(
    rows: list[Checked], plans: list[Plan], known: set[str], rules: Rules
) -> tuple[dict[int, dict[str, Value]], dict[int, int]]:
    """Cells of every booking by sheet row; worked hundredths by sheet row of the plan row."""
    cells: dict[int, dict[str, Value]] = {}
    worked: dict[int, int] = {}
    for row in sorted(rows, key=lambda row: (row.day("Datum") or date.max, row.number)):
        outcome = booking_outcome(row, plans, known, rules)
        saldo = None
        if isinstance(outcome, Plan):
            plan, hours = outcome, row.hours("Uren") or 0
            worked[plan.row.number] = worked.get(plan.row.number, 0) + hours
            left = plan.award - worked[plan.row.number]
            saldo = Fraction(left, 100)
            outcome = "Boven toekenning" if left < 0 else "Geboekt"
        cells[row.number] = {"Status": outcome, "Saldo": saldo}
    return cells, worked


def booking_outcome(row: Checked, plans: list[Plan], known: set[str], rules: Rules) -> Plan | str:
    if row.wrong:
        return "Onjuist"
    if row.missing:
        return "Onvolledig"
    found = named(row, plans, known)
    day = row.day("Datum")
    if isinstance(found, Plan) and day is not None and not rules.inside(day):
        return "Buiten looptijd"
    return found


def judge_evaluations(
    rows: list[Checked], plans: list[Plan], known: set[str], rules: Rules, today: date
) -> tuple[dict[int, dict[str, Value]], dict[int, Account]]:
    """Cells of every evaluation by sheet row; the valid ones by sheet row of the plan row.

    ``rows`` are in order of sending.
    """
    cells: dict[int, dict[str, Value]] = {}
    accounts: dict[int, Account] = {}
    for row in rows:
        outcome = evaluation_outcome(row, plans, known, today)
        if isinstance(outcome, Plan) and outcome.row.number in accounts:
            outcome = "Dubbel"
        late = None
        if isinstance(outcome, Plan):
            account = account_of(row, outcome, rules)
            accounts[outcome.row.number] = account
            outcome, late = account.status, account.days_late
        days = Fraction(late) if late else None
        cells[row.number] = {"Status": outcome, "Dagen te laat": days}
    return cells, accounts


def in_order_of_sending(rows: list[Checked], numbers: dict[int, str]) -> list[Checked]:
    """Of the same moment the one that was numbered first goes first."""
    last = datetime.fromisoformat("9999-12-31")
    return sorted(rows, key=lambda row: (row.moment("Tijdstempel") or last, numbers[row.number]))


def evaluation_outcome(row: Checked, plans: list[Plan], known: set[str], today: date) -> Plan | str:
    if row.wrong:
        return "Onjuist"
    if row.missing:
        return "Onvolledig"
    found = named(row, plans, known)
    if isinstance(found, Plan) and too_early(row, found, today):
        return "Te vroeg"
    return found


def too_early(row: Checked, plan: Plan, today: date) -> bool:
    day, done = row.day("Tijdstempel"), plan.row.day("Afgerond op")
    if day is None or done is None:
        return True
    return not plan.completed(today) or day < done


def account_of(row: Checked, plan: Plan, rules: Rules) -> Account:
    day, due = row.day("Tijdstempel"), plan.due(rules)
    assert day is not None
    assert due is not None
    if day > due:
        return Account("Te laat", (day - due).days)
    return Account("Op tijd", 0)
