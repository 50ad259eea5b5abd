"""Formulas that need one another: order, circles, spilling, formats taken over, many of them."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_sync.testing import spreadsheets, typed
from sheets_sync.testing.formulas.outcomes import value_at
from sheets_sync.testing.locales import tongue

if TYPE_CHECKING:
    from support.loopback.calls import Api

CIRCULAR = "#REF!"


def test_every_write_is_seen_by_all_formulas(api: Api) -> None:
    api.batch({"addSheet": {"properties": {"title": "Totals", "sheetId": 7}}})
    api.type_in("Totals!A1", [["=SUM(Sheet1!A1:A3)", "=A1*2"]])
    api.put("A1", [[1], [2], [3]])
    assert api.unformatted("Totals!A1:B1") == [[6, 12]]
    api.put("A2", [[5]])
    assert api.unformatted("Totals!A1:B1") == [[9, 18]]


@pytest.mark.evidence("R")
def test_a_circle_is_an_error_and_so_is_what_hangs_on_it(api: Api) -> None:
    api.type_in("A1", [["=B1", "=A1+1", "=B1", 1], ["=D1+1"]])
    assert api.read("A1:D2") == [[CIRCULAR, CIRCULAR, CIRCULAR, "1"], ["2"]]
    api.type_in("B1", [["3"]])
    assert api.read("A1:C1") == [["3", "3", "3"]]


def test_an_array_does_not_write_over_what_stands_there(api: Api) -> None:
    api.type_in("A1", [["={1;2;3}"], [""], ["x"]])
    assert api.read("A1:A3") == [["#REF!"], [], ["x"]]
    api.call("POST", f"{api.here}/values/A3:clear")
    assert api.read("A1:A3") == [["1"], ["2"], ["3"]]
    assert api.formulas("A1:A3") == [["={1;2;3}"], [2], [3]]


def test_an_array_needs_room(api: Api) -> None:
    api.type_in("F1", [["={1,2}"]])
    assert api.read("F1") == [["#REF!"]]


def test_formulas_read_what_arrays_fill(api: Api) -> None:
    api.type_in("A1", [["=SUM(B1:B3)", "={1;2;3}", "=ARRAYFORMULA(B1:B3*2)", "=SUM(C:C)"]])
    assert api.unformatted("A1:D3") == [[6, 1, 2, 12], ["", 2, 4], ["", 3, 6]]
    rows: Any = api.sheet(includeGridData="true")["data"][0]["rowData"]
    filled = rows[1]["values"][1]
    assert filled["effectiveValue"] == {"numberValue": 2}
    assert "userEnteredValue" not in filled


def test_an_append_lands_below_what_an_array_fills(api: Api) -> None:
    api.type_in("A1", [["={1;2;3}"]])
    path = f"{api.here}/values/A1:append"
    body = {"values": [["x"]]}
    answer = api.call("POST", path, params={"valueInputOption": "RAW"}, json=body)
    assert answer["updates"]["updatedRange"] == "Sheet1!A4"


INHERITED = [
    ("=A1", "1/5/2020", {"type": "DATE", "pattern": "m/d/yyyy"}),
    ("=A1+7", "1/12/2020", {"type": "DATE", "pattern": "m/d/yyyy"}),
    ("=A2-A1", "31", None),
    ("=A1*2", "87670", None),
    ("=B1", "$10.00", {"type": "CURRENCY", "pattern": "[$$]#,##0.00"}),
    ("=SUM(B1:B2)", "$30.50", {"type": "CURRENCY", "pattern": "[$$]#,##0.00"}),
    ("=AVERAGE(B1:B2)", "$15.25", {"type": "CURRENCY", "pattern": "[$$]#,##0.00"}),
    ("=B1*C1", "$1.50", {"type": "CURRENCY", "pattern": "[$$]#,##0.00"}),
    ("=B1/B2", "0.487804878", None),
    ("=C1", "15%", {"type": "PERCENT", "pattern": "0%"}),
    ("=C1*2", "30%", {"type": "PERCENT", "pattern": "0%"}),
    ("=IF(TRUE,A1,0)", "1/5/2020", {"type": "DATE", "pattern": "m/d/yyyy"}),
    ("=MAX(A1:A2)", "2/5/2020", {"type": "DATE", "pattern": "m/d/yyyy"}),
    ("=INDEX(B1:B2,2)", "$20.50", {"type": "CURRENCY", "pattern": "[$$]#,##0.00"}),
    ("=COUNT(A1:A2)", "2", None),
    ("=YEAR(A1)", "2020", None),
    ("=D1+A1", "1/5/2020 12:00", {"type": "DATE_TIME", "pattern": "m/d/yyyy hh:mm"}),
    ("=A1&B1", "4383510", None),
]


@pytest.mark.parametrize(("formula", "shown", "pattern"), INHERITED)
def test_a_formula_takes_over_the_format_of_what_it_refers_to(
    api: Api, formula: str, shown: str, pattern: object
) -> None:
    api.type_in("A1", [["1/5/2020", "$10.00", "15%", "12:00"], ["2/5/2020", "$20.50"]])
    api.type_in("F1", [[formula]])
    cell: Any = api.sheet(includeGridData="true")["data"][0]["rowData"][0]["values"][5]
    assert api.read("F1") == [[shown]]
    assert cell["effectiveFormat"].get("numberFormat") == pattern
    assert "userEnteredFormat" not in cell


def test_a_format_of_its_own_comes_first(api: Api) -> None:
    api.type_in("A1", [["1/5/2020", "=A1"]])
    form = {"numberFormat": {"type": "NUMBER", "pattern": "0"}}
    where = {"startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 1, "endColumnIndex": 2}
    cell = {"userEnteredFormat": form}
    api.batch({"repeatCell": {"range": where, "cell": cell, "fields": "userEnteredFormat"}})
    assert api.read("B1") == [["43835"]]


@pytest.mark.evidence("D")
def test_a_formula_may_carry_a_link(api: Api) -> None:
    api.type_in("A1", [['=HYPERLINK("https://example.org/"&B1,"here")', "x"]])
    cell: Any = api.sheet(includeGridData="true")["data"][0]["rowData"][0]["values"][0]
    assert cell["hyperlink"] == "https://example.org/x"
    assert cell["formattedValue"] == "here"
    assert cell["effectiveFormat"]["hyperlinkDisplayType"] == "LINKED"


def test_rows_inserted_into_an_open_range_are_followed(api: Api) -> None:
    api.type_in("A1", [["=SUM(B2:B)", "hours"], ["", 1], ["", 2]])
    span = {"dimension": "ROWS", "startIndex": 0, "endIndex": 2}
    api.batch({"insertDimension": {"range": span}})
    assert api.formulas("A3") == [["=SUM(B4:B)"]]
    assert api.unformatted("A3") == [[3]]


@pytest.mark.evidence("R")
def test_formulas_follow_a_sheet_and_a_range_that_get_another_name(api: Api) -> None:
    api.batch({"addSheet": {"properties": {"title": "Totals", "sheetId": 7}}})
    named = {"name": "hours", "range": {"startRowIndex": 0, "endRowIndex": 2}}
    answer = api.batch({"addNamedRange": {"namedRange": named}})
    number = answer["replies"][0]["addNamedRange"]["namedRange"]["namedRangeId"]
    api.put("A1", [[1], [2]])
    api.type_in("Totals!A1", [["=SUM(sheet1!A1:A2)", "=SUM(Hours)", '="Sheet1!A1"&Sheet1!A1']])
    rename = {"sheetId": 0, "title": "Year's hours"}
    api.batch(
        {"updateSheetProperties": {"properties": rename, "fields": "title"}},
        {
            "updateNamedRange": {
                "namedRange": {"namedRangeId": number, "name": "worked"},
                "fields": "name",
            }
        },
    )
    assert api.formulas("Totals!A1:C1") == [
        ["=SUM('Year''s hours'!A1:A2)", "=SUM(worked)", "=\"Sheet1!A1\"&'Year''s hours'!A1"]
    ]
    assert api.unformatted("Totals!A1:C1") == [[3, 3, "Sheet1!A11"]]


@pytest.mark.evidence("R")
def test_references_follow_cells_that_are_cut(api: Api) -> None:
    api.batch({"addSheet": {"properties": {"title": "Other", "sheetId": 7}}})
    api.put("A1", [[1], [2]])
    api.type_in("C1", [["=SUM($A$1:A2)", "=A1", "=SUM(A1:A3)"]])
    source = {"startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 1}
    api.batch({"cutPaste": {"source": source, "destination": {"rowIndex": 4, "columnIndex": 1}}})
    assert api.formulas("C1:E1") == [["=SUM($B$5:B6)", "=B5", "=SUM(A1:A3)"]]
    assert api.unformatted("C1:E1") == [[3, 1, 0]]
    source = {"startRowIndex": 4, "endRowIndex": 6, "startColumnIndex": 1, "endColumnIndex": 2}
    api.batch({"cutPaste": {"source": source, "destination": {"sheetId": 7}}})
    assert api.formulas("C1:D1") == [["=SUM(Other!$A$1:A2)", "=Other!A1"]]
    assert api.unformatted("C1:D1") == [[3, 1]]


def _book(rows: list[list[Any]]) -> Any:
    book = spreadsheets.created("x", {"properties": {"title": "Test", "locale": "en_US"}})
    sheet = book.sheets[0]
    sheet.resize(max(len(rows), 1), 26)
    habits = tongue("en_US")
    block = [tuple([typed.entered(value, None, habits) for value in row]) for row in rows]
    sheet.write(0, 0, block)
    return book


def test_the_next_day_is_another_today() -> None:
    book = _book([["=TODAY()", "=A1+1"]])
    today = value_at(book, book.sheets[0], 0, 0)
    assert isinstance(today, int)
    yesterday = book.now().date() - timedelta(days=1)
    for column, value in enumerate((today - 1, today)):
        book.memory.outcomes[0, 0, column] = value
    book.memory.day = yesterday
    found = value_at(book, book.sheets[0], 0, 1)
    assert isinstance(found, int)
    assert found > today


@pytest.mark.parametrize("first", ["top", "bottom"])
def test_ten_thousand_formulas_in_a_chain(first: str) -> None:
    chain = [[1, "=A1"], *[[1, f"=B{row - 1}+A{row}"] for row in range(2, 10_001)]]
    book = _book(chain)
    began = time.process_time()
    row = 9_999 if first == "bottom" else 0
    assert value_at(book, book.sheets[0], row, 1) == row + 1
    assert value_at(book, book.sheets[0], 9_999, 1) == 10_000
    # A person's patience, with room for a slow machine; a square would take minutes.
    assert time.process_time() - began < 20


def test_ten_thousand_lookups_in_ten_thousand_rows() -> None:
    rows = [[f"k{n}", n, f'=VLOOKUP("k{9_999 - n}",A:B,2,FALSE)'] for n in range(10_000)]
    rows[0].append("=SUM(C:C)")
    book = _book(rows)
    began = time.process_time()
    assert value_at(book, book.sheets[0], 0, 3) == sum(range(10_000))
    assert time.process_time() - began < 20


def test_ten_thousand_formulas_that_might_fill_more_than_their_cell() -> None:
    rows: list[list[Any]] = [
        [
            f"k{n}",
            n,
            f'=INDEX(B:B,MATCH("k{9_999 - n}",A:A,0))',
            f"=C{n + 1}*2",
            f'=SPLIT(A{n + 1}&"-x","-")',
        ]
        for n in range(10_000)
    ]
    rows[0] += [None, "=SUM(D:D)", "=COUNTA(F:F)"]
    book = _book(rows)
    began = time.process_time()
    assert value_at(book, book.sheets[0], 0, 6) == 2 * sum(range(10_000))
    assert value_at(book, book.sheets[0], 0, 7) == 10_000
    assert time.process_time() - began < 30


CELLS = st.integers(0, 5).flatmap(
    lambda kind: (
        st.integers(-99, 99)
        if kind < 3
        else st.builds(
            lambda sign, row, column: f"={'ABCD'[column]}{row + 1}{sign}1",
            st.sampled_from("+*-"),
            st.integers(0, 5),
            st.integers(0, 3),
        )
    )
)
SHEETS = st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=6, max_size=6)
PLACES = [(row, column) for row in range(6) for column in range(4)]


@settings(max_examples=60, deadline=None)
@given(SHEETS, st.permutations(PLACES))
def test_the_order_of_reading_does_not_matter(
    rows: list[list[Any]], order: list[tuple[int, int]]
) -> None:
    one, other = _book(rows), _book(rows)
    in_order = {place: value_at(one, one.sheets[0], *place) for place in PLACES}
    shuffled = {place: value_at(other, other.sheets[0], *place) for place in order}
    assert shuffled == in_order


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=30), st.integers(0, 29))
def test_a_total_is_the_totals_of_its_parts(numbers: list[int], cut: int) -> None:
    at = min(cut, len(numbers) - 1) + 1
    rows: list[list[Any]] = [[number] for number in numbers]
    rows[0] += [
        "=SUM(A:A)",
        f"=SUM(A1:A{at})+SUM(A{at + 1}:A{len(numbers) + 1})",
        '=SUMIF(A:A,">0")+SUMIF(A:A,"<=0")',
        "=SUMPRODUCT(A:A)",
        "=SUM(SORT(A:A))",
        "=AVERAGE(A:A)*COUNT(A:A)",
    ]
    book = _book([*rows, [None]])
    found = [value_at(book, book.sheets[0], 0, column) for column in range(1, 7)]
    assert found == pytest.approx([sum(numbers)] * 6)
