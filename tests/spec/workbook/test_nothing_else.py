"""What people put in a workbook besides cells is there after a write, to the byte."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from sheets_sync.grid.edits import ColumnEdit, Edit, Format, NewTab
from sheets_sync.problems.stop import BrokenStructure
from sheets_sync.stores.workbook import Workbook

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8"
    "cfc0f01f00050001ff56c7020d0000000049454e44ae426082"
)
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """A register with a chart, picture, comment, rules, sparkline, table, names and macros."""
    path = tmp_path / "Register.xlsm"
    with xlsxwriter.Workbook(path) as book:
        plans = book.add_worksheet("Plannen")
        day = book.add_format({"num_format": "d mmm yyyy", "bg_color": "#FFFF00"})
        plans.set_column(0, 0, 20)
        for row in range(12):
            plans.write_row(row, 0, [f"SI-{row}", row / 4, "Goedgekeurd"])
            plans.write_number(row, 3, 44_300 + row, day)
            plans.write_formula(row, 4, f"=B{row + 1}*2", None, row / 2)
        plans.write_rich_string(0, 6, "gewoon ", book.add_format({"bold": True}), "vet")
        plans.write_comment(2, 1, "Klopt dit?")
        plans.insert_image(20, 1, "punt.png", {"image_data": io.BytesIO(PIXEL)})
        plans.conditional_format("B1:B9", {"type": "data_bar", "data_bar_2010": True})
        plans.data_validation("C1:C9", {"validate": "list", "source": ["Goedgekeurd", "Afgewezen"]})
        plans.add_sparkline(1, 7, {"range": "Plannen!B1:B9"})
        plans.add_table("J1:K4", {"columns": [{"header": "Naam"}, {"header": "Kort"}]})
        plans.autofilter("A1:E12")
        plans.freeze_panes(1, 0)
        plans.protect("geheim")
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Plannen!$B$1:$B$9"})
        plans.insert_chart("M2", chart)
        book.add_worksheet("Overig").write_formula(0, 0, "=Plannen!B3", None, 0.5)
        book.define_name("Budget", "=Plannen!$B$1:$B$9")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("xl/vbaProject.bin", bytes(range(256)))
        archive.writestr("xl/pivotTables/pivotTable1.xml", "<pivotTableDefinition  name='a' />")
        archive.writestr("customXml/item1.xml", "<?xml version='1.0'?><label/>\n")
    return path


def parts(path: Path) -> dict[str, tuple[bytes, tuple[object, ...]]]:
    """Each member's bytes as they lie in the file, and what the directory says of it."""
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return {
            one.filename: (
                data[one.header_offset :][: 30 + len(one.filename) + one.compress_size],
                (one.date_time, one.compress_type, one.external_attr, one.extra, one.comment),
            )
            for one in archive.infolist()
        }


