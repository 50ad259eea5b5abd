"""Requests that were sent twice (spec: Dubbel)."""

from __future__ import annotations

from collections import Counter
from itertools import compress
from typing import TYPE_CHECKING

from sheets_sync.cells.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sheets_sync.check import CheckedTable
    from sheets_sync.snapshot import Cell

SAMPLE = 1000


def find_duplicates(checked: CheckedTable, order: Sequence[int]) -> dict[int, int]:
    """Row → the first row in rank with the same human cells, the moment of sending aside."""
    suspects = _suspects(checked)
    if not suspects:
        return {}
    table = checked.table
    arrival = table.spec.by_role["arrival"].header
    columns = [
        table.tab.columns[table.places[column.header]]
        for column in table.spec.human
        if column.header != arrival
    ]
    first: dict[tuple[str, ...], int] = {}
    found: dict[int, int] = {}
    for row in filter(suspects.__contains__, order):
        place = table.sheet_row(row)
        cells = tuple(clean(column[place]) for column in columns)
        earlier = first.setdefault(cells, row)
        if earlier != row:
            found[row] = earlier
    return found


def _suspects(checked: CheckedTable) -> set[int]:
    """Rows whose free texts all stand elsewhere too; most registers have none."""
    free = [
        checked.values[column.header]
        for column in checked.table.spec.human
        if column.kind in {"text", "email"}
    ]
    free.sort(key=lambda column: -len(set(column[:SAMPLE])))
    suspects: Sequence[int] = range(checked.table.height)
    for column in free:
        suspects = _repeated(column, suspects)
        if not suspects:
            break
    return set(suspects)


def _repeated(column: Sequence[Cell], rows: Sequence[int]) -> list[int]:
    cells = column if len(rows) == len(column) else [column[row] for row in rows]
    counts = Counter(cells)
    if len(counts) == len(cells):
        return []
    again = {cell for cell, count in counts.items() if count > 1}
    return list(compress(rows, map(again.__contains__, cells)))
