"""Google's answers with whole spreadsheets: tabs with their ids, sizes, merged areas and cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.json import Decoder

from sheets_sync.grid.collection import uncollected
from sheets_sync.grid.snapshot import ErrorCell, Tab
from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.google.read.answer import NO_ANSWER, refuse_endless, snapshot
from sheets_sync.stores.google.read.shown import NUMBER_FORMAT, Format, shown, tells_kinds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheets_sync.grid.snapshot import Cell, Column, Snapshot

FIELDS: Final = (
    "developerMetadata(metadataId,metadataKey,metadataValue),"
    "sheets(properties(sheetId,title,sheetType,gridProperties(rowCount,columnCount)),merges,"
    f"data(startRow,startColumn,rowData(values(effectiveValue,{NUMBER_FORMAT}))))"
)
"""What these answers are asked to hold; everything else is left out."""

FORMATS: Final = (
    f"sheets(properties(sheetId,title),data(startRow,startColumn,rowData(values({NUMBER_FORMAT}))))"
)
"""How cells show their numbers, without the numbers."""

_ERRORS: Final[Mapping[str, str]] = {
    "ERROR": "#ERROR!",
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
    "LOADING": "Loading...",
}


class _ErrorValue(Struct):
    type: str = "ERROR"


class _Effective(Struct, rename="camel"):
    number_value: int | float | None = None
    string_value: str = ""
    bool_value: bool | None = None
    error_value: _ErrorValue | None = None


class _CellData(Struct, rename="camel"):
    effective_value: _Effective | None = None
    effective_format: Format | None = None


class _RowData(Struct):
    values: list[_CellData] = []


class _GridData(Struct, rename="camel"):
    start_row: int = 0
    start_column: int = 0
    row_data: list[_RowData] = []


class _GridProperties(Struct, rename="camel"):
    row_count: int = 0
    column_count: int = 0


class _Properties(Struct, rename="camel"):
    title: str
    sheet_id: int = 0
    sheet_type: str = "GRID"
    grid_properties: _GridProperties | None = None


class _Merge(Struct, rename="camel"):
    end_row_index: int
    end_column_index: int
    start_row_index: int = 0
    start_column_index: int = 0


class _Sheet(Struct):
    properties: _Properties
    merges: list[_Merge] = []
    data: list[_GridData] = []


class _Marker(Struct, rename="camel"):
    metadata_id: int
    metadata_key: str = ""
    metadata_value: str = ""


class _Spreadsheet(Struct, rename="camel"):
    sheets: list[_Sheet]
    developer_metadata: list[_Marker] = []


class _Updated(Struct, rename="camel"):
    updated_spreadsheet: _Spreadsheet


@dataclass(frozen=True, slots=True)
class Whole:
    """A spreadsheet with what its snapshot leaves out.

    ``grids`` has the rows and columns of each tab's grid by its id, ``markers`` the values of the
    developer metadata of one key by their ids.
    """

    snapshot: Snapshot
    grids: Mapping[int, tuple[int, int]]
    markers: Mapping[int, str]


_GET = Decoder(_Spreadsheet)
_UPDATED = Decoder(_Updated)


def whole_of(answer: bytes, origin: str, marker: str) -> Whole:
    """What an answer to ``spreadsheets.get`` says. Raises Unreachable when it is no such answer."""
    try:
        with uncollected():
            return _whole(_GET.decode(answer), origin, marker)
    except NO_ANSWER as error:
        raise Unreachable("google.not_an_answer", origin=origin, reason=str(error)) from error


def updated_of(answer: bytes, origin: str, marker: str) -> Whole | None:
    """What an answer to ``batchUpdate`` says stands there after it; None when it is cut short."""
    try:
        with uncollected():
            return _whole(_UPDATED.decode(answer).updated_spreadsheet, origin, marker)
    except NO_ANSWER:
        return None


def mark_kinds(answer: bytes, found: Snapshot) -> None:
    """Give the numbers in this snapshot the kinds that an answer about their formats tells.

    Raises Unreachable when it is no such answer.
    """
    columns = {tab.title: tab.columns for tab in found.tabs}
    try:
        with uncollected():
            sheets = _GET.decode(answer).sheets if tells_kinds(answer) else []
    except NO_ANSWER as error:
        raise Unreachable("google.not_an_answer", origin=found.origin, reason=str(error)) from error
    for sheet in sheets:
        for area in sheet.data:
            _mark(columns.get(sheet.properties.title, ()), area)


def _mark(columns: Sequence[Column], area: _GridData) -> None:
    for row, line in enumerate(area.row_data, area.start_row):
        for place, data in enumerate(line.values, area.start_column):
            if data.effective_format is None or place >= len(columns) or row >= len(columns[place]):
                continue
            cell = columns[place][row]
            if isinstance(cell, (int, float)) and not isinstance(cell, bool):
                columns[place][row] = shown(cell, data.effective_format)


def _whole(found: _Spreadsheet, origin: str, marker: str) -> Whole:
    # Sheets that are one big chart have no cells.
    sheets = [sheet for sheet in found.sheets if sheet.properties.sheet_type == "GRID"]
    grids = {sheet.properties.sheet_id: _size(sheet.properties) for sheet in sheets}
    own = {
        one.metadata_id: one.metadata_value
        for one in found.developer_metadata
        if one.metadata_key == marker
    }
    return Whole(snapshot([_tab(sheet) for sheet in sheets], origin), grids, own)


def _size(properties: _Properties) -> tuple[int, int]:
    grid = properties.grid_properties or _GridProperties()
    return grid.row_count, grid.column_count


def _tab(sheet: _Sheet) -> Tab:
    columns: list[Column] = []
    for area in sheet.data:
        _fill(columns, area)
    height = _trim(columns)
    merged = tuple(
        (
            one.start_row_index,
            one.start_column_index,
            one.end_row_index - 1,
            one.end_column_index - 1,
        )
        for one in sheet.merges
    )
    properties = sheet.properties
    return Tab(properties.title, tuple(columns), height, properties.sheet_id, merged)


def _fill(columns: list[Column], area: _GridData) -> None:
    right = area.start_column + max([len(line.values) for line in area.row_data], default=0)
    bottom = area.start_row + len(area.row_data)
    if area.start_row < 0 or area.start_column < 0:
        raise ValueError("an area that begins before A1")
    refuse_endless(bottom, right)
    columns.extend([] for _ in range(right - len(columns)))
    for column in columns[area.start_column : right]:
        column.extend([""] * (bottom - len(column)))
    for row, line in enumerate(area.row_data, area.start_row):
        for place, data in enumerate(line.values, area.start_column):
            if (value := data.effective_value) is not None:
                columns[place][row] = value.string_value or _cell(value, data)


def _trim(columns: list[Column]) -> int:
    """Take away what is blank at the right and below; the height of what is left."""
    used = list(map(_used, columns))
    while used and not used[-1]:
        used.pop()
        columns.pop()
    height = max(used, default=0)
    for column in columns:
        del column[height:]
        column.extend([""] * (height - len(column)))
    return height


def _used(column: Column) -> int:
    """Cells up to and including the last that says anything."""
    return next((row for row in range(len(column), 0, -1) if column[row - 1] != ""), 0)


def _cell(value: _Effective, data: _CellData) -> Cell:
    if value.number_value is not None:
        form = data.effective_format
        return value.number_value if form is None else shown(value.number_value, form)
    if value.bool_value is not None:
        return value.bool_value
    if value.error_value is not None:
        return ErrorCell(_ERRORS.get(value.error_value.type, "#ERROR!"))
    return value.string_value
