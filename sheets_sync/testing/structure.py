"""Rows and columns inserted, deleted and moved, and all that lies upon them moved along."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from sheets_sync.testing.cells import Cell, Stored
from sheets_sync.testing.formulas.tokens import rewritten, spans_rewritten
from sheets_sync.testing.wire import Message, cloned, invalid

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.book import Book
    from sheets_sync.testing.sheet import Row, Sheet

Span: TypeAlias = tuple[int, int]
INDEXES = {
    "ROWS": ("startRowIndex", "endRowIndex"),
    "COLUMNS": ("startColumnIndex", "endColumnIndex"),
}
VITAL = {"range", "ranges", "dimensionRange", "location"}
GRID_RANGE = {"sheetId", *INDEXES["ROWS"], *INDEXES["COLUMNS"]}


def insert(book: Book, sheet: Sheet, dimension: str, at: int, count: int) -> None:
    """Blank rows or columns in front of index ``at``. Raises ApiError when that is protected."""
    if not 0 <= at <= sheet.count(dimension):
        raise invalid(f"range.startIndex[{at}] is out of bounds.")
    sheet.guard(sheet.band(dimension, at, at + 1))
    if dimension == "ROWS":
        missing = at - len(sheet.rows)
        if missing < 0:
            sheet.rows[at:at] = [()] * count
        sheet.resize(sheet.row_count + count, sheet.column_count)
    else:
        gap = (None,) * count
        sheet.rows = [row[:at] + gap + row[at:] if len(row) > at else row for row in sheet.rows]
        sheet.resize(sheet.row_count, sheet.column_count + count)
    _renumber_sizes(sheet, dimension, lambda index: index + count if index >= at else index)

    def rule(start: int, end: int) -> Span:
        return (start + count if start >= at else start), (end + count if end > at else end)

    _follow(book, sheet, dimension, rule)
    book.check_size()


def delete(book: Book, sheet: Sheet, dimension: str, start: int, end: int) -> None:
    """Raises ApiError when nothing would be left, or someone protected what goes."""
    count = end - start
    if count >= sheet.count(dimension):
        kind = "rows" if dimension == "ROWS" else "columns"
        raise invalid(f"You can't delete all the {kind} on the sheet.")
    sheet.guard(sheet.band(dimension, start, end))
    if dimension == "ROWS":
        del sheet.rows[start:end]
        sheet.resize(sheet.row_count - count, sheet.column_count)
    else:
        sheet.rows = [row[:start] + row[end:] for row in sheet.rows]
        sheet.resize(sheet.row_count, sheet.column_count - count)
    for index in range(start, end):
        sheet.sizes[dimension].pop(index, None)
    _renumber_sizes(sheet, dimension, lambda index: index - count if index >= end else index)

    def rule(first: int, last: int) -> Span | None:
        left = min(first, start) if first < end else first - count
        right = min(last, start) if last <= end else last - count
        return (left, right) if left < right else None

    _follow(book, sheet, dimension, rule)


def move(book: Book, sheet: Sheet, dimension: str, span: Span, target: int) -> None:
    """Rows or columns to a place in front of index ``target``, counted before the move."""
    start, end = span
    if start <= target <= end:
        return
    sheet.guard(sheet.band(dimension, start, end))
    total = sheet.count(dimension)
    order = [index for index in range(total) if not start <= index < end]
    place = target if target < start else target - (end - start)
    order[place:place] = range(start, end)
    to = {old: new for new, old in enumerate(order)}
    if dimension == "ROWS":
        rows = sheet.rows + [()] * (total - len(sheet.rows))
        sheet.rows = [rows[index] for index in order]
    else:
        blank = (None,) * total
        sheet.rows = [_reordered(row + blank[len(row) :], order) for row in sheet.rows]
    _renumber_sizes(sheet, dimension, to.__getitem__)

    def rule(first: int, last: int) -> Span:
        ends = to.get(first, first), to.get(last - 1, last - 1)
        return min(ends), max(ends) + 1

    _follow(book, sheet, dimension, rule)


def _reordered(row: Row, order: list[int]) -> Row:
    return tuple([row[index] for index in order])


def _renumber_sizes(sheet: Sheet, dimension: str, rule: Callable[[int], int]) -> None:
    sheet.sizes[dimension] = {rule(i): size for i, size in sheet.sizes[dimension].items()}


def _follow(
    book: Book, sheet: Sheet, dimension: str, rule: Callable[[int, int], Span | None]
) -> None:
    total = sheet.count(dimension)
    for name, objects in sheet.parts.items():
        home = sheet.sheet_id
        sheet.parts[name] = [o for o in objects if _adjusted(o, home, home, dimension, total, rule)]
    if sheet.basic_filter and not _adjusted(
        sheet.basic_filter, sheet.sheet_id, sheet.sheet_id, dimension, total, rule
    ):
        sheet.basic_filter = {}
    book.named_ranges = [
        named
        for named in book.named_ranges
        if _adjusted(named["range"], 0, sheet.sheet_id, dimension, total, rule)
    ]
    for other in book.sheets:
        _rewrite_formulas(other, sheet, dimension, rule)


def _adjusted(
    value: Any,
    home: int,
    target: int,
    dimension: str,
    total: int,
    rule: Callable[[int, int], Span | None],
) -> bool:
    """Let all ranges inside a message follow; whether anything is left of its own range."""
    if isinstance(value, list):
        had = bool(value)
        value[:] = [v for v in value if _adjusted(v, home, target, dimension, total, rule)]
        return bool(value) or not had
    if not isinstance(value, dict):
        return True
    if value.keys() & GRID_RANGE and value.keys() <= GRID_RANGE:
        return _shift(value, INDEXES[dimension], home, target, total, rule)
    if "startIndex" in value and value.get("dimension") == dimension:
        return _shift(value, ("startIndex", "endIndex"), home, target, total, rule)
    kept = {
        name: _adjusted(part, home, target, dimension, total, rule) for name, part in value.items()
    }
    return all(alive for name, alive in kept.items() if name in VITAL)


def _shift(
    place: Message,
    names: tuple[str, str],
    home: int,
    target: int,
    total: int,
    rule: Callable[[int, int], Span | None],
) -> bool:
    if place.get("sheetId", 0) != target and "sheetId" in place:
        return True
    if "sheetId" not in place and target not in (0, home):
        return True
    first, last = names
    if first not in place and last not in place:
        return True
    span = rule(place.get(first, 0), place.get(last, total))
    if span is None:
        return False
    for name, index in zip(names, span, strict=True):
        if name in place:
            place[name] = index
    return True


def _rewrite_formulas(
    other: Sheet, changed: Sheet, dimension: str, rule: Callable[[int, int], Span | None]
) -> None:
    titles = {changed.title.casefold()} | ({""} if other is changed else set())

    def reference(title: str, cells: str) -> str:
        return spans_rewritten(cells, dimension, rule) if title.casefold() in titles else cells

    def followed(stored: Stored) -> Stored:
        if isinstance(stored, Cell) and stored.formula:
            return replace(stored, formula=rewritten(stored.formula, reference))
        if isinstance(stored, Cell) and "pivotTable" in stored.extras:
            return _pivot_followed(stored, changed, dimension, rule)
        return stored

    for index, row in enumerate(other.rows):
        if Cell in set(map(type, row)):
            other.rows[index] = tuple([followed(stored) for stored in row])


def _pivot_followed(
    cell: Cell, changed: Sheet, dimension: str, rule: Callable[[int, int], Span | None]
) -> Cell:
    """The cell with the source of its pivot table where that lies now."""
    pivot = cloned(cell.extras["pivotTable"])
    home, total = pivot["source"].get("sheetId", 0), changed.count(dimension)
    _adjusted(pivot["source"], home, changed.sheet_id, dimension, total, rule)
    return replace(cell, extras=cell.extras | {"pivotTable": pivot})
