"""What people closed or tied to something else is followed, or refused in words."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from sheets_sync.grid.edits import ColumnEdit, Edit, NewTab
from sheets_sync.problems.stop import BrokenStructure
from sheets_sync.stores.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Build = Callable[..., Path]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROWS = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
EDIT = ColumnEdit("Blad1", 0, [1], ["x"])


def refused(path: Path, *edits: Edit) -> BrokenStructure:
    store = Workbook(path)
    before = path.read_bytes()
    with pytest.raises(BrokenStructure) as refusal:
        store.write(edits, store.read())
    assert path.read_bytes() == before
    assert [one for one in path.parent.iterdir() if one.suffix == ".tmp"] == []
    return refusal.value


def test_a_pivot_table_keeps_its_place(build: Build, worksheet: Callable[[str], str]) -> None:
    link = f'<Relationship Id="p" Type="{OFFICE}/pivotTable" Target="../pivotTables/p1.xml"/>'
    path = build(
        worksheet(ROWS),
        more={
            "xl/worksheets/_rels/sheet1.xml.rels": f"<Relationships>{link}</Relationships>",
            "xl/pivotTables/p1.xml": (
                f'<pivotTableDefinition xmlns="{MAIN}"><location ref="C2:D9" firstHeaderRow="1"/>'
                "</pivotTableDefinition>"
            ),
        },
    )
    found = refused(path, ColumnEdit("Blad1", 3, [0, 8], ["Status", "x"]))
    assert (found.code, found.details) == ("workbook.pivot", {"where": "Blad1!D9"})
    store = Workbook(path)
    store.write([ColumnEdit("Blad1", 4, [0, 8], ["Status", "x"])], store.read())


def test_a_workbook_shared_in_the_old_way(build: Build, worksheet: Callable[[str], str]) -> None:
    path = build(worksheet(ROWS), more={"xl/revisions/revisionHeaders.xml": "<headers/>"})
    assert refused(path, EDIT).code == "workbook.shared"


def test_a_protected_structure_stops_new_tabs_alone(
    build: Build, worksheet: Callable[[str], str]
) -> None:
    path = build(worksheet(ROWS), '<workbookProtection lockStructure="1"/>')
    assert refused(path, NewTab("Logboek")).details == {"file": str(path), "tab": "Logboek"}
    store = Workbook(path)
    store.write([EDIT], store.read())
    assert store.read().tabs[0].columns[0][1] == "x"


def test_cells_that_people_may_not_type_in_are_written(
    build: Build, worksheet: Callable[[str], str]
) -> None:
    xml = worksheet(ROWS).replace("</sheetData>", '</sheetData><sheetProtection sheet="1"/>')
    store = Workbook(build(xml))
    store.write([EDIT], store.read())
    assert store.read().tabs[0].columns[0][1] == "x"


def test_a_file_with_two_names_is_left_whole(
    build: Build, worksheet: Callable[[str], str], tmp_path: Path
) -> None:
    path = build(worksheet(ROWS))
    other = tmp_path / "Ander.xlsx"
    other.hardlink_to(path)
    assert refused(path, EDIT).code == "workbook.two_names"
    other.unlink()
    store = Workbook(path)
    store.write([EDIT], store.read())


def test_a_second_name_that_a_killed_run_left_stops_nothing(
    build: Build, worksheet: Callable[[str], str]
) -> None:
    path = build(worksheet(ROWS))
    path.with_name("Register.bak.xlsx").hardlink_to(path)
    store = Workbook(path)
    store.write([EDIT], store.read())
    assert path.stat().st_nlink == 1


def test_a_link_stays_a_link(build: Build, worksheet: Callable[[str], str], tmp_path: Path) -> None:
    path = build(worksheet(ROWS))
    (tmp_path / "elders").mkdir()
    link = tmp_path / "elders" / "Snelkoppeling.xlsx"
    link.symlink_to(path)
    store = Workbook(link)
    store.write([EDIT], store.read())
    assert link.is_symlink()
    assert Workbook(path).read().tabs[0].columns[0][1] == "x"
    assert list(link.parent.iterdir()) == [link]


@pytest.mark.parametrize(
    ("row", "text", "points"),
    [
        pytest.param('ht="15"', "een\ntwee\ndrie", "42", id="made by a program"),
        pytest.param('ht="12.8" customHeight="false"', "een\ntwee\ndrie", "42", id="LibreOffice"),
        pytest.param("", "een\ntwee\ndrie", "42", id="none"),
        pytest.param('ht="15" customHeight="1"', "een\ntwee\ndrie", "15", id="given by a person"),
        pytest.param('ht="60"', "een\ntwee\ndrie", "60", id="high enough"),
        pytest.param('ht="15"', "een", "15", id="one line"),
        pytest.param('ht="15"', "woord " * 12, "42", id="a text that goes on in a next line"),
    ],
)
def test_a_row_grows_with_its_messages(build: Build, row: str, text: str, points: str) -> None:
    xml = (
        f'<worksheet xmlns="{MAIN}"><cols><col min="1" max="1" width="30"/></cols><sheetData>'
        f'<row r="1" {row}><c r="A1" s="3"/></row></sheetData></worksheet>'
    )
    path = build(xml)
    store = Workbook(path)
    store.write([ColumnEdit("Blad1", 0, [0], [text])], store.read())
    with zipfile.ZipFile(path) as archive:
        after = archive.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r'<row [^>]*?\bht="([\d.]+)"', after) == [points]
    assert ("customHeight" in after) == ("customHeight" in row)
