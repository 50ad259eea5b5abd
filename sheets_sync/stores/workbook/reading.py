"""A workbook's bytes → the snapshot of its tabs."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from sheets_sync.snapshot import DayCell, DurationCell, MomentCell, Tab, TimeCell
from sheets_sync.stores.workbook.archive import BadArchiveError
from sheets_sync.stores.workbook.collection import collection_paused
from sheets_sync.stores.workbook.extent import refuse_stray
from sheets_sync.stores.workbook.kinds import number_looks
from sheets_sync.stores.workbook.outcomes import outcomes
from sheets_sync.stores.workbook.shown import shown_cells

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from sheets_sync.snapshot import Cell, Column
    from sheets_sync.stores.workbook.kinds import Kind
    from sheets_sync.stores.workbook.outcomes import Outcomes
    from sheets_sync.stores.workbook.package import Package, SheetPart
    from sheets_sync.stores.workbook.shown import Shown

_CHUNK: Final = 4096
_WORTH_A_THREAD: Final = 5_000_000
_EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no time zone
_EPOCH_DAY: Final = _EPOCH.toordinal()
_DAY: Final = timedelta(days=1)
_EPOCH_1904: Final = 1462
_DATED: Final = frozenset({DayCell, MomentCell})

Looks: TypeAlias = "Mapping[int, Kind | None]"
_Raw: TypeAlias = "str | float | bool | date | datetime | time | timedelta"


def read_tabs(package: Package, titles: Collection[str] | None = None) -> tuple[Tab, ...]:
    """The worksheets (those with these titles), hidden ones too; chart sheets are left out.

    Raises BadArchiveError when the workbook is damaged, Unreachable when a tab reaches too far.
    """
    try:
        with collection_paused():
            looks, data = _without_looks(package)
            book = CalamineWorkbook.from_filelike(io.BytesIO(data))
            return tuple(
                _tab(package, part, book, index, looks)
                for index, (part, found) in enumerate(
                    zip(package.sheets, book.sheets_metadata, strict=True)
                )
                if found.typ == SheetTypeEnum.WorkSheet
                if titles is None or part.title in titles
            )
    except (CalamineError, KeyError, ValueError) as error:
        raise BadArchiveError(str(error)) from error


def _without_looks(package: Package) -> tuple[Looks, bytes]:
    """The looks that say how a number is shown, and the file without anything that says so.

    Together with its look a number comes out as something else than what is in the file: a day
    before March 1900 one later, a negative one as nothing, a moment rounded.
    """
    part = package.related("styles")
    looks = number_looks(package.archive.read(part)) if part else {}
    if not looks:
        return looks, package.archive.data
    return looks, b"".join(package.archive.changed({}, {part or "", "xl/styles.xml"}))


class _Beside(NamedTuple):
    """What a worksheet tells that calamine does not."""

    outcomes: Outcomes
    shown: Shown


def _tab(
    package: Package, part: SheetPart, book: CalamineWorkbook, index: int, looks: Looks
) -> Tab:
    refuse_stray(package, part)
    found = _beside_meanwhile(package, part.part, looks)
    sheet = book.get_sheet_by_index(index)
    rows = sheet.to_python(skip_empty_area=False)
    columns = _columns(rows)
    beside = found()
    _show(columns, beside.shown, _EPOCH_1904 if package.from_1904 else 0)
    height = _place(columns, len(rows), beside.outcomes)
    merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
    return Tab(part.title, tuple(columns), height, merged=merged)


def _beside_meanwhile(package: Package, part: str, looks: Looks) -> Callable[[], _Beside]:
    def beside() -> _Beside:
        xml = package.archive.read(part)
        return _Beside(outcomes(xml), shown_cells(xml, looks))

    member = package.archive.members.get(part)
    if member is None or member.size < _WORTH_A_THREAD:
        return beside
    # Neither calamine nor zlib holds the interpreter's lock.
    from concurrent.futures import ThreadPoolExecutor

    executor = ThreadPoolExecutor(1)
    found = executor.submit(beside)
    executor.shutdown(wait=False)
    return found.result


def _columns(rows: list[list[_Raw]]) -> list[Column]:
    width = len(rows[0]) if rows else 0
    columns: list[list[_Raw]] = [[] for _ in range(width)]
    kinds: list[set[type]] = [set() for _ in range(width)]
    # In chunks, because then a row's cells are still at hand when the next column wants them.
    for start in range(0, len(rows), _CHUNK):
        parts = zip(*rows[start : start + _CHUNK], strict=True)
        for column, kind, part in zip(columns, kinds, parts, strict=True):
            column.extend(part)
            kind.update(map(type, part))
    return [_plain(column, kind) for column, kind in zip(columns, kinds, strict=True)]


def _plain(column: list[_Raw], kinds: set[type]) -> Column:
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
            columns[place][row] = kind(cell + first_day if kind in _DATED else cell)


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
