"""The oracle on examples worked out by hand."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from support.oracle.examples import (
    FIRST,
    NOW,
    approved,
    booking,
    column,
    evaluation,
    outcome,
    plan,
    request,
)
from support.oracle.reading import read
from support.oracle.register import BOOKINGS, EVALUATIONS, PARTIES, PLANS, QUEUE, REQUESTS, Rules

if TYPE_CHECKING:
    from support.oracle.register import Cell, Row, Value

QUEUE_OF_THREE = [
    request("2022-01-03T09:00", "Hogeschool Rijnoord", Geschatte_uren=30),
    request("2022-01-04T09:00", "Hogeschool De Waard", Geschatte_uren="40"),
    request("2022-01-05T09:00", "Hogeschool Zeekant", Geschatte_uren="12,5"),
]


@pytest.mark.parametrize(
    ("rules", "reserved", "waiting", "places"),
    [
        (Rules(total=50_00), [30, 20, None], [None, 20, Fraction("12.5")], [None, 1, 2]),
        (
            Rules(total=50_00, short="wait"),
            [30, None, None],
            [None, 40, Fraction("12.5")],
            [None, 1, 2],
        ),
        (
            Rules(total=50_00, short="skip"),
            [30, None, Fraction("12.5")],
            [None, 40, None],
            [None, 1, None],
        ),
        (Rules(cap=20_00), [20, 20, Fraction("12.5")], [None] * 3, [None] * 3),
    ],
    ids=["partial", "wait", "skip", "cap"],
)
def test_hours_are_shared_out_in_order_of_arrival(
    rules: Rules, reserved: list[Value], waiting: list[Value], places: list[Value]
) -> None:
    found = outcome(rules, requests=QUEUE_OF_THREE)
    assert column(found, REQUESTS, "Uren gereserveerd") == reserved
    assert column(found, REQUESTS, "Uren wachtend") == waiting
    assert column(found, REQUESTS, "Wachtlijst") == places


def test_keys_and_ranks_follow_the_stamp_and_not_the_row() -> None:
    rows: list[Row] = [
        request("2022-01-05T09:00"),
        {},
        request("2021-12-30T09:00", "HS Rijn"),
        request("2022-01-02T09:00", Tijdstempel="volgende week"),
        request("2022-01-04T09:00", Kenmerk="SI-2021-007"),
    ]
    found = outcome(requests=rows)
    keys = ["SI-2022-009", "SI-2021-008", "SI-2022-010", "SI-2021-007"]
    assert list(found[REQUESTS]) == [4, 6, 2, 5]
    assert column(found, REQUESTS, "Kenmerk") == keys
    assert column(found, REQUESTS, "Volgnummer") == [3, 1, None, 2]
    assert column(found, QUEUE, "Kenmerk") == ["SI-2021-008", "SI-2021-007", "SI-2022-009"]
    assert column(found, REQUESTS, "Status") == [
        "Maximum bereikt",
        "In behandeling",
        "Onjuist",
        "Maximum bereikt",
    ]


@pytest.mark.parametrize(
    ("row", "status", "turn"),
    [
        (FIRST, "In behandeling", "DNZ"),
        (FIRST | {"Vraag": None}, "Onvolledig", "Hogeschool"),
        (FIRST | {"Vraag": None, "Hogeschool": "Nergens"}, "Onjuist", "Hogeschool"),
        (FIRST | {"Vraag": None, "Ingetrokken op": "1 feb 2022"}, "Ingetrokken", None),
        (FIRST | {"Ingetrokken op": "ja"}, "Onjuist", "Hogeschool"),
        (FIRST | {"Tijdstempel": "31-3-2021"}, "Buiten looptijd", None),
        (FIRST | {"Tijdstempel": "1/4/21"}, "In behandeling", "DNZ"),
        (FIRST | {"Tijdstempel": 45291.99}, "In behandeling", "DNZ"),
        (FIRST | {"Tijdstempel": 45292}, "Buiten looptijd", None),
    ],
)
def test_status_of_a_request_without_plans(row: Row, status: str, turn: str | None) -> None:
    found = outcome(requests=[row])
    assert column(found, REQUESTS, "Status") == [status]
    assert column(found, REQUESTS, "Aan zet") == [turn]


def test_the_later_of_two_equal_requests_is_the_double_one() -> None:
    later = FIRST | {"Tijdstempel": "5-1-2022"}
    other = FIRST | {"Tijdstempel": "6-1-2022", "Vraag": "Iets anders"}
    found = outcome(requests=[later, other, FIRST])
    assert column(found, REQUESTS, "Status") == ["Dubbel", "Maximum bereikt", "In behandeling"]


@pytest.mark.parametrize(
    ("row", "status", "of_request"),
    [
        (plan(), "Wacht op besluit", "Plan ingediend"),
        (plan("SI-2022-009"), "Onbekend kenmerk", "In behandeling"),
        (plan(Besluit="Aanvullen", Besluit_op="2022-01-12"), "Aanvullen", "Plan ingediend"),
        (plan(Besluit="Goedgekeurd"), "Onvolledig", "Plan ingediend"),
        (plan(Activiteit="Proeftuin"), "Onvolledig", "Plan ingediend"),
        (plan(Start="2022-03-21"), "Onjuist", "Plan ingediend"),
        (plan(Gepland_einde="2024-01-01"), "Onjuist", "Plan ingediend"),
        (plan(Besluit="Afgewezen", Besluit_op="2022-01-12"), "Afgewezen", "Afgewezen"),
        (plan(Besluit="Afgewezen", Besluit_op="2022-01-09"), "Onjuist", "Afgewezen"),
        (approved(Start="2022-03-02"), "Goedgekeurd", "Toegekend"),
        (approved(Start="2022-03-01"), "In uitvoering", "In uitvoering"),
        (approved(Opgesteld_door=None), "In uitvoering", "In uitvoering"),
        (approved(Afgerond_op="2022-03-02"), "In uitvoering", "In uitvoering"),
        (approved(Afgerond_op="2022-02-15"), "Evaluatie verwacht", "Evaluatie verwacht"),
        (approved(Afgerond_op="2022-02-14"), "Evaluatie te laat", "Evaluatie te laat"),
    ],
)
def test_status_of_a_plan_row(row: Row, status: str, of_request: str) -> None:
    found = outcome(requests=[FIRST], plans=[row])
    assert column(found, PLANS, "Status") == [status]
    assert column(found, REQUESTS, "Status") == [of_request]


@pytest.mark.parametrize(
    ("sent", "status", "days", "of_plan"),
    [
        ("2022-01-30T23:45", "Te vroeg", None, "Evaluatie te laat"),
        ("2022-01-31T08:00", "Op tijd", None, "Verantwoord"),
        ("2022-02-14T23:45", "Op tijd", None, "Verantwoord"),
        ("2022-02-15T00:15", "Te laat", 1, "Te laat verantwoord"),
        ("2022-03-01T09:00", "Te laat", 15, "Te laat verantwoord"),
    ],
)
def test_evaluation_counts_by_its_day(
    sent: str, status: str, days: int | None, of_plan: str
) -> None:
    rows = [evaluation("2022-02-28T09:00", "SI-2022-001"), evaluation(sent)]
    plans = [approved(Afgerond_op="2022-01-31")]
    found = outcome(requests=[FIRST], plans=plans, evaluations=rows[1:])
    assert column(found, EVALUATIONS, "Status") == [status]
    assert column(found, EVALUATIONS, "Dagen te laat") == [days]
    assert column(found, PLANS, "Evaluatie uiterlijk") == [date(2022, 2, 14)]
    assert column(found, PLANS, "Dagen te laat") == [15 if status == "Te vroeg" else days]
    assert column(found, PLANS, "Status") == [of_plan]
    both = outcome(requests=[FIRST], plans=plans, evaluations=rows)
    doubles = column(both, EVALUATIONS, "Status").count("Dubbel")
    assert doubles == (0 if status == "Te vroeg" else 1)


def test_bookings_run_down_the_award_by_date_and_then_by_row() -> None:
    rows = [
        booking("2022-02-03", "7:30"),
        booking("2022-02-01", 2.25, "SI-2022-001"),
        booking("2022-02-01", 24.5),
        booking("2022-02-03", "0,25"),
        booking("2022-02-04", 1),
        booking("2022-02-02", 1, "SI-2022-009"),
        booking("2021-03-31", 1),
    ]
    found = outcome(requests=[FIRST], plans=[approved(Toegekende_uren="veel")], bookings=rows)
    assert column(found, BOOKINGS, "Status") == [
        "Geboekt",
        "Geboekt",
        "Onjuist",
        "Geboekt",
        "Boven toekenning",
        "Onbekend kenmerk",
        "Buiten looptijd",
    ]
    quarter = Fraction("0.25")
    assert column(found, BOOKINGS, "Saldo") == [quarter, 7 + 3 * quarter, None, 0, -1, None, None]
    assert column(found, BOOKINGS, "Boeking")[:2] == ["U-0001", "U-0002"]
    assert column(found, PLANS, "Uren besteed") == [11]
    assert column(found, PLANS, "Uren over") == [-1]


@pytest.mark.parametrize(
    ("rules", "granted", "available"),
    [(Rules(), 6, 34), (Rules(release=False), 10, 30), (Rules(cap=5_00), 6, 0)],
)
def test_an_accounted_row_gives_back_what_was_not_worked(
    rules: Rules, granted: int, available: int
) -> None:
    found = outcome(
        rules,
        requests=[FIRST],
        plans=[approved(Afgerond_op="2022-01-31")],
        bookings=[booking("2022-01-25", 6)],
        evaluations=[evaluation("2022-02-01T09:00")],
    )
    assert column(found, REQUESTS, "Uren toegekend") == [granted]
    assert column(found, REQUESTS, "Status") == ["Verantwoord"]
    assert column(found, PARTIES, "Uren toegekend") == [granted, 0, 0]
    assert column(found, PARTIES, "Uren besteed") == [6, 0, 0]
    assert column(found, PARTIES, "Uren beschikbaar")[0] == available


def test_awards_stand_above_the_limits_and_leave_nothing_to_reserve() -> None:
    plans = [approved("SI-2022-001", Begrote_uren=60), plan("SI-2022-001", Begrote_uren=5)]
    found = outcome(Rules(total=50_00), requests=QUEUE_OF_THREE, plans=plans)
    assert column(found, REQUESTS, "Uren toegekend") == [60, None, None]
    assert column(found, REQUESTS, "Uren gereserveerd") == [None] * 3
    assert column(found, REQUESTS, "Uren wachtend") == [None, 40, Fraction("12.5")]
    assert column(found, REQUESTS, "Wachtlijst") == [None, 1, 2]
    assert column(found, PLANS, "Plankenmerk") == ["SI-2022-001-A", "SI-2022-001-B"]


def test_awarded_hours_keep_a_spoiled_request_in_sight() -> None:
    row = FIRST | {"Hogeschool": "Nergens", "Ingetrokken op": "2022-02-01"}
    found = outcome(requests=[row], plans=[approved()])
    assert column(found, REQUESTS, "Status") == ["In uitvoering"]
    assert column(found, REQUESTS, "Volgnummer") == [1]
    assert column(found, PARTIES, "Uren toegekend") == [0, 0, 0]


def test_by_completeness_a_row_counts_from_the_run_that_found_it_in_order() -> None:
    set_before = request("2022-01-05T09:00", Vraag=None) | {"Telt vanaf": 44570.5}
    rows = [FIRST, FIRST | {"Vraag": None}, set_before]
    found = outcome(Rules(order="complete"), requests=rows)
    noon = datetime.fromisoformat("2022-01-09T12:00")
    assert column(found, REQUESTS, "Telt vanaf") == [NOW, None, noon]


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        (7.5, "hours", 7_50),
        ("7½", "hours", 7_50),
        ("7u45", "hours", 7_75),
        ("1.234", "hours", None),
        (-5, "hours", None),
        ("€ 1.200,-", "money", 1200_00),
        ("1.234,50", "money", 1234_50),
        ("1,234", "money", None),
        (44562, "day", date(2022, 1, 1)),
        ("31/12/21", "day", date(2021, 12, 31)),
        ("31 dec 2021", "day", date(2021, 12, 31)),
        ("31-02-2022", "day", None),
        ("#N/A", "text", None),
    ],
)
def test_a_cell_is_fine_or_wrong(cell: Cell, kind: str, value: Value) -> None:
    reading = read(cell, "", kind, {})
    assert reading.state == ("wrong" if value is None else "fine")
    assert value is None or reading.value == value
