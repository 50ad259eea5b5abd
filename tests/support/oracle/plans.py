"""Plan rows: decision, award, and what has become of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .checking import Checked
    from .register import Rules, Value

TURN = {
    **dict.fromkeys(
        (
            "Onbekend kenmerk",
            "Onjuist",
            "Onvolledig",
            "Aanvullen",
            "Goedgekeurd",
            "In uitvoering",
        ),
        "DNZ",
    ),
    "Wacht op besluit": "Zestor",
    "Evaluatie verwacht": "Hogeschool",
    "Evaluatie te laat": "Hogeschool",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan row; ``award`` in hundredths, 0 unless approved."""

    row: Checked
    key: str | None
    decision: Literal["approved", "rejected", "undecided"]
    award: int
    known: bool

    @property
    def approved(self) -> bool:
        return self.decision == "approved"

    def still_open(self, rules: Rules, today: date) -> bool:
        """Undecided, and after the last day of the pilot only if handed in by then."""
        if self.decision != "undecided" or today <= rules.last:
            return self.decision == "undecided"
        handed_in = self.row.day("Ingediend op")
        return handed_in is not None and handed_in <= rules.last

    def completed(self, today: date) -> bool:
        done = self.row.day("Afgerond op")
        return done is not None and done <= today

    def due(self, rules: Rules) -> date | None:
        """The last day on which an evaluation is in time."""
        done = self.row.day("Afgerond op")
        return done + timedelta(rules.term_days) if self.approved and done else None


@dataclass(frozen=True, slots=True)
class Account:
    """The valid evaluation of a plan row: its status, and how many days late it was sent."""

    status: Literal["Op tijd", "Te laat"]
    days_late: int


def plan_of(row: Checked, key: str | None, known: set[str]) -> Plan:
    """``known`` holds the Kenmerken of all requests."""
    decision = decision_of(row)
    award = award_of(row) if decision == "approved" else 0
    return Plan(row, key, decision, award, known=row.text("Kenmerk") in known)


def decision_of(row: Checked) -> Literal["approved", "rejected", "undecided"]:
    if row.day("Besluit op") is None:
        return "undecided"
    if row.text("Besluit") == "Goedgekeurd":
        return "approved"
    return "rejected" if row.text("Besluit") == "Afgewezen" else "undecided"


def award_of(row: Checked) -> int:
    given = row.hours("Toegekende uren")
    if given is not None:
        return given
    return row.hours("Begrote uren") or 0


def status_of(plan: Plan, account: Account | None, rules: Rules, today: date) -> str:
    if plan.row.text("Kenmerk") is not None and not plan.known:
        return "Onbekend kenmerk"
    if plan.approved and plan.known:
        return approved_status(plan, account, rules, today)
    if plan.row.wrong or plan.row.missing:
        return "Onjuist" if plan.row.wrong else "Onvolledig"
    if plan.decision == "undecided" and not plan.still_open(rules, today):
        return "Vervallen"
    if plan.row.text("Besluit") == "Aanvullen":
        return "Aanvullen"
    return "Afgewezen" if plan.decision == "rejected" else "Wacht op besluit"


def approved_status(plan: Plan, account: Account | None, rules: Rules, today: date) -> str:
    if account is not None:
        return "Verantwoord" if account.status == "Op tijd" else "Te laat verantwoord"
    due, start = plan.due(rules), plan.row.day("Start")
    if plan.completed(today) and due is not None:
        return "Evaluatie te laat" if today > due else "Evaluatie verwacht"
    return "In uitvoering" if start is not None and start <= today else "Goedgekeurd"


def days_late(
    status: str, due: date | None, account: Account | None, today: date
) -> Fraction | None:
    if status == "Evaluatie te laat" and due is not None:
        return Fraction((today - due).days)
    if status == "Te laat verantwoord" and account is not None:
        return Fraction(account.days_late)
    return None


def plan_cells(
    plan: Plan, status: str, due: date | None, late: Fraction | None, worked: int
) -> dict[str, Value]:
    return {
        "Plankenmerk": plan.key,
        "Status": status,
        "Evaluatie uiterlijk": due,
        "Dagen te laat": late,
        "Uren besteed": Fraction(worked, 100) if plan.approved else None,
        "Uren over": Fraction(plan.award - worked, 100) if plan.approved else None,
        "Aan zet": TURN.get(status),
    }
