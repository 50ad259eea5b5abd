"""Google's answers with plain values → tabs, column by column."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from itertools import chain, compress
from typing import TYPE_CHECKING, Final, Literal

from msgspec import DecodeError, Struct, field
from msgspec.json import Decoder

from sheets_sync.grid.collection import uncollected
from sheets_sync.grid.snapshot import Column, ErrorCell, Snapshot, Tab
from sheets_sync.problems.stop import Unreachable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class _Range(Struct, rename="camel"):
    range: str
    major_dimension: Literal["COLUMNS"]
    values: list[Column] = field(default_factory=list)


class _Answer(Struct, rename="camel"):
    value_ranges: list[_Range]


class _GridRange(Struct, rename="camel"):
    sheet_id: int = 0


class _Filter(Struct, rename="camel"):
    grid_range: _GridRange


class _Filtered(Struct, rename="camel"):
    value_range: _Range
    data_filters: list[_Filter]


class _FilteredAnswer(Struct, rename="camel"):
    value_ranges: list[_Filtered]


NO_ANSWER: Final = (DecodeError, ValueError, IndexError, OverflowError, RecursionError)
"""What reading ends in when it is no answer of the kind that was asked for."""

MOST_CELLS: Final = 40_000_000
"""Of a tab, blanks included; Google keeps a quarter of it."""

_DECODER = Decoder(_Answer)
_FILTERED = Decoder(_FilteredAnswer)
ERRORS: Final = frozenset(
    ["#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#ERROR!", "Loading..."]
)
"""How a cell shows an error; the plain values hold the same text."""
_HASHED: Final = tuple(
    f'"{text}"'.replace("/", slash).encode()
    for text in sorted(ERRORS - {"Loading..."})
    for slash in ("/", "\\/")
)


def snapshot_of(answer: bytes, origin: str) -> Snapshot:
    """The tabs in this answer to ``values:batchGet``, one for each range, in the order asked.

    The ranges were asked as whole tabs, column by column, unformatted and with serial dates.
    Google trims what is blank at the end of a column and the columns behind the last; every
    column gets its blanks back, as long as the longest one.

    Raises:
        Unreachable: it is no such answer, or only a part of one.
    """
    with _decoding(origin):
        ranges = _DECODER.decode(answer).value_ranges
        tabs = tuple([_tab(found) for found in ranges])
    _mark_errors(tabs, answer)
    return snapshot(tabs, origin)


def snapshot_by_id(answer: bytes, origin: str) -> tuple[Snapshot, dict[int, tuple[int, int]]]:
    """The same of an answer to ``values:batchGetByDataFilter``, asked by the ids of the tabs.

    With the tabs come the rows and columns of each one's grid, by id. Raises Unreachable.
    """
    with _decoding(origin):
        ranges = _FILTERED.decode(answer).value_ranges
        tabs = tuple([_tab(one.value_range, _sheet_id(one)) for one in ranges])
        grids = {_sheet_id(one): grid_size(one.value_range.range) for one in ranges}
    _mark_errors(tabs, answer)
    return snapshot(tabs, origin), grids


def snapshot(tabs: Sequence[Tab], origin: str, mark: str = "") -> Snapshot:
    """These tabs with their fingerprint, which holds within this process."""
    return _AsRead(tuple(tabs), "", origin, mark)


class _AsRead(Snapshot):
    # A run with nothing to write never asks for the fingerprint, and it takes in every cell.
    @cached_property
    def fingerprint(self) -> str:
        content = hash(
            tuple([(tab.title, tuple(map(hash, map(tuple, tab.columns)))) for tab in self.tabs])
        )
        return f"{content & 0xFFFFFFFFFFFFFFFF:016x}"


@contextmanager
def _decoding(origin: str) -> Iterator[None]:
    try:
        with uncollected():
            yield
    except NO_ANSWER as error:
        raise Unreachable("google.not_an_answer", origin=origin, reason=str(error)) from error


def _sheet_id(found: _Filtered) -> int:
    return found.data_filters[0].grid_range.sheet_id


def _tab(found: _Range, sheet_id: int | None = None) -> Tab:
    height = max(map(len, found.values), default=0)
    refuse_endless(height, len(found.values))
    for column in found.values:
        column.extend([""] * (height - len(column)))
    return Tab(_title(found.range), tuple(found.values), height, sheet_id)


def refuse_endless(height: int, width: int) -> None:
    """Raises ValueError for a tab that is bigger than any."""
    if height * width > MOST_CELLS:
        raise ValueError(f"{height} x {width}")


def _mark_errors(tabs: Iterable[Tab], answer: bytes) -> None:
    # Looking at each of millions of cells is too much: the bytes tell how many errors to look for.
    left = _count_errors(answer)
    for column in chain.from_iterable([tab.columns for tab in tabs]):
        if not left:
            return
        if not ERRORS.isdisjoint(column):
            rows = list(compress(range(len(column)), map(ERRORS.__contains__, column)))
            for row in rows:
                column[row] = ErrorCell(column[row])
            left -= len(rows)


def _count_errors(answer: bytes) -> int:
    """At least as many as there are; a text that ends in a quoted error counts as well."""
    count = answer.count(b'"Loading..."')
    # One character is found far sooner than each error by itself.
    place = answer.find(b"#")
    while place >= 0:
        count += answer.startswith(_HASHED, max(place - 1, 0))
        place = answer.find(b"#", place + 1)
    return count


def _title(range_: str) -> str:
    """``'Plan ''22'!A1:B9`` → ``Plan '22``."""
    title = range_.rpartition("!")[0]
    return title[1:-1].replace("''", "'") if title.startswith("'") else title


def grid_size(range_: str) -> tuple[int, int]:
    """``Plannen!A1:Z1000`` → 1000 rows, 26 columns."""
    last = range_.rpartition("!")[2].rpartition(":")[2]
    letters = last.rstrip("0123456789")
    columns = 0
    for letter in letters:
        columns = columns * 26 + ord(letter) - 64
    return int(last[len(letters) :]), columns
