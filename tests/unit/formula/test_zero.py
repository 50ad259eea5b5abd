"""A division by zero spoils its row, is told, and stops no other row."""

from __future__ import annotations

from support.formulas.building import (
    AT,
    arithmetic,
    call,
    cell,
    compare,
    constant,
    formula,
    one_tab,
)

from sheets_sync.formula.compile import compile_column, compile_condition, compile_ladder
from sheets_sync.formula.nodes import Logic
from sheets_sync.formula.types import NUMBER, YES_NO

UREN, DELEN = cell("Uren", NUMBER), cell("Delen", NUMBER)
SHARE = arithmetic("/", UREN, DELEN)
WORLD = {"Uren": [600, 600, None, 600], "Delen": [200, 0, 0, None]}


def test_a_column() -> None:
    column = compile_column(formula(SHARE))(one_tab(**WORLD))
    assert column.values == [300, None, None, None]
    assert column.not_fine == column.by_zero == {1}


def test_a_cell_that_is_wrong_is_the_only_cause() -> None:
    column = compile_column(formula(SHARE))(one_tab({"Uren": {1}}, **WORLD))
    assert column.not_fine == {1}
    assert column.by_zero == set()


def test_who_looks_first_does_not_divide() -> None:
    guarded = Logic(
        "AND",
        (compare("<>", DELEN, constant(0)), compare(">", SHARE, constant(100))),
        YES_NO,
        AT,
    )
    held = compile_condition(formula(guarded))(one_tab(**WORLD))
    assert held == ([0], set(), set())
    bare = compile_condition(formula(compare(">", SHARE, constant(100))))(one_tab(**WORLD))
    assert bare == ([0], {1}, {1})


def test_otherwise_takes_it_for_a_blank() -> None:
    column = compile_column(formula(call("IFBLANK", SHARE, 0)))(one_tab(**WORLD))
    assert column.values == [300, 0, 0, 0]
    assert column.not_fine == set()


def test_a_ladder_goes_on_to_its_next_rung() -> None:
    rungs = [compare(">", SHARE, constant(100)), compare("=", UREN, constant(600))]
    found = compile_ladder(list(map(formula, rungs)))(one_tab(**WORLD))
    assert found == ([0, 1, 2, 1], {1})
