"""Tables and filling on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.loopback.calls import grid

if TYPE_CHECKING:
    from support.loopback.calls import Api

HERE = grid(0, 0, 4, 2)
ONE = {"source": grid(0, 0, 1, 1)}


def added(api: Api, **more: Any) -> Any:
    table = {"name": "Hours", "range": HERE} | more
    return api.batch({"addTable": {"table": table}})["replies"][0]["addTable"]["table"]


@pytest.mark.evidence("D")
def test_a_table_names_its_columns_and_is_told_of(api: Api) -> None:
    api.put("A1:A2", [["name"], ["ann"]])
    columns = [{"columnIndex": 1, "columnName": "hours", "columnType": "DOUBLE"}]
    table = added(api, columnProperties=columns)
    assert [each["columnName"] for each in table["columnProperties"]] == ["name", "hours"]
    assert api.read("A1:B2") == [["name", "hours"], ["ann"]]
    assert api.sheet()["tables"] == [table]
    api.batch({"insertDimension": {"range": {"dimension": "ROWS", "endIndex": 2}}})
    assert api.sheet()["tables"][0]["range"] == grid(2, 0, 6, 2)


@pytest.mark.evidence("D")
def test_appended_rows_fill_a_table_and_let_it_grow(api: Api) -> None:
    number = added(api)["tableId"]
    api.put("D9", [["elsewhere"]])
    rows = [{"values": [{"userEnteredValue": {"stringValue": str(n)}}]} for n in range(5)]
    wish = {"tableId": number, "rows": rows, "fields": "userEnteredValue"}
    api.batch({"appendCells": wish})
    assert api.read("A2:A6") == [["0"], ["1"], ["2"], ["3"], ["4"]]
    assert api.sheet()["tables"][0]["range"] == grid(0, 0, 6, 2)
    api.put("A7", [["in the way"]])
    assert "not implemented" in api.refused_batch({"appendCells": wish})[1]
    assert api.refused_batch({"appendCells": wish | {"tableId": "0"}})[0] == 400


@pytest.mark.evidence("D")
def test_a_table_is_changed_and_goes_with_its_contents(api: Api) -> None:
    number = added(api)["tableId"]
    api.put("A2:D2", [["a", "b", "c", "d"]])
    change = {"tableId": number, "name": "Other", "range": grid(0, 0, 3, 3)}
    api.batch({"updateTable": {"table": change, "fields": "name,range"}})
    table = api.sheet()["tables"][0]
    assert (table["name"], table["range"]) == ("Other", grid(0, 0, 3, 3))
    assert api.read("A1:D1") == [["Column 1", "Column 2", "Column 3"]]
    api.batch({"deleteTable": {"tableId": number}})
    assert "tables" not in api.sheet()
    assert api.read("A1:D2") == [[], ["", "", "", "d"]]


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    "table",
    [
        {"range": grid(1, 1, 6, 3), "name": "Other"},
        {"range": grid(6, 0, 9, 2), "name": "hours"},
        {"range": grid(6, 0, 9, 2), "tableId": "taken"},
        {"name": "Nowhere"},
        {"range": grid(6, 0, 9, 2), "columnProperties": [{"columnIndex": 5}]},
        {"range": grid(6, 0, 9, 2), "columnProperties": [{"columnType": "DROPDOWN"}]},
        {
            "range": grid(6, 0, 9, 2),
            "columnProperties": [{"columnName": "x"}, {"columnIndex": 1, "columnName": "X"}],
        },
    ],
    ids=["overlap", "name", "id", "no range", "column", "dropdown", "names"],
)
def test_a_table_that_cannot_be_is_refused(api: Api, table: Any) -> None:
    added(api, tableId="taken")
    assert api.refused_batch({"addTable": {"table": table}})[0] == 400
    assert len(api.sheet()["tables"]) == 1


def filled(api: Api, column: list[Any], length: int = 3, **more: Any) -> list[Any]:
    """What stands in the column after so many further rows were filled."""
    top = 5 if length < 0 else 0
    api.put(f"A{top + 1}", [[value] for value in column], "USER_ENTERED")
    source = grid(top, 0, top + len(column), 1)
    wish = {"source": source, "dimension": "ROWS", "fillLength": length}
    api.batch({"autoFill": {"sourceAndDestination": wish} | more})
    return [row[0] if row else "" for row in api.read("A1:A20")]


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    ("column", "after"),
    [
        ([1, 2], ["3", "4", "5"]),
        ([10, 7.5], ["5", "2.5", "0"]),
        ([5], ["5", "5", "5"]),
        (["1/30/2020"], ["1/31/2020", "2/01/2020", "2/02/2020"]),
        (["1/1/2020", "1/8/2020"], ["1/15/2020", "1/22/2020", "1/29/2020"]),
        (["a", "b"], ["a", "b", "a"]),
        (["Item 9"], ["Item 10", "Item 11", "Item 12"]),
        (["Q1", "Q3"], ["Q5", "Q7", "Q9"]),
        ([True, False], ["TRUE", "FALSE", "TRUE"]),
        (["=ROW(A1)"], ["2", "3", "4"]),
    ],
)
def test_a_series_goes_on(api: Api, column: list[Any], after: list[str]) -> None:
    assert filled(api, column)[len(column) :] == after


@pytest.mark.evidence("D")
def test_a_series_goes_backwards_and_the_other_way(api: Api) -> None:
    assert filled(api, [7, 8], -2) == ["", "", "", "5", "6", "7", "8"]
    api.batch({"updateCells": {"range": grid(0, 0, 20, 1), "fields": "*"}})
    assert filled(api, [5], useAlternateSeries=True) == ["5", "6", "7", "8"]


@pytest.mark.evidence("D")
def test_a_range_is_filled_from_what_stands_in_it(api: Api) -> None:
    api.put("A1:B2", [[1, "x"], [3, "y"]])
    api.batch({"autoFill": {"range": grid(0, 0, 4, 2)}})
    assert api.read("A1:B4")[2:] == [["5", "x"], ["7", "y"]]


@pytest.mark.evidence("D")
@pytest.mark.parametrize("column", [[1, 2, 4], [1, "a"], ["a", "b1"], ["Monday"], ["Jan", "Feb"]])
def test_what_a_series_would_be_is_not_guessed(api: Api, column: list[Any]) -> None:
    with pytest.raises(AssertionError, match="not implemented by this testing server"):
        filled(api, column)


@pytest.mark.evidence("D")
@pytest.mark.parametrize(
    "wish",
    [
        {},
        {"range": grid(0, 0, 3, 1)},
        {"sourceAndDestination": ONE | {"fillLength": 2}},
        {
            "sourceAndDestination": {
                "source": grid(0, 0, 1, 1),
                "dimension": "ROWS",
                "fillLength": 99,
            }
        },
        {
            "sourceAndDestination": {
                "source": grid(0, 0, 1, 1),
                "dimension": "ROWS",
                "fillLength": -1,
            }
        },
    ],
)
def test_filling_that_cannot_be_is_refused(api: Api, wish: Any) -> None:
    assert api.refused_batch({"autoFill": wish})[0] == 400


@pytest.mark.evidence("L")
def test_a_filter_is_told_in_the_old_form_and_in_the_new(api: Api) -> None:
    api.put("A1:A3", [["a"], ["1"], ["2"]])
    rule = {"hiddenValues": ["1"]}
    spec = {"columnIndex": 0, "filterCriteria": rule}
    for given in ({"criteria": {"0": rule}}, {"filterSpecs": [spec]}):
        api.batch({"setBasicFilter": {"filter": {"range": grid(0, 0, 3, 1)} | given}})
        told = api.sheet()["basicFilter"]
        assert (told["criteria"], told["filterSpecs"]) == ({"0": rule}, [spec])
