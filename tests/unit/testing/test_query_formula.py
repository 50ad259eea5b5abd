"""QUERY: its clauses upon a small register, and what it says when it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.loopback.tables import REGISTER

if TYPE_CHECKING:
    from support.loopback.calls import Api

QUERIES = [
    ("select A, B where B > 2", [["name", "hours"], ["cid", "3"], ["bob", "4"]]),
    ("select B where A = 'bob' and not B < 3", [["hours"], ["4"]]),
    ("select A where A starts with 'a' or A contains 'i'", [["name"], ["ann"], ["cid"]]),
    ("select A where A matches '.n.'", [["name"], ["ann"]]),
    ("select A where A like '_o%' limit 1", [["name"], ["bob"]]),
    (
        "select A, D where D > date '2020-03-01' and E = true order by D desc",
        [["name", "day"], ["bob", "4/5/2020"], ["cid", "3/5/2020"]],
    ),
    (
        "select A, sum(B), count(B) group by A",
        [
            ["name", "sum hours", "count hours"],
            ["ann", "1", "1"],
            ["bob", "6", "2"],
            ["cid", "3", "1"],
        ],
    ),
    (
        "select A, sum(C) group by A order by sum(C) desc label A 'who', sum(C) ''",
        [["who"], ["bob", "$60.00"], ["cid", "$30.00"], ["ann", "$10.00"]],
    ),
    ("select avg(B), max(A)", [["avg hours", "max name"], ["2.5", "cid"]]),
    ("select A, B * 2 where B < 2", [["name", "product(hours, 2.0)"], ["ann", "2"]]),
    ("select A order by A desc, B desc limit 2 offset 1", [["name"], ["bob"], ["bob"]]),
    ("select A where B is not null and (A = 'ann' or A = 'cid')", [["name"], ["ann"], ["cid"]]),
    ("select Z", [["#VALUE!"]]),
    ("select A, sum(B)", [["#VALUE!"]]),
    ("choose A", [["#VALUE!"]]),
    ("select A pivot B", [["#NAME?"]]),
    ("select upper(A)", [["#NAME?"]]),
]


@pytest.mark.evidence("D")
@pytest.mark.parametrize(("query", "rows"), QUERIES)
def test_a_query(api: Api, query: str, rows: Any) -> None:
    append = {"appendDimension": {"dimension": "COLUMNS", "length": 10}}
    api.batch(append)
    api.type_in("A1", REGISTER)
    api.type_in("G1", [[f'=QUERY(A1:E5,"{query}")']])
    found = api.read("G1:K9")
    if query.startswith("select A, B * 2"):
        assert found[1:] == rows[1:]
    else:
        assert found == rows


def test_a_query_upon_an_array_names_columns_by_number(api: Api) -> None:
    api.type_in("A1", [['=QUERY({1,"a";2,"b"},"select Col2 where Col1 = 2",0)']])
    assert api.read("A1:B2") == [["b"]]


def test_what_is_not_of_its_columns_kind_is_blank(api: Api) -> None:
    api.type_in("A1", [["n"], [1], [2], ["x"]])
    api.type_in("C1", [['=QUERY(A1:A4,"select A",1)']])
    assert api.read("C1:C4") == [["n"], ["1"], ["2"]]
