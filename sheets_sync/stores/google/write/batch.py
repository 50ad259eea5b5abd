"""Edits → the one ``batchUpdate`` that carries them out, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count, repeat
from typing import TYPE_CHECKING, Final
from zlib import crc32

from sheets_sync.grid.edits import ColumnEdit, NewTab
from sheets_sync.grid.snapshot import ErrorCell, plain
from sheets_sync.problems.stop import BrokenStructure
from sheets_sync.stores.google.left_behind import MARKER_KEY
from sheets_sync.stores.google.write.aside import NOT_COPIED, copies
from sheets_sync.stores.google.write.rectangles import Look, look_of, rectangles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheets_sync.grid.edits import Edit, Written
    from sheets_sync.grid.snapshot import Cell, Snapshot, Tab
    from sheets_sync.grid.store import Guide
    from sheets_sync.stores.google.write.message import Message
    from sheets_sync.stores.google.write.rectangles import NumberLook, Rectangle, Standing

LONGEST_TEXT: Final = 50_000
_ID_MASK: Final = 0x7FFFFFFF
_FAILING: Final[Mapping[str, str]] = {"#N/A": "=NA()", "#DIV/0!": "=1/0", "#REF!": "=#REF!"}
"""What leads to an error again that stood in a cell; of any other, people get back the text."""
_PATTERNS: Final[Mapping[NumberLook, Message]] = {
    "day": {"type": "DATE", "pattern": "dd-mm-yyyy"},
    "moment": {"type": "DATE_TIME", "pattern": "dd-mm-yyyy hh:mm"},
    "currency": {"type": "CURRENCY", "pattern": '"€" #,##0.00'},
    "percent": {"type": "PERCENT", "pattern": "0.##%"},
    "time": {"type": "TIME", "pattern": "hh:mm"},
    "minutes": {"type": "TIME", "pattern": "mm:ss"},
    "duration": {"type": "TIME", "pattern": "[h]:mm"},
}


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a write: its own id and value, ids to use up, and old ones to clear away.

    ``tabs`` are hidden ones of earlier writes, which go as well.
    """

    own: int
    value: str
    spent: Sequence[int] = ()
    old: Sequence[int] = ()
    tabs: Sequence[int] = ()

    def requests(self) -> Iterator[Message]:
        """Leave the marks. An id that is taken already fails the whole batch."""
        for number in (self.own, *self.spent):
            yield {
                "createDeveloperMetadata": {
                    "developerMetadata": {
                        "metadataId": number,
                        "metadataKey": MARKER_KEY,
                        "metadataValue": self.value,
                        "location": {"spreadsheet": True},
                        "visibility": "DOCUMENT",
                    }
                }
            }
        for number in self.old:
            lookup = {"developerMetadataLookup": {"metadataId": number}}
            yield {"deleteDeveloperMetadata": {"dataFilter": lookup}}
        for number in self.tabs:
            yield {"deleteSheet": {"sheetId": number}}


@dataclass(frozen=True, slots=True)
class Draft:
    """One tab as the batch finds it; ``width`` columns hold something."""

    sheet_id: int
    rows: int
    columns: int
    width: int
    tab: Tab | None


def requests_of(
    edits: Sequence[Edit],
    basis: Snapshot,
    grids: Mapping[int, tuple[int, int]],
    guide: Guide,
) -> list[Message]:
    """The requests that carry out these edits, in order.

    Raises:
        BrokenStructure: a tab is not there, or is there already.
    """
    drafts = {tab.title: _draft(tab, grids) for tab in basis.tabs if tab.sheet_id is not None}
    requests: list[Message] = []
    by_tab: dict[str, list[ColumnEdit]] = {}
    for edit in edits:
        if isinstance(edit, NewTab):
            _refuse_taken(drafts, edit.title)
            drafts[edit.title] = _new_draft(edit.title, drafts, edits)
            requests.append(_add_sheet(edit.title, drafts[edit.title]))
        elif edit.tab not in drafts:
            raise BrokenStructure("workbook.no_tab", tab=edit.tab)
        else:
            by_tab.setdefault(edit.tab, []).append(edit)
    if guide.log in by_tab:
        requests += _log_requests(drafts, by_tab.pop(guide.log), guide)
    for title, cells in by_tab.items():
        requests += _tab_requests(drafts[title], cells)
    return requests


