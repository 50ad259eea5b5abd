"""Formulas that fill cells around them, the separators of a locale, what errors say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from gspread.utils import ValueInputOption
from support.loopback.calls import grid
from support.loopback.tables import REGISTER

if TYPE_CHECKING:
    from support.loopback.calls import Api

    from sheets_sync.testing.server import SheetsServer

TYPED = ValueInputOption.user_entered
ARRAYS = [
    ('=SPLIT("a,b,3",",")', [["a", "b", "3"]]),
    ("=ARRAYFORMULA(B2:B5*2)", [["2"], ["4"], ["6"], ["8"]]),
    ('=ARRAYFORMULA(IF(B2:B5>2,"hi",A2:A5))', [["ann"], ["bob"], ["hi"], ["hi"]]),
    ('=ARRAYFORMULA(VLOOKUP({"cid";"zed"},A2:B5,2,0))', [["3"], ["#N/A"]]),
    ('=ARRAYFORMULA(IFERROR(VLOOKUP({"cid";"zed"},A2:B5,2,0),"-"))', [["3"], ["-"]]),
    ('=FILTER(A2:B5,B2:B5>1,A2:A5="bob")', [["bob", "2"], ["bob", "4"]]),
    ("=FILTER(A2:B5,B2:B5>9)", [["#N/A"]]),
    ('=IFERROR(FILTER(A2:A5,B2:B5>9),"none")', [["none"]]),
    ("=UNIQUE(A2:A5)", [["ann"], ["bob"], ["cid"]]),
    ("=SORT(A2:B5,2,FALSE)", [["bob", "4"], ["cid", "3"], ["bob", "2"], ["ann", "1"]]),
    ("=SORT(A2:B5,1,TRUE,2,FALSE)", [["ann", "1"], ["bob", "4"], ["bob", "2"], ["cid", "3"]]),
    ("=SORT(UNIQUE(A2:A5))", [["ann"], ["bob"], ["cid"]]),
    ("=TRANSPOSE(A2:B3)", [["ann", "bob"], ["1", "2"]]),
    ("={1,2;3,4}", [["1", "2"], ["3", "4"]]),
    ('={A2:A3;"x"}', [["ann"], ["bob"], ["x"]]),
    ("={A2:A3,C2:C3}", [["ann", "$10.00"], ["bob", "$20.00"]]),
    ("={A2:A3,B2:B5}", [["#VALUE!"]]),
    ("={1,2;3}", [["#VALUE!"]]),
    ("=INDEX(A1:C5,2)", [["ann", "1", "$10.00"]]),
    ('=XLOOKUP("bob",A2:A5,B2:C5)', [["2", "$20.00"]]),
    ("=SEQUENCE(2,2,5)", [["5", "6"], ["7", "8"]]),
    ("=FLATTEN(A2:B3)", [["ann"], ["1"], ["bob"], ["2"]]),
    ("=HSTACK(A2:A3,B2:B3)", [["ann", "1"], ["bob", "2"]]),
    ("=BYROW(B2:B3,LAMBDA(row,SUM(row)+1))", [["2"], ["3"]]),
    ("=SCAN(0,B2:B4,LAMBDA(sum,n,sum+n))", [["1"], ["3"], ["6"]]),
    ("=MAKEARRAY(2,2,LAMBDA(r,k,r*10+k))", [["11", "12"], ["21", "22"]]),
    ("=WRAPROWS(A2:A5,3,0)", [["ann", "bob", "cid"], ["bob", "0", "0"]]),
    ("=FREQUENCY(B2:B5,{1;3})", [["1"], ["2"], ["1"]]),
    ("=MMULT({1,2;3,4},{1;1})", [["3"], ["7"]]),
    ("=ARRAYFORMULA(SUM(B2:B5*2))", [["20"]]),
    ("=SUM(B2:B5*2)", [["#VALUE!"]]),
]


@pytest.mark.evidence("D")
@pytest.mark.parametrize(("formula", "rows"), ARRAYS, ids=[row[0] for row in ARRAYS])
def test_an_array_fills_the_cells_around(
    sheets_server: SheetsServer, formula: str, rows: list[list[str]]
) -> None:
    sheet = sheets_server.client().create("Register").sheet1
    sheet.update(REGISTER, "A1", value_input_option=TYPED)
    sheet.update([[formula]], "H1", value_input_option=TYPED)
    assert sheet.get("H1:L9") == rows


DUTCH = [
    ('=IFERROR(1/0;"e")', "e"),
    ('=IFERROR(1/0,"e")', "#ERROR!"),
    ("=SUM(1,5;2)", "3,5"),
    ("=SUM(1;2)*1,5", "4,5"),
    ("=1.5*2", "#ERROR!"),
    ("=SUM(B1:B2)", "4"),
    ('=COUNTIF(B1:B2;">1,6")', "1"),
    ('=B1&"x"', "1,5x"),
    ("=DATE(2020;1;5)", "5-1-2020"),
    ('="1,5"+1', "2,5"),
    ('="31-1-2020"+1', "43862"),
    ("=AND(TRUE;FALSE)", "ONWAAR"),
    ("=MAX({1\\2;3\\4})", "4"),
]


@pytest.mark.evidence("R")
@pytest.mark.parametrize(("formula", "shown"), DUTCH, ids=[row[0] for row in DUTCH])
def test_separators_where_the_comma_is_decimal(dutch: Api, formula: str, shown: str) -> None:
    dutch.type_in("A1", [["ann", "1,5"], ["bob", "2,5"]])
    dutch.type_in("D1", [[formula]])
    assert dutch.read("D1") == [[shown]]
    assert dutch.formulas("D1") == [[formula]]


MESSAGES = [
    ("=1/0", "DIVIDE_BY_ZERO", "Function DIVIDE parameter 2 cannot be zero."),
    ('=VLOOKUP("x",A1:B2,2,0)', "N_A", "Did not find value 'x' in VLOOKUP evaluation."),
    ('="a"+1', "VALUE", "Function ADD parameter 1 expects number values."),
    ("=IF(1)", "N_A", "Wrong number of arguments to IF. Expected between 2 and 3 arguments"),
    ("=SUM(", "ERROR", "Formula parse error."),
    ("=D1", "REF", "Circular dependency detected."),
    ("=FILTER(A1:A2,B1:B2>9)", "N_A", "No matches are found in FILTER evaluation."),
    ("=IMPORTRANGE(A1)", "NAME", "This testing server does not work out the function IMPORTRANGE."),
]


@pytest.mark.evidence("R")
@pytest.mark.parametrize(("formula", "kind", "message"), MESSAGES)
def test_an_error_says_what_is_wrong(api: Api, formula: str, kind: str, message: str) -> None:
    api.type_in("D1", [[formula]])
    cell: Any = api.sheet(includeGridData="true")["data"][0]["rowData"][0]["values"][3]
    error = cell["effectiveValue"]["errorValue"]
    assert error["type"] == kind
    assert error["message"].startswith(message)


def test_a_subtotal_leaves_out_what_a_filter_hides(api: Api) -> None:
    api.put("A1", [["hours"], [1], [2], [3]])
    api.type_in("B1", [["=SUBTOTAL(9,A2:A4)"]])
    condition = {"type": "NUMBER_GREATER", "values": [{"userEnteredValue": "1"}]}
    wish = {"range": grid(0, 0, 4, 1), "criteria": {"0": {"condition": condition}}}
    assert api.unformatted("B1") == [[6]]
    api.batch({"setBasicFilter": {"filter": wish}})
    assert api.unformatted("B1") == [[5]]


@pytest.mark.evidence("R")
def test_an_open_range_reaches_to_the_end_of_the_sheet(api: Api) -> None:
    api.put("A1", [[1], [2]])
    api.type_in("B1", [["=ARRAYFORMULA(A1:A*2)", "=UNIQUE(A1:A)", "=TRANSPOSE(A1:A)"]])
    assert [row[0] for row in api.unformatted("B1:B20")] == [2, 4] + [0] * 18
    assert api.unformatted("C1:C5") == [[1], [2]]
    assert api.unformatted("D1") == [["#REF!"]]
    api.type_in("F1", [["=FILTER(A1:A3,A1:A>0)"]])
    assert api.unformatted("F1") == [["#N/A"]]
