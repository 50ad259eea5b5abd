"""A service desk, said in a file alone: look-ups, roll-ups, terms in working days, own statuses."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.oracle.register import serial
from support.written.runs import column, messages, moment, rows

from sheets_sync.programme.load import parse_programme
from sheets_sync.rules.preparing import prepare
from sheets_sync.stores.memory import Memory, tab_of_rows
from sheets_sync.sync.run import sync_register
from sheets_sync.validators.shipped import Shipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.grid.snapshot import Cell

FILE = Path(__file__).parents[3] / "fixtures" / "tickets.toml"
TICKETS = prepare(parse_programme(FILE.read_bytes(), FILE.name)).programme
DECIDE = Shipped().decide
TODAY = "2024-03-11T10:00"

# Tijdstempel | Gebouw | Omschrijving | Soort | and what else is filled in
REPORTED: list[tuple[str, str, str, str, dict[str, Any]]] = [
    ("2024-03-01T09:00", "Sporthal Zuid", "Lamp stuk", "Storing", {"Prioriteit": "Spoed"}),
    ("2024-03-01T10:00", "De Boekerij", "Ruit kapot", "Schade", {}),
    ("2024-03-04T10:00", "de boekerij", "Kraan lekt", "Storing", {"Opgelost op": "2024-03-08"}),
    ("2024-03-05T10:00", "Sporthal Zuid", "lamp  stuk", "Storing", {"Gevraagd op": "2024-03-06"}),
    ("2024-03-05T11:00", "Stadhuis", "Deur klemt", "Storing", {}),
    ("2024-02-05T11:00", "Sporthal Zuid", "Poort", "Wens", {"Opgelost op": "2024-02-20"}),
    ("2024-03-07T11:00", "Sporthal Zuid", "Bel", "Wens", {"Begonnen op": "2024-03-08"}),
    ("2024-03-08T11:00", "Sporthal Zuid", "Hek", "Wens", {}),
    ("2024-03-08T12:00", "Sporthal Zuid", "Pad", "Wens", {"Ontvangen op": "2024-03-09"}),
]
KEYS = [f"TK-2024-{number:03}" for number in (2, 3, 4, 5, 6, 1, 7, 8, 9)]
"""Numbered by arrival: the sixth row came in first."""


def tab(name: str, below: Sequence[dict[str, Any]]) -> Any:
    spec = TICKETS.tabs[name]
    headers = [one.header for one in spec.human]
    grid: list[list[Cell]] = [list(headers)]
    grid += [[_cell(row.get(header, "")) for header in headers] for row in below]
    return tab_of_rows(spec.title, grid)


def _cell(value: Any) -> Cell:
    if isinstance(value, str) and value[:3] == "202":
        return float(serial(datetime.fromisoformat(value)))
    return value  # type: ignore[no-any-return]


def desk(order: Sequence[int] = range(len(REPORTED))) -> Memory:
    headers = ("Tijdstempel", "Gebouw", "Omschrijving", "Soort")
    told = [
        {**dict(zip(headers, row[:4], strict=True)), "E-mailadres": "a@example.org", **row[4]}
        for row in (REPORTED[place] for place in order)
    ]
    parts = [("TK-2024-002", 3, 99.95), ("TK-2024-002", 1, 10), ("TK-2024-999", 1, 1)]
    return Memory(
        [
            tab("tickets", told),
            tab(
                "parts",
                [
                    {"Melding": key, "Onderdeel": "Lamp", "Aantal": count, "Prijs per stuk": price}
                    for key, count, price in parts
                ],
            ),
            tab(
                "buildings",
                [
                    {
                        "Naam": "Bibliotheek Noord",
                        "Ook wel": "De Boekerij",
                        "Beheerder": "Team Noord",
                    },
                    {"Naam": "Sporthal Zuid", "Beheerder": "Team Zuid", "Budget": 250},
                ],
            ),
            tab(
                "priorities",
                [
                    {"Prioriteit": "Spoed", "Werkdagen": 1},
                    {"Prioriteit": "Gewoon", "Werkdagen": 10},
                ],
            ),
        ]
    )


def synced(store: Memory, now: str = TODAY) -> Memory:
    sync_register(store, TICKETS, DECIDE, moment(now))
    return store


@pytest.fixture(scope="module")
def after() -> Memory:
    return synced(desk())


def test_a_row_has_the_first_status_that_holds(after: Memory) -> None:
    assert column(after, "Meldingen", "Kenmerk") == KEYS
    assert column(after, "Meldingen", "Status") == [
        *("Te laat", "Onvolledig", "Opgelost", "Wacht op melder", "Onjuist"),
        *("Opgelost te laat", "In behandeling", "Nieuw", "Onjuist"),
    ]
    assert column(after, "Meldingen", "Aan zet")[:4] == ["Servicedesk", "Melder", "", "Melder"]
    assert column(after, "Meldingen", "Wat nu")[3] == "Stuur de gegevens waar om gevraagd is."


def test_terms_run_in_working_days_and_stand_still(after: Memory) -> None:
    """One working day after a Friday is a Monday; while somebody waits there is no last day."""
    due = column(after, "Meldingen", "Uiterlijk")
    assert due[0] == serial(datetime.fromisoformat("2024-03-04"))
    assert due[3] == ""
    assert due[7] == serial(datetime.fromisoformat("2024-03-22"))
    assert column(after, "Meldingen", "Dagen te laat")[:3] == [7, "", ""]
    assert column(after, "Meldingen", "Dagen te laat")[5] == 1


def test_what_belongs_to_a_row_is_looked_up_and_added_up(after: Memory) -> None:
    assert column(after, "Meldingen", "Kosten")[:2] == [309.85, 0]
    assert column(after, "Meldingen", "Beheerder")[:2] == ["Team Zuid", "Team Noord"]
    assert column(after, "Meldingen", "Beheerder")[4] == ""
    assert column(after, "Onderdelen", "Nummer") == ["TK-2024-002-A", "TK-2024-002-B", ""]
    assert [row["Besteed"] for row in rows(after, "Gebouwen")] == [0, 309.85]
    assert [row["Open"] for row in rows(after, "Gebouwen")] == [1, 5]


def test_a_row_is_told_what_is_the_matter_with_it(after: Memory) -> None:
    told = messages(after, "Meldingen")
    assert told[0] == ["De onderdelen kosten al € 309,85; overleg met Team Zuid."]
    assert told[1] == ["Verzekering: ontbreekt; vul dit in."]
    assert told[3] == ["Deze melding lijkt op TK-2024-002; is het dezelfde, voeg ze dan samen."]
    assert told[8] == ["Ontvangen op: vul ook in wanneer de gegevens gevraagd zijn."]
    assert messages(after, "Onderdelen")[2] == [
        'Melding: "TK-2024-999" komt niet voor in Meldingen; neem over wat daar staat.'
    ]
    assert messages(after, "Gebouwen")[1] == [
        "Er is € 309,85 besteed, meer dan het budget van € 250,00."
    ]


def test_the_overview_counts_and_adds_up(after: Memory) -> None:
    lines = {row["Onderdeel"]: row["Waarde"] for row in rows(after, "Overzicht")}
    assert lines["Te laat"] == 1
    assert lines["Onjuist"] == 2
    assert lines["Alle onderdelen samen, in euro"] == 310.85
    assert lines["Storing"] == 4


def test_nothing_is_left_to_do_and_no_hidden_column_is_shown(after: Memory) -> None:
    before = after.read().tabs
    assert synced(after).read().tabs == before
    assert "Termijn" not in rows(after, "Meldingen")[0]


def test_the_order_of_rows_changes_nothing(after: Memory) -> None:
    turned = synced(desk(range(len(REPORTED))[::-1]))
    by_key = {row["Kenmerk"]: row for row in rows(after, "Meldingen")}
    assert {row["Kenmerk"]: row for row in rows(turned, "Meldingen")} == by_key


def test_a_day_later_what_turns_by_itself_has_turned(after: Memory) -> None:
    del after
    later = synced(synced(desk()), "2024-03-25T10:00")
    assert column(later, "Meldingen", "Status")[7] == "Te laat"
    assert column(later, "Meldingen", "Dagen te laat")[7] == 3
