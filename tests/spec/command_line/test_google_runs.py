"""What a sync of a Google Sheet costs, and what people and forms may do between and during runs."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from support.google.online import TODAY, Online

from sheets_sync.host.lock import only_run
from sheets_sync.testing.when import When

if TYPE_CHECKING:
    from pathlib import Path

WHOLE, BY_ID, BATCH = "get", "getByDataFilter", "batchUpdate"
READ = When("spreadsheets.getByDataFilter")
HOURS, OWN = "Aanvragen!K2", {"dimension": "COLUMNS", "startIndex": 3, "endIndex": 4}
ANSWER = [
    *("Hogeschool Rotterdam", "P. Persoon", "Inkoop", "A. Een", "B. Twee", "Hoe?"),
    *("Presentatie, Anders", "Catering", 5),
]


def test_a_first_run_costs_two_requests_and_one_that_changes_nothing_one(online: Online) -> None:
    assert online.asked() == [WHOLE, BATCH]
    assert online.asked() == [BY_ID]
    online.do(typing=HOURS, cell=12)
    assert online.asked() == [BY_ID, BATCH]


def test_a_machine_that_never_met_the_register_needs_no_more(online: Online, home: Path) -> None:
    online.asked()
    shutil.rmtree(home)
    assert online.asked() == [WHOLE]
    shutil.rmtree(home)
    online.do(typing=HOURS, cell=12)
    assert online.asked() == [WHOLE, BATCH]


@pytest.mark.parametrize(
    "act",
    [
        {"insertDimension": {"range": {"sheetId": 1, **OWN}}},
        {"addSheet": {"properties": {"title": "Kladblok", "index": 0}}},
        {"deleteDimension": {"range": {"sheetId": 1, "dimension": "COLUMNS", "startIndex": 15}}},
        {"duplicateSheet": {"sourceSheetId": 1, "newSheetName": "Kopie van Aanvragen"}},
        {
            "updateSheetProperties": {
                "properties": {"sheetId": 1, "title": "Formulierreacties 1"},
                "fields": "title",
            }
        },
    ],
    ids=["column added", "tab added", "machine columns deleted", "tab copied", "tab renamed"],
)
def test_what_people_do_to_tabs_and_columns_makes_no_run_dearer(
    online: Online, act: dict[str, object]
) -> None:
    online.asked()
    online.do(act)
    assert len(online.asked()) <= 2
    assert online.asked() == [BY_ID]


@pytest.mark.parametrize("command", ["check", "status", "explain", "export", "sync --dry-run"])
def test_looking_costs_one_request_and_writes_nothing(
    online: Online, tmp_path: Path, command: str
) -> None:
    online.sync()
    online.do(typing=HOURS, cell="veertig")
    online.server.log.clear()
    name, *options = command.split()
    more: dict[str, list[object]] = {"explain": ["SI-2022-001"], "export": [tmp_path / "uit"]}
    assert online.say(name, *more.get(name, []), *options, TODAY).err == ""
    methods = [line.method for line in online.server.log.lines]
    assert methods == ["oauth.token", "spreadsheets.get"]


# ---- forms


def test_an_answer_that_comes_in_during_a_run_gets_its_key_in_the_next(online: Online) -> None:
    online.sync()
    online.do(typing=HOURS, cell=12)
    row = [44_600.5, "later@example.org", *ANSWER]
    values = [
        {"userEnteredValue": {"stringValue" if isinstance(cell, str) else "numberValue": cell}}
        for cell in row
    ]
    cells = {"sheetId": 1, "rows": [{"values": values}], "fields": "userEnteredValue"}
    online.do({"appendCells": cells}, when=READ)
    assert online.sync().code == 0
    assert online.sync().code == 0
    keys = online.values("Aanvragen!N2:N4")
    assert keys == [["SI-2022-001"], ["SI-2022-002"], ["SI-2022-003"]]
    assert online.values("Aanvragen!A4:K4") == [row]
    assert online.asked() == [BY_ID]


def test_a_question_that_is_added_during_a_run_moves_nothing_to_another_column(
    online: Online,
) -> None:
    online.sync()
    before = online.values("Aanvragen!N1:W3")
    online.do(typing=HOURS, cell="veertig")
    band = {"sheetId": 1, "dimension": "COLUMNS", "startIndex": 11, "endIndex": 12}
    online.do(
        {"insertDimension": {"range": band}}, typing="Aanvragen!L1", cell="Mag dit?", when=READ
    )
    assert online.sync().code == 0
    online.sync()
    after = online.values("Aanvragen!O1:X3")
    assert after[0] == before[0]
    assert [row[:1] for row in after] == [row[:1] for row in before]
    assert after[1][3] == "Onjuist"
    assert online.asked() == [BY_ID]


def test_an_answer_that_is_edited_later_keeps_its_key(online: Online) -> None:
    online.sync()
    # Forms notes the moment of the edit as well.
    online.do(typing="Aanvragen!A2", cell="10-02-2022 09:00")
    online.do(typing="Aanvragen!K2", cell="15")
    assert online.sync().code == 0
    assert online.values("Aanvragen!N2:O3") == [["SI-2022-001", 2], ["SI-2022-002", 1]]
    assert online.values("Aanvragen!S2") == [[15]]


@pytest.mark.parametrize("title", ["Formulierreacties 1", "Form Responses 1"])
def test_the_tab_may_be_called_as_forms_calls_it(online: Online, title: str) -> None:
    properties = {"sheetId": 1, "title": title}
    online.do({"updateSheetProperties": {"properties": properties, "fields": "title"}})
    assert online.sync().code == 0
    assert online.values(f"'{title}'!N2") == [["SI-2022-001"]]


# ---- what people do to look at a register


def test_filters_and_frozen_rows_hide_nothing_from_a_run(online: Online) -> None:
    hidden = {"range": {"sheetId": 1}, "criteria": {"1": {"hiddenValues": [""]}}}
    rows = {"sheetId": 1, "gridProperties": {"frozenRowCount": 2, "frozenColumnCount": 5}}
    fields = "gridProperties.frozenRowCount,gridProperties.frozenColumnCount"
    online.do(
        {"setBasicFilter": {"filter": hidden}},
        {"addFilterView": {"filter": {"title": "mijn", **hidden}}},
        {"updateSheetProperties": {"properties": rows, "fields": fields}},
    )
    assert online.sync().code == 0
    assert online.values("Aanvragen!N2:N3") == [["SI-2022-001"], ["SI-2022-002"]]
    assert online.sync().out.startswith("Niets te doen")


# ---- cron


def test_another_run_on_the_same_sheet_whatever_it_is_called(online: Online) -> None:
    with only_run(online.address):
        said = online.command("sync", f"{online.address}/edit?usp=sharing#gid=3", TODAY, "--quiet")
    assert (said.code, said.out) == (5, "")
    assert said.err == (
        f"Een andere sync van {online.address} is nog bezig; probeer het straks opnieuw.\n"
    )
    assert online.server.log.lines == []
