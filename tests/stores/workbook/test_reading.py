"""What people typed, and what the program sees of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from sheets_sync.errors import Unreachable
from sheets_sync.snapshot import ErrorCell
from sheets_sync.stores.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sheets_sync.snapshot import Cell


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MOMENT = dt.datetime.fromisoformat("2021-04-01T12:00")


@pytest.mark.parametrize("epoch", [CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904])
@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        (dt.date(2021, 4, 1), 44_287),
        (MOMENT, 44_287.5),
        (MOMENT - dt.timedelta(hours=2, minutes=29, seconds=44.75), 44_287.396009837962963),
        (dt.time(7, 30), "7:30"),
        (dt.time(7, 30, 5), "7:30:05"),
        (dt.timedelta(hours=31, minutes=5), "31:05"),
        (44_287, 44_287),
        (7.5, 7.5),
        (True, True),
        ("7,5", "7,5"),
        (" 31-12-2021 ", " 31-12-2021 "),
        ("#N/A", ErrorCell("#N/A")),
        ("=1+1", ErrorCell("")),
    ],
)
def test_a_cell(tmp_path: Path, epoch: dt.datetime, typed: object, seen: Cell) -> None:
    book = openpyxl.Workbook()
    book.epoch = epoch
    book.worksheets[0].cell(1, 1).value = typed  # type: ignore[assignment] # any value
    path = tmp_path / "Register.xlsx"
    book.save(path)
    (found,) = Workbook(path).read().tabs[0].columns[0]
    assert type(found) is type(seen) or not isinstance(seen, str)
    assert found == (seen if isinstance(seen, str) else pytest.approx(seen, abs=1e-9))


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        pytest.param('<row r="1"/>', (), id="nothing"),
        pytest.param('<row r="2"><c r="B2"><v>1</v></c></row>', (["", ""], ["", 1]), id="from A1"),
        pytest.param(
            "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
            ([1, 3], [2, ""]),
            id="no addresses",
        ),
        pytest.param(
            '<row><c><v>1</v></c><c t="e"><v>#REF!</v></c></row>',
            ([1], [ErrorCell("#REF!")]),
            id="an error without an address",
        ),
        pytest.param(
            '<row r="1"><c t="e" r="A1" s="1"><f>B1</f><v>#DIV/0!</v></c>'
            "<c r='B1' t='e'><v>#N/A</v></c></row>",
            ([ErrorCell("#DIV/0!")], [ErrorCell("#N/A")]),
            id="errors",
        ),
        pytest.param(
            '<row r="1"><c r="A1"><f>B1</f><v>7</v></c>'
            '<c r="B1" t="str"><f>C1</f><v></v></c></row>',
            ([7], [""]),
            id="formulas with an outcome",
        ),
        pytest.param(
            '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><f>B1</f></c></row>'
            '<row r="3"><c r="B3"><f t="shared" si="0"/><v/></c></row>',
            ([1, "", ""], ["", "", ErrorCell("")], [ErrorCell(""), "", ""]),
            id="formulas without one, outside the rest",
        ),
        pytest.param(
            '<row r="1"><c r="A1" t="inlineStr"><is><t>&lt;c t="e"&gt; t="e" </t></is></c></row>',
            (['<c t="e"> t="e"'],),
            id="text that looks like an error",
        ),
        pytest.param(
            '<!-- <row r="1"><c r="A1" t="e"><v>#N/A</v></c></row> -->'
            '<row r="1"><c r="A1"><v>1</v></c></row>',
            ([1],),
            id="an error in a comment",
        ),
    ],
)
def test_rows(
    build: Callable[[str], Path],
    worksheet: Callable[[str], str],
    rows: str,
    columns: tuple[list[Cell], ...],
) -> None:
    (tab,) = Workbook(build(worksheet(rows))).read().tabs
    assert tab.columns == columns
    assert all(
        isinstance(found, ErrorCell) == isinstance(seen, ErrorCell)
        for pair in zip(tab.columns, columns, strict=True)
        for found, seen in zip(*pair, strict=True)
    )
    assert all(len(column) == tab.height for column in tab.columns)


@pytest.mark.parametrize(
    ("far", "named"),
    [
        pytest.param('<c r="XFD9000"><v>1</v></c>', "Blad1!XFD9000", id="a stray cell"),
        pytest.param('<c r="XFD9000" s="1"/>', None, id="a look without content"),
    ],
)
def test_a_cell_far_from_all_others(
    build: Callable[[str], Path], far: str, named: str | None
) -> None:
    path = build(
        f'<worksheet xmlns="{MAIN}"><dimension ref="A1:XFD9000"/><sheetData><row r="1">'
        f'<c r="A1"><v>1</v></c></row><row r="9000">{far}</row></sheetData></worksheet>'
    )
    if named is None:
        assert Workbook(path).read().tabs[0].columns == ([1],)
    else:
        with pytest.raises(Unreachable) as refusal:
            Workbook(path).read()
        assert refusal.value.code == "workbook.stray_cell"
        assert refusal.value.details == {"where": named}


def test_hidden_tabs_are_read_and_chart_sheets_are_not(tmp_path: Path) -> None:
    path = tmp_path / "Register.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Plannen").write(0, 0, "a")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Plannen!$A$1:$A$2"})
        book.add_chartsheet("Grafiek").set_chart(chart)
        hidden = book.add_worksheet("Lijst")
        hidden.write(0, 0, "b")
        hidden.merge_range(1, 1, 2, 3, "samen")
        hidden.very_hidden()
    plans, listed = Workbook(path).read().tabs
    assert (plans.title, plans.columns, plans.merged) == ("Plannen", (["a"],), ())
    assert (listed.title, listed.columns[0]) == ("Lijst", ["b", ""])
    assert listed.merged == ((1, 1, 2, 3),)
