"""``sheets-sync sync`` on workbooks as people make them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.written.books import Said, cells, column, process, save
from support.written.tables import register
from support.written.three_rows import folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sheets_sync.grid.snapshot import Cell


TODAY = "--today=2022-03-01"
BY_HAND = """
Aanvragen
Hogeschool          | Geschatte uren
Hogeschool Rijnoord | 30
HRO                 | 20
Hogeschool Zeekant  | [veertig]

Plannen
Kenmerk     | Begrote uren | Besluit     | Besluit op
SI-2022-001 | 12.5         | Goedgekeurd | 2022-01-12

Uren
Datum      | Plankenmerk   | Uren
2022-01-24 | SI-2022-001-A | "7,5"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return save(BY_HAND, tmp_path / "Register.xlsx")


def test_a_first_sync_makes_the_columns_and_tabs_of_the_program(
    path: Path, say: Callable[..., Said]
) -> None:
    before = path.read_bytes()
    said = say("sync", path, TODAY)
    assert (said.code, said.err) == (0, "")
    assert said.lines[0] == (
        f"{path}: 51 cellen bijgewerkt (Aanvragen 20, Plannen 6, Uren 3, Hogescholen 15, Vragen 7)."
    )
    assert openpyxl.load_workbook(path).sheetnames == [
        *("Aanvragen", "Plannen", "Uren", "Evaluaties", "Hogescholen"),
        *("Overzicht", "Wachtrij", "Regels", "Vragen", "Logboek"),
    ]
    assert column(path, "Aanvragen", "Kenmerk") == ["SI-2022-001", "SI-2022-002", "SI-2022-003"]
    assert column(path, "Aanvragen", "Status") == ["In uitvoering", "In behandeling", "Onjuist"]
    assert column(path, "Aanvragen", "Uren gereserveerd") == [None, 20, None]
    assert column(path, "Plannen", "Uren over") == [5]
    assert column(path, "Uren", "Saldo") == [5]
    assert column(path, "Hogescholen", "Uren beschikbaar") == [7.5, 40, 40]
    assert path.with_name("Register.bak.xlsx").read_bytes() == before


def test_what_people_wrote_stays_as_it_was(path: Path, say: Callable[..., Said]) -> None:
    before = {tab: cells(path, tab) for tab in ("Aanvragen", "Plannen", "Uren", "Hogescholen")}
    say("sync", path, TODAY)
    for tab, rows in before.items():
        after = cells(path, tab)
        assert [{header: row[header] for header in rows[0]} for row in after] == rows


def test_what_needs_attention_is_said_with_its_place(path: Path, say: Callable[..., Said]) -> None:
    place, *_ = register(BY_HAND).marked
    said = say("sync", path, TODAY)
    assert said.lines[-2:] == [
        "Aandacht nodig (1):",
        (
            f'  {place}  SI-2022-003  Geschatte uren: "veertig" is geen aantal uren; vul een getal '
            "in, bijvoorbeeld 7,5."
        ),
    ]


def test_a_second_sync_has_nothing_to_do_and_leaves_every_byte(
    path: Path, say: Callable[..., Said]
) -> None:
    say("sync", path, TODAY)
    before = folder(path)
    said = say("sync", path, TODAY)
    assert (said.code, said.lines[0]) == (0, f"Niets te doen: {path} is bij.")
    assert folder(path) == before


def test_the_next_day_changes_nothing_by_itself(path: Path, say: Callable[..., Said]) -> None:
    say("sync", path, TODAY)
    before = folder(path)
    assert say("sync", path, "--today=2022-03-02").lines[0] == f"Niets te doen: {path} is bij."
    assert folder(path) == before


def test_a_dry_run_shows_every_cell_and_writes_nothing(
    path: Path, say: Callable[..., Said], home: Path
) -> None:
    before = folder(path)
    said = say("sync", path, TODAY, "--dry-run")
    assert said.code == 0
    first, *shown = said.lines
    assert first.startswith(f"{path}: ")
    assert first.endswith("Er is niets geschreven.")
    changes = [line for line in shown if "→" in line]
    told = json.loads(say("sync", path, TODAY, "--dry-run", "--json").out)
    assert len(changes) == len(told["changes"])
    assert (
        "  Aanvragen!Q2  SI-2022-001  Status: (leeg) → In uitvoering  (een activiteit is begonnen)"
    ) in changes
    assert told["written"] is False
    assert folder(path) == before
    assert not list(home.rglob("journal*"))


