"""What every machine cell of a register must hold, calculated row by row."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from . import checking, keys, plans, requests, work
from .reading import text
from .register import (
    BOOKINGS,
    EVALUATIONS,
    PARTIES,
    PLANS,
    QUEUE,
    REQUESTS,
    Judgement,
    Register,
    Rules,
    Value,
    is_blank,
)

if TYPE_CHECKING:
    from datetime import date, datetime

    from .checking import Checked
    from .plans import Account, Plan
    from .requests import Request, Share

Cells = dict[int, dict[str, Value]]


@dataclass(frozen=True, slots=True)
class Work:
    """What became of the plan rows, by their sheet rows; hours in hundredths."""

    plans: list[Plan]
    worked: dict[int, int]
    accounts: dict[int, Account]
    statuses: dict[int, str]
    committed: dict[int, int]


def judge(register: Register, rules: Rules, today: date, now: datetime) -> Judgement:
    """The machine cells of every row that is not blank, and the rows of Wachtrij from 1.

    ``now`` is a naive moment in Europe/Amsterdam; it matters for ``order = "complete"`` alone.
    """
    known = checking.spellings(register.parties)
    request_rows = checking.check(REQUESTS, register.requests, known)
    kenmerken = keys.deal_requests(request_rows, today)
    booking_cells, evaluation_cells, done = judge_work(
        register, set(kenmerken.values()), rules, today
    )
    order = requests.ranked(
        [request_of(row, kenmerken[row.number], done, rules, now) for row in request_rows]
    )
    request_cells, queue = judge_requests(order, done, rules, today)
    return {
        REQUESTS: request_cells,
        PLANS: {p.row.number: cells_of_plan(p, done, rules, today) for p in done.plans},
        BOOKINGS: booking_cells,
        EVALUATIONS: evaluation_cells,
        PARTIES: judge_parties(register, order, request_cells, done, rules),
        QUEUE: queue,
    }


def judge_work(
    register: Register, known: set[str], rules: Rules, today: date
) -> tuple[Cells, Cells, Work]:
    plan_rows = [
        checking.check_plan(row, rules, today) for row in checking.check(PLANS, register.plans, {})
    ]
    plan_keys = keys.deal_plans(plan_rows, known)
    found = [plans.plan_of(row, plan_keys.get(row.number), known) for row in plan_rows]
    booking_rows = [
        checking.check_booking(row, today)
        for row in checking.check(BOOKINGS, register.bookings, {})
    ]
    evaluation_rows = checking.check(EVALUATIONS, register.evaluations, {})
    booking_cells, worked = work.judge_bookings(booking_rows, found, known, rules)
    numbers = keys.deal_numbers(evaluation_rows, "Evaluatie", "E")
    evaluation_rows = work.in_order_of_sending(evaluation_rows, numbers)
    evaluation_cells, accounts = work.judge_evaluations(evaluation_rows, found, known, rules, today)
    add_keys(booking_cells, "Boeking", keys.deal_numbers(booking_rows, "Boeking", "U"))
    add_keys(evaluation_cells, "Evaluatie", numbers)
    statuses = {
        p.row.number: plans.status_of(p, accounts.get(p.row.number), rules, today) for p in found
    }
    committed = {p.row.number: committed_hours(p, worked, accounts, rules) for p in found}
    return booking_cells, evaluation_cells, Work(found, worked, accounts, statuses, committed)


def add_keys(cells: Cells, header: str, dealt: dict[int, str]) -> None:
    for number, key in dealt.items():
        cells[number][header] = key


def committed_hours(
    plan: Plan, worked: dict[int, int], accounts: dict[int, Account], rules: Rules
) -> int:
    number = plan.row.number
    if rules.release and number in accounts:
        return min(worked.get(number, 0), plan.award)
    return plan.award


def cells_of_plan(plan: Plan, done: Work, rules: Rules, today: date) -> dict[str, Value]:
    number = plan.row.number
    status, due = done.statuses[number], plan.due(rules)
    late = plans.days_late(status, due, done.accounts.get(number), today)
    return plans.plan_cells(plan, status, due, late, done.worked.get(number, 0))


def request_of(row: Checked, key: str, done: Work, rules: Rules, now: datetime) -> Request:
    own = tuple(plan for plan in done.plans if plan.row.text("Kenmerk") == key)
    return requests.Request(
        row=row,
        key=key,
        counts_from=requests.counts_from(row, rules, now),
        plans=own,
        plan_statuses=tuple(done.statuses[plan.row.number] for plan in own),
        committed=sum(done.committed[plan.row.number] for plan in own),
    )


def judge_requests(
    order: list[Request], done: Work, rules: Rules, today: date
) -> tuple[Cells, Cells]:
    before = requests.statuses_before_hours(order, rules, today)
    live = [r for r in order if before[r.row.number] not in requests.NOT_LIVE]
    by_party: dict[str, int] = {}
    for request in order:
        if request.party is not None:
            by_party[request.party] = by_party.get(request.party, 0) + request.committed
    shares = requests.share_out(live, sum(done.committed.values()), by_party, rules, today)
    cells: Cells = {}
    queue: Cells = {}
    waiting = 0
    for request in order:
        number = request.row.number
        share = shares.get(number)
        status = before[number] or requests.status_by_hours(shares[number])
        cells[number] = request_cells(request, status, share)
        if share is not None:
            rank = len(queue) + 1
            cells[number]["Volgnummer"] = Fraction(rank)
            queue[rank] = queue_cells(request, cells[number])
        if share is not None and share.waiting > 0:
            waiting += 1
            cells[number]["Wachtlijst"] = Fraction(waiting)
    return cells, queue


def request_cells(request: Request, status: str, share: Share | None) -> dict[str, Value]:
    return {
        "Kenmerk": request.key,
        "Volgnummer": None,
        "Telt vanaf": request.counts_from,
        "Status": status,
        "Uren toegekend": positive(request.committed),
        "Uren gereserveerd": positive(share.reserved if share else 0),
        "Uren wachtend": positive(share.waiting if share else 0),
        "Wachtlijst": None,
        "Aan zet": requests.TURN.get(status),
    }


def positive(hundredths: int) -> Fraction | None:
    return Fraction(hundredths, 100) if hundredths else None


def queue_cells(request: Request, own: dict[str, Value]) -> dict[str, Value]:
    hours = ("Uren toegekend", "Uren gereserveerd", "Uren wachtend")
    written = request.row.cells.get("Hogeschool")
    return {
        "Volgnummer": own["Volgnummer"],
        "Kenmerk": request.key,
        "Hogeschool": request.party
        or (None if written is None or is_blank(written) else text(written)),
        "Telt vanaf": request.counts_from,
        "Status": own["Status"],
        **{header: own[header] or Fraction(0) for header in hours},
    }


def judge_parties(
    register: Register, order: list[Request], cells: Cells, done: Work, rules: Rules
) -> Cells:
    return {
        row.number: party_cells(own_requests(row, order), cells, done, rules)
        for row in checking.check(PARTIES, register.parties, {})
        if row.text("Naam")
    }


def own_requests(party: Checked, order: list[Request]) -> list[Request]:
    name = party.text("Naam")
    return [request for request in order if request.party == name]


def party_cells(own: list[Request], cells: Cells, done: Work, rules: Rules) -> dict[str, Value]:
    granted = reserved = worked = Fraction(0)
    late = 0
    for request in own:
        granted += Fraction(request.committed, 100)
        share = cells[request.row.number]["Uren gereserveerd"]
        reserved += share if isinstance(share, Fraction) else 0
        worked += sum(Fraction(done.worked.get(p.row.number, 0), 100) for p in request.plans)
        late += request.plan_statuses.count("Evaluatie te laat")
    return {
        "Uren toegekend": granted,
        "Uren gereserveerd": reserved,
        "Uren besteed": worked,
        "Uren beschikbaar": max(Fraction(0), Fraction(rules.cap, 100) - granted - reserved),
        "Evaluaties te laat": Fraction(late),
    }
