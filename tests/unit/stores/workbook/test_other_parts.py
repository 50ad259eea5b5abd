"""The parts around the worksheets: sums worked out again, looks added, dates kept apart."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from support.counting import instructions_of

from sheets_sync.grid.edits import ColumnEdit, Format
from sheets_sync.grid.snapshot import DayCell
from sheets_sync.stores.workbook import Workbook
from sheets_sync.stores.workbook.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def looks(codes: str, formats: str, rest: str = "") -> Styles:
    xml = (
        f'<styleSheet xmlns="{MAIN}">{codes}<fonts count="1"><font/></fonts>'
        f'<cellXfs count="1">{formats}</cellXfs>{rest}</styleSheet>'
    )
    return Styles(xml.encode())


@pytest.mark.parametrize(
    ("code", "dated"),
    [
        ("dd-mm-yyyy", True),
        ("d mmm", True),
        ("[$-413]dddd d mmmm", True),
        ("mmm", True),
        ("yyyy-mm-dd hh:mm", True),
        ("h:mm", False),
        ("[h]:mm", False),
        ("0.00", False),
        ('0 "dagen"', False),
        ("[Red]0;d", False),
        ("\\d0", False),
        ("General", False),
    ],
)
def test_a_look_that_shows_a_date_is_kept_for_a_day(code: str, *, dated: bool) -> None:
    code = code.replace('"', "&quot;")
    styles = looks(
        f'<numFmts count="1"><numFmt numFmtId="170" formatCode="{code}"/></numFmts>',
        '<xf numFmtId="170"/>',
    )
    assert styles.fitting(0, Format.DAY) == (0 if dated else 1)
    assert (styles.changed() is None) == dated


def test_a_workbook_without_looks_gets_them_when_a_day_is_written(
    build: Callable[..., Path], worksheet: Callable[[str], str]
) -> None:
    path = build(worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    del members["xl/styles.xml"]
    links = members["xl/_rels/workbook.xml.rels"]
    members["xl/_rels/workbook.xml.rels"] = re.sub(rb"<[^<>]*styles[^<>]*>", b"", links)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    store = Workbook(path)
    store.write([ColumnEdit("Blad1", 1, [0], [44_562], Format.DAY)], store.read())
    ((one,), (day,)) = store.read().tabs[0].columns
    assert (one, day) == (1, 44_562)
    assert [isinstance(cell, DayCell) for cell in (one, day)] == [False, True]
    with zipfile.ZipFile(path) as archive:
        assert b'PartName="/xl/styles.xml"' in archive.read("[Content_Types].xml")


def test_new_looks_come_behind_the_old_ones() -> None:
    styles = looks("", '<xf numFmtId="0" fontId="0"><alignment wrapText="1"/></xf>')
    assert [styles.fitting(0, Format.DAY), styles.bold(), styles.fitting(0, Format.DAY)] == [
        1,
        2,
        1,
    ]
    changed = (styles.changed() or b"").decode()
    assert changed == (
        f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164"'
        ' formatCode="dd-mm-yyyy"/></numFmts><fonts count="2"><font/><font><b/></font></fonts>'
        '<cellXfs count="3"><xf numFmtId="0" fontId="0"><alignment wrapText="1"/></xf>'
        '<xf numFmtId="164" fontId="0" applyNumberFormat="1"><alignment wrapText="1"/></xf>'
        '<xf numFmtId="0" fontId="1" applyFont="1"><alignment wrapText="1"/></xf></cellXfs>'
        "</styleSheet>"
    )


def test_twice_the_looks_of_a_workbook_take_no_more_than_twice_the_work() -> None:
    """Workbooks that were pasted together over years have tens of thousands."""

    def work(count: int) -> int:
        formats = '<xf numFmtId="0" fontId="0"/>' * count
        styles = looks("", formats)
        return instructions_of(
            lambda: [styles.fitting(one, Format.DAY) for one in range(count)] + [styles.changed()]
        )

    work(10)
    once, twice, four_times = work(500), work(1000), work(2000)
    assert twice <= 2.2 * once
    assert four_times <= 2.2 * twice


def test_the_formats_of_conditional_looks_are_not_borrowed() -> None:
    conditional = '<dxfs><dxf><numFmt numFmtId="180" formatCode="dd-mm-yyyy"/></dxf></dxfs>'
    styles = looks("", '<xf numFmtId="0"/>', conditional)
    styles.fitting(0, Format.DAY)
    assert b'<numFmt numFmtId="164" formatCode="dd-mm-yyyy"/>' in (styles.changed() or b"")


@pytest.mark.parametrize(
    ("formula", "book", "expected"),
    [
        ("<f>B1</f>", "", '</sheets><calcPr fullCalcOnLoad="1"/></workbook>'),
        ("", "", "</sheets></workbook>"),
    ],
)
def test_sums_are_worked_out_again_where_there_are_any(
    build: Callable[[str, str], Path],
    worksheet: Callable[[str], str],
    formula: str,
    book: str,
    expected: str,
) -> None:
    path = build(worksheet(f'<row r="1"><c r="A1">{formula}<v>1</v></c></row>'), book)
    store = Workbook(path)
    store.write([ColumnEdit("Blad1", 1, [0], [2])], store.read())
    with zipfile.ZipFile(path) as archive:
        assert archive.read("xl/workbook.xml").decode().endswith(expected)


def test_a_day_in_a_workbook_that_counts_from_1904(
    build: Callable[[str, str], Path], worksheet: Callable[[str], str]
) -> None:
    path = build(worksheet('<row r="1"><c r="A1" s="1"/></row>'), '<workbookPr date1904="1"/>')
    store = Workbook(path)
    store.write([ColumnEdit("Blad1", 0, [0], [44_562], Format.DAY)], store.read())
    with zipfile.ZipFile(path) as archive:
        assert b"<v>43100</v>" in archive.read("xl/worksheets/sheet1.xml")
    assert store.read().tabs[0].columns == ([44_562],)
