"""Functions of lists over a whole tab whose condition looks at the row they are made for.

``ALLE(Tarieven[Tarief; [Soort] = DEZE[Soort] EN [Vanaf] <= DEZE[Datum]])``: every row here meets
every row there. Worked out once for each distinct combination of what is given from here; a part
of the condition that asks for equality finds its rows by an index, and one that asks for less or
more by a search among sorted rows, so that neither is looked at pair by pair. The plain twin does
look at every pair (``tests/support/formulas/plain_evaluator.py``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, repeat
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.formula.recipes import Recipe
from sheets_sync.formula.rollups import IN_ORDER, ROLLED
from sheets_sync.formula.running import Column, held_rows, made
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sheets_sync.formula.recipes import Key
    from sheets_sync.formula.running import Given
    from sheets_sync.formula.world import World


class Meeting(NamedTuple):
    """How rows are found; in a key it stands as a plain tuple.

    ``fixed`` is the part of the condition that is of the other row alone, ``rest`` what must be
    asked of each pair. ``equal`` and ``ordered`` name a column there and the number of what is
    given, ``ordered`` after its operator.
    """

    fixed: tuple[Any, ...] | None
    equal: tuple[Key, int] | None
    ordered: tuple[str, Key, int] | None
    rest: tuple[Any, ...] | None


def crossed(
    world: World,
    _given: Given,
    function: str,
    tab: str,
    value: Key,
    meeting: tuple[Any, ...],
    givens: tuple[Key, ...],
) -> Column:
    """What a function of lists makes of a whole tab, for each row here."""
    meet = Meeting._make(meeting)
    groups = _grouped(world, tab, function, meet)
    steps: dict[Any, Callable[[Any], Any]] = {}

    def answer(given: Given) -> Any:
        group = None if meet.equal is None else given[meet.equal[1]]
        rows = groups.get(group, ())
        if meet.ordered is None:
            return _of_each(world, function, value, meet, rows, given)
        if group not in steps:
            steps[group] = _steps(world, function, value, meet.ordered, rows)
        return steps[group](given[meet.ordered[2]])

    combinations = list(zip(*(made(world, key).values for key in givens), strict=True))
    answers = {given: answer(given) for given in dict.fromkeys(combinations)}
    return Column(list(map(answers.__getitem__, combinations)))


def _grouped(world: World, tab: str, function: str, meet: Meeting) -> dict[Any, Sequence[int]]:
    """The rows by the cell that must be equal; all under None where nothing need be."""
    rows: Iterable[int] = world.order(tab) if function in IN_ORDER else world.filled(tab)
    if meet.fixed is not None:
        held = held_rows(world, Recipe._make(meet.fixed))
        rows = filter(set(held).__contains__, rows) if function in IN_ORDER else held
    if meet.equal is None:
        return {None: list(rows)}
    cells = made(world, meet.equal[0]).values
    groups: dict[Any, list[int]] = {}
    for row in rows:
        if cells[row] is not None:
            groups.setdefault(cells[row], []).append(row)
    return groups  # type: ignore[return-value]


def _of_each(
    world: World,
    function: str,
    value: Key,
    meet: Meeting,
    rows: Sequence[int],
    given: Given,
) -> Any:
    if meet.rest is not None and rows:
        rows = held_rows(world, Recipe._make(meet.rest), given, rows)
    values = made(world, value, given).values if rows else ()
    return ROLLED[function](1, repeat(0), [values[row] for row in rows])[0]


def _steps(
    world: World, function: str, value: Key, ordered: tuple[str, Key, int], rows: Sequence[int]
) -> Callable[[Any], Any]:
    """The answer for any bound, from what it is after each of the rows, sorted."""
    operator, key, _ = ordered
    cells, values = made(world, key).values, made(world, value).values
    known = [
        (cells[row], place, values[row])
        for place, row in enumerate(rows)
        if cells[row] is not None and values[row] is not None
    ]
    known.sort(key=lambda step: step[0], reverse=operator in {">", ">="})
    bounds = [bound for bound, _, _ in known]
    so_far = SO_FAR[function](known)
    if operator in {">", ">="}:
        bounds.reverse()
    side = bisect_left if operator in {"<", ">="} else bisect_right

    def at(bound: Any) -> Any:
        if bound is None:
            return so_far[0]
        place = side(bounds, bound)
        return so_far[place if operator in {"<", "<="} else len(bounds) - place]

    return at


def _values(known: Iterable[tuple[Any, int, Any]]) -> Iterable[Any]:
    return (value for _, _, value in known)


def _by_place(choose: Any) -> Callable[[Sequence[tuple[Any, int, Any]]], list[Any]]:
    """The first or the last in the order of the tab."""

    def values(known: Sequence[tuple[Any, int, Any]]) -> list[Any]:
        places = accumulate((place for _, place, _ in known), choose)
        value_at = {place: value for _, place, value in known}
        return [None, *map(value_at.__getitem__, places)]

    return values


SO_FAR: Final[dict[str, Callable[[Sequence[tuple[Any, int, Any]]], Sequence[Any]]]] = {
    "SUM": lambda known: list(accumulate(_values(known), initial=0)),
    "COUNT": lambda known: range(0, len(known) * 100 + 1, 100),
    "MIN": lambda known: [None, *accumulate(_values(known), min)],
    "MAX": lambda known: [None, *accumulate(_values(known), max)],
    "FIRST": _by_place(min),
    "LAST": _by_place(max),
}
"""What a function gives of none, of the first, of the first two …; of pairs of cell and value."""
