"""A programme in euros, in English, without bookings: data alone, from form to answer."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.host.clock import moment_of
from sheets_sync.programme.load import parse_programme
from sheets_sync.rules.loading import prepared_for
from sheets_sync.stores.memory import Memory, tab_of_rows
from sheets_sync.sync.review import review
from sheets_sync.validators import decide
from sheets_sync.validators.demo import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheets_sync.grid.edits import Edit
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.programme.model import Programme

FIXTURES = Path(__file__).parents[3] / "fixtures"
SOURCE = (FIXTURES / "vouchers.toml").read_text(encoding="utf-8")
REGISTER = (FIXTURES / "vouchers-register.toml").read_text(encoding="utf-8")
DAY_ONE, DAY_TWO, DAY_FOUR = "2024-03-15 10:00", "2024-03-16 09:00", "2024-03-18 09:30"
DAY_FIVE = "2024-03-19 08:00"
APPLICATIONS = range(12)
TELLS_APART = {
    "Applications": "Application no.",
    "Proposals": "Provider",
    "Reports": "Report no.",
}


def programme(**changes: str) -> Programme:
    """The vouchers, with other values for some keys where these come first in the file."""
    source = SOURCE
    for key, value in changes.items():
        source = re.sub(rf"(?m)^{key} = .*$", f"{key} = {value}", source, count=1)
    return prepared_for(parse_programme(source.encode(), "vouchers.toml")).programme


VOUCHERS = programme()


def register(of: Programme = VOUCHERS, order: Sequence[int] = APPLICATIONS) -> Memory:
    """The small register, its applications in this order of rows."""
    rows = dict(read_rows(REGISTER, of, date(2024, 3, 15)))
    rows["requests"] = [rows["requests"][place] for place in order]
    tabs = []
    for name, tab in of.register_tabs():
        headers = [column.header for column in tab.human]
        below = [[row.get(header, "") for header in headers] for row in rows[name]]
        tabs.append(tab_of_rows(tab.title, [headers, *below]))
    return Memory(tabs)


def run(store: Memory, of: Programme = VOUCHERS, now: str = DAY_ONE) -> Sequence[Edit]:
    seen = review(store.read(), of, decide, moment_of(now, of.time_zone))
    store.write(seen.edits, seen.snapshot)
    return seen.edits


def rows_of(store: Memory, title: str) -> dict[Cell, dict[Cell, Cell]]:
    """The rows of a tab by the cell that tells them apart."""
    tab = store.read().find(title)
    assert tab is not None
    headers, *rows = zip(*tab.columns, strict=True)
    place = headers.index(TELLS_APART.get(title, headers[0]))
    return {row[place]: dict(zip(headers, row, strict=True)) for row in rows}


def places(store: Memory) -> dict[Cell, Cell]:
    rows = rows_of(store, "Applications").items()
    return {key: row["Place"] for key, row in rows if row["Place"]}


@pytest.fixture(scope="module")
def store() -> Memory:
    """The small register after its first run, and one of the next day, which drew the lots."""
    store = register()
    run(store)
    run(store, now=DAY_TWO)
    return store


def test_nothing_is_held_before_the_lots_are_drawn() -> None:
    """Whoever asks on the same day has the same chance: so until it is over nobody gets any."""
    store = register()
    run(store)
    assert {row["Held"] for row in rows_of(store, "Applications").values()} == {""}
    assert {row["State"] for row in rows_of(store, "Applications").values()} >= {"Waiting list"}


@pytest.mark.parametrize(
    ("title", "key", "cells"),
    [
        (
            "Applications",
            "TV-2024-001",
            {"State": "Closed", "Awarded": 2310.5, "Held": "", "Next move": "", "Remarks": ""},
        ),
        (
            "Applications",
            "TV-2024-003",
            {"State": "Proposal in", "Awarded": "", "Held": 1250.5, "Next move": "Fund"},
        ),
        (
            "Applications",
            "TV-2024-004",
            {
                "State": "Incomplete",
                "Place": "",
                "Counts from": "",
                "Remarks": "Applicant: missing; fill this in.",
            },
        ),
        ("Applications", "TV-2024-005", {"School": "ESC", "State": "Room held", "Held": 2500}),
        (
            "Applications",
            "TV-2024-006",
            {
                "Held": 2500,
                "Remarks": "The application is €700.00 above the cap of €2,500.00; that part "
                "cannot be awarded.",
            },
        ),
        ("Applications", "TV-2024-007", {"State": "Withdrawn", "Place": "", "Held": ""}),
        (
            "Applications",
            "TV-2024-010",
            {
                "State": "Not right",
                "Next move": "School",
                "Remarks": 'School: "Juniper Lain School" is not in the list; do you mean "Juniper '
                'Lane School"?\nAmount asked: "two thousand" is not an amount in euros; fill in '
                "an amount, for example 1200.50.",
            },
        ),
        ("Applications", "TV-2024-012", {"State": "Refused", "Place": ""}),
        (
            "Proposals",
            "Bandage & Brace",
            {"State": "Closed", "Report by": 45360, "Spent": 2310.5, "Left over": 89.5},
        ),
        (
            "Proposals",
            "Keys and Mice",
            {"State": "To be decided", "Proposal no.": "TV-2024-003-A", "Spent": ""},
        ),
        (
            "Reports",
            "R-0002",
            {
                "State": "Not approved",
                "Remarks": 'Proposal no.: "TV-2024-003-A" has no approved proposal; check the key '
                "or wait for the decision.",
            },
        ),
        (
            "Schools",
            "Birchwater School",
            {"Awarded": 1800, "Spent": 0, "Still available": 700, "Reports overdue": 1},
        ),
        ("Summary", "Reserved", {"Value": 10250.5}),
        (
            "Rules in force",
            "Pool",
            {"Rule": "There is €50,000.00 in all, and at most €2,500.00 for each school."},
        ),
    ],
)
def test_what_a_person_sees(title: str, key: str, cells: Mapping[str, Cell], store: Memory) -> None:
    row = rows_of(store, title)[key]
    assert {header: row[header] for header in cells} == cells


@pytest.mark.parametrize(
    ("day", "state", "late"),
    [("2024-03-10", "Report due", ""), ("2024-03-11", "Report overdue", 1)],
)
def test_a_report_is_due_thirty_days_after_completion(day: str, state: str, late: Cell) -> None:
    store = register()
    run(store, now=day)
    row = rows_of(store, "Proposals")["Tongue Twisters"]
    assert (row["State"], row["Days overdue"]) == (state, late)


def test_a_second_run_changes_nothing(store: Memory) -> None:
    assert not run(store, now=DAY_TWO)
    assert not run(store, now="2024-03-16 23:59")


def test_nothing_speaks_of_hours_or_in_dutch(store: Memory) -> None:
    words = {
        word
        for tab in store.read().tabs
        for column in tab.columns
        for cell in column
        if isinstance(cell, str)
        for word in cell.lower().split()
    }
    assert words.isdisjoint({"hour", "hours", "uur", "uren", "de", "het", "een", "van"})


def test_who_is_complete_later_comes_later_and_keeps_that_place(store: Memory) -> None:
    before = places(store)
    store = register()
    run(store)
    run(store, now=DAY_TWO)
    tab = store.read().find("Applications")
    assert tab is not None
    store.put("Applications", 3, tab.columns[2].index("Dunmarsh"), "Dora Imagined")
    run(store, now=DAY_FOUR)
    run(store, now=DAY_FIVE)
    row = rows_of(store, "Applications")["TV-2024-004"]
    assert row["Counts from"] == pytest.approx(45369 + 9.5 / 24)
    assert (row["State"], row["Held"], row["Remarks"]) == ("Room held", 2200, "")
    assert places(store) == {**before, "TV-2024-004": 9}
    assert not run(store, now="2024-03-19 17:00")


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(APPLICATIONS))
def test_the_draw_is_the_same_whatever_the_order_of_rows(order: list[int]) -> None:
    first, again = register(), register(order=order)
    for store in (first, again):
        run(store)
        run(store, now=DAY_TWO)
    assert places(again) == places(first)


def test_the_draw_is_by_the_secret_and_not_by_arrival(store: Memory) -> None:
    drawn = places(store)
    other = programme(secret='"0123456789abcdef0123456789abcdef"')
    again = register(other)
    run(again, other)
    run(again, other, DAY_TWO)
    assert list(drawn.values()) != sorted(drawn.values(), key=str)
    assert places(again).keys() == drawn.keys()
    assert places(again) != drawn


@pytest.mark.parametrize(
    ("short", "held", "waiting"),
    [
        ("skip", ["TV-2024-003", "TV-2024-008", "TV-2024-009"], ["TV-2024-011", "TV-2024-006"]),
        ("wait", ["TV-2024-003", "TV-2024-008"], ["TV-2024-011", "TV-2024-006"]),
    ],
)
def test_a_smaller_claim_passes_one_that_does_not_fit(
    short: str, held: list[str], waiting: list[str]
) -> None:
    scarce = programme(total='{ number = 7600, unit = "euro" }', short=f'"{short}"')
    store = register(scarce)
    run(store, scarce)
    run(store, scarce, DAY_TWO)
    rows = rows_of(store, "Applications")
    assert [key for key, row in rows.items() if row["Held"]] == held
    queue = sorted((row["Waiting no."], key) for key, row in rows.items() if row["Waiting no."])
    assert [key for _, key in queue][:2] == waiting
