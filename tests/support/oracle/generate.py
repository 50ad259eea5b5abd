"""Random registers in which every status occurs, the hours run out and people make mistakes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from . import checking, forms, keys
from .forms import chance, moment_on, typed_everywhere, with_blank_rows
from .register import (
    BOOKINGS,
    EVALUATIONS,
    PARTIES,
    PLANS,
    REQUESTS,
    Register,
    Row,
    Rows,
    Rules,
    is_blank_row,
    serial,
)
from .rows import Target, again, booking_row, evaluation_row, plan_row, request_row

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from .checking import Checked


@dataclass(frozen=True, slots=True)
class Size:
    """The most rows that a generated register has on each tab, copies and blank rows aside."""

    requests: int = 40
    plans: int = 60
    bookings: int = 60
    evaluations: int = 40


@dataclass(frozen=True, slots=True)
class Case:
    """A register with everything its judgement depends on; ``now`` is a moment of ``today``."""

    register: Register
    rules: Rules
    today: date
    now: datetime


SMALL = Size(requests=6, plans=8, bookings=6, evaluations=4)


def seeded(seed: int, size: Size | None = None) -> Case:
    """The same register for the same seed, up to 40 requests unless ``size`` says otherwise."""
    return generate(Random(seed), size or Size())


def cases(size: Size = SMALL) -> SearchStrategy[Case]:
    """Registers for Hypothesis to vary and to make smaller."""
    return st.randoms(use_true_random=False).map(lambda random: generate(random, size))


def generate(random: Random, size: Size) -> Case:
    rules = random_rules(random)
    today = date(2021, 5, 1) + timedelta(random.randint(0, 1000))
    parties = list(forms.PARTIES)
    random.shuffle(parties)
    requests = typed_everywhere(random, REQUESTS, random_requests(random, size, today, rules))
    filled = chance(random, 50)
    if filled:
        requests = fill_request_keys(random, requests, rules)
    dealt = keys.deal_requests(checked(REQUESTS, requests), today)
    plans = random_plans(random, size, sorted(dealt.values()), today, rules)
    plans = typed_everywhere(random, PLANS, plans)
    if filled:
        plans = fill_plan_keys(random, plans)
    targets = targets_of(checked(PLANS, plans), set(dealt.values()), today)
    bookings, evaluations = random_work(random, size, targets, today, rules)
    bookings = typed_everywhere(random, BOOKINGS, bookings)
    evaluations = typed_everywhere(random, EVALUATIONS, evaluations)
    if filled:
        bookings = fill_numbers(random, BOOKINGS, "Boeking", "U", bookings)
        evaluations = fill_numbers(random, EVALUATIONS, "Evaluatie", "E", evaluations)
    named = typed_everywhere(random, PARTIES, tuple(parties)) if chance(random, 30) else parties
    register = Register(requests, plans, bookings, evaluations, tuple(named))
    return Case(register, rules, today, moment_on(random, today))


def random_rules(random: Random) -> Rules:
    return Rules(
        total=random.choice((40_00, 87_50, 150_00, 400_00, 400_00)),
        cap=random.choice((12_50, 20_00, 40_00, 40_00)),
        order=random.choice(("received", "received", "received", "complete")),
        short=random.choice(("partial", "partial", "wait", "skip")),
        release=random.choice((True, True, False)),
    )


def random_requests(random: Random, size: Size, today: date, rules: Rules) -> Rows:
    rows: list[Row] = []
    for _ in range(random.randint(0, size.requests)):
        row = request_row(random, today, rules)
        if rows and chance(random, 12):
            row = again(random, random.choice(rows), today)
        elif rows and chance(random, 12):
            row["Tijdstempel"] = random.choice(rows)["Tijdstempel"]
        rows.append(row)
    random.shuffle(rows)
    return tuple(with_blank_rows(random, rows))


def random_plans(random: Random, size: Size, known: list[str], today: date, rules: Rules) -> Rows:
    rows: list[Row] = []
    named = [key for key in known if chance(random, 60)] or ["SI-2021-998"]
    for _ in range(random.randint(0, size.plans)):
        kenmerk = "SI-2021-999" if chance(random, 4) else random.choice(named)
        rows.append(plan_row(random, kenmerk, today, rules))
    return tuple(with_blank_rows(random, rows))


def random_work(
    random: Random, size: Size, targets: list[Target], today: date, rules: Rules
) -> tuple[Rows, Rows]:
    """Bookings and evaluations; half of the bookings are about a few plan rows."""
    aims = targets or [Target("SI-2021-999-A", "SI-2021-999", rules.first, None)]
    finished = [target for target in aims if target.done is not None] or aims
    bookings = [
        booking_row(random, random.choice(aims[:4] if chance(random, 50) else aims), today)
        for _ in range(random.randint(0, size.bookings))
    ]
    evaluations: list[Row] = []
    for _ in range(random.randint(0, size.evaluations)):
        aim = random.choice(finished if chance(random, 85) else aims)
        evaluations.append(evaluation_row(random, aim, today, rules))
        if chance(random, 8):
            evaluations.append(dict(evaluations[-1]))
    return tuple(with_blank_rows(random, bookings)), tuple(with_blank_rows(random, evaluations))


def checked(tab: str, rows: Rows) -> list[Checked]:
    return checking.check(tab, rows, {})


def targets_of(rows: list[Checked], known: set[str], today: date) -> list[Target]:
    dealt = keys.deal_plans(rows, known)
    return [
        Target(
            plan_key=dealt[row.number],
            request_key=row.text("Kenmerk") or "",
            start=row.day("Start") or today,
            done=row.day("Afgerond op"),
        )
        for row in rows
        if row.number in dealt
    ]


def fill_request_keys(random: Random, rows: Rows, rules: Rules) -> Rows:
    """Some rows with the keys of earlier runs and, by order of completeness, Telt vanaf."""
    numbers = random.sample(range(1, 3 * len(rows) + 2), len(rows))
    filled: list[Row] = []
    for row, number in zip(rows, numbers, strict=True):
        if is_blank_row(REQUESTS, row) or chance(random, 30):
            filled.append(row)
            continue
        own: Row = {"Kenmerk": f"SI-{random.choice((2021, 2022))}-{number:03}"}
        stamp = checked(REQUESTS, (row,))[0].moment("Tijdstempel")
        if rules.order == "complete" and stamp is not None and chance(random, 60):
            own["Telt vanaf"] = serial(stamp + timedelta(days=random.randint(0, 20)))
        filled.append({**row, **own})
    return tuple(filled)


def fill_plan_keys(random: Random, rows: Rows) -> Rows:
    """Some rows with the keys of earlier runs; of a few, somebody spoiled the Kenmerk later."""
    letters: dict[str, list[str]] = {}
    filled: list[Row] = []
    for row in rows:
        kenmerk = str(row.get("Kenmerk") or "")
        if not kenmerk.startswith("SI-") or kenmerk == "SI-2021-999" or chance(random, 30):
            filled.append(row)
            continue
        if kenmerk not in letters:
            letters[kenmerk] = random.sample(keys.LETTERS, 26)
        if not letters[kenmerk]:
            filled.append(row)
            continue
        own: Row = {"Plankenmerk": f"{kenmerk}-{letters[kenmerk].pop()}"}
        if chance(random, 4):
            own["Kenmerk"] = random.choice((None, "SI-2021-999"))
        filled.append({**row, **own})
    return tuple(filled)


def fill_numbers(random: Random, tab: str, header: str, prefix: str, rows: Rows) -> Rows:
    """Some rows with the keys of earlier runs, in no order."""
    numbers = random.sample(range(1, 3 * len(rows) + 2), len(rows))
    return tuple(
        row
        if is_blank_row(tab, row) or chance(random, 30)
        else {**row, header: f"{prefix}-{number:04}"}
        for row, number in zip(rows, numbers, strict=True)
    )
