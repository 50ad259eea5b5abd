"""Requests: their order, which are live, what they claim, what they get, and their status."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from .reading import moment, text
from .register import HUMAN, REQUESTS, is_blank

if TYPE_CHECKING:
    from .checking import Checked
    from .plans import Plan
    from .register import Rules

NOT_LIVE = (
    *("Onvolledig", "Onjuist", "Buiten looptijd", "Dubbel", "Ingetrokken"),
    *("Afgewezen", "Vervallen"),
)
TURN = {
    "Onjuist": "Hogeschool",
    "Onvolledig": "Hogeschool",
    "Evaluatie verwacht": "Hogeschool",
    "Evaluatie te laat": "Hogeschool",
    "In behandeling": "DNZ",
    "Toegekend": "DNZ",
    "In uitvoering": "DNZ",
    "Plan ingediend": "Zestor",
}


@dataclass(frozen=True, slots=True)
class Request:
    """A request with its plan rows and their statuses; ``committed`` in hundredths."""

    row: Checked
    key: str
    counts_from: datetime | None
    plans: tuple[Plan, ...]
    plan_statuses: tuple[str, ...]
    committed: int

    @property
    def party(self) -> str | None:
        return self.row.text("Hogeschool")


@dataclass(frozen=True, slots=True)
class Share:
    """What a live request gets of the hours, in hundredths."""

    asked: int
    entitled: int
    reserved: int

    @property
    def waiting(self) -> int:
        return self.entitled - self.reserved


def counts_from(row: Checked, rules: Rules, now: datetime) -> datetime | None:
    stamp = row.moment("Tijdstempel")
    if rules.order == "received":
        return stamp
    present = row.cells.get("Telt vanaf")
    if present is not None and not is_blank(present):
        return moment(present)
    if row.wrong or row.missing or stamp is None:
        return None
    return max(stamp, now)


def ranked(requests: list[Request]) -> list[Request]:
    last = datetime.fromisoformat("9999-12-31")
    return sorted(requests, key=lambda r: (r.counts_from or last, running_number(r.key)))


def running_number(key: str) -> int:
    return int(key.rpartition("-")[2])


STAFFS_OWN = ("Tijdstempel", "Intakegesprek op", "Ingetrokken op")


def sent_cells(request: Request) -> tuple[object, ...]:
    """What the applicant filled in, as read: spelling, case and white space make no difference."""
    headers = [header for header in HUMAN[REQUESTS] if header not in STAFFS_OWN]
    return tuple(as_read(request, header) for header in headers)


def as_read(request: Request, header: str) -> object:
    if header in request.row.fine:
        meaning: object = request.row.fine[header]
    else:
        cell = request.row.cells.get(header)
        meaning = "" if cell is None or is_blank(cell) else text(cell)
    if not isinstance(meaning, str):
        return meaning
    return " ".join(unicodedata.normalize("NFC", meaning.casefold()).split())


def statuses_before_hours(order: list[Request], rules: Rules, today: date) -> dict[int, str | None]:
    """Sheet row → status, None where the hours will tell; ``order`` is the ranked requests.

    A request is compared with those before it that are live or have committed hours.
    """
    found: dict[int, str | None] = {}
    seen: set[tuple[object, ...]] = set()
    for request in order:
        double = sent_cells(request) in seen
        status = hidden_status(request, rules, today, double=double)
        status = status or plan_status(request, rules, today)
        if request.committed or status not in NOT_LIVE:
            seen.add(sent_cells(request))
        found[request.row.number] = status
    return found


def hidden_status(request: Request, rules: Rules, today: date, *, double: bool) -> str | None:
    stamp, withdrawn = request.row.day("Tijdstempel"), request.row.day("Ingetrokken op")
    if request.committed:
        return None
    if withdrawn is not None and withdrawn <= today:
        return "Ingetrokken"
    if request.row.wrong:
        return "Onjuist"
    if request.row.missing:
        return "Onvolledig"
    if stamp is not None and not rules.inside(stamp):
        return "Buiten looptijd"
    return "Dubbel" if double else None


def plan_status(request: Request, rules: Rules, today: date) -> str | None:
    """The status by its plan rows; None without plan rows before the last day."""
    if not request.plans:
        return "Vervallen" if today > rules.last else None
    for status in ("Evaluatie te laat", "Evaluatie verwacht", "In uitvoering"):
        if status in request.plan_statuses:
            return status
    if "Goedgekeurd" in request.plan_statuses:
        return "Toegekend"
    decisions = [plan.decision for plan in request.plans]
    to_decide = any(plan.still_open(rules, today) for plan in request.plans)
    all_rejected = all(decision == "rejected" for decision in decisions)
    if today > rules.last and "approved" not in decisions and not to_decide | all_rejected:
        return "Vervallen"
    if "undecided" in decisions:
        return "Plan ingediend"
    return "Verantwoord" if "approved" in decisions else "Afgewezen"


def claim(request: Request, rules: Rules, today: date) -> int:
    if request.plans:
        undecided = [plan for plan in request.plans if plan.still_open(rules, today)]
        return sum(plan.row.hours("Begrote uren") or 0 for plan in undecided)
    estimate = request.row.hours("Geschatte uren")
    return rules.cap if estimate is None else estimate


def share_out(
    live: list[Request],
    committed_total: int,
    by_party: dict[str, int],
    rules: Rules,
    today: date,
) -> dict[int, Share]:
    """Sheet row → share, for the live requests in rank order."""
    shares: dict[int, Share] = {}
    left = rules.total - committed_total
    used = dict(by_party)
    closed = False
    for request in live:
        asked = entitled = claim(request, rules, today)
        if request.party is not None:
            room = rules.cap - used.get(request.party, 0)
            entitled = min(entitled, max(0, room))
        reserved = 0 if closed else fitting(entitled, left, rules)
        closed = closed or (rules.short == "wait" and reserved < entitled)
        left -= reserved
        if request.party is not None:
            used[request.party] = used.get(request.party, 0) + reserved
        shares[request.row.number] = Share(asked, entitled, reserved)
    return shares


def fitting(entitled: int, left: int, rules: Rules) -> int:
    if rules.short == "partial":
        return min(entitled, max(0, left))
    return entitled if entitled <= left else 0


def status_by_hours(share: Share) -> str:
    if share.asked > 0 and share.entitled == 0:
        return "Maximum bereikt"
    if share.reserved == 0 and share.waiting > 0:
        return "Wachtlijst"
    return "In behandeling"
