"""``sheets-sync status`` and ``explain``: where the register stands, and why one row does."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from support.written.books import Said, save

from sheets_sync.validators import PILOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


TODAY = "--today=2022-03-01"
WRITTEN = """
Aanvragen
Hogeschool          | Geschatte uren | Ingetrokken op
Hogeschool Rijnoord | 30             |
HRO                 | 50             |
Hogeschool Zeekant  | veertig        |
Hogeschool De Waard | 40             |
Hogeschool Zeekant  | 35             |
HRO                 | 5              |
Hogeschool De Waard | 1              | 2022-02-01

Plannen
Kenmerk     | Begrote uren | Besluit     | Besluit op | Afgerond op
SI-2022-001 | 12.5         | Goedgekeurd | 2022-01-12 | 2022-02-10
SI-2022-004 | 20           |             |            |

Uren
Datum      | Plankenmerk   | Uren
2022-01-24 | SI-2022-001-A | "7,5"
2022-01-25 | SI-2022-001-A | 6
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The register under a programme of 60 hours, so that there is a waiting list."""
    programme = tmp_path / "klein.toml"
    text = PILOT.read_text(encoding="utf-8")
    programme.write_text(text.replace("number = 400", "number = 60", 1), encoding="utf-8")
    monkeypatch.setenv("SHEETS_SYNC_PROGRAMME", str(programme))
    return save(WRITTEN, tmp_path / "Register.xlsx")


def told(said: Said) -> list[str]:
    """The lines without the lines of the tables and the blanks that fill them."""
    cells = (re.split("[│┃]", line) for line in said.lines if "━" not in line)
    return [" | ".join(cell.strip() for cell in one) for one in cells]


def test_status(path: Path, say: Callable[..., Said]) -> None:
    said = say("status", path, TODAY)
    assert (said.code, said.err) == (0, "")
    assert told(said) == [
        "Bijdragen aan de banenafspraak met sociale inkoop op 01-03-2022",
        "Budget",
        "Totaal beschikbaar gesteld | 60 uur",
        "Toegekend | 12,5 uur",
        "Gereserveerd | 47,5 uur",
        "Nog vrij | 0 uur",
        "Op de wachtlijst | 35 uur",
        "Besteed | 13,5 uur",
        "Wachtlijst",
        "Plaats | Kenmerk | Naam | Wachtend",
        "1 | SI-2022-005 | Hogeschool Zeekant | 35 uur",
        "Te laat",
        "Kenmerk | Naam | Uiterlijk | Dagen te laat",
        "SI-2022-001-A | Hogeschool Rijnoord | 24-02-2022 | 5",
        "Aan zet",
        "Wie | Aantal | Welke",
        "DNZ | 1 | SI-2022-002",
        "Hogeschool | 3 | SI-2022-001, SI-2022-003, SI-2022-001-A",
        "Zestor | 2 | SI-2022-004, SI-2022-004-A",
    ]


def test_status_in_english(path: Path, say: Callable[..., Said]) -> None:
    lines = told(say("status", path, TODAY, "--lang=en"))
    assert lines[0] == "Bijdragen aan de banenafspraak met sociale inkoop on 1 Mar 2022"
    assert "Awarded | 12.5 hours" in lines
    assert "SI-2022-001-A | Hogeschool Rijnoord | 24 Feb 2022 | 5" in lines


def test_status_of_an_empty_register(tmp_path: Path, say: Callable[..., Said]) -> None:
    lines = told(say("status", save("", tmp_path / "Leeg.xlsx"), TODAY))
    assert "Nog vrij | 400 uur" in lines
    assert lines.count("geen |  |  | ") == 2


def test_status_as_json(path: Path, say: Callable[..., Said]) -> None:
    assert json.loads(say("status", path, TODAY, "--json").out) == {
        "today": "2022-03-01",
        "pool": {
            "total": 60,
            "granted": 12.5,
            "reserved": 47.5,
            "left": 0,
            "waiting": 35,
            "spent": 13.5,
        },
        "waiting_list": [
            {"place": 1, "key": "SI-2022-005", "party": "Hogeschool Zeekant", "waiting": 35}
        ],
        "overdue": [
            {
                "key": "SI-2022-001-A",
                "party": "Hogeschool Rijnoord",
                "due": "2022-02-24",
                "days_late": 5,
            }
        ],
        "turns": {
            "DNZ": ["SI-2022-002"],
            "Hogeschool": ["SI-2022-001", "SI-2022-003", "SI-2022-001-A"],
            "Zestor": ["SI-2022-004", "SI-2022-004-A"],
        },
        "alerts": [],
    }


def test_neither_writes_anything(path: Path, say: Callable[..., Said]) -> None:
    before = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    for name in ("status", "check"):
        say(name, path, TODAY)
    say("explain", path, "SI-2022-001", TODAY)
    assert {one.name: one.read_bytes() for one in path.parent.iterdir()} == before


def test_explain_names_the_rule_the_cells_and_the_next_step(
    path: Path, say: Callable[..., Said]
) -> None:
    said = say("explain", path, "SI-2022-002", TODAY)
    assert (said.code, said.err) == (0, "")
    assert said.lines == [
        "SI-2022-002  (Aanvragen!A3)",
        "Status: In behandeling – er is ruimte gereserveerd; het plan kan gemaakt worden",
        "Gegevens",
        "  Volgnummer: 2",
        "  Telt vanaf: 04-01-2022 09:00",
        "  Uren gereserveerd: 27,5",
        (
            "  Hogeschool Rijnoord: maximum 40 uur, toegekend 12,5 uur, gereserveerd 27,5 uur, nog "
            "vrij 0 uur."
        ),
        (
            "  In totaal 60 uur: toegekend 12,5 uur, gereserveerd 47,5 uur, nog vrij 0 uur op "
            "01-03-2022."
        ),
        "Bepaald door",
        "  Aanvragen!A3  Tijdstempel: 04-01-2022 09:00",
        "  Aanvragen!C3  Hogeschool: HRO",
        "  Aanvragen!K3  Geschatte uren: 50",
        "Meldingen",
        (
            "  Aanvragen!A3  De vraag gaat 22,5 uur boven het maximum van 40 uur per hogeschool; "
            "dat deel kan niet worden toegekend."
        ),
        "Wat nu: Plan het gesprek en maak het plan; zet het daarna in het tabblad met plannen.",
    ]


def test_explain_in_english(path: Path, say: Callable[..., Said]) -> None:
    assert say("explain", path, "SI-2022-001-A", TODAY, "--lang", "en").lines == [
        "SI-2022-001-A  (Plannen!A2)",
        "Status: Evaluatie te laat – completed, and the term for the evaluation has passed",
        "Figures",
        "  Evaluatie uiterlijk: 24 Feb 2022",
        "  Dagen te laat: 5",
        "  Uren besteed: 13.5",
        "  Uren over: -1",
        "  Term for the evaluation: 14 days after completion.",
        "Decided by",
        "  Plannen!J2  Besluit: Goedgekeurd",
        "  Plannen!M2  Afgerond op: 10 Feb 2022",
        "Messages",
        "  Plannen!A2  The evaluation was due on 24 Feb 2022; send the evaluation form now.",
        "What now: Ask the university to send the evaluation at once.",
    ]


@pytest.mark.parametrize(
    ("key", "address", "status"),
    [
        ("SI-2022-003", "Aanvragen!A4", "Onjuist"),
        ("SI-2022-005", "Aanvragen!A6", "Wachtlijst"),
        ("SI-2022-006", "Aanvragen!A7", "Maximum bereikt"),
        ("SI-2022-007", "Aanvragen!A8", "Ingetrokken"),
        (" si-2022-004-a ", "Plannen!A3", "Wacht op besluit"),
        ("U-0002", "Uren!A3", "Boven toekenning"),
    ],
)
def test_explain_as_json(
    path: Path, say: Callable[..., Said], key: str, address: str, status: str
) -> None:
    record = json.loads(say("explain", path, key, TODAY, "--json").out)
    assert (record["key"], record["address"]) == (key.strip().upper(), address)
    assert record["status"] == status
    assert record.keys() == {
        *("key", "tab", "address", "status", "why", "facts", "cells", "messages", "next_step"),
    }
    assert record["why"]
    assert record["next_step"]
    assert record["cells"] or record["messages"]


def test_check_names_every_place(path: Path, say: Callable[..., Said]) -> None:
    said = say("check", path, TODAY)
    assert said.code == 1
    assert [line.split("  ")[:2] for line in said.lines[:-1]] == [
        ["Aanvragen!A3", "SI-2022-002"],
        ["Aanvragen!K4", "SI-2022-003"],
        ["Aanvragen!A7", "SI-2022-006"],
        ["Plannen!A2", "SI-2022-001-A"],
        ["Uren!D3", "U-0002"],
    ]
    assert said.lines[-1] == "Meldingen: 5. Rijen met een melding: 5."


def test_check_as_json(path: Path, say: Callable[..., Said]) -> None:
    said = say("check", path, TODAY, "--json")
    assert said.code == 1
    found = json.loads(said.out)
    assert found[1] == {
        "tab": "Aanvragen",
        "address": "Aanvragen!K4",
        "key": "SI-2022-003",
        "severity": "wrong",
        "message": 'Geschatte uren: "veertig" is geen aantal uren; vul een getal in, '
        "bijvoorbeeld 7,5.",
    }
    assert len(found) == 5


def test_check_finds_nothing(tmp_path: Path, say: Callable[..., Said]) -> None:
    path = save("Aanvragen\nHogeschool\nHRO", tmp_path / "Goed.xlsx")
    assert say("check", path, TODAY) == Said(0, f"Geen problemen in {path}.\n", "")
    assert say("check", path, TODAY, "--json") == Said(0, "[]\n", "")


@pytest.mark.parametrize(
    ("key", "means"),
    [
        ("si-2022-002", "SI-2022-002"),
        ("si2022002", "SI-2022-002"),
        ("SI 2022 002", "SI-2022-002"),
        ("SI.2022.002", "SI-2022-002"),
        ("SI–2022–002 ", "SI-2022-002"),
        ("SI-2022-2", "SI-2022-002"),
        ("si2022001a", "SI-2022-001-A"),
        ("u1", "U-0001"),
        ("U 0001", "U-0001"),
    ],
)
def test_a_key_is_understood_however_it_is_written(
    path: Path, say: Callable[..., Said], key: str, means: str
) -> None:
    say("sync", path, TODAY)
    assert json.loads(say("explain", path, key, TODAY, "--json").out)["key"] == means


@pytest.mark.parametrize("key", ["", "-", "2022", "SI", "SI-2022", "SI-2022-09", "si2022001ab"])
def test_what_is_no_key_means_none(path: Path, say: Callable[..., Said], key: str) -> None:
    say("sync", path, TODAY)
    assert say("explain", path, key, TODAY).code == 2
