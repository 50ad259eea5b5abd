"""The same in a Google Sheet: what is known of the log stands where people do not come."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from support.google.online import Online

ANSWER = [
    *("Hogeschool Rotterdam", "P. Persoon", "Inkoop", "A. Een", "B. Twee", "Hoe?"),
    *("Presentatie, Anders", "Catering", 5),
]


@pytest.fixture
def decided(online: Online) -> Online:
    """A register with keys up to SI-2022-002."""
    assert online.sync().code == 0
    return online


def log_id(online: Online) -> int:
    book = online.server.service.world.files[online.sheet].book
    assert book is not None
    return next(sheet.sheet_id for sheet in book.sheets if sheet.title == "Logboek")


def without_log(online: Online) -> list[dict[str, Any]]:
    return [{"deleteSheet": {"sheetId": log_id(online)}}]


def with_less_log(online: Online) -> list[dict[str, Any]]:
    rows = {"sheetId": log_id(online), "dimension": "ROWS", "startIndex": 1, "endIndex": 4}
    return [{"deleteDimension": {"range": rows}}]


def with_request(online: Online) -> None:
    online.do(
        {
            "appendCells": {
                "sheetId": 1,
                "rows": [
                    {
                        "values": [
                            {"userEnteredValue": {"numberValue": 44_600}},
                            {"userEnteredValue": {"stringValue": "nieuw@example.org"}},
                            *(
                                {
                                    "userEnteredValue": {
                                        "numberValue" if cell == 5 else "stringValue": cell
                                    }
                                }
                                for cell in ANSWER
                            ),
                        ]
                    }
                ],
                "fields": "userEnteredValue",
            }
        }
    )


def keys(online: Online) -> list[Any]:
    headers, *rows = online.values("Aanvragen!A1:Z9")
    place = headers.index("Kenmerk")
    return [row[place] for row in rows if len(row) > place]


@pytest.mark.parametrize("lost", [without_log, with_less_log])
@pytest.mark.parametrize("machine", ["met before", "never met"])
def test_a_log_that_is_not_all_there_stops_every_machine(
    decided: Online, home: Path, lost: Any, machine: str
) -> None:
    decided.do(*lost(decided))
    if machine == "never met":
        shutil.rmtree(home)
    before = decided.everything()
    said = decided.sync()
    assert (said.code, said.out) == (4, "")
    assert '"Logboek"' in said.err
    assert "versiegeschiedenis" in said.err
    assert decided.everything() == before
    with_request(decided)
    assert decided.sync("--force").code == 0
    assert keys(decided) == ["SI-2022-001", "SI-2022-002", "SI-2022-003"]
    assert decided.sync().code == 0


def test_the_key_of_a_deleted_row_is_not_given_again_without_the_log(decided: Online) -> None:
    rows = {"sheetId": 1, "dimension": "ROWS", "startIndex": 2, "endIndex": 3}
    decided.do({"deleteDimension": {"range": rows}}, *without_log(decided))
    with_request(decided)
    assert decided.sync().code == 4
    assert decided.sync("--force").code == 0
    assert keys(decided) == ["SI-2022-001", "SI-2022-003"]


def test_a_log_with_another_name_is_gone_on_with(decided: Online) -> None:
    properties = {"sheetId": log_id(decided), "title": "Historie"}
    decided.do({"updateSheetProperties": {"properties": properties, "fields": "title"}})
    with_request(decided)
    said = decided.sync()
    assert said.code == 0
    assert 'Het logboek staat hier in het tabblad "Historie"' in said.out
    assert keys(decided) == ["SI-2022-001", "SI-2022-002", "SI-2022-003"]
    assert "Logboek" not in decided.everything()


def test_a_machine_that_met_the_register_long_ago_knows_what_others_did(
    decided: Online, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_request(decided)
    monkeypatch.setenv("XDG_STATE_HOME", f"{home}-elsewhere")
    assert decided.sync().code == 0
    lines = len(decided.values("Logboek!A1:A999"))
    with_request(decided)
    monkeypatch.setenv("XDG_STATE_HOME", str(home))
    assert decided.sync().code == 0
    rows = {"sheetId": log_id(decided), "dimension": "ROWS", "startIndex": lines}
    decided.do({"deleteDimension": {"range": rows}})
    monkeypatch.setenv("XDG_STATE_HOME", f"{home}-elsewhere")
    assert decided.sync().code == 4


def test_a_column_that_people_put_in_the_log_pushes_its_lines_aside(decided: Online) -> None:
    first = {"sheetId": log_id(decided), "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1}
    decided.do({"insertDimension": {"range": first}}, typing="Logboek!A1", cell="Opmerking")
    decided.do(typing="Aanvragen!K2", cell=40)
    before = decided.values("Logboek!A1:H999")
    said = decided.sync()
    assert (said.code, said.err) == (0, "")
    after = decided.values("Logboek!A1:H999")
    assert after[: len(before)] == before
    assert before[0][:2] == ["Opmerking", "Nr"]
    new = [dict(zip(before[0], line, strict=False)) for line in after[len(before) :]]
    reserved = next(line for line in new if line["Kolom"] == "Uren gereserveerd")
    assert (reserved["Kenmerk"], reserved["Oud"], reserved["Nieuw"]) == ("SI-2022-001", 10, "40")
    assert {line["Opmerking"] for line in new} == {""}
