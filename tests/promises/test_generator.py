"""The generator on what it must come up with, and files on keeping what is in them."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from support.oracle.examples import FIRST, booking, column, outcome, plan
from support.oracle.generate import Case, cases, seeded
from support.oracle.judge import judge
from support.oracle.register import (
    BOOKINGS,
    EVALUATIONS,
    MACHINE,
    PARTIES,
    PLANS,
    QUEUE,
    REQUESTS,
    Judgement,
    Register,
    Value,
    is_blank_row,
)
from support.oracle.writing import differences, load_machine_cells, machine_cells, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STATUSES = {
    REQUESTS: "Vervallen|Ingetrokken|Onjuist|Onvolledig|Buiten looptijd|Dubbel|Evaluatie te laat|"
    "Evaluatie verwacht|In uitvoering|Toegekend|Plan ingediend|Verantwoord|Afgewezen|"
    "Maximum bereikt|Wachtlijst|In behandeling",
    PLANS: "Onbekend kenmerk|Onjuist|Onvolledig|Aanvullen|Wacht op besluit|Afgewezen|Verantwoord|"
    "Te laat verantwoord|Evaluatie te laat|Evaluatie verwacht|In uitvoering|Goedgekeurd",
    BOOKINGS: "Onjuist|Onvolledig|Onbekend kenmerk|Niet toegekend|Buiten looptijd|"
    "Boven toekenning|Geboekt",
    EVALUATIONS: "Onjuist|Onvolledig|Onbekend kenmerk|Niet toegekend|Te vroeg|Dubbel|Te laat|"
    "Op tijd",
}


@pytest.fixture(scope="module")
def judged() -> list[Judgement]:
    found = [seeded(seed) for seed in range(60)]
    return [judge(case.register, case.rules, case.today, case.now) for case in found]


@pytest.mark.parametrize("tab", STATUSES)
def test_every_status_comes_up(tab: str, judged: list[Judgement]) -> None:
    seen = {value for judgement in judged for value in column(judgement, tab, "Status")}
    assert seen == set(STATUSES[tab].split("|"))


@settings(max_examples=40, deadline=None)
@given(case=cases())
def test_every_row_with_content_has_one_key_of_its_own(case: Case) -> None:
    found = judge(case.register, case.rules, case.today, case.now)
    for tab, header in ((REQUESTS, "Kenmerk"), (BOOKINGS, "Boeking"), (EVALUATIONS, "Evaluatie")):
        filled = [row for row in case.register.tabs()[tab] if not is_blank_row(tab, row)]
        dealt = column(found, tab, header)
        assert None not in dealt
        assert len(set(dealt)) == len(filled)


@settings(max_examples=40, deadline=None)
@given(case=cases())
def test_reservations_stay_within_total_and_cap(case: Case) -> None:
    found = judge(case.register, case.rules, case.today, case.now)
    reserved = sum(numbers(found, REQUESTS, "Uren gereserveerd"), Fraction(0))
    granted = sum(numbers(found, REQUESTS, "Uren toegekend"), Fraction(0))
    assert reserved <= max(Fraction(0), Fraction(case.rules.total, 100) - granted)
    for cells in found[PARTIES].values():
        own = {header: value for header, value in cells.items() if isinstance(value, Fraction)}
        room = max(Fraction(0), Fraction(case.rules.cap, 100) - own["Uren toegekend"])
        assert own["Uren gereserveerd"] + own["Uren beschikbaar"] == room


def numbers(judgement: Judgement, tab: str, header: str) -> list[Fraction]:
    return [value for value in column(judgement, tab, header) if isinstance(value, Fraction)]


def test_a_file_keeps_keys_and_moments(tmp_path: Path) -> None:
    row = FIRST | {"Kenmerk": "SI-2022-004", "Telt vanaf": 44570.5}
    other = booking("2022-02-01", 7.5) | {"Boeking": "U-0003"}
    save(Register(requests=({}, row), bookings=(other,)), tmp_path / "register.xlsx")
    found = load_machine_cells(tmp_path / "register.xlsx")
    noon = datetime.fromisoformat("2022-01-09T12:00")
    own: dict[str, Value] = {"Kenmerk": "SI-2022-004", "Telt vanaf": noon}
    kept: Judgement = {REQUESTS: {3: own}, BOOKINGS: {2: {"Boeking": "U-0003"}}}
    assert differences(kept, found) == []


def test_numbers_and_dates_are_read_back_exactly() -> None:
    headers = ("Plankenmerk", "Evaluatie uiterlijk", "Uren besteed", "Uren over")
    row = ("SI-2022-001-A", 44570, 0.1 + 0.2, -1.25)
    cells = machine_cells(PLANS, [headers, row])[2]
    wanted = ["SI-2022-001-A", date(2022, 1, 9), Fraction("0.3"), Fraction("-1.25")]
    assert [cells[header] for header in headers] == wanted


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (lambda cells: cells.update(Status="Dubbel"), 'Status: expected "Wacht op besluit"'),
        (lambda cells: cells.pop("Plankenmerk"), 'Plankenmerk: expected "SI-2022-001-A"'),
        (lambda cells: cells.update({"Uren over": Fraction(7)}), "Uren over: expected empty"),
    ],
)
def test_a_difference_names_the_cell(
    spoil: Callable[[dict[str, Value]], object], line: str
) -> None:
    expected = outcome(requests=[FIRST], plans=[plan()])
    actual = outcome(requests=[FIRST], plans=[plan()])
    assert differences(expected, actual) == []
    spoil(actual[PLANS][2])
    (found,) = differences(expected, actual)
    assert found.startswith(f"{PLANS} row 2 {line}, found ")


def test_the_judged_columns_are_all_there() -> None:
    found = outcome(requests=[FIRST], plans=[plan()], bookings=[booking("2022-02-01", 1)])
    for tab in (REQUESTS, PLANS, BOOKINGS, PARTIES, QUEUE):
        assert all(set(cells) == set(MACHINE[tab]) for cells in found[tab].values())