def test_a_dry_run_tells_the_old_and_the_new(path: Path, say: Callable[..., Said]) -> None:
    say("sync", path, TODAY)
    book = openpyxl.load_workbook(path)
    book["Plannen"]["L2"] = 10
    book.save(path)
    said = say("sync", path, TODAY, "--dry-run")
    assert [line.strip() for line in said.lines if "→" in line and "Gewijzigd" not in line] == [
        "Aanvragen!R2  SI-2022-001  Uren toegekend: 12,5 → 10  (goedgekeurde plannen)",
        "Plannen!S2  SI-2022-001-A  Uren over: 5 → 2,5  (toegekend min besteed)",
        "Uren!H2  U-0001  Saldo: 5 → 2,5  (toegekend min besteed)",
        "Hogescholen!D2  Hogeschool Rijnoord  Uren toegekend: 12,5 → 10  (goedgekeurde plannen)",
        (
            "Hogescholen!G2  Hogeschool Rijnoord  Uren beschikbaar: 7,5 → 10  "
            "(maximum min toegekend en gereserveerd)"
        ),
    ]


def is_noted(line: dict[str, Cell]) -> bool:
    """Whether it is no changed cell: what the programme decides, and facts, are kept there too."""
    return "[@" in str(line["Reden"]) or "[!" in str(line["Reden"])


def test_json_is_complete(path: Path, say: Callable[..., Said]) -> None:
    told = json.loads(say("sync", path, TODAY, "--json").out)
    parts = {"register", "written", "changes", "restored", "findings", "alerts", "figures"}
    assert told.keys() == parts
    assert (told["register"], told["written"], told["alerts"]) == (str(path), True, [])
    assert len(told["changes"]) == len(
        [line for line in cells(path, "Logboek") if not is_noted(line)]
    )
    assert told["changes"][0] == {
        "tab": "Aanvragen",
        "key": "SI-2022-001",
        "column": "Kenmerk",
        "address": "Aanvragen!N2",
        "old": "",
        "new": "SI-2022-001",
        "reason": told["changes"][0]["reason"],
    }
    assert told["figures"]["granted"] == 12.5
    assert [finding["address"] for finding in told["findings"]] == ["Aanvragen!K4"]
    again = json.loads(say("sync", path, TODAY, "--json").out)
    assert (again["written"], again["changes"]) == (False, [])


def test_every_changed_cell_has_its_line_in_the_logbook(
    path: Path, say: Callable[..., Said]
) -> None:
    told = json.loads(say("sync", path, TODAY, "--json").out)
    lines = [
        (row["Tabblad"], row["Kenmerk"], row["Kolom"], row["Oud"] or "", row["Nieuw"] or "")
        for row in cells(path, "Logboek")
        if not is_noted(row)
    ]
    assert lines == [
        (one["tab"], one["key"], one["column"], one["old"], one["new"]) for one in told["changes"]
    ]


def test_in_english(path: Path, say: Callable[..., Said]) -> None:
    said = say("sync", path, TODAY, "--lang", "en")
    assert said.lines[0].startswith(f"{path}: ")
    assert "cells updated" in said.lines[0]
    assert "Needs attention (1):" in said.lines
    assert say("sync", path, TODAY, "--lang=en").lines[0] == f"Nothing to do: {path} is up to date."
    # What the register itself says stays in the language of its programme.
    assert column(path, "Aanvragen", "Status")[1] == "In behandeling"


def test_alerts_of_the_whole_register_stand_first_and_in_the_language_of_the_screen(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    path = save(
        """
        Aanvragen
        Hogeschool
        Hogeschool Rijnoord

        Plannen
        Kenmerk     | Begrote uren | Besluit     | Besluit op
        SI-2022-001 | 55           | Goedgekeurd | 2022-01-12
        """,
        tmp_path / "Register.xlsx",
    )
    dutch = (
        "Hogeschool Rijnoord heeft 15 uur meer toegekend gekregen dan het maximum van 40 uur; "
        "Zestor bekijkt of dit zo bedoeld is."
    )
    english = (
        "Hogeschool Rijnoord was awarded 15 hours more than the cap of 40 hours; check whether "
        "this was meant."
    )
    assert f"  ! {dutch}" in say("sync", path, TODAY, "--dry-run").lines
    assert f"! {dutch}" in say("check", path, TODAY).lines
    assert json.loads(say("sync", path, TODAY, "--dry-run", "--json").out)["alerts"] == [dutch]
    in_english = say("sync", path, TODAY, "--dry-run", "--json", "--lang=en")
    assert json.loads(in_english.out)["alerts"] == [english]


def test_the_register_may_come_from_the_environment(
    path: Path, say: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHEETS_SYNC_REGISTER", str(path))
    assert say("sync", TODAY).code == 0
    assert say("check", TODAY).code == 1
    assert say("explain", "SI-2022-001", TODAY).code == 0
    assert say("export", path.parent / "uit", TODAY).code == 0


def test_a_run_of_the_command_as_a_process(path: Path) -> None:
    said = process("sync", path, TODAY)
    assert (said.code, said.err) == (0, "")
    assert process("sync", path, TODAY).lines[0] == f"Niets te doen: {path} is bij."


def test_output_that_nobody_reads_to_the_end_is_no_mistake(path: Path) -> None:
    said = process(
        "sync", path, TODAY, before="import os; r, w = os.pipe(); os.close(r); os.dup2(w, 1)"
    )
    assert (said.code, said.err) == (0, "")
