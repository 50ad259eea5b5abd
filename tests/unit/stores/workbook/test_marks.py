"""The mark of a register in a workbook: a property beside those of people."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from openpyxl.packaging.custom import StringProperty

from sheets_sync.grid.edits import ColumnEdit
from sheets_sync.grid.store import Guide
from sheets_sync.stores.workbook import Workbook

if TYPE_CHECKING:
    from pathlib import Path

NAMES = b'"http://schemas.openxmlformats.org/officeDocument/2006/'
EMPTY = b"<Properties xmlns=" + NAMES + b'custom-properties"/>'
FOREIGN = (
    (
        b"<p:Properties xmlns:p="
        + NAMES
        + b'custom-properties" xmlns:v='
        + NAMES
        + b'docPropsVTypes">'
    )
    + b'<!-- <p:property name="sheets-sync"> --><p:property pid="7" name="sheets-sync" '
    + b'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"><v:lpwstr>a=0</v:lpwstr></p:property>'
    + b"</p:Properties>"
)
ALLOWED = {"docProps/custom.xml", "_rels/.rels", "[Content_Types].xml", "xl/worksheets/sheet1.xml"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "register.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Plannen").write_row(0, 0, ["Kenmerk", "Status"])
        book.set_custom_property("Afdeling", "P&O")
        book.set_custom_property("Jaar", 2022)
    return path


def write(path: Path, mark: str) -> None:
    store = Workbook(path)
    store.write([ColumnEdit("Plannen", 1, [1], [mark])], store.read(), Guide(mark=mark))


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def properties(path: Path) -> dict[str, object]:
    return {one.name: one.value for one in openpyxl.load_workbook(path).custom_doc_props.props}  # type: ignore[attr-defined]


def test_people_s_own_properties_stay_as_they_are(path: Path) -> None:
    for mark in ("a=1", "a=2"):
        before = members(path)
        write(path, mark)
        assert properties(path) == {"Afdeling": "P&O", "Jaar": 2022, "sheets-sync": mark}
        changed = {name for name, content in members(path).items() if before.get(name) != content}
        assert changed == {"docProps/custom.xml", "xl/worksheets/sheet1.xml"}


def test_a_workbook_without_properties_gets_a_part_for_it(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Plannen"
    book.save(path)
    before = members(path)
    write(path, "a=1")
    assert properties(path) == {"sheets-sync": "a=1"}
    changed = {name for name, content in members(path).items() if before.get(name) != content}
    assert changed <= ALLOWED


def test_another_program_that_saves_the_workbook_takes_it_along(path: Path) -> None:
    write(path, "a=1")
    book = openpyxl.load_workbook(path)
    book.custom_doc_props.append(StringProperty(name="Later", value="x"))  # type: ignore[attr-defined]
    book.save(path)
    assert Workbook(path).read().mark == "a=1"


@pytest.mark.parametrize(
    "xml",
    [
        EMPTY,
        FOREIGN,
    ],
)
def test_properties_as_other_programs_write_them(path: Path, xml: bytes) -> None:
    found = members(path) | {"docProps/custom.xml": xml}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    assert Workbook(path).read().mark in {"", "a=0"}
    write(path, "a=1")
    assert Workbook(path).read().mark == "a=1"
    assert properties(path) == {"sheets-sync": "a=1"}


@pytest.mark.parametrize("xml", [b"", b"geen xml", b"<Properties><property", b"\xff\xfe"])
def test_properties_that_cannot_be_read_stop_nothing(path: Path, xml: bytes) -> None:
    found = members(path) | {"docProps/custom.xml": xml}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    assert not Workbook(path).read().mark
    write(path, "a=1")
    assert not Workbook(path).read().mark
    assert members(path)["docProps/custom.xml"] == xml
