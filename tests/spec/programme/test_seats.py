"""Places on courses: a pool for each, priority, a cap by department, a waiting list for each."""

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
    from collections.abc import Callable, Sequence

    from support.written.books import Said

    from sheets_sync.grid.snapshot import Cell

FILE = Path(__file__).parents[3] / "fixtures" / "seats.toml"
SEATS = prepare(parse_programme(FILE.read_bytes(), FILE.name)).programme
TODAY = "2024-01-10T12:00"

# Tijdstempel | Cursus | Afdeling | Aantal | Voorrang | Afgemeld op
ASKED: list[tuple[str, str, str, Cell, Cell, str]] = [
    ("2024-01-05T10:00", "Lassen", "Noord", 2, "", ""),
    ("2024-01-05T11:00", "lassen", "Zuid", 1, "", ""),
    ("2024-01-05T12:00", "Lassen", "Oost", 2, "Ja", ""),
    ("2024-01-06T12:00", "Koken", "Oost", 1, "", ""),
    ("2024-01-06T13:00", "Taal", "Oost", 1, "", ""),
    ("2024-01-06T14:00", "Taal", "oost", 2, "", ""),
    ("2024-01-06T15:00", "Lassen", "West", 1, "", ""),
    ("2024-01-04T14:00", "Lassen", "West", 1, "", "2024-01-05"),
    ("2024-01-04T15:00", "Lassen", "West", "veel", "", ""),
]


def grid(title: str, headers: Sequence[str], below: Sequence[Sequence[Any]]) -> Any:
    return tab_of_rows(title, [list(headers), *map(list, below)])


def _day(text: str) -> Cell:
    return float(serial(datetime.fromisoformat(text))) if text else ""


def school(order: Sequence[int] = range(len(ASKED)), welding: Cell = 3) -> Memory:
    asked = [ASKED[place] for place in order]
    headers = ("Tijdstempel", "Cursus", "Afdeling", "Aantal", "Voorrang", "Afgemeld op")
    told = [(_day(row[0]), *row[1:5], _day(row[5]), "a@example.org") for row in asked]
    courses = [("Lassen", welding), ("Koken", ""), ("Taal", 2)]
    return Memory(
        [
            grid("Aanmeldingen", (*headers, "E-mailadres"), told),
            grid("Cursussen", ("Naam", "Plaatsen"), courses),
        ]
    )


def synced(store: Memory, now: str = TODAY) -> Memory:
    sync_register(store, SEATS, Shipped().decide, moment(now))
    return store


@pytest.fixture(scope="module")
def after() -> Memory:
    return synced(school())


def test_priority_goes_first_and_the_next_is_tried(after: Memory) -> None:
    """Three places: two for who goes first, none for the two that do not fit, one for one."""
    assert column(after, "Aanmeldingen", "Rang") == [2, 3, 1, 1, 1, 2, 4, "", ""]
    assert column(after, "Aanmeldingen", "Toegelaten") == ["", 1, 2, "", 1, 1, "", "", ""]
    assert column(after, "Aanmeldingen", "Wachtend") == [2, "", "", "", "", "", 1, "", ""]
    assert column(after, "Aanmeldingen", "Wachtlijst") == [1, "", "", "", "", "", 2, "", ""]
    assert column(after, "Aanmeldingen", "Status") == [
        *("Wachtlijst", "Toegelaten", "Toegelaten", "Vol", "Toegelaten", "Deels toegelaten"),
        *("Wachtlijst", "Afgemeld", "Onjuist"),
    ]


def test_a_cap_holds_a_department_however_it_is_spelled(after: Memory) -> None:
    told = messages(after, "Aanmeldingen")
    expected = (
        "Afdeling: van oost kunnen er hoogstens twee mee; hier kunnen er nog 1 plaats bij. "
        "Kies wie er gaat."
    )
    assert told[5] == [expected]


def test_a_pool_that_cannot_be_read_stops_alone(after: Memory) -> None:
    [told] = messages(after, "Aanmeldingen")[3]
    assert told == (
        "Plaatsen: hoeveel er is, of hoeveel er hoogstens mag, is niet te lezen; verbeter dat, "
        "tot dan wordt hier niets van verdeeld."
    )
    assert [row["Bezet"] for row in rows(after, "Cursussen")] == [3, 0, 2]


def test_the_queue_is_shown_pool_by_pool(after: Memory) -> None:
    queue = [(row["Cursus"], row["Rang"], row["Toegelaten"]) for row in rows(after, "Wachtrij")]
    assert queue == [
        *(("Lassen", 1, 2), ("Lassen", 2, 0), ("Lassen", 3, 1), ("Lassen", 4, 0)),
        *(("Koken", 1, 0), ("Taal", 1, 1), ("Taal", 2, 1)),
    ]


def test_the_overview_adds_up_what_was_shared_out(after: Memory) -> None:
    lines = {row["Onderdeel"]: row["Waarde"] for row in rows(after, "Overzicht")}
    assert [lines[label] for label in ("Beschikbaar", "Gereserveerd", "Over", "Wachtend")] == [
        *(5, 5, 0, 3)
    ]


def test_a_stamp_is_set_once(after: Memory) -> None:
    """Whoever began to wait on the 10th did so, also when a later run has no place either."""
    stamps = column(after, "Aanmeldingen", "Vol sinds")
    assert stamps[:2] == [serial(datetime.fromisoformat(TODAY)), ""]
    later = synced(synced(school()), "2024-01-20T09:00")
    assert column(later, "Aanmeldingen", "Vol sinds") == stamps


def test_a_run_again_writes_nothing(after: Memory) -> None:
    before = after.read().tabs
    assert synced(after, "2024-01-10T18:00").read().tabs == before


def test_the_order_of_rows_changes_nothing(after: Memory) -> None:
    turned = synced(school(range(len(ASKED))[::-1]))
    known, of_row = (
        {
            row["Tijdstempel"]: row
            for row in rows(store, "Aanmeldingen")
            if row["Status"] != "Onjuist"
        }
        for store in (after, turned)
    )
    assert of_row == known


def test_more_places_let_the_waiting_in() -> None:
    wider = synced(school(welding=5))
    assert column(wider, "Aanmeldingen", "Toegelaten")[:3] == [2, 1, 2]
    assert column(wider, "Aanmeldingen", "Wachtlijst")[6] == 1


@pytest.mark.parametrize("command", ["status", "check", "doctor", "report", "export", "explain"])
def test_every_command_knows_it(command: str, tmp_path: Path, say: Callable[..., Said]) -> None:
    """From an empty folder: made, filled in and looked at, with the file alone."""
    register, file = str(tmp_path / "s.xlsx"), ("--programme", str(FILE))
    assert say("init", register, *file).code == 0
    assert say("sync", register, *file).code == 0
    more: dict[str, list[object]] = {
        "report": ["--output", tmp_path / "p.html"],
        "export": [tmp_path / "uit"],
    }
    said = say(command, register, *more.get(command, []), *_key(command), *file)
    assert said.code == (2 if command == "explain" else 0), said
    assert "ging iets mis" not in said.err


def _key(command: str) -> list[str]:
    return ["AM-2024-001"] if command == "explain" else []
