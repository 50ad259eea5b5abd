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
    r"[A-Za-z0-9_%+-]++(?:\.[A-Za-z0-9_%+-]++)*+@"
    r"(?:[A-Za-z0-9]++(?:-++[A-Za-z0-9]++)*+\.)++[A-Za-z]{2,63}+"
)
_DOUBTFUL_TEXTS = ERROR_TEXTS | {"", "'", "\u200b", "\ufeff", "\u200e", "\u200f"}


class Sifted(NamedTuple):
    """The values of a column; those of the ``doubtful`` rows are still to be read."""

    values: Values
    doubtful: Iterable[int]


def sift_text(cells: list[Any], read: Reader) -> Sifted:
    if not set(map(type, cells)) <= {str}:
        return _sift_one_by_one(cells, read)
    values: Values = list(map(str.strip, cells))
    if _DOUBTFUL_TEXTS.isdisjoint(values):
        return Sifted(values, ())
    return Sifted(values, compress(range(len(cells)), map(_DOUBTFUL_TEXTS.__contains__, values)))


def _sift_one_by_one(cells: list[Any], read: Reader) -> Sifted:
    del read
    return Sifted(
        [cell.strip() if cell.__class__ is str else cell for cell in cells],
        [
            row
            for row, cell in enumerate(cells)
            if cell.__class__ is not str or cell.strip() in _DOUBTFUL_TEXTS
        ],
    )


def sift_emails(cells: list[Any], read: Reader) -> Sifted:
    if not set(map(type, cells)) <= {str}:
        return _sift_one_by_one_email(cells, read)
    values: Values = list(map(str.strip, cells))
    fine = map(_EMAIL.fullmatch, values)
    return Sifted(values, list(compress(range(len(cells)), map(is_, fine, repeat(None)))))


def _sift_one_by_one_email(cells: list[Any], read: Reader) -> Sifted:
    del read
    values: Values = list(cells)
    return Sifted(
        values,
        [
            row
            for row, cell in enumerate(cells)
            if cell.__class__ is not str or not _EMAIL.fullmatch(cell)
        ],
    )


def sift_moments(cells: list[Any], read: Reader) -> Sifted:
    del read
    kinds = set(map(type, cells))
    if kinds <= {float, int} and cells:
        low, high = min(cells), max(cells)
        if low >= FIRST_DAY and high < LAST_DAY + 1:
            return Sifted(list(cells), ())
    return Sifted(
        list(cells),
        [
            row
            for row, cell in enumerate(cells)
            if (cell.__class__ is not float and cell.__class__ is not int)
            or not FIRST_DAY <= cell < LAST_DAY + 1
        ],
    )


def sift_distinct(cells: list[Any], read: Reader) -> Sifted:
    if bool in set(map(type, cells)):
        # True == 1, but only one of them can be a number of hours.
        return Sifted(list(cells), range(len(cells)))
    verdicts = {cell: read(cell) for cell in set(cells)}
    doubtful = {
        cell for cell, verdict in verdicts.items() if verdict is None or verdict.__class__ is Wrong
    }
    values = list(map(verdicts.__getitem__, cells))
    if not doubtful:
        return Sifted(values, ())
    rows = compress(range(len(cells)), map(doubtful.__contains__, cells))
    return Sifted(values, list(rows))


SIEVES: Mapping[str, Callable[[list[Any], Reader], Sifted]] = {
    "text": sift_text,
    "email": sift_emails,
    "moment": sift_moments,
}
