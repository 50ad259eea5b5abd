"""A formula compiled to columns gives what it gives when each row is worked out by itself."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.formulas.plain_evaluator import evaluate, rungs
from support.formulas.trees import formulas, worlds

from sheets_sync.formula.compile import compile_column, compile_condition, compile_ladder
from sheets_sync.formula.types import YES_NO

if TYPE_CHECKING:
    from support.formulas.worlds import TableWorld

    from sheets_sync.formula.nodes import Formula

EXAMPLES = int(os.environ.get("FORMULA_EXAMPLES", "200"))
often = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@often
@given(formulas(), worlds())
def test_columns(formula: Formula, world: TableWorld) -> None:
    compiled, plain = compile_column(formula)(world), evaluate(world, formula)
    assert list(compiled.values) == plain.values
    assert compiled.not_fine == plain.not_fine
    assert compiled.by_zero == plain.by_zero


@often
@given(formulas(YES_NO), worlds())
def test_conditions(formula: Formula, world: TableWorld) -> None:
    held, plain = compile_condition(formula)(world), evaluate(world, formula)
    filled = world.filled(formula.tab)
    assert held.rows == [row for row in filled if plain.values[row] is True]
    # A condition that is known not to hold need not divide any more.
    assert held.not_fine - held.by_zero == plain.not_fine - plain.by_zero
    assert held.by_zero <= plain.by_zero


@often
@given(st.lists(formulas(YES_NO, "plans"), min_size=1, max_size=4), worlds())
def test_ladders(conditions: list[Formula], world: TableWorld) -> None:
    assert list(compile_ladder(conditions)(world).numbers) == rungs(world, conditions)