def marker_id(*parts: str) -> int:
    """An id for these words, the same on every machine; 0 is none."""
    return crc32("\x1f".join(parts).encode()) & _ID_MASK or 1


def _draft(tab: Tab, grids: Mapping[int, tuple[int, int]]) -> Draft:
    sheet_id = tab.sheet_id or 0
    rows, columns = grids.get(sheet_id, (tab.height, tab.width))
    return Draft(sheet_id, rows, columns, tab.width, tab)


def _new_draft(title: str, drafts: Mapping[str, Draft], edits: Sequence[Edit]) -> Draft:
    taken = {draft.sheet_id for draft in drafts.values()}
    number = next(
        one for one in map(marker_id, repeat(title), map(str, count())) if one not in taken
    )
    cells = [edit for edit in edits if isinstance(edit, ColumnEdit) and edit.tab == title]
    rows = max((edit.rows[-1] + 1 for edit in cells if edit.rows), default=1)
    columns = max((edit.column + 1 for edit in cells), default=1)
    return Draft(number, rows, columns, 0, None)


def _refuse_taken(drafts: Mapping[str, Draft], title: str) -> None:
    if title.casefold() in map(str.casefold, drafts):
        raise BrokenStructure("workbook.tab_exists", tab=title)


def _add_sheet(title: str, draft: Draft) -> Message:
    frozen = {"frozenRowCount": 1} if draft.rows > 1 else {}
    grid = {"rowCount": draft.rows, "columnCount": draft.columns, **frozen}
    properties = {"sheetId": draft.sheet_id, "title": title, "gridProperties": grid}
    return {"addSheet": {"properties": properties}}


def _tab_requests(draft: Draft, edits: list[ColumnEdit]) -> Iterator[Message]:
    yield from _room(draft, edits)
    for one in rectangles(edits, _standing(draft.tab)):
        yield _update(draft.sheet_id, one)


def _log_requests(
    drafts: Mapping[str, Draft], edits: list[ColumnEdit], guide: Guide
) -> Iterator[Message]:
    """The lines, and the copies in them of what is about to be overwritten."""
    draft = drafts[guide.log]
    standing = draft.tab.height if draft.tab else 0
    apart: tuple[list[ColumnEdit], list[ColumnEdit]] = ([], [])
    for edit in edits:
        if edit.rows:
            apart[not edit.heading and edit.rows[0] >= standing].append(edit)
    others, lines = apart
    yield from _tab_requests(draft, others)
    if lines:
        rows = _line_cells(lines, guide)
        yield from _inserted(draft, lines, rows) if guide.asides else _appended(draft, rows)
    ids = {title: draft.sheet_id for title, draft in drafts.items()}
    yield from copies(guide.asides, ids, draft.sheet_id, guide.old)


def _line_cells(edits: Sequence[ColumnEdit], guide: Guide) -> list[Message]:
    first, last = _span(edits)
    width = max(edit.column + 1 for edit in edits)
    cells: list[list[Message]] = [[{} for _ in range(width)] for _ in range(first, last + 1)]
    for edit in edits:
        for row, value in zip(edit.rows, edit.values, strict=True):
            cells[row - first][edit.column] = _cell(value, look_of(value, edit.format))
    for one in guide.asides:
        pattern = _PATTERNS.get(look_of(0, one.format).number)
        cells[one.line - first][guide.old] = _cell(NOT_COPIED, Look()) | (
            {"userEnteredFormat": {"numberFormat": pattern}} if pattern else {}
        )
    return [{"values": line} for line in cells]


def _span(edits: Sequence[ColumnEdit]) -> tuple[int, int]:
    """The first and the last row."""
    return min(edit.rows[0] for edit in edits), max(edit.rows[-1] for edit in edits)


