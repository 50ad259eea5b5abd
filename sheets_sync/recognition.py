"""Rows told apart by what stands in them, when their keys went missing or moved.

Half a table gets sorted, a column is cleared, a block is pasted one row too low: the log has a mark
for every row from the day its key was dealt, and by that mark a key finds its own row again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.cells.text import clean
from sheets_sync.errors import BrokenStructure
from sheets_sync.history import mark_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sheets_sync.check import CheckedTable
    from sheets_sync.history import History
    from sheets_sync.snapshot import Cell


def recognise(
    checked: CheckedTable, keys: Sequence[str], history: History
) -> tuple[list[str], frozenset[int], list[BrokenStructure]]:
    """The keys with every key at its own row, the rows whose key changed by that, and mistakes.

    ``keys`` has a key or "" for each row, none of them twice. A row that people changed since its
    key was dealt is not recognised and keeps the key that it has.
    """
    recorded = _recorded(checked, history)
    if not recorded:
        return list(keys), frozenset(), []
    identity = identity_columns(checked)
    strayed = [
        row
        for row in checked.filled
        if keys[row] in recorded and recorded[keys[row]] != row_mark(identity, row)
    ]
    nameless = [row for row in checked.filled if not keys[row]] if "" in keys else []
    orphans = set(recorded).difference(keys)
    # A key that the log never saw may be one that somebody typed over the row's own.
    typed = (
        [row for row in checked.filled if keys[row] and keys[row] not in recorded]
        if orphans
        else []
    )
    settled = list(keys)
    held = {keys[row] for row in strayed}
    free = _by_mark(sorted(held | orphans), recorded)
    changed = _claim(settled, strayed, free, identity)
    if len(changed) == len(strayed):
        # No row was seen to move, so a row that has its key keeps it.
        free = _by_mark(sorted(orphans), recorded)
    _claim(settled, (*typed, *nameless), free, identity)
    mistakes = _leave_behind(checked, settled, changed, held) if len(changed) < len(strayed) else []
    moved = frozenset(row for row in checked.filled if settled[row] != keys[row])
    return settled, moved, mistakes


def identity_columns(checked: CheckedTable) -> list[list[Cell]]:
    """The columns that tell rows apart: the form's moment and address, or all that is required."""
    human = checked.table.spec.human
    required = [column for column in human if column.required]
    if any(column.kind == "moment" for column in required):
        required = [column for column in required if column.kind in {"moment", "email"}]
    return [checked.table.cells(column.header) for column in required]


def row_mark(identity: Iterable[Sequence[Cell]], row: int) -> str:
    """The mark of a row: the same whenever the same stands in its identity columns."""
    return mark_of(clean(column[row]) for column in identity)


def _recorded(checked: CheckedTable, history: History) -> dict[str, str]:
    title, header = checked.table.spec.title, checked.table.spec.by_role["key"].header
    return {
        key: mark
        for (tab, key, column), mark in history.marks.items()
        if tab == title and column == header
    }


def _by_mark(keys: Iterable[str], recorded: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key in keys:
        found.setdefault(recorded[key], []).append(key)
    return found


def _claim(
    settled: list[str],
    rows: Iterable[int],
    free: Mapping[str, list[str]],
    identity: Sequence[Sequence[Cell]],
) -> list[int]:
    """Give rows the free keys of their mark, first row first; the rows that got none."""
    without = []
    for row in rows:
        if keys := free.get(row_mark(identity, row)):
            settled[row] = keys.pop(0)
        else:
            without.append(row)
    return without


def _leave_behind(
    checked: CheckedTable, settled: list[str], changed: Sequence[int], held: set[str]
) -> list[BrokenStructure]:
    """Rows that nobody recognises keep the key they hold; without it they take the one left."""
    unknown = set(changed)
    given = {key for row, key in enumerate(settled) if row not in unknown}
    robbed = [row for row in changed if settled[row] in given]
    left = held - given - {settled[row] for row in changed}
    if len(robbed) > 1 and left:
        header = checked.table.spec.by_role["key"].header
        cells = tuple(checked.table.address(header, row) for row in robbed)
        return [BrokenStructure("keys.strayed", cells=cells, keys=tuple(sorted(left)))]
    for row in robbed:
        settled[row] = left.pop() if left else ""
    return []
