from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.loopback.calls import grid

if TYPE_CHECKING:
    from support.loopback.calls import Api


@pytest.mark.evidence("D")
def test_find_and_replace_counts_what_it_changes(api: Api) -> None:
    api.type_in("A1", [["appel", "Appel"], ['="appel"', "peer 12"]])
    wish = {"find": "appel", "replacement": "peer", "allSheets": True}
    answer = api.batch({"findReplace": wish})["replies"][0]["findReplace"]
    assert answer == {
        "valuesChanged": 2,
        "rowsChanged": 1,
        "sheetsChanged": 1,
        "occurrencesChanged": 2,
    }
    assert api.read("A1:B2") == [["peer", "peer"], ["appel", "peer 12"]]


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ({"find": "A", "matchCase": True}, ["b", "xa", "1"]),
        ({"find": "a", "matchEntireCell": True}, ["b", "xa", "1"]),
        ({"find": "(x)a", "searchByRegex": True, "replacement": "$1-"}, ["A", "x-", "1"]),
        ({"find": "1", "replacement": "2"}, ["A", "xa", "2"]),
    ],
    ids=["case", "entire", "regex", "number"],
)
def test_find_and_replace_can_be_choosy(api: Api, wish: Any, expected: list[str]) -> None:
    api.put("A1", [["A"], ["xa"], [1]])
    api.batch({"findReplace": {"replacement": "b", "range": grid(0, 0, 3, 1)} | wish})
    assert api.read("A1:A3", majorDimension="COLUMNS") == [expected]


@pytest.mark.evidence("D")
def test_white_space_is_trimmed_and_counted(api: Api) -> None:
    api.put("A1", [[" a  b ", "c"]])
    answer = api.batch({"trimWhitespace": {"range": grid(0, 0, 1, 2)}})
    assert answer["replies"] == [{"trimWhitespace": {"cellsChangedCount": 1}}]
    assert api.read("A1:B1") == [["a b", "c"]]


@pytest.mark.evidence("D")
def test_text_is_split_over_columns(api: Api) -> None:
    api.put("A1", [["a, 1"], ["b; 2"]])
    api.batch({"textToColumns": {"source": grid(0, 0, 2, 1), "delimiterType": "AUTODETECT"}})
    assert api.unformatted("A1:B2") == [["a", 1], ["b", 2]]


@pytest.mark.evidence("D")
def test_duplicate_rows_go(api: Api) -> None:
    api.put("A1", [["a", 1], ["A", 1], ["b", 1], ["a", 2]])
    answer = api.batch({"deleteDuplicates": {"range": grid(0, 0, 4, 2)}})
    assert answer["replies"] == [{"deleteDuplicates": {"duplicatesRemovedCount": 1}}]
    assert api.unformatted("A1:B4") == [["a", 1], ["b", 1], ["a", 2]]


@pytest.mark.evidence("D")
def test_shuffling_keeps_the_rows_whole(api: Api) -> None:
    rows = [[str(n), str(n * n)] for n in range(8)]
    api.put("A1", rows)
    api.batch({"randomizeRange": {"range": grid(0, 0, 8, 2)}})
    assert sorted(api.read("A1:B8")) == sorted(rows)


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    ("kind", "formula", "bold"),
    [
        ("PASTE_NORMAL", "=B1+1", True),
        ("PASTE_VALUES", 2, False),
        ("PASTE_FORMULA", "=B1+1", False),
        ("PASTE_FORMAT", "", True),
    ],
)
def test_what_a_paste_takes_along(api: Api, kind: str, formula: Any, bold: bool) -> None:  # noqa: FBT001
    api.type_in("A1", [[1, "=A1+1"]])
    look = {"userEnteredFormat": {"textFormat": {"bold": True}}}
    source = grid(0, 1, 1, 2)
    api.batch(
        {"repeatCell": {"range": source, "cell": look, "fields": "userEnteredFormat"}},
        {
            "copyPaste": {
                "source": source,
                "destination": grid(0, 2, 1, 3),
                "pasteType": kind,
            }
        },
    )
    assert api.formulas("C1") == ([[formula]] if formula else [])
    cells = api.get("sheets.data.rowData.values.userEnteredFormat", ranges="C1")["sheets"][0]
    assert ("bold" in str(cells)) is bold


@pytest.mark.evidence("D")
def test_a_copy_fills_a_larger_destination_and_can_turn(api: Api) -> None:
    api.put("A1", [["a", "b"]])
    api.batch(
        {"copyPaste": {"source": grid(0, 0, 1, 2), "destination": grid(2, 0, 4, 4)}},
        {
            "copyPaste": {
                "source": grid(0, 0, 1, 2),
                "destination": grid(5, 0, 7, 1),
                "pasteOrientation": "TRANSPOSE",
            }
        },
    )
    assert api.read("A3:D7") == [["a", "b", "a", "b"], ["a", "b", "a", "b"], [], ["a"], ["b"]]


@pytest.mark.evidence("C")
def test_cutting_moves_the_cells(api: Api) -> None:
    api.put("A1", [["a"], ["b"]])
    api.batch({"cutPaste": {"source": grid(0, 0, 2, 1), "destination": {"columnIndex": 2}}})
    assert api.read("A1:C2") == [["", "", "a"], ["", "", "b"]]


@pytest.mark.evidence("D")
def test_pasted_text_is_typed_in(api: Api) -> None:
    api.batch({"pasteData": {"coordinate": {}, "data": "a\t1\n=1+1\tx", "delimiter": "\t"}})
    assert api.unformatted("A1:B2") == [["a", 1], [2, "x"]]


FORMULAS = [
    ("=2+3*4^2/8", 8),
    ("=-2^2", 4),
    ("=(1+2)%", 0.03),
    ('="a"&1&TRUE', "a1TRUE"),
    ("=SUM(A1:A3)", 6),
    ("=SUM(A:A)", 6),
    ("=AVERAGE(A1:A3)+MIN(A1:A3)+MAX(A1:A3)", 6),
    ("=COUNT(A1:B3)&COUNTA(A1:B3)", "34"),
    ("=IF(A1<A2;ROUND(2.345,2),0)", 2.35),
    ("=Sheet1!A2*2", 4),
    ("=1/0", "#DIV/0!"),
    ("=A1+B1", "#VALUE!"),
    ("=NA()", "#N/A"),
    ("=C1", "#REF!"),
    ("=Nowhere!A1", "#REF!"),
    ('=IMPORTRANGE("x","A1")', "#NAME?"),
    ("=1+", "#ERROR!"),
    ("=unknown", "#NAME?"),
    ('=B1="X"', True),
]


@pytest.mark.parametrize(("formula", "value"), FORMULAS, ids=[row[0] for row in FORMULAS])
def test_the_formulas_that_are_worked_out(api: Api, formula: str, value: Any) -> None:
    api.put("A1", [[1, "x"], [2], [3]])
    api.type_in("C1", [[formula]])
    assert api.unformatted("C1") == [[value]]
    assert api.formulas("C1") == [[formula]]


def test_a_function_that_is_not_worked_out_says_so(api: Api) -> None:
    api.type_in("A1", [["=IMPORTRANGE(1,2)"]])
    answer = api.get("sheets.data.rowData.values.effectiveValue", ranges="A1")
    cell = answer["sheets"][0]["data"][0]["rowData"][0]["values"][0]
    assert cell["effectiveValue"]["errorValue"] == {
        "type": "NAME",
        "message": "This testing server does not work out the function IMPORTRANGE.",
    }
