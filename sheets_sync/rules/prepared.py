"""A programme's formulas and blocks, checked, compiled and in the order in which to be worked out.

All of it is plain data, so that it can be remembered: a run of a programme that was checked before
loads no grammar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from sheets_sync.formula.recipes import Recipe
    from sheets_sync.problems.problem import Severity
    from sheets_sync.programme.model import Programme, TabName
    from sheets_sync.rules.lengths import Length


class ColumnStep(NamedTuple):
    """A computed column."""

    tab: TabName
    header: str
    recipe: Recipe


class RuleStep(NamedTuple):
    """A message for the rows in which a condition holds; ``text`` is a recipe for what it says."""

    tab: TabName
    severity: Severity
    header: str
    condition: Recipe
    text: Recipe


class LadderStep(NamedTuple):
    """The statuses of a tab; without conditions every row has the last one."""

    tab: TabName
    names: tuple[str, ...]
    recipe: Recipe | None


class TermStep(NamedTuple):
    """A deadline: ``length`` is fixed, or a recipe for a number of days in hundredths."""

    tab: TabName
    fills: str
    late: str
    start: Recipe
    length: Length | Recipe
    when: Recipe | None
    met_on: Recipe | None
    calendar: str
    ends_on_working_day: bool
    pauses: tuple[tuple[Recipe, Recipe], ...]


class FaultsStep(NamedTuple):
    """From here on it is known which rows of a tab are wrong or incomplete."""

    tab: TabName


Step: TypeAlias = ColumnStep | RuleStep | LadderStep | TermStep | FaultsStep


class LineStep(NamedTuple):
    """A line of the overview: ``recipe`` gives its figure, in a column of one value."""

    label: str
    recipe: Recipe | None
    statuses: TabName = ""
    choices: tuple[TabName, str] | None = None


class Prepared(NamedTuple):
    """``programme`` is the given one with the kinds of its computed columns filled in."""

    programme: Programme
    steps: tuple[Step, ...]
    overview: tuple[LineStep, ...]
