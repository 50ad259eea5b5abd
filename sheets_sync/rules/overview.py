"""Breakdowns: how many rows there are of each status, choice, month or party, and how much.

Rules: the block ``overview`` of a programme file.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sheets_sync.records import NamedTuple
from sheets_sync.rules.claims import sums_by

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from sheets_sync.formula.runtime import Number


class Line(NamedTuple):
    """A group, how many rows are of it, and the sum of their amounts, in hundredths."""

    group: Any
    rows: int
    amount: Number


def breakdown(
    groups: Sequence[Any],
    amounts: Sequence[Number | None] | None = None,
    among: Iterable[Hashable] = (),
) -> list[Line]:
    """A line for each group; a row without one (None) counts nowhere.

    A cell with several choices (a tuple) counts for each of them. ``among`` are the groups that
    have a line in any case, in this order (the labels of a ladder, the rows of a tab); others come
    behind, sorted. A row without an amount counts as a row.

    >>> breakdown(["b", "a", None, "b"], [100, None, 50, 25], among=["b", "c"])
    [Line(group='b', rows=2, amount=125), Line(group='c', rows=0, amount=0),
     Line(group='a', rows=1, amount=0)]
    >>> breakdown([("Catering", "Schoonmaak"), ("Catering",), ()])
    [Line(group='Catering', rows=2, amount=0), Line(group='Schoonmaak', rows=1, amount=0)]
    """
    sums = [None] * len(groups) if amounts is None else amounts
    # Distinct cells are few: several choices in one are taken apart once for each.
    by_cell = Counter(groups)
    del by_cell[None]
    counts: Counter[Any] = Counter()
    totals: dict[Any, Number] = {}
    in_cell = sums_by(groups, sums)
    for cell, count in by_cell.items():
        for group in cell if isinstance(cell, tuple) else (cell,):
            counts[group] += count
            totals[group] = totals.get(group, 0) + in_cell.get(cell, 0)
    listed = list(dict.fromkeys(among))
    others = sorted(counts.keys() - set(listed))
    return [Line(group, counts[group], totals.get(group, 0)) for group in (*listed, *others)]
