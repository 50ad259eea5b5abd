"""The demo register: believable, complete, and what two calculations make of it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from support.oracle.judge import judge
from support.oracle.register import MACHINE, Register, Rules
from support.oracle.writing import differences, machine_cells

from sheets_sync.host.clock import moment_of
from sheets_sync.programme.load import load_programme
from sheets_sync.stores.memory import Memory, tab_of_rows
from sheets_sync.sync.review import review
from sheets_sync.validators import PILOT, decide
from sheets_sync.validators.demo import DEMO_TODAY, demo_rows, fill_register, read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from support.oracle.register import Rows

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.programme.model import TabName
    from sheets_sync.sync.review import Review

PROGRAMME = load_programme(PILOT)
MOMENT = moment_of(DEMO_TODAY, PROGRAMME.time_zone)

PLAINLY: Mapping[Cell, Cell] = {
    "HvA ": "HvA",
    "Hogeschool utrecht": "Hogeschool Utrecht",
    "inkoop": "Inkoop",
    "goedgekeurd": "Goedgekeurd",
    "Presentatie,Workshop": "Presentatie, Workshop",
    "14-03-2022 16:05": 44634.670138888889,
    "16 ": "16",
    "712,50": "€ 712,50",
    "7,5 uur": "7,5",
}
"""Cells that the oracle cannot read as they were typed, and how it can."""


def filled_store() -> Memory:
    tabs = [
        tab_of_rows(tab.title, [[column.header for column in tab.human]])
        for _, tab in PROGRAMME.register_tabs()
    ]
    store = Memory(tabs)
    fill_register(store, PROGRAMME)
    return store


@pytest.fixture(scope="module")
def store() -> Memory:
    """The demo after its first run."""
    store = filled_store()
    first = review(store.read(), PROGRAMME, decide, MOMENT)
    store.write(first.edits, first.snapshot)
    return store


@pytest.fixture(scope="module")
def seen(store: Memory) -> Review:
    return review(store.read(), PROGRAMME, decide, MOMENT)


def rows_of(store: Memory, title: str) -> list[dict[Cell, Cell]]:
    tab = store.read().find(title)
    assert tab is not None
    headers, *rows = zip(*tab.columns, strict=True)
    return [dict(zip(headers, row, strict=True)) for row in rows]


@pytest.mark.parametrize("name", ["requests", "plans", "bookings", "evaluations"])
def test_every_status_comes_up(name: TabName, seen: Review) -> None:
    spec = dict(PROGRAMME.register_tabs())[name]
    # The demo plays well before the last day, and in it nobody answered in Vragen yet.
    later = {"expired", "duplicate"} if name == "bookings" else {"expired"}
    assert set(seen.decision.answers[name].statuses) == set(spec.statuses) - later


def test_a_second_run_changes_nothing(seen: Review) -> None:
    assert not seen.edits


def test_only_deliberate_mistakes_name_what_is_not_there(seen: Review) -> None:
    say = seen.decision.catalogue.message
    found_nowhere = {
        named
        for answer in seen.decision.answers.values()
        for problems in answer.notes.values()
        for problem in problems
        for named in re.findall(r'"([^"]+)" (?:komt niet voor|staat niet)', say(problem))
    }
    assert found_nowhere == {"Hogeschool Uttrecht", "SI-2012-014", "SI-2021-099-A", "SI-2021-A"}


def test_the_hours_are_all_given_away_and_requests_wait(seen: Review, store: Memory) -> None:
    figures = {one.name: one.value for one in seen.decision.figures}
    assert figures["total"] == figures["granted"] + figures["reserved"]
    places = [row["Wachtlijst"] for row in rows_of(store, "Aanvragen")]
    assert [place for place in places if place] == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("title", "key", "cells"),
    [
        (
            "Aanvragen",
            "SI-2022-032",
            {"Status": "In behandeling", "Uren gereserveerd": 7.5, "Uren wachtend": 2.5},
        ),
        (
            "Aanvragen",
            "SI-2022-029",
            {
                "Hogeschool": "Hogeschool van Amsterdam",
                "Status": "Maximum bereikt",
                "Meldingen": "De vraag gaat 12 uur boven het maximum van 40 uur per hogeschool; "
                "dat deel kan niet worden toegekend.",
            },
        ),
        (
            "Aanvragen",
            "SI-2022-026",
            {
                "Status": "Onjuist",
                "Aan zet": "Hogeschool",
                "Meldingen": 'Geschatte uren: "veertig" is geen aantal uren; vul een getal in, '
                "bijvoorbeeld 7,5.",
            },
        ),
        (
            "Plannen",
            "SI-2021-007-A",
            {
                "Status": "Evaluatie te laat",
                "Dagen te laat": 29,
                "Uren over": 1,
                "Meldingen": "De evaluatie had uiterlijk 17-10-2022 binnen moeten zijn; stuur de "
                "evaluatie alsnog in.",
            },
        ),
        (
            "Uren",
            "U-0045",
            {
                "Status": "Boven toekenning",
                "Saldo": -1.5,
                "Meldingen": "Uren: hiermee gaan de gewerkte uren 1,5 uur boven de toegekende "
                "20 uur; overleg met Zestor.",
            },
        ),
        ("Uren", "U-0012", {"Plankenmerk": "SI-2021-004", "Status": "Geboekt", "Saldo": 2.5}),
        (
            "Evaluaties",
            "E-0005",
            {
                "Status": "Dubbel",
                "Meldingen": "Voor dit plan is er al een geldige evaluatie (E-0004); deze telt "
                "niet mee. Hoort zij bij een ander plan, verbeter dan het kenmerk.",
            },
        ),
    ],
)
def test_what_a_person_sees(
    title: str, key: str, cells: Mapping[str, object], store: Memory
) -> None:
    row = next(row for row in rows_of(store, title) if key in row.values())
    assert {header: row[header] for header in cells} == cells


def test_bookings_look_like_a_working_day(seen: Review) -> None:
    worked = [
        hours
        for hours, status in zip(
            seen.register.tables["bookings"].role("amount"),
            seen.decision.answers["bookings"].statuses,
            strict=True,
        )
        if status == "booked"
    ]
    assert len(worked) > 50
    assert all(1_00 <= hours <= 8_00 for hours in worked)


def test_mail_goes_to_nobody() -> None:
    rows = demo_rows(PROGRAMME)
    found = [row["E-mailadres"] for name in ("requests", "evaluations") for row in rows[name]]
    assert all(str(address).endswith(".example.org") for address in found)


def test_an_independent_calculation_agrees(store: Memory) -> None:
    rows = demo_rows(PROGRAMME)
    typed = {cell for table in rows.values() for row in table for cell in row.values()}
    assert typed >= PLAINLY.keys()
    register = Register(**{name: plain(table) for name, table in rows.items()})
    today = date.fromisoformat(DEMO_TODAY)
    expected = judge(register, Rules(), today, datetime.fromisoformat(DEMO_TODAY))
    found = {
        tab.title: machine_cells(tab.title, list(zip(*tab.columns, strict=True)))
        for tab in store.read().tabs
        if tab.title in MACHINE
    }
    assert differences(expected, found) == []


def plain(rows: object) -> Rows:
    assert isinstance(rows, (list, tuple))
    return tuple({header: PLAINLY.get(cell, cell) for header, cell in row.items()} for row in rows)


SHUFFLED = """
[requests]
columns = ["@", "Tijdstempel", "Hogeschool"]
rows = [["last", "volgende week"], ["third", "2 jan 2022"], ["first", 2021-05-01T09:00:00],
        ["second", "31/12/21", "HvA"]]
[plans]
columns = ["Kenmerk", "Begrote uren"]
rows = [["@last", 0], ["@second"], ["SI-2021-009"]]
[evaluations]
columns = ["Tijdstempel", "Plankenmerk"]
rows = [[2022-03-01T06:00:00, "@third-B"], [2022-03-02, "@first"]]
"""


def test_names_become_the_keys_that_arrival_gives_whatever_the_order_of_rows() -> None:
    rows = read_rows(SHUFFLED, PROGRAMME, date(2023, 2, 1))
    assert rows["plans"] == [
        {"Kenmerk": "SI-2023-004", "Begrote uren": 0},
        {"Kenmerk": "SI-2021-002"},
        {"Kenmerk": "SI-2021-009"},
    ]
    assert rows["evaluations"] == [
        {"Tijdstempel": 44621.25, "Plankenmerk": "SI-2022-003-B"},
        {"Tijdstempel": 44622, "Plankenmerk": "SI-2021-001"},
    ]
    assert rows["requests"][3] == {"Tijdstempel": "31/12/21", "Hogeschool": "HvA"}
    assert len(rows["parties"]) == 36
