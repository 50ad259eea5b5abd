"""Whole columns at the speed of the built-ins: what a sieve lets through is a value already.

A sieve may hold back a good cell, never let a bad one through; what it holds back is read with
care, cell by cell. Each takes a column of raw cells and the reader for one of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import compress, repeat
from operator import is_
from typing import Any, NamedTuple, TypeAlias

from sheets_sync.cells.dates import FIRST_DAY, LAST_DAY
from sheets_sync.cells.text import ERROR_TEXTS
from sheets_sync.problems import Wrong
from sheets_sync.snapshot import Cell

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
_PLAIN = {str, float, int, type(None)}
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
    if set(map(type, cells)) == {str}:
        return list(map(str.strip, cells))  # type: ignore[arg-type]
    return [cell.strip() if cell.__class__ is str else "" for cell in cells]


def sift_moments(cells: list[Cell], read: Reader) -> Sifted:
    del read
    # A float is compared with a float much sooner than with an int.
    first, end = float(FIRST_DAY), float(LAST_DAY + 1)
    doubtful = [
        row
        for row, cell in enumerate(cells)
        if not (cell.__class__ is float and first <= cell < end)
    ]
    return Sifted(list(cells), doubtful)


def sift_distinct(cells: list[Cell], read: Reader) -> Sifted:
    verdicts = _Verdicts(read)
    kinds = list(map(type, cells))
    odd = set(kinds) - _PLAIN
    if odd:
        # True == 1 and an error may equal a text, so one verdict will not do for both.
        twins = compress(cells, map(odd.__contains__, kinds))
        verdicts.update(dict.fromkeys(twins, _HELD_BACK))
    values = list(map(verdicts.__getitem__, cells))
    return Sifted(values, compress(range(len(cells)), map(is_, values, repeat(_HELD_BACK))))


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
