"""Who comes first: rows in the order of one or more columns."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Sequence


def in_order(rows: Sequence[int], columns: Iterable[Sequence[Any]]) -> Sequence[int]:
    """The rows, first in order first: by the first column, where that is equal by the next.

    A blank (None) comes after every value. Rows that are equal in all columns stay as they stand,
    so end with a column of keys or lots where the place on the sheet is to mean nothing.

    >>> in_order(range(4), [[2, 1, None, 1], ["b", "b", "a", "a"]])
    [3, 1, 0, 2]
    """
    ordered = rows
    # A sort keeps what is equal in place: so the last column goes first.
    for column in reversed(tuple(columns)):
        ordered = _sorted(ordered, column)
    return ordered


def _sorted(rows: Sequence[int], column: Sequence[Any]) -> Sequence[int]:
    if None not in column:
        return sorted(rows, key=column.__getitem__)
    filled = [row for row in rows if column[row] is not None]
    blank = [row for row in rows if column[row] is None]
    return sorted(filled, key=column.__getitem__) + blank


def numbered(
    rows: Sequence[int], groups: Sequence[Hashable], kinds: Collection[Hashable]
) -> Sequence[int]:
    """1, 2, 3… for the rows of each group by itself; ``kinds`` are all groups that these are of.

    >>> numbered([3, 0, 2], ["a", "a", "b", "a"], {"a", "b"})
    [1, 2, 1]
    """
    if len(kinds) == 1:
        return range(1, len(rows) + 1)
    counters = {kind: count(1) for kind in kinds}
    return [next(counters[groups[row]]) for row in rows]