def names(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def contents(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


class Pipe(io.BytesIO):
    """What a program that cannot go back writes to: sizes follow behind each member."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError


def piped(path: Path) -> None:
    pipe = Pipe()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            new.writestr(one.filename, old.read(one), zipfile.ZIP_DEFLATED)
    path.write_bytes(pipe.getvalue())


EDITS: list[Edit] = [
    ColumnEdit("Plannen", 2, [1, 5], ["Afgewezen", None]),
    ColumnEdit("Plannen", 3, [2], [44_562], Format.DAY),
    ColumnEdit("Plannen", 11, [0], ["Status"], heading=True),
    ColumnEdit("Plannen", 11, [3, 14], ["Wacht op besluit", "Laatste"]),
]


def test_every_other_member_is_copied_as_it_lies(rich: Path) -> None:
    before, order = parts(rich), names(rich)
    store = Workbook(rich)
    store.write(EDITS, store.read())
    after = parts(rich)
    changed = {name for name in before if after[name] != before[name]}
    assert changed <= {SHEET, "xl/workbook.xml"}
    assert names(rich) == order


def test_a_file_that_was_written_to_a_pipe(rich: Path) -> None:
    piped(rich)
    store = Workbook(rich)
    before = store.read()
    store.write(EDITS, before)
    assert names(rich)
    assert store.read().tabs[1] == before.tabs[1]
    assert store.read().tabs[0].columns[2][1] == "Afgewezen"


def test_the_worksheet_keeps_every_byte_around_its_changed_cells(rich: Path) -> None:
    before = contents(rich, SHEET)
    store = Workbook(rich)
    store.write(EDITS, store.read())
    after = contents(rich, SHEET)
    cell = r'<c r="({})"[^>]*?(?:/>|>.*?</c>)'
    touched = "C2|C6|D3|L1|L4|L15"
    row_tags = r'<row r="(?:1|4)"[^>]*>|<row r="15"></row>|<dimension [^>]*>'
    rest = [re.sub(row_tags, "", re.sub(cell.format(touched), "", xml)) for xml in (before, after)]
    assert rest[0] == rest[1]
    assert before != after


def test_formulas_keep_their_outcome_and_are_worked_out_when_opened(rich: Path) -> None:
    store = Workbook(rich)
    before = store.read()
    store.write(EDITS, before)
    after = store.read()
    assert after.tabs[0].columns[4] == before.tabs[0].columns[4] + [""] * 3
    assert after.tabs[1] == before.tabs[1]
    assert contents(rich, "xl/workbook.xml").count('fullCalcOnLoad="1"') == 1


def test_a_written_day_keeps_the_look_a_person_gave_it(rich: Path) -> None:
    store = Workbook(rich)
    store.write(EDITS, store.read())
    cell = load_workbook(rich)["Plannen"]["D3"]
    assert (cell.number_format, cell.fill.fgColor.rgb) == ("d mmm yyyy", "FFFFFF00")


@pytest.mark.parametrize(
    ("form", "value", "look"),
    [
        (Format.DAY, 44_562, "dd-mm-yyyy"),
        (Format.MOMENT, 44_562.5, "dd-mm-yyyy hh:mm:ss"),
        (Format.MONEY, 1234.5, '"€" #,##0.00'),
        (Format.AMOUNT, 7.25, "General"),
    ],
)
def test_a_new_number_looks_like_what_it_is(
    rich: Path, form: Format, value: float, look: str
) -> None:
    store = Workbook(rich)
    for row in (5, 6):
        store.write([ColumnEdit("Plannen", 20, [row], [value], form)], store.read())
    sheet = load_workbook(rich)["Plannen"]
    assert [sheet.cell(row, 21).number_format for row in (6, 7)] == [look, look]
    assert contents(rich, "xl/styles.xml").count("dd-mm-yyyy hh:mm:ss") <= 1


def test_a_number_in_a_cell_that_showed_a_date_is_shown_as_a_number(rich: Path) -> None:
    store = Workbook(rich)
    store.write([ColumnEdit("Plannen", 3, [4], [7.5], Format.AMOUNT)], store.read())
    cell = load_workbook(rich)["Plannen"]["D5"]
    assert (cell.value, cell.number_format) == (7.5, "General")
    assert cell.fill.fgColor.rgb == "FFFFFF00"


def test_a_header_of_a_table_is_left_to_people(rich: Path) -> None:
    store = Workbook(rich)
    with pytest.raises(BrokenStructure) as refusal:
        store.write([ColumnEdit("Plannen", 10, [0], ["Anders"], heading=True)], store.read())
    assert (refusal.value.code, refusal.value.details) == (
        "workbook.table_header",
        {"where": "Plannen!K1"},
    )
    store.write([ColumnEdit("Plannen", 10, [1], ["rij"])], store.read())


def test_replacing_a_formula_takes_it_out_of_the_calculation_order(rich: Path) -> None:
    with zipfile.ZipFile(rich) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
    link = b'<Relationship Id="rId90" Type="' + office + b'" Target="calcChain.xml"/>'
    kind = b'<Override PartName="/xl/calcChain.xml" ContentType="application/xml"/>'
    for name, end, tag in (
        ("xl/_rels/workbook.xml.rels", b"</Relationships>", link),
        ("[Content_Types].xml", b"</Types>", kind),
    ):
        members[name] = members[name].replace(end, tag + end)
    members["xl/calcChain.xml"] = b'<calcChain><c r="E1" i="1"/><c r="E2"/></calcChain>'
    with zipfile.ZipFile(rich, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    store = Workbook(rich)
    store.write([ColumnEdit("Plannen", 4, [0], [3])], store.read())
    assert "xl/calcChain.xml" not in names(rich)
    assert "calcChain" not in contents(rich, "xl/_rels/workbook.xml.rels")
    assert "calcChain" not in contents(rich, "[Content_Types].xml")
    assert store.read().tabs[0].columns[4][:3] == [3, 0.5, 1]


def test_a_new_tab_opens_with_its_header_in_bold_and_frozen(rich: Path) -> None:
    store = Workbook(rich)
    store.write(
        [
            NewTab("Log & boek"),
            ColumnEdit("Log & boek", 0, [0], ["Moment"], heading=True),
            ColumnEdit("Log & boek", 1, [0], ["Een heel lange reden"], heading=True),
            ColumnEdit("Log & boek", 0, [1], [44_562.5], Format.MOMENT),
        ],
        store.read(),
    )
    book = load_workbook(rich)
    sheet = book["Log & boek"]
    assert book.sheetnames == ["Plannen", "Overig", "Log & boek"]
    assert sheet.freeze_panes == "A2"
    assert [sheet["A1"].font.b, sheet["B1"].font.b, sheet["A2"].font.b] == [True, True, False]
    assert sheet.column_dimensions["B"].width == 22


TEXT = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"], include_characters="\n"),
    min_size=1,
    max_size=10,
).filter(lambda text: not re.search("_x[0-9A-Fa-f]{4}_", text))


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.dictionaries(
        st.tuples(st.integers(11, 15), st.integers(0, 20)),
        TEXT | st.integers(-9999, 9999) | st.floats(-1e6, 1e6, allow_nan=False),
        min_size=1,
    )
)
def test_another_program_reads_the_same(
    rich: Path, edits: dict[tuple[int, int], str | float]
) -> None:
    store = Workbook(rich)
    before = load_workbook(rich)["Plannen"]
    changes = [ColumnEdit("Plannen", column, [row], [one]) for (column, row), one in edits.items()]
    store.write(changes, store.read())
    after = load_workbook(rich)["Plannen"]
    for row in range(1, 25):
        for column in range(1, 18):
            was = before.cell(row, column).value
            expected = edits.get((column - 1, row - 1), was)
            found = after.cell(row, column)
            assert found.value == expected
            assert (found.data_type == "f") == (column == 5 and row <= 12)
