"""What people typed, and what the program sees of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from sheets_sync.grid.edits import ColumnEdit
from sheets_sync.grid.snapshot import (
    CurrencyCell,
    DayCell,
    DurationCell,
    EarlyDayCell,
    EarlyMomentCell,
    ErrorCell,
    MinutesCell,
    MomentCell,
    PercentCell,
    TimeCell,
    UnitCell,
)
from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sheets_sync.grid.snapshot import Cell


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MOMENT = dt.datetime.fromisoformat("2021-04-01T12:00")


@pytest.mark.parametrize("epoch", [CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904])
@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        (dt.date(2021, 4, 1), DayCell(44_287)),
        (MOMENT, MomentCell(44_287.5)),
        (
            MOMENT - dt.timedelta(hours=2, minutes=29, seconds=44.75),
            MomentCell(44_287.396009837962963),
        ),
        (dt.time(7, 30), TimeCell(0.3125)),
        (dt.time(7, 30, 5), TimeCell(27_005 / 86_400)),
        (dt.timedelta(hours=31, minutes=5), DurationCell(1865 / 1440)),
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
    assert type(found) is (float if isinstance(seen, int) and seen is not True else type(seen))
    assert found == (seen if isinstance(seen, str) else pytest.approx(seen, abs=1e-9))


FORMATS: dict[type, list[int | str]] = {
    float: [
        *(0, 1, 2, 3, 4, 11, 12, 13, 37, 38, 39, 40, 49),
        *("0.0", "#,##0.00", "0.00E+00", '0" banen"', "0 uur", '#,##0.0 "h:mm"', "[Red]0;[Blue]-0"),
        *("General", 'General" u"', "[$-413]0", "0.0_d", "\\d0", "[<1]0.00;0"),
    ],
    UnitCell: [
        *('0" dagen"', "#,##0,", '"€" #,##0.0,', '0.0\\ "min"'),
        *('0.0,,"M"', '"ja";"nee"', ";;;", '[Red]"akkoord"'),
    ],
    DayCell: [
        *(14, 15, 16, 17),
        *("dd-mm-yyyy", "d/m/yy", "[$-413]d mmmm yyyy;@", "[$-x-sysdate]dddd, mmmm dd, yyyy"),
        *("d-mmm", "mmmm", "yyyy", "jjjj-mm-dd", '[=0]"";dd-mm-yyyy', "[Red]d mmm"),
    ],
    MomentCell: [
        22,
        *("dd-mm-yyyy hh:mm:ss", "yyyy-mm-dd h:mm AM/PM", "d/m/yyyy h:mm", "dd-mm-jjjj uu:mm"),
        *("d mmm hh:mm:ss.000", "[$-409]m/d/yy h:mm AM/PM;@"),
    ],
    TimeCell: [*(18, 19, 20, 21), "h:mm", "hh:mm:ss.000", "[$-413]h:mm:ss;@", "uu:mm", "h AM/PM"],
    MinutesCell: [45, 47, "mm:ss", "mm:ss.0", "ss"],
    DurationCell: [
        46,
        "[h]:mm",
        "[hh]:mm:ss",
        "[mm]:ss",
        "[ss].00",
        "[h]:mm;-[h]:mm",
        "[u]:mm",
        "[h]",
    ],
    PercentCell: [9, 10, "0%", "0.0%", "0 %;-0 %"],
    CurrencyCell: [
        *(5, 6, 7, 8, 42, 44),
        *('"€" #,##0.00', "[$€-413] #,##0.00", "[$€-2]\\ 0", "$#,##0", "£0", "[$EUR] 0", '0 "EUR"'),
        *('_ "€" * #,##0.00_ ;_ "€" * -#,##0.00_ ;_ "€" * "-"??_ ;_ @_ ', "\\€ 0", '0 "euro"'),
    ],
}
EARLY: dict[type, type] = {DayCell: EarlyDayCell, MomentCell: EarlyMomentCell}
VALUES = (7.5, 4, 1, 59, 60, 61, 0, 0.3125, 1.5, -0.5, -3, 44_561, 44_561.25, 1200.505, 1e9)


@pytest.mark.parametrize("epoch", [0, 1462], ids=["1900", "1904"])
@pytest.mark.parametrize("kind", FORMATS)
def test_a_number_is_what_is_in_the_file_and_says_how_it_is_shown(
    tmp_path: Path, kind: type, epoch: int
) -> None:
    """What calamine makes of some: 7.5 as h:mm is 8.5, 4 as a day is 5, -0.5 is nothing."""
    path = tmp_path / "Register.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": bool(epoch)}) as book:
        sheet = book.add_worksheet()
        for column, form in enumerate(FORMATS[kind]):
            look = book.add_format({"num_format": form})
            for row, value in enumerate(VALUES):
                sheet.write_number(row, column, value, look)
    first = epoch if kind in {DayCell, MomentCell} else 0
    for form, cells in zip(FORMATS[kind], Workbook(path).read().tabs[0].columns, strict=True):
        assert cells == [value + first for value in VALUES], form
        for cell, value in zip(cells, VALUES, strict=True):
            early = not epoch and 0 <= value < 61
            assert type(cell) is (EARLY.get(kind, kind) if early else kind), form


LOOK = '<row r="1"><c r="A1" t="inlineStr"><is><t> s="1" </t></is></c>{}</row>'


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B1" s="1"><v>4</v></c>',
        '<c r="B1" s="1" t="n"><v>4</v></c>',
        '<c r="B1" t="n" s="1"><v>4</v></c>',
        "<c r='B1' s='1'><v>4</v></c>",
        '<c s="1" r="B1"><v>4</v></c>',
        '<c s="1"><v>4</v></c>',
        '<c\n r="B1"\n s = "1"><v>4</v></c>',
        '<c r="B1" cm="1" s="01"><f>2+2</f><v>4</v></c>',
        '<c r="B1" t="d"><v>1900-01-03</v></c>',
    ],
)
def test_a_look_is_found_however_it_is_written(
    build: Callable[[str], Path], worksheet: Callable[[str], str], cell: str
) -> None:
    (tab,) = Workbook(build(worksheet(LOOK.format(cell)))).read().tabs
    assert tab.columns == (['s="1"'], [4])
    assert isinstance(tab.columns[1][0], DayCell)


def test_texts_and_blanks_with_the_look_of_a_day_stay_what_they_are(
    build: Callable[[str], Path], worksheet: Callable[[str], str]
) -> None:
    rows = (
        '<row r="1"><c r="A1" s="1" t="str"><v>4</v></c><c r="B1" s="1"/>'
        '<c r="C1" s="1" t="b"><v>1</v></c><c r="D1" s="1" t="e"><v>#N/A</v></c>'
        '<c r="E1" s="2"><v>1.5</v></c><c r="F1" s="3"><v>1</v></c><c r="ZZ9" s="1"/></row>'
    )
    (tab,) = Workbook(build(worksheet(rows))).read().tabs
    cells = [column[0] for column in tab.columns]
    assert cells == ["4", "", True, "#N/A", 1.5, 1]
    assert list(map(type, cells)) == [str, str, bool, ErrorCell, DurationCell, float]


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


FAR = 1_048_576


def tall(cell: str) -> str:
    first = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="C1"><v>1</v></c></row>'
    return f'<worksheet xmlns="{MAIN}"><sheetData>{first}{cell}</sheetData></worksheet>'


BLANK = '<is><t xml:space="preserve"> \n\u00a0</t></is>'


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param(f'<row r="{FAR}"><c r="B{FAR}" t="inlineStr">{BLANK}</c></row>', id="a space"),
        pytest.param(
            f'<row r="{FAR}"><c r="XFD{FAR}" t="str"><v> </v></c></row>', id="in the last cell"
        ),
        pytest.param(
            "".join(
                f'<row r="{row}"><c r="A{row}" t="inlineStr">{BLANK}</c></row>'
                for row in range(2, 5000)
            ),
            id="all the way down",
        ),
        pytest.param(f'<row r="{FAR}" s="1"><c r="XFD{FAR}" s="1"/></row>', id="a look"),
    ],
)
def test_blanks_at_the_end_take_no_room_and_stop_nothing(
    build: Callable[[str], Path], cell: str
) -> None:
    store = Workbook(build(tall(cell)))
    (tab,) = store.read().tabs
    assert tab.columns == (["a"], [""], [1])
    store.write([ColumnEdit("Blad1", 0, [0, 1], ["b", "c"])], store.read())
    (tab,) = store.read().tabs
    assert tab.columns[0] == ["b", "c"]


@pytest.mark.parametrize("row", [2, 9000])
@pytest.mark.parametrize("column", ["AAA", "XFD"])
def test_a_blank_far_to_the_right_is_passed_over(
    build: Callable[[str], Path], row: int, column: str
) -> None:
    """New columns would have to stand behind it, out of sight or beyond the last there is."""
    far = (
        f'<row r="{row}"><c r="A{row}"><v>1</v></c>'
        f'<c r="{column}{row}" t="inlineStr">{BLANK}</c></row>'
    )
    (tab,) = Workbook(build(tall(far))).read().tabs
    assert (tab.width, tab.height) == (3, row)


def test_what_stands_far_to_the_right_of_a_small_tab_is_read(build: Callable[[str], Path]) -> None:
    far = '<row r="2"><c r="AAA2"><v>7</v></c><c r="AAB2" t="str"><f>A1</f><v></v></c></row>'
    (tab,) = Workbook(build(tall(far))).read().tabs
    assert (tab.width, tab.columns[702][1]) == (704, 7)


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        (f'<row r="{FAR}"><c r="XFD{FAR}"><v>1</v></c></row>', f"Blad1!XFD{FAR}"),
        (f'<row r="2"><c r="XFD{FAR}"><v>1</v></c></row>', f"Blad1!XFD{FAR}"),
        (
            f'<row r="{FAR}"><c r="XFD{FAR}"><v>1</v></c></row><row r="3"/>',
            f"Blad1!XFD{FAR}",
        ),
        ('<row r="99999999"><c r="A99999999"><v>1</v></c></row>', "Blad1!A99999999"),
        (f"<row r='2'><c r = 'XFD{FAR}'><v>1</v></c></row>", f"Blad1!XFD{FAR}"),
    ],
)
def test_a_size_that_is_not_told_is_noticed_before_room_is_made(
    build: Callable[[str], Path], rows: str, named: str
) -> None:
    with pytest.raises(Unreachable) as refusal:
        Workbook(build(tall(rows))).read()
    assert (refusal.value.code, refusal.value.details) == (
        "workbook.stray_cell",
        {"where": named},
    )


@pytest.mark.parametrize("number", [-8_712_345_678_901, 1e300, -1e18, 99_999_999])
def test_a_day_that_never_comes_is_a_number_that_is_no_day(tmp_path: Path, number: float) -> None:
    book = openpyxl.Workbook()
    for column, code in enumerate(("dd-mm-yyyy", "[h]:mm", "h:mm"), 1):
        cell = book.worksheets[0].cell(1, column)
        cell.value, cell.number_format = number, code
    book.save(path := tmp_path / "Register.xlsx")
    assert Workbook(path).read().tabs[0].columns == ([number], [number], [number])