def _appended(draft: Draft, rows: list[Message]) -> Iterator[Message]:
    yield {"appendCells": {"sheetId": draft.sheet_id, "rows": rows, "fields": _LINE_FIELDS}}


def _inserted(draft: Draft, edits: Sequence[ColumnEdit], rows: list[Message]) -> Iterator[Message]:
    """In rows of their own: whatever came to stand there meanwhile is pushed aside."""
    first, last = _span(edits)
    if draft.tab is not None:
        band = {"sheetId": draft.sheet_id, "dimension": "ROWS"}
        span = {"startIndex": first, "endIndex": last + 1}
        at_the_end = first >= draft.rows
        yield {"insertDimension": {"range": band | span, "inheritFromBefore": at_the_end}}
    start = {"sheetId": draft.sheet_id, "rowIndex": first, "columnIndex": 0}
    yield {"updateCells": {"start": start, "rows": rows, "fields": _LINE_FIELDS}}


def _room(draft: Draft, edits: list[ColumnEdit]) -> Iterator[Message]:
    right = max((edit.column + 1 for edit in edits), default=0)
    bottom = max((edit.rows[-1] + 1 for edit in edits if edit.rows), default=0)
    if right > draft.width > 0:
        # New columns come in between, so that they cannot land on what somebody put there since.
        band = {"sheetId": draft.sheet_id, "dimension": "COLUMNS"}
        span = {"startIndex": draft.width, "endIndex": right}
        at_the_end = draft.width == draft.columns
        yield {"insertDimension": {"range": band | span, "inheritFromBefore": at_the_end}}
    elif right > draft.columns:
        yield _longer(draft.sheet_id, "COLUMNS", right - draft.columns)
    if bottom > draft.rows:
        yield _longer(draft.sheet_id, "ROWS", bottom - draft.rows)


def _longer(sheet_id: int, dimension: str, length: int) -> Message:
    return {"appendDimension": {"sheetId": sheet_id, "dimension": dimension, "length": length}}


def _standing(tab: Tab | None) -> Standing:
    def cell(column: int, row: int) -> Cell:
        if tab is None or column >= tab.width or row >= tab.height:
            return ""
        return tab.columns[column][row]

    return cell


def _update(sheet_id: int, one: Rectangle) -> Message:
    place = {
        "sheetId": sheet_id,
        "startRowIndex": one.top,
        "endRowIndex": one.bottom,
        "startColumnIndex": one.left,
        "endColumnIndex": one.right,
    }
    rows = [
        {"values": [_cell(value, one.look) for value in line]}
        for line in zip(*one.columns, strict=True)
    ]
    return {"updateCells": {"range": place, "rows": rows, "fields": _fields(one.look)}}


_NUMBER_FORMAT: Final = "userEnteredFormat.numberFormat"
_LINE_FIELDS: Final = f"userEnteredValue,{_NUMBER_FORMAT}"
_HEADING: Final = "userEnteredFormat.textFormat.bold,userEnteredFormat.wrapStrategy"


def _fields(look: Look) -> str:
    more = [_HEADING] if look.heading else [_NUMBER_FORMAT] if look.number else []
    return ",".join(["userEnteredValue", *more])


def _cell(value: Written, look: Look) -> Message:
    data: Message = {} if value is None else {"userEnteredValue": _value(value)}
    if look.heading:
        data["userEnteredFormat"] = {"textFormat": {"bold": True}, "wrapStrategy": "WRAP"}
    elif look.number in _PATTERNS:
        data["userEnteredFormat"] = {"numberFormat": _PATTERNS[look.number]}
    return data


def _value(value: str | float) -> Message:
    # A bool is a number to Python; a person's TRUE that is put back must stay one.
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, ErrorCell) and value in _FAILING:
        return {"formulaValue": _FAILING[value]}
    if isinstance(value, str):
        return {"stringValue": value[:LONGEST_TEXT]}
    return {"numberValue": plain(value)}
