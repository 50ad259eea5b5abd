"""Columns that are made before the code of a formula runs, each once in a run.

A maker goes over whole columns; what it makes is kept with the world under its key, so that
formulas share it.
"""

from __future__ import annotations

from collections import Counter
from itertools import compress, repeat
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.formula.crossings import crossed
from sheets_sync.formula.folding import fold_column
from sheets_sync.formula.recipes import Recipe
from sheets_sync.formula.rollups import IN_ORDER, ROLLED
from sheets_sync.formula.running import Column, has_blanks, held_rows, made, worked_out
from sheets_sync.formula.world import Makers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet

    from sheets_sync.formula.recipes import Key
    from sheets_sync.formula.world import World

SAMPLE: Final = 1000


def _cells(world: World, _given: Given, tab: str, header: str) -> Column:
    return Column(world.column(tab, header), world.not_fine(tab, header))


def _formula(world: World, given: Given, recipe: tuple[Any, ...]) -> Column:
    return worked_out(world, Recipe._make(recipe), given)


def _folded(world: World, given: Given, key: Key) -> Column:
    column = made(world, key, given)
    return Column(fold_column(column.values), column.not_fine)


def _through(world: World, given: Given, rows: Key, there: Key) -> Column:
    """What stands in the rows that a column of rows points at."""
    pointers, there_column = made(world, rows, given), made(world, there, given)
    values = there_column.values
    gathered = (
        [None if row is None else values[row] for row in pointers.values]
        if has_blanks(world, rows, pointers.values)
        else list(map(values.__getitem__, pointers.values))
    )
    spoiled = pointers.not_fine
    if there_column.not_fine:
        far = map(there_column.not_fine.__contains__, pointers.values)
        spoiled = spoiled | set(compress(range(len(gathered)), far))
    return Column(gathered, spoiled)


def _statuses(world: World, _given: Given, tab: str) -> Column:
    return Column(world.statuses(tab))


def _keys(world: World, _given: Given, tab: str) -> Column:
    return Column(world.keys(tab))


def _wrong(world: World, _given: Given, tab: str, header: str) -> Column:
    rows = world.not_fine(tab, header) if header else world.wrong(tab)
    return Column(_marked(world.height(tab), rows))


def _missing(world: World, _given: Given, tab: str, header: str) -> Column:
    rows = world.lacking(tab, header) if header else world.missing(tab)
    return Column(_marked(world.height(tab), rows))


def _unknown(world: World, _given: Given, tab: str, header: str) -> Column:
    return Column(_marked(world.height(tab), world.unknown(tab, header)))


def _ended(world: World, _given: Given, tab: str) -> Column:
    return Column(_marked(world.height(tab), world.ended(tab)))


def _marked(height: int, rows: AbstractSet[int]) -> list[bool]:
    marks = [False] * height
    for row in rows:
        marks[row] = True
    return marks


def _typed(world: World, _given: Given, tab: str, header: str) -> Column:
    return Column(world.typed(tab, header))


def _lookup(world: World, given: Given, tab: str, key: Key) -> Column:
    """Each distinct text is looked up once."""
    texts = made(world, key, given)
    found = {text: world.row_named(tab, text) for text in set(texts.values) if text is not None}
    return Column(list(map(found.get, texts.values)), texts.not_fine)


def _rolled(  # noqa: PLR0913, PLR0917 -- the parts of its key
    world: World,
    given: Given,
    function: str,
    home: str,
    tab: str,
    via: str,
    value: Key,
    condition: tuple[Any, ...] | None,
) -> Column:
    """One pass over the other tab, whatever the number of rows here."""
    groups, values = world.column(tab, via), made(world, value, given).values
    rows = _chosen(world, tab, function, condition, given)
    if rows is not None:
        groups, values = _taken(groups, rows), _taken(values, rows)
    return Column(ROLLED[function](world.height(home), groups, values))


def _chosen(
    world: World, tab: str, function: str, condition: tuple[Any, ...] | None, given: Given
) -> Sequence[int] | None:
    """The rows that count, in the order that the function needs; None: all as they are."""
    held = None if condition is None else held_rows(world, Recipe._make(condition), given)
    if function not in IN_ORDER:
        return held
    order = world.order(tab)
    return order if held is None else list(filter(set(held).__contains__, order))


def _taken(column: Sequence[Any], rows: Sequence[int]) -> list[Any]:
    return list(map(column.__getitem__, rows))


def _whole(
    world: World, function: str, tab: str, value: Key, condition: tuple[Any, ...] | None
) -> Any:
    """What a function of lists makes of a whole tab."""
    values = made(world, value).values
    rows = _chosen(world, tab, function, condition, ())
    values = _taken(values, world.filled(tab) if rows is None else rows)
    return ROLLED[function](1, repeat(0), values)[0]


