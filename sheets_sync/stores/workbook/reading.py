"""A workbook's bytes → the snapshot of its tabs."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from sheets_sync.snapshot import Tab
from sheets_sync.stores.workbook.archive import BadArchiveError
from sheets_sync.stores.workbook.collection import collection_paused
from sheets_sync.stores.workbook.extent import refuse_stray
from sheets_sync.stores.workbook.outcomes import outcomes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from sheets_sync.snapshot import Cell, Column
    from sheets_sync.stores.workbook.outcomes import Outcomes
    from sheets_sync.stores.workbook.package import Package, SheetPart

_CHUNK: Final = 4096
_WORTH_A_THREAD: Final = 5_000_000
_EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no time zone
_EPOCH_DAY: Final = _EPOCH.toordinal()
_DAY: Final = timedelta(days=1)

_Raw: TypeAlias = "str | float | bool | date | datetime | time | timedelta"


def read_tabs(package: Package, titles: Collection[str] | None = None) -> tuple[Tab, ...]:
    """The worksheets (those with these titles), hidden ones too; chart sheets are left out.

    Raises BadArchiveError when the workbook is damaged, Unreachable when a tab reaches too far.
    """
    try:
        with collection_paused():
            book = CalamineWorkbook.from_filelike(io.BytesIO(package.archive.data))
            return tuple(
                _tab(package, part, book, index)
                for index, (part, found) in enumerate(
                    zip(package.sheets, book.sheets_metadata, strict=True)
                )
                if found.typ == SheetTypeEnum.WorkSheet
                if titles is None or part.title in titles
            )
    except (CalamineError, KeyError, ValueError) as error:
        raise BadArchiveError(str(error)) from error


def _tab(package: Package, part: SheetPart, book: CalamineWorkbook, index: int) -> Tab:
    refuse_stray(package, part)
    found = _outcomes_meanwhile(package, part.part)
    sheet = book.get_sheet_by_index(index)
    rows = sheet.to_python(skip_empty_area=False)
    columns = _columns(rows)
    height = _place(columns, len(rows), found())
    merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
    return Tab(part.title, tuple(columns), height, merged=merged)


def _outcomes_meanwhile(package: Package, part: str) -> Callable[[], Outcomes]:
    member = package.archive.members.get(part)
    if member is None or member.size < _WORTH_A_THREAD:
        return lambda: outcomes(package.archive.read(part))
    # Neither calamine nor zlib holds the interpreter's lock.
    from concurrent.futures import ThreadPoolExecutor

    executor = ThreadPoolExecutor(1)
    found = executor.submit(lambda: outcomes(package.archive.read(part)))
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


def _place(columns: list[Column], height: int, found: Outcomes) -> int:
    height = max([height, *(row + 1 for row, _, _ in found)])
    width = max([len(columns), *(column + 1 for _, column, _ in found)])
    columns += [[] for _ in range(width - len(columns))]
    for column in columns:
        column.extend([""] * (height - len(column)))
    for row, place, outcome in found:
        columns[place][row] = outcome
    return height


def _day(cell: date) -> int:
    return cell.toordinal() - _EPOCH_DAY


def _moment(cell: datetime) -> float:
    return (cell - _EPOCH) / _DAY


def _clock(cell: time) -> str:
    return _span(timedelta(0, cell.second, cell.microsecond, minutes=cell.minute, hours=cell.hour))


def _span(cell: timedelta) -> str:
    seconds = round(cell.total_seconds())
    minutes, rest = divmod(abs(seconds), 60)
    text = f"{minutes // 60}:{minutes % 60:02d}" + (f":{rest:02d}" if rest else "")
    return f"-{text}" if seconds < 0 else text


_CONVERT: Final[dict[type, Callable[..., Cell]]] = {
    date: _day,
    datetime: _moment,
    time: _clock,
    timedelta: _span,
}
