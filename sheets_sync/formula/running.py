"""A recipe set to work on a world: columns brought, code run, rows that fail judged one by one."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sheets_sync.formula.codes import function_for
from sheets_sync.formula.recipes import Blanks, Recipe, value_of
from sheets_sync.formula.runtime import over, over_or_blank
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from sheets_sync.formula.recipes import Key
    from sheets_sync.formula.world import World

SAMPLE: Final = 1000
"""Rows by which is told whether a text is another in each."""
FEW: Final = 100

Given: TypeAlias = tuple[Any, ...]
"""What comes from the row for which a roll-up over a whole tab is made, at each turn."""


class Column(NamedTuple):
    """A value for each row, None where it is blank or not fine.

    ``by_zero`` are rows that divided by zero; they are among those that are not fine.
    """

    values: Sequence[Any]
    not_fine: AbstractSet[int] = frozenset()
    by_zero: AbstractSet[int] = frozenset()


class Rungs(NamedTuple):
    """For each row the number of the first condition that holds; their count where none does."""

    numbers: Sequence[int]
    by_zero: AbstractSet[int]


class Held(NamedTuple):
    """The rows in which a condition holds, and those that could not be judged."""

    rows: Sequence[int]
    not_fine: AbstractSet[int]
    by_zero: AbstractSet[int]


class _Bound(NamedTuple):
    """A recipe with all that its code takes."""

    recipe: Recipe
    height: int
    columns: list[Sequence[Any]]
    scalars: list[Any]
    constants: list[object]
    blanks: Blanks

    def run(self, purpose: str) -> Any:
        """What the code for this purpose gives. Raises ZeroDivisionError."""
        return self._call(purpose, self.blanks, over)

    def run_past_zero(self, purpose: str) -> Any:
        """The same, a quotient being blank where there is none."""
        return self._call(purpose, self.blanks._replace(quotients=True), over_or_blank)

    def _call(self, purpose: str, blanks: Blanks, quotient: Any) -> Any:
        made_function = function_for(purpose, self.recipe, blanks)
        return made_function(self.height, quotient, self.columns, self.scalars, self.constants)

    def cells(self, row: int) -> list[Any]:
        """What the functions for a single row take."""
        return [column[row] for column in self.columns]


def made(world: World, key: Key, given: Given = ()) -> Column:
    """The column with this key; one that takes from what is given is made at each turn."""
    makers = world.makers.columns
    if key[0] == "bound":
        kind, *parts = key[1]
        turn: Column = makers[kind](world, given, *parts)
        return turn
    column: Column | None = world.kept.get(key)
    if column is None:
        kind, *parts = key
        column = world.kept[key] = makers[kind](world, (), *parts)
    return column


def worked_out(world: World, recipe: Recipe, given: Given = ()) -> Column:
    """The values of a formula."""
    bound = _bound(world, recipe, given)
    spoiled = _spoiled(world, recipe.strict[0], given)
    try:
        values, by_zero = bound.run("values"), frozenset[int]()
    except ZeroDivisionError:
        values, by_zero = _past_zero(bound, spoiled)
    for row in spoiled:
        values[row] = None
    return Column(values, spoiled | by_zero if by_zero else spoiled, by_zero)


def _past_zero(bound: _Bound, spoiled: AbstractSet[int]) -> tuple[list[Any], frozenset[int]]:
    values, work_out = bound.run_past_zero("values"), bound.run("value")
    by_zero = set()
    for row in bound.run_past_zero("suspects"):
        try:
            values[row] = work_out(*bound.cells(row))
        except ZeroDivisionError:
            values[row] = None
            by_zero.add(row)
    return values, frozenset(by_zero - spoiled)


def told(world: World, recipe: Recipe, rows: Sequence[int]) -> list[Any]:
    """The values of a formula in some rows, as for messages; None where a row is not fine.

    Many rows say the same: what is worked out is each different set of cells, once.
    """
    bound, spoiled = _bound(world, recipe), _spoiled(world, recipe.strict[0], ())
    if not bound.columns:
        return _told_alike(bound, len(rows))
    if len(rows) < bound.height:
        bound = bound._replace(height=len(rows), columns=_taken(bound.columns, rows))
    texts = _told_each(bound)
    for place in [place for place, row in enumerate(rows) if row in spoiled] if spoiled else ():
        texts[place] = None
    return texts


def _told_alike(bound: _Bound, count: int) -> list[Any]:
    """What takes nothing from a row is the same in all, and worked out once."""
    return [_value_or_blank(bound.run("value"), ())] * count if count else []


def _told_each(bound: _Bound) -> list[Any]:
    if _is_varied(bound.columns):
        # To look for what is the same would take longer than to work it out.
        with suppress(ZeroDivisionError):
            return list(bound.run("values"))
    return _for_each(bound.run("value"), list(zip(*bound.columns, strict=True)))


def _is_varied(columns: Sequence[Sequence[Any]]) -> bool:
    """Whether most of the first rows differ: a place in a queue, a key."""
    sample = [column[:SAMPLE] for column in columns]
    try:
        return len(set(zip(*sample, strict=True))) * 2 > len(sample[0]) > FEW
    except TypeError:
        return False


def _for_each(work_out: Any, cells: Sequence[tuple[Any, ...]]) -> list[Any]:
    try:
        different = set(cells)
    except TypeError:  # a list of what other rows have, which is no key
        return [_value_or_blank(work_out, each) for each in cells]
    made_of = {each: _value_or_blank(work_out, each) for each in different}
    return list(map(made_of.__getitem__, cells))


def _value_or_blank(work_out: Any, cells: Sequence[Any]) -> Any:
    try:
        return work_out(*cells)
    except ZeroDivisionError:
        return None


def held_rows(
    world: World, recipe: Recipe, given: Given = (), rows: Sequence[int] | None = None
) -> Sequence[int]:
    """The rows in which a condition holds, of these rows or of all that are not blank."""
    return judged(world, recipe, given, rows).rows


def judged(
    world: World, recipe: Recipe, given: Given = (), rows: Sequence[int] | None = None
) -> Held:
    """The same, with the rows that could not be judged."""
    bound = _bound(world, recipe, given)
    if rows is not None:
        bound = bound._replace(height=len(rows), columns=_taken(bound.columns, rows))
    by_zero: AbstractSet[int] = frozenset()
    try:
        held = bound.run("rows")
    except ZeroDivisionError:
        held, by_zero = _held_past_zero(bound)
    spoiled = _spoiled(world, recipe.strict[0], given)
    if rows is not None:
        held, by_zero = [rows[place] for place in held], {rows[place] for place in by_zero}
    by_zero = by_zero - spoiled
    if spoiled:
        held = [row for row in held if row not in spoiled]
    if rows is None:
        held = _of_filled(world, recipe.tab, held)
    return Held(held, spoiled | by_zero, by_zero)


def _taken(columns: Sequence[Sequence[Any]], rows: Sequence[int]) -> list[Sequence[Any]]:
    return [list(map(column.__getitem__, rows)) for column in columns]


def _held_past_zero(bound: _Bound) -> tuple[list[int], set[int]]:
    suspects = bound.run_past_zero("suspects")
    [holds] = bound.run("truths")
    held, by_zero = set(bound.run_past_zero("rows")).difference(suspects), set()
    for row in suspects:
        try:
            if holds(*bound.cells(row)):
                held.add(row)
        except ZeroDivisionError:
            by_zero.add(row)
    return sorted(held), by_zero


def _of_filled(world: World, tab: str, rows: list[int]) -> list[int]:
    filled = world.filled(tab)
    if len(filled) == world.height(tab):
        return rows
    return list(filter(set(filled).__contains__, rows))


def first_rungs(world: World, recipe: Recipe) -> Rungs:
    """The first condition that holds in each row; one that is not fine there is passed over.

    All rows are judged at once as if every cell were fine, then the few with one that is not go
    through the conditions one by one.
    """
    bound = _bound(world, recipe)
    spoiled = [_spoiled(world, strict, ()) for strict in recipe.strict]
    suspects = set[int]().union(*spoiled)
    try:
        numbers = bound.run("rungs")
    except ZeroDivisionError:
        numbers = bound.run_past_zero("rungs")
        suspects.update(bound.run_past_zero("suspects"))
    by_zero: set[int] = set()
    if suspects:
        _judge_again(bound, spoiled, suspects, numbers, by_zero)
    return Rungs(numbers, by_zero)


def _judge_again(
    bound: _Bound,
    spoiled: Sequence[AbstractSet[int]],
    suspects: AbstractSet[int],
    numbers: list[int],
    by_zero: set[int],
) -> None:
    rungs = list(zip(bound.run("truths"), spoiled, strict=True))
    for row in suspects:
        cells = bound.cells(row)
        numbers[row] = len(rungs)
        for number, (holds, silent) in enumerate(rungs):
            try:
                if row not in silent and holds(*cells):
                    numbers[row] = number
                    break
            except ZeroDivisionError:
                by_zero.add(row)


def _bound(world: World, recipe: Recipe, given: Given = ()) -> _Bound:
    columns = [made(world, key, given).values for key in recipe.columns]
    scalars = [_scalar(world, key, given) for key in recipe.scalars]
    blanks = Blanks(
        tuple(
            has_blanks(world, key, column)
            for key, column in zip(recipe.columns, columns, strict=True)
        ),
        tuple(scalar is None for scalar in scalars),
    )
    constants = list(map(value_of, recipe.constants))
    return _Bound(recipe, world.height(recipe.tab), columns, scalars, constants, blanks)


def has_blanks(world: World, key: Key, column: Sequence[Any]) -> bool:
    """Asked once of each column."""
    if key[0] == "bound":
        return True
    name = ("blanks", key)
    answer: bool | None = world.kept.get(name)
    if answer is None:
        answer = world.kept[name] = _is_none_among(column)
    return answer


def _is_none_among(column: Sequence[Any]) -> bool:
    """2 ms at 400,000 rows where ``None in column`` takes 6: adding up and joining refuse it.

    Random columns with and without blanks go through it in
    ``tests/promises/test_compiled_formulas.py``.
    """
    first = column[0] if column else None
    try:
        if isinstance(first, str):
            "".join(column)
        elif isinstance(first, int | float):
            sum(column)
        else:
            return None in column
    except TypeError:
        return None in column
    return False


def _scalar(world: World, key: Key, given: Given) -> Any:
    kind, *parts = key
    if kind == "given":
        return given[parts[0]]
    if kind in {"today", "now"}:
        return world.today if kind == "today" else world.now
    if key not in world.kept:
        world.kept[key] = world.makers.whole(world, *parts)
    return world.kept[key]


def _spoiled(world: World, strict: Sequence[Key], given: Given) -> AbstractSet[int]:
    sets = [found for key in strict if (found := made(world, key, given).not_fine)]
    if not sets:
        return frozenset()
    return sets[0] if len(sets) == 1 else frozenset().union(*sets)
