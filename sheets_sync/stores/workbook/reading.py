"""A workbook's bytes → the snapshot of its tabs."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.grid.collection import uncollected
from sheets_sync.grid.snapshot import (
    DayCell,
    DurationCell,
    EarlyDayCell,
    EarlyMomentCell,
    MomentCell,
    Tab,
    TimeCell,
)
from sheets_sync.stores.workbook.directory import BadArchiveError
from sheets_sync.stores.workbook.rows import Rows
from sheets_sync.stores.workbook.totals import totals_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from sheets_sync.grid.snapshot import Cell, Column
    from sheets_sync.stores.workbook.kinds import Kind
    from sheets_sync.stores.workbook.outcomes import Outcomes
    from sheets_sync.stores.workbook.package import Package, SheetPart
    from sheets_sync.stores.workbook.rows import Raw
    from sheets_sync.stores.workbook.shown import Shown

_CHUNK: Final = 4096
_EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no time zone
_EPOCH_DAY: Final = _EPOCH.toordinal()
_DAY: Final = timedelta(days=1)
_EPOCH_1904: Final = 1462
_DATED: Final = frozenset({DayCell, MomentCell})
_MARCH_1900: Final = 61
_EARLY: Final[Mapping[Kind, Kind]] = {DayCell: EarlyDayCell, MomentCell: EarlyMomentCell}


def read_tabs(
    package: Package,
    titles: Collection[str] | None = None,
    instead: Mapping[str, bytes] = MappingProxyType({}),
) -> tuple[Tab, ...]:
    """The worksheets (those with these titles), hidden ones too; chart sheets are left out.

    ``instead`` has other XML to read for some parts. Raises BadArchiveError when the workbook is
    damaged, Unreachable when a tab reaches too far.
    """
    wanted = [
        part
        for part in package.sheets
        if part.kind == "worksheet" and (titles is None or part.title in titles)
    ]
    try:
        with uncollected(), Rows(package, instead) as rows:
            epoch = _EPOCH_1904 if package.from_1904 else 0
            read = {part.title: _tab(package, part, rows, epoch) for part in rows.in_order(wanted)}
    except ValueError as error:
        raise BadArchiveError(str(error)) from error
    return tuple(read[part.title] for part in wanted)


def _tab(package: Package, part: SheetPart, rows: Rows, epoch: int) -> Tab:
    found = rows.read(part)
    columns = _columns(found.rows)
    _show(columns, found.shown, epoch)
    height = _place(columns, len(found.rows), found.outcomes)
    totals = totals_rows(package, part)
    return Tab(part.title, tuple(columns), height, None, found.merged, totals, epoch)


def _columns(rows: list[list[Raw]]) -> list[Column]:
    width = len(rows[0]) if rows else 0
    columns: list[list[Raw]] = [[] for _ in range(width)]
    kinds: list[set[type]] = [set() for _ in range(width)]
    # In chunks, because then a row's cells are still at hand when the next column wants them.
    for start in range(0, len(rows), _CHUNK):
        parts = zip(*rows[start : start + _CHUNK], strict=True)
        for column, kind, part in zip(columns, kinds, parts, strict=True):
            column.extend(part)
            kind.update(map(type, part))
    return [_plain(column, kind) for column, kind in zip(columns, kinds, strict=True)]


def _plain(column: list[Raw], kinds: set[type]) -> Column:
    plain: list[Any] = column
    for kind in kinds & _CONVERT.keys():
        convert = _CONVERT[kind]
        plain = [convert(cell) if type(cell) is kind else cell for cell in plain]
    return plain


def _show(columns: list[Column], shown: Shown, first_day: int) -> None:
    """Let each number that is shown as something else say so; days count from our own day 0."""
    for row, place, kind in shown:
        column = columns[place] if place < len(columns) else ()
        cell = column[row] if row < len(column) else ""
        if cell.__class__ is float:
            early = not first_day and 0 <= cell < _MARCH_1900
            shown_as = _EARLY.get(kind, kind) if early else kind
            columns[place][row] = shown_as(cell + first_day if kind in _DATED else cell)


def _place(columns: list[Column], height: int, found: Outcomes) -> int:
    height = max([height, *(row + 1 for row, _, _ in found)])
    width = max([len(columns), *(column + 1 for _, column, _ in found)])
    columns += [[] for _ in range(width - len(columns))]
    for column in columns:
        column.extend([""] * (height - len(column)))
    for row, place, outcome in found:
        columns[place][row] = outcome
    return height


def _day(cell: date) -> DayCell:
    return DayCell(cell.toordinal() - _EPOCH_DAY)


def _moment(cell: datetime) -> MomentCell:
    return MomentCell((cell.replace(tzinfo=None) - _EPOCH) / _DAY)


def _clock(cell: time) -> TimeCell:
    return TimeCell((datetime.combine(_EPOCH, cell) - _EPOCH) / _DAY)


def _span(cell: timedelta) -> DurationCell:
    return DurationCell(cell / _DAY)


# Numbers come as they are; these are cells that hold an ISO date instead of a number.
_CONVERT: Final[dict[type, Callable[..., Cell]]] = {
    date: _day,
    datetime: _moment,
    time: _clock,
    timedelta: _span,
}
