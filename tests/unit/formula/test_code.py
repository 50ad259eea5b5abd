"""The code for formulas: safe, as deep as can be, and without questions that need no asking."""

from __future__ import annotations

import pytest
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

from sheets_sync.formula.compile import clocks_of, compile_column, compile_condition, compile_ladder
from sheets_sync.formula.lowering import DEEPEST, TooDeep
from sheets_sync.formula.nodes import Logic, Node, Not, Rows, Today
from sheets_sync.formula.recipes import Blanks
from sheets_sync.formula.sources import source_of
from sheets_sync.formula.types import DAY, MOMENT, NUMBER, TEXT, YES_NO

START, END, NAME = cell("Start", DAY), cell("Einde", DAY), cell("Naam", TEXT)
LATE = compare("<", END, START)
HOSTILE = "\"\"\") or __import__('os').system('true') #{}"


def test_a_column_without_blanks_is_not_asked_for_them() -> None:
    recipe = compile_condition(formula(LATE)).recipe
    plain = source_of(recipe, "rows", Blanks((False, False), ()))
    assert plain.splitlines()[1:] == [
        "    c0, c1, = columns",
        "    return [row for row, v0, v1 in zip(range(height), c0, c1) if (v0 < v1)]",
    ]
    asking = source_of(recipe, "rows", Blanks((True, False), ()))
    assert asking.endswith("if (v0 is not None and v0 < v1)]\n")


def test_not_goes_down_to_the_comparisons() -> None:
    both = Logic("AND", (LATE, compare("=", NAME, constant("x"))), YES_NO, AT)
    recipe = compile_condition(formula(Not(both, YES_NO, AT))).recipe
    code = source_of(recipe, "rows", Blanks((False, False, True), ()))
    assert code.endswith("if ((v0 >= v1) or (v2 is not None and v2 != k0))]\n")


def test_nothing_that_is_written_gets_into_the_code() -> None:
    node = compare("=", cell(HOSTILE, TEXT), constant(HOSTILE))
    compiled = compile_condition(formula(node, HOSTILE))
    assert "import" not in source_of(compiled.recipe, "rows", Blanks((True,), ()))
    world = one_tab(**{HOSTILE: [HOSTILE, "x"]})
    world.tabs = {HOSTILE: world.tabs["plans"]}
    assert compiled(world).rows == [0]


def test_code_reaches_nothing_else() -> None:
    from sheets_sync.formula.codes import function_for

    recipe = compile_condition(formula(LATE)).recipe
    function = function_for("rows", recipe, Blanks((False, False), ()))
    assert function.__globals__["__builtins__"] == {}
    assert not {"open", "eval", "exec", "getattr", "__import__"} & set(function.__globals__)


def sums(levels: int) -> Node:
    node: Node = cell("Uren", NUMBER)
    for level in range(levels):
        parts = (node, cell("Uren", NUMBER))
        node = arithmetic("+-*/"[level % 4], *(parts if level % 2 else reversed(parts)))
    return node


def test_as_deep_as_is_allowed() -> None:
    world = one_tab(Uren=[100, None])
    assert compile_column(formula(sums(DEEPEST - 1)))(world).values[1] is None
    with pytest.raises(TooDeep):
        compile_column(formula(sums(DEEPEST)))


def test_no_depth_is_too_deep_to_be_refused() -> None:
    with pytest.raises(TooDeep):
        compile_column(formula(sums(100_000)))


def test_a_long_ladder() -> None:
    rungs = [formula(compare("=", cell("Uren", NUMBER), constant(n * 100))) for n in range(200)]
    world = one_tab(Uren=[0, 19_900, 5_000, 20_000])
    assert compile_ladder(rungs)(world).numbers == [0, 199, 50, 200]


def test_what_looks_at_the_clock_is_known() -> None:
    due = compare("<", START, Today(DAY, AT))
    late = Rows("hours", "Plan", cell("Uren", NUMBER), due, NUMBER, AT)
    now = compare("<", cell("Moment", MOMENT), Today(MOMENT, AT))
    asked: dict[str, Node] = {"": LATE, "today": call("SUM", late), "now": Not(now, YES_NO, AT)}
    for clock, node in asked.items():
        assert clocks_of(compile_column(formula(node)).recipe) == ({clock} if clock else set())