def _earlier(
    world: World,
    given: Given,
    tab: str,
    keys: tuple[Key, ...],
    condition: tuple[Any, ...] | None,
) -> Column:
    """The first row with the same cells. Only rows that are suspect are looked at one by one."""
    suspects = _repeated(world, given, keys, world.height(tab))
    found: list[int | None] = [None] * world.height(tab)
    if not suspects:
        return Column(found)
    bare = [made(world, _unfolded(key), given) for key in keys]
    for column in bare:
        suspects -= column.not_fine
    among = sorted(suspects)
    # Few are suspect as a rule: of the others no cell need be folded.
    columns = [
        dict(zip(among, _cells_as_compared(key, column.values, among), strict=True))
        for key, column in zip(keys, bare, strict=True)
    ]
    can_be = (
        suspects if condition is None else set(held_rows(world, Recipe._make(condition), given))
    )
    first: dict[tuple[Any, ...], int] = {}
    for row in world.in_order(tab, among):
        cells = tuple(column[row] for column in columns)
        if cells in first:
            found[row] = first[cells]
        elif row in can_be and any(cell is not None for cell in cells):
            first[cells] = row
    return Column(found)


def _repeated(world: World, given: Given, keys: Sequence[Key], height: int) -> set[int]:
    """Rows whose cells all stand elsewhere too.

    The most telling column is asked first, so that the others are as a rule not even folded: most
    registers have hardly a row that stands twice.
    """
    suspects: Sequence[int] = range(height)
    for key in sorted(keys, key=lambda key: _asked_first(world, given, key)):
        column = made(world, _unfolded(key), given).values
        cells = _cells_as_compared(key, column, suspects)
        counts = Counter(cells)
        if len(counts) == len(cells):
            return set()
        again = {cell for cell, count in counts.items() if count > 1}
        suspects = list(compress(suspects, map(again.__contains__, cells)))
    return set(suspects)


def _cells_as_compared(key: Key, column: Sequence[Any], rows: Sequence[int]) -> Sequence[Any]:
    cells = column if len(rows) == len(column) else _taken(column, rows)
    return fold_column(cells) if key[0] == "folded" else cells


def _unfolded(key: Key) -> Key:
    return key[1] if key[0] == "folded" else key


def _asked_first(world: World, given: Given, key: Key) -> tuple[int, int]:
    """By how many cells differ, in tenths; of columns that tell as much, the one with less text."""
    sample = made(world, _unfolded(key), given).values[:SAMPLE]
    variety = round(len(set(sample)) * 10 / max(1, len(sample)))
    return -variety, sum(len(cell) for cell in sample if isinstance(cell, str))


def _running(
    world: World, given: Given, tab: str, value: Key, group: Key, order: tuple[Key, ...]
) -> Column:
    """Sums so far; sorting what is in order already costs next to nothing."""
    values, groups = made(world, value, given).values, made(world, group, given).values
    rows = [row for row in world.filled(tab) if values[row] is not None and groups[row] is not None]
    rows.sort()
    for key in reversed(order):
        column = made(world, key, given)
        rows = _sorted_by(column.values, [row for row in rows if row not in column.not_fine])
    sums: list[Any] = [None] * world.height(tab)
    so_far: dict[Any, Any] = {}
    for row in rows:
        sums[row] = so_far[groups[row]] = so_far.get(groups[row], 0) + values[row]
    return Column(sums)


def _sorted_by(column: Sequence[Any], rows: list[int]) -> list[int]:
    """Blanks at the end; equals as they were."""
    filled = [row for row in rows if column[row] is not None]
    blank = [row for row in rows if column[row] is None] if len(filled) < len(rows) else []
    return sorted(filled, key=column.__getitem__) + blank


if TYPE_CHECKING:
    Given = tuple[Any, ...]

_COLUMNS: Final[dict[str, Callable[..., Column]]] = {
    "cell": _cells,
    "formula": _formula,
    "folded": _folded,
    "through": _through,
    "status": _statuses,
    "key": _keys,
    "wrong": _wrong,
    "missing": _missing,
    "unknown": _unknown,
    "ended": _ended,
    "typed": _typed,
    "lookup": _lookup,
    "rolled": _rolled,
    "crossed": crossed,
    "earlier": _earlier,
    "running": _running,
}
"""By the kind of their key; they get the world, what is given at this turn, and its parts."""

MAKERS: Final = Makers(_COLUMNS, _whole)
