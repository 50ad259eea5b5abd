"""Formulas that nobody would write: each comes to a value or an error, never to a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheets_sync.testing import spreadsheets, typed
from sheets_sync.testing.areas import Area
from sheets_sync.testing.formulas.functions.every import EVERY
from sheets_sync.testing.locales import tongue
from sheets_sync.testing.render import Rendering

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from sheets_sync.testing.formulas.registry import Function

WORDS = (
    "A1|A1:B3|A:A|1:1|B2:B|Z99|Nope!A1|1|-1|0|1.5|1e300|99999|2958470|TRUE|1/0|#N/A|{1,2;3,4}"
    '|{"a";1}||F9|"a"|""|"2020-01-05"|"1/2"|"*"|"["|">2"|"A1"|"A1:B2"|J1|unknown|-0.5|1E+20'
)
ATOMS = st.sampled_from(WORDS.split("|"))
SIGNS = st.sampled_from(["+", "-", "*", "/", "^", "&", "=", "<", ">", "<>", "<=", ">=", " "])


def _calls(parts: SearchStrategy[str]) -> SearchStrategy[str]:
    def call(wanted: Function) -> SearchStrategy[str]:
        most = len(wanted.kinds) + wanted.repeating
        few = st.lists(parts, min_size=wanted.least, max_size=most)
        return few.map(lambda given: f"{wanted.name}({','.join(given)})")

    called = st.sampled_from(sorted(EVERY.values())).flatmap(call)
    return called | st.tuples(parts, SIGNS, parts).map("".join)


FORMULAS = st.recursive(ATOMS, _calls, max_leaves=8)
ROWS: list[list[object]] = [
    ["name", "hours", "$10.00"],
    ["ann", 1, "1/5/2020"],
    ["bob", True, "=1/0"],
    ["", -2.5],
]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    FORMULAS | st.text("=()\"{};,A1&%#!: +-<>'$", max_size=12), st.sampled_from(["en_US", "nl_NL"])
)
def test_no_formula_is_too_strange(formula: str, locale: str) -> None:
    book = spreadsheets.created("x", {"properties": {"title": "Test", "locale": locale}})
    sheet, habits = book.sheets[0], tongue(locale)
    rows: list[list[object]] = [*ROWS, [f"={formula}"]]
    for row, cells in enumerate(rows):
        sheet.write(row, 0, [tuple([typed.entered(cell, None, habits) for cell in cells])])
    shown = Rendering(book, "FORMATTED_VALUE", "SERIAL_NUMBER").rows(sheet, Area(0, 0, 1000, 26))
    plain = Rendering(book, "UNFORMATTED_VALUE", "SERIAL_NUMBER").rows(sheet, sheet.whole)
    assert len(shown) <= 1000
    assert all(value == value for row in plain for value in row)  # noqa: PLR0124 - nan is not itself
