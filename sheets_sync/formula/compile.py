"""Formulas compiled to whole columns: for each a recipe, for each pattern of blanks its code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets_sync.formula.lowered import ladder_of, recipe_of
from sheets_sync.formula.running import Column, Held, Rungs, first_rungs, judged, worked_out
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sheets_sync.cells.text import Language
    from sheets_sync.formula.nodes import Formula
    from sheets_sync.formula.recipes import Recipe
    from sheets_sync.formula.world import World


def clocks_of(recipe: Recipe) -> frozenset[str]:
    """What of the clock it looks at, be it on the way: ``today``, ``now``, both or nothing.

    What looks at neither gives the same at any time.
    """
    return frozenset(_clocks(recipe))


def _clocks(data: tuple[Any, ...]) -> Iterator[str]:
    if data in {("today",), ("now",)}:
        yield data[0]
    for part in data:
        if isinstance(part, tuple):
            yield from _clocks(part)


class CompiledColumn(NamedTuple):
    """A formula for a column: called with a world it gives the values of all rows."""

    recipe: Recipe

    def __call__(self, world: World) -> Column:
        """The values, the rows that are not fine, and those among them that divided by zero."""
        return worked_out(world, self.recipe)


class CompiledCondition(NamedTuple):
    """A yes or no for each row: called with a world it gives the rows in which it holds."""

    recipe: Recipe

    def __call__(self, world: World) -> Held:
        """The rows that are not blank and in which it is True, from top to bottom."""
        return judged(world, self.recipe)


class CompiledLadder(NamedTuple):
    """Conditions in order: called with a world it gives the first that holds in each row."""

    recipe: Recipe

    def __call__(self, world: World) -> Rungs:
        """A number for each row; the count of conditions where none holds."""
        return first_rungs(world, self.recipe)


def compile_column(formula: Formula, language: Language = "nl") -> CompiledColumn:
    """The formula, ready for any world. ``language`` is how numbers and days stand in texts.

    Raises:
        TooDeep: more within one another than code can be written for.
    """
    return CompiledColumn(recipe_of(formula, language))


def compile_condition(formula: Formula, language: Language = "nl") -> CompiledCondition:
    """A formula of yes or no, ready for any world. Raises as ``compile_column``."""
    return CompiledCondition(recipe_of(formula, language))


def compile_ladder(formulas: Sequence[Formula], language: Language = "nl") -> CompiledLadder:
    """Conditions of one tab, in order, at least one. Raises as ``compile_column``."""
    return CompiledLadder(ladder_of(formulas, language))
