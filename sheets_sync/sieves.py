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
from sheets_sync.snapshot import Cell, ErrorCell

Reader: TypeAlias = Callable[[Cell], Any]
"""One cell → its value, None where it is blank, or Wrong."""

Values: TypeAlias = list[Any]
"""A value for each row, None where the cell is blank, missing or wrong."""

_EMAIL = re.compile(
    r"[A-Za-z0-9_%+-]++(?:\.[A-Za-z0-9_%+-]++)*+@"
    r"(?:[A-Za-z0-9]++(?:-++[A-Za-z0-9]++)*+\.)++[A-Za-z]{2,63}+"
)
_PLAIN = {str, float, int, type(None)}
_TEXTS = {str, ErrorCell}
_DOUBTFUL_TEXTS = ERROR_TEXTS | {"", "'", "\u200b", "\ufeff", "\u200e", "\u200f"}


class Sifted(NamedTuple):
    """The values of a column; those of the ``doubtful`` rows are still to be read.

    ``blank`` are rows that are surely blank; a blank cell may be among the doubtful as well.
    """

    values: Values
    doubtful: Iterable[int]
    blank: Iterable[int] = ()


def sift_text(cells: list[Cell], read: Reader) -> Sifted:
    del read
    values: Values = _stripped(cells)
    return Sifted(values, compress(range(len(cells)), map(_DOUBTFUL_TEXTS.__contains__, values)))


def sift_emails(cells: list[Cell], read: Reader) -> Sifted:
    del read
    values: Values = _stripped(cells)
    fine = map(_EMAIL.fullmatch, values)
    return Sifted(values, compress(range(len(cells)), map(is_, fine, repeat(None))))


def _stripped(cells: list[Cell]) -> list[str]:
    """The texts without blanks at their ends; ``""`` where a cell is no plain text."""
    if set(map(type, cells)) <= _TEXTS:
        return list(map(str.strip, cells))  # type: ignore[arg-type]
    return [cell.strip() if cell.__class__ is str else "" for cell in cells]


def sift_moments(cells: list[Cell], read: Reader) -> Sifted:
    del read
    first, end = FIRST_DAY, LAST_DAY + 1
    doubtful = [
        row
        for row, cell in enumerate(cells)
        if not (cell.__class__ is float or cell.__class__ is int) or not first <= cell < end
    ]
    return Sifted(list(cells), doubtful)


def sift_distinct(cells: list[Cell], read: Reader) -> Sifted:
    verdicts = {cell: read(cell) for cell in set(cells)}
    values = list(map(verdicts.__getitem__, cells))
    wrong = {cell for cell, verdict in verdicts.items() if verdict.__class__ is Wrong}
    blank = {cell for cell, verdict in verdicts.items() if verdict is None}
    if set(map(type, cells)) <= _PLAIN:
        return Sifted(values, _rows_of(wrong, cells), _rows_of(blank, cells))
    # True == 1 and an error may equal a blank, so one verdict will not do for both.
    twins = {cell for cell in cells if cell.__class__ not in _PLAIN}
    return Sifted(values, _rows_of(wrong | blank | twins, cells))


def _rows_of(sought: set[Cell], cells: list[Cell]) -> Iterable[int]:
    return compress(range(len(cells)), map(sought.__contains__, cells)) if sought else ()


SIEVES: Mapping[str, Callable[[list[Any], Reader], Sifted]] = {
    "text": sift_text,
    "email": sift_emails,
    "moment": sift_moments,
}
