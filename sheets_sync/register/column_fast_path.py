"""Whole columns at the speed of the built-ins: what a sieve lets through is a value already.

A sieve may hold back a good cell, never let a bad one through; what it holds back is read with
care, cell by cell. Each takes a column of raw cells and the reader for one of them. The plain twin
is that reader upon each cell, against which ``tests/promises/test_sieves.py`` holds every sieve.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import compress, repeat
from math import isnan
from operator import is_
from typing import Any, TypeAlias

from sheets_sync.cells.dates import FIRST_DAY, LAST_DAY
from sheets_sync.cells.text import ERROR_TEXTS
from sheets_sync.grid.snapshot import Cell, DayCell, ErrorCell, MomentCell
from sheets_sync.problems.problem import Wrong
from sheets_sync.records import NamedTuple

Reader: TypeAlias = Callable[[Cell], Any]
"""One cell → its value, None where it is blank, or Wrong."""

Values: TypeAlias = list[Any]
"""A value for each row, None where the cell is blank, missing or wrong."""

_EMAIL = re.compile(
    r"[A-Za-z0-9_%+-]++(?:\.[A-Za-z0-9_%+-]++)*+@(?:[A-Za-z0-9]++[.-])++(?<=\.)[A-Za-z]{2,63}+"
)
_SHORT = 63
"""Characters; an address of this length has no part that is too long either."""

_HELD_BACK = object()
_FEW = 8
"""One cell in so many is few."""

_NO_NUMBERS = {str, type(None)}
_SHOWN_SERIALS = {DayCell, MomentCell}
_SERIALS = {float, *_SHOWN_SERIALS}
_DOUBTFUL_TEXTS = ERROR_TEXTS | {"", "'", "\u200b", "\ufeff", "\u200e", "\u200f"}


class Sifted(NamedTuple):
    """The values of a column; those of the ``doubtful`` rows are still to be read."""

    values: Values
    doubtful: Iterable[int]


def sift_text(cells: list[Cell], read: Reader) -> Sifted:
    del read
    values: Values = _stripped(cells)
    return Sifted(values, compress(range(len(cells)), map(_DOUBTFUL_TEXTS.__contains__, values)))


def sift_emails(cells: list[Cell], read: Reader) -> Sifted:
    del read
    values: Values = _stripped(cells)
    doubtful = map(is_, map(_EMAIL.fullmatch, values), repeat(None))
    if max(map(len, values), default=0) > _SHORT:
        doubtful = map(max, doubtful, [len(value) > _SHORT for value in values])
    return Sifted(values, compress(range(len(cells)), doubtful))


def _stripped(cells: list[Cell]) -> list[str]:
    """The texts without blanks at their ends; ``""`` where a cell is no plain text."""
    # One pass that asks and strips at once takes a third of the time of passes of built-ins.
    return [cell.strip() if cell.__class__ is str else "" for cell in cells]


def _with(value: Cell, cells: list[Cell], rows: Iterable[int]) -> list[Cell]:
    """The cells with this one in these rows."""
    changed = list(cells)
    for row in rows:
        changed[row] = value
    return changed


def sift_moments(cells: list[Cell], read: Reader) -> Sifted:
    del read
    # A float is compared with a float much sooner than with an int.
    first, end = float(FIRST_DAY), float(LAST_DAY + 1)
    kinds = set(map(type, cells))
    odd: list[int] = []
    serials: list[Any] = cells
    if not kinds <= _SERIALS:
        odd = [row for row, kind in enumerate(map(type, cells)) if kind not in _SERIALS]
        serials = _with(first, cells, odd)
    # Where the first and the last day are fine, all are: passes of built-ins tell.
    lowest, highest = min(serials, default=first), max(serials, default=first)
    if isnan(sum(serials)) or not first <= lowest <= highest < end:
        odd += [row for row, cell in enumerate(serials) if not first <= cell < end]
        odd.sort()
    values = list(map(_as_float, cells)) if kinds & _SHOWN_SERIALS else list(cells)
    return Sifted(values, odd)


def _as_float(cell: Cell) -> Cell:
    return float(cell) if cell.__class__ in _SHOWN_SERIALS else cell


def sift_distinct(cells: list[Cell], read: Reader) -> Sifted:
    kinds = list(map(type, cells))
    if _one_of_each(set(kinds)):
        values = list(map(_Verdicts(read).__getitem__, cells))
    else:
        values = _values_of_kinds(cells, kinds, read)
    return Sifted(values, compress(range(len(cells)), map(is_, values, repeat(_HELD_BACK))))


def _values_of_kinds(cells: list[Cell], kinds: list[type], read: Reader) -> Values:
    """True == 1, a day may equal a number and an error a text: one verdict will not do for both."""
    counts = Counter(kinds)
    usual = max(counts.keys() - _NO_NUMBERS - {ErrorCell}, key=counts.__getitem__, default=str)
    odd = counts.keys() - _NO_NUMBERS - ({int, float} if usual in {int, float} else {usual})
    if sum(map(counts.__getitem__, odd)) * _FEW > len(cells):
        verdicts = {kind: _Verdicts(read) for kind in counts}
        return [verdicts[kind][cell] for kind, cell in zip(kinds, cells, strict=True)]
    # Few cells are of another kind: they, and cells that equal them, are read with care.
    known = _Verdicts(read)
    known.update(dict.fromkeys(compress(cells, map(odd.__contains__, kinds)), _HELD_BACK))
    return list(map(known.__getitem__, cells))


def _one_of_each(kinds: set[type]) -> bool:
    """Whether cells that are equal are alike; whole numbers are alike with or without a point."""
    numbers = kinds - _NO_NUMBERS
    return ErrorCell not in kinds and (len(numbers) < 2 or numbers == {int, float})


class _Verdicts(dict[Cell, Any]):
    """The values of the cells seen so far; each distinct cell is read at first sight."""

    def __init__(self, read: Reader) -> None:
        self._read = read

    def __missing__(self, cell: Cell) -> Any:
        verdict = self._read(cell)
        value = self[cell] = _HELD_BACK if verdict.__class__ is Wrong else verdict
        return value


SIEVES: Mapping[str, Callable[[list[Any], Reader], Sifted]] = {
    "text": sift_text,
    "email": sift_emails,
    "moment": sift_moments,
}
