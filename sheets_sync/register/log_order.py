"""The lines of the log in the order in which they were written, however they stand by now.

People sort and filter the log, put a row in between, or clear a number. Each line has a number of
its own, so it is read by that; the next write puts the lines in order.
"""

from __future__ import annotations

from operator import lt
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import clean
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.register.machine_table import MachineTable

MOST_MOVED: Final = 20_000
"""Lines; a longer log is read in order, and stays as it stands."""


class LogLines(NamedTuple):
    """The lines in order.

    ``numbers`` are theirs, those that a write still has to give included; ``columns`` has their
    cells by role. ``rows`` is where each is to stand, counted from 0 below the headers, ``height``
    how many rows stand there now. ``is_tidy`` tells that all stand where they belong.
    """

    numbers: Sequence[int]
    columns: Mapping[str, Sequence[Cell]]
    rows: Sequence[int]
    height: int
    is_tidy: bool

    @property
    def highest(self) -> int:
        """The highest number of a line, 0 without any."""
        return self.numbers[-1] if self.numbers else 0

    @property
    def end(self) -> int:
        """The row, counted from 0 below the headers, from which nothing of a line stands."""
        return max(self.rows) + 1 if self.rows else 0


NO_LINES: Final = LogLines((), {}, (), 0, is_tidy=True)


def lines_of(log: MachineTable) -> LogLines:
    """The lines of this log; blank rows are none."""
    if log.tab is None or log.tab.height < 2:
        return NO_LINES
    columns = {role: log.column(role) for role in log.spec.headers}
    numbers = columns["number"]
    if _is_in_order(numbers):
        whole = [int(number) for number in numbers if isinstance(number, (int, float))]
        return LogLines(whole, columns, range(len(whole)), len(whole), is_tidy=True)
    return _in_order(log, columns)


def _is_in_order(numbers: Sequence[Cell]) -> bool:
    if not set(map(type, numbers)) <= {int, float}:
        return False
    figures: Sequence[float] = numbers  # type: ignore[assignment] # all are numbers
    return figures[0] >= 1 and all(map(lt, figures, figures[1:]))


def _in_order(log: MachineTable, columns: Mapping[str, Sequence[Cell]]) -> LogLines:
    found = list(zip(*(columns[role] for role in columns), strict=True))
    filled = [row for row, cells in enumerate(found) if any(map(clean, cells))]
    given = _given(columns["number"], filled)
    order = _unique(sorted(filled, key=lambda row: given[row]), found, columns["number"])
    numbers = [given[row] for row in order]
    told = {role: [cells[row] for row in order] for role, cells in columns.items()}
    told["number"] = list(numbers)
    height = len(columns["number"])
    if is_movable(log, len(order)):
        places: Sequence[int] = range(len(order))
        return LogLines(numbers, told, places, height, is_tidy=False)
    is_tidy = all(columns["number"][row] == given[row] for row in order)
    return LogLines(numbers, told, order, height, is_tidy)


def is_movable(log: MachineTable, lines: int) -> bool:
    """Whether lines can be put elsewhere without parting them from what people wrote beside."""
    assert log.tab is not None
    ours = set(log.places().values())
    beside = [column for place, column in enumerate(log.tab.columns) if place not in ours]
    return lines <= MOST_MOVED and not any(any(map(clean, column[1:])) for column in beside)


def _given(numbers: Sequence[Cell], filled: Iterable[int]) -> dict[int, int]:
    """Row → its number; a line without one gets that of its place, or else the next."""
    known = {row: number for row in filled if (number := number_of(numbers[row]))}
    taken = set(known.values())
    last, highest = 0, max(taken, default=0)
    for row in filled:
        if row not in known:
            if last + 1 not in taken and last < highest:
                known[row] = last + 1
            else:
                known[row] = highest = highest + 1
            taken.add(known[row])
        last = known[row]
    return known


def number_of(cell: Cell) -> int:
    """The number of a line as it stands there; 0 for what is none.

    >>> number_of(12.0), number_of("12"), number_of("twaalf"), number_of(-1)
    (12, 12, 0, 0)
    """
    text = clean(cell)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _unique(
    order: Sequence[int], found: Sequence[tuple[Cell, ...]], numbers: Sequence[Cell]
) -> list[int]:
    """Without lines that stand there twice, number and all."""
    seen = dict.fromkeys(found[row] for row in order)
    return [row for row in order if not clean(numbers[row]) or seen.pop(found[row], False) is None]
