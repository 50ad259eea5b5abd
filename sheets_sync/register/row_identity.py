"""Rows told apart by what stands in them, when their keys went missing or moved.

Half a table gets sorted, a column is cleared, a block is pasted one row too low: the log has a mark
for every row from the day its key was dealt, and by that mark a key finds its own row again.
"""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from sheets_sync.cells.text import clean
from sheets_sync.problems.stop import BrokenStructure
from sheets_sync.register.log_reader import identity, mark_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sheets_sync.register.column_checks import CheckedTable
    from sheets_sync.register.log_reader import History


def recognise(
    checked: CheckedTable, keys: Sequence[str], history: History
) -> tuple[list[str], frozenset[int], list[BrokenStructure]]:
    """The keys with every key at its own row, the rows whose key changed by that, and mistakes.

    ``keys`` has a key or "" for each row, none of them twice. A row that people changed since its
    key was dealt is not recognised and keeps the key that it has.
    """
    recorded = recorded_marks(checked, history)
    if not recorded:
        return list(keys), frozenset(), []
    mark = marker(checked)
    known = list(compress(range(len(keys)), map(recorded.__contains__, keys)))
    strayed = [row for row in known if recorded[keys[row]] != mark(row)]
    orphans = set(recorded).difference([keys[row] for row in known])
    if not strayed and not orphans:
        return list(keys), frozenset(), []
    nameless = [row for row in checked.filled if not keys[row]] if "" in keys else []
    # A key that the log never saw may be one that somebody typed over the row's own.
    typed = (
        [row for row in checked.filled if keys[row] and keys[row] not in recorded]
        if orphans
        else []
    )
    settled = list(keys)
    held = {keys[row] for row in strayed}
    free = _by_mark(sorted(held | orphans), recorded)
    changed = _claim(settled, strayed, free, mark)
    if len(changed) == len(strayed):
        # No row was seen to move, so a row that has its key keeps it.
        free = _by_mark(sorted(orphans), recorded)
    _claim(settled, (*typed, *nameless), free, mark)
    mistakes = _leave_behind(checked, settled, changed, held) if len(changed) < len(strayed) else []
    moved = frozenset(row for row in checked.filled if settled[row] != keys[row])
    return settled, moved, mistakes


def marker(checked: CheckedTable) -> Callable[[int], str]:
    """A row → its mark: the same whenever the same stands in the columns that tell rows apart.

    Those are the form's moment and address, or all that is required.
    """
    table = checked.table
    places = [table.places[column.header] for column in identity(table.spec)]
    cells = [table.tab.columns[place] for place in places]

    def mark(row: int) -> str:
        place = table.sheet_row(row)
        return mark_of(clean(column[place]) for column in cells)

    return mark


def recorded_marks(checked: CheckedTable, history: History) -> dict[str, str]:
    """Key → the mark that its row had when it was dealt."""
    title, key_column = checked.table.spec.title, checked.table.spec.by_role["key"]
    headers = {key_column.header, *key_column.accepts}
    return {
        key: mark
        for (tab, key, column), mark in history.marks.items()
        if tab == title and column in headers
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
    mark: Callable[[int], str],
) -> list[int]:
    """Give rows the free keys of their mark, first row first; the rows that got none."""
    without = []
    for row in rows:
        if keys := free.get(mark(row)):
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
