"""Who comes first: rows in the order of one or more columns."""

from __future__ import annotations

import re
from itertools import compress, count, islice
from operator import eq
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence


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


def settled(
    ordered: Sequence[int], columns: Sequence[Sequence[Any]], keys: Sequence[str]
) -> Sequence[int]:
    """Rows in order, in which those that are equal in all columns follow on one another by key.

    Of moments hardly any are equal, and taking keys apart takes ten times as long as sorting: so
    neighbours are compared, and only equals looked at.

    >>> settled([0, 1, 2], [[5, 5, 5]], ["U-0003", "U-0001", "U-0002"])
    [1, 2, 0]
    """
    if not columns:
        return sorted(ordered, key=lambda row: _number(keys[row]))
    cells = list(map(columns[0].__getitem__, ordered))
    equal = list(compress(range(len(cells)), map(eq, cells, islice(cells, 1, None))))
    if not equal:
        return ordered
    ordered = list(ordered)
    for start, end in _runs(equal):
        run = ordered[start:end]
        run.sort(key=lambda row: _rest(columns[1:], row, keys))
        ordered[start:end] = run
    return ordered


def _runs(equal: Sequence[int]) -> Iterator[tuple[int, int]]:
    """From, and up to, of places that are equal to their next, run by run."""
    start = end = equal[0]
    for place in equal:
        if place > end:
            yield start, end + 1
            start = place
        end = place + 1
    yield start, end + 1


def _rest(
    columns: Sequence[Sequence[Any]], row: int, keys: Sequence[str]
) -> tuple[tuple[bool, Any], ...]:
    cells = [column[row] for column in columns]
    return *((cell is None, 0 if cell is None else cell) for cell in cells), (
        False,
        _number(keys[row]),
    )


_NUMBERS: Final = re.compile(r"\d+")


def _number(key: str) -> tuple[int, int, str]:
    """A key by its running number, whatever its year: of SI-2021-002 and SI-2022-001 the latter.

    Within a row the letters count, shorter ones first: Z comes before AA.
    """
    stem, _, tail = key.rpartition("-")
    if tail.isdecimal():
        return int(tail), 0, ""
    found = _NUMBERS.findall(stem)
    return int(found[-1]) if found else 0, len(tail), tail


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
