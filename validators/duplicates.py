"""Requests that were sent twice (spec: Dubbel)."""

from __future__ import annotations

from itertools import compress
from operator import ne
from typing import TYPE_CHECKING

from sheets_sync.cells.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.check import CheckedTable
    from sheets_sync.snapshot import Cell

SAMPLE = 1000


def find_duplicates(table: CheckedTable, order: Sequence[int]) -> dict[int, int]:
    """Row → the first row in rank with the same human cells, the moment of sending aside."""
    suspects = _suspects(table, order)
    if not suspects:
        return {}
    arrival = table.table.spec.by_role["arrival"].header
    columns = [
        table.table.cells(column.header)
        for column in table.table.spec.human
        if column.header != arrival
    ]
    first: dict[tuple[str, ...], int] = {}
    found: dict[int, int] = {}
    for row in order:
        if row in suspects:
            cells = tuple(clean(column[row]) for column in columns)
            earlier = first.setdefault(cells, row)
            if earlier != row:
                found[row] = earlier
    return found


def _suspects(table: CheckedTable, order: Sequence[int]) -> set[int]:
    """Rows whose free texts all stand elsewhere too; most registers have none."""
    free = [
        table.values[column.header]
        for column in table.table.spec.human
        if column.kind in {"text", "email"}
    ]
    free.sort(key=lambda column: -len(set(column[:SAMPLE])))
    suspects: Sequence[int] = order
    for column in free:
        suspects = _repeated(column, suspects)
        if not suspects:
            break
    return set(suspects)


def _repeated(column: Sequence[Cell], rows: Sequence[int]) -> list[int]:
    cells = list(map(column.__getitem__, rows))
    last = dict(zip(cells, rows, strict=True))
    if len(last) == len(cells):
        return []
    again = set(compress(cells, map(ne, map(last.__getitem__, cells), rows)))
    return list(compress(rows, map(again.__contains__, cells)))
