"""Where formulas stand, what they read, and in which order they are worked out."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from sheets_sync.testing.areas import Area, Corners, corners
from sheets_sync.testing.cells import Cell, is_blank
from sheets_sync.testing.formulas.coerce import CIRCULAR, Problem, ShownNumber
from sheets_sync.testing.formulas.memory import Formulas, Spilling
from sheets_sync.testing.formulas.parse import parsed
from sheets_sync.testing.formulas.tokens import split_reference
from sheets_sync.testing.formulas.tree import MANY, Name, Reference, read_from
from sheets_sync.testing.locales import tongue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.testing.book import Book
    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.coerce import Grid
    from sheets_sync.testing.formulas.memory import Place
    from sheets_sync.testing.formulas.tree import Node
    from sheets_sync.testing.sheet import Sheet
    from sheets_sync.testing.wire import Message

MAY_SPILL = re.compile(r"\{|\b(?:" + "|".join(sorted(MANY)) + r")\s*\(", re.IGNORECASE)


def formulas_of(book: Book, sheet: Sheet) -> Formulas:
    """Where the sheet's formulas stand."""
    known = book.memory.formulas.get(sheet.sheet_id)
    if known is None:
        known = book.memory.formulas[sheet.sheet_id] = _found(sheet)
    return known


def _found(sheet: Sheet) -> Formulas:
    rows: dict[int, list[int]] = {}
    spilling: dict[int, list[int]] = {}
    for row, cells in enumerate(sheet.rows if sheet.has_formulas else ()):
        if Cell not in set(map(type, cells)):
            continue
        for column, stored in enumerate(cells):
            if not isinstance(stored, Cell):
                continue
            if stored.formula:
                rows.setdefault(column, []).append(row)
            if MAY_SPILL.search(stored.formula) or _is_pivot(stored):
                spilling.setdefault(column, []).append(row)
    return Formulas(rows, {c: _spilling(sheet, c, found) for c, found in spilling.items()})


def _is_pivot(cell: Cell) -> bool:
    return cell.blank and "pivotTable" in cell.extras


def _spilling(sheet: Sheet, column: int, rows: list[int]) -> Spilling:
    ends = [_ends(sheet, row, column) for row in rows]
    tallest = max(bottom - row for row, (bottom, _) in zip(rows, ends, strict=True))
    return Spilling(rows, ends, tallest, max(right for _, right in ends) - column)


def _ends(sheet: Sheet, row: int, column: int) -> tuple[int, int]:
    """The row and the column where what a formula fills must end."""
    bottom, cells = row + 1, sheet.rows[row]
    while bottom < len(sheet.rows) and is_blank(sheet.cell(bottom, column)):
        bottom += 1
    right = column + 1
    while right < len(cells) and is_blank(cells[right]):
        right += 1
    return (
        sheet.row_count if bottom >= len(sheet.rows) else bottom,
        sheet.column_count if right >= len(cells) else right,
    )


def tree_of(book: Book, formula: str) -> Node:
    """The formula's tree in the spreadsheet's locale. Raises Problem."""
    return parsed(formula, tongue(book.locale).decimal)


def located(book: Book, home: Sheet, node: Reference | Name) -> tuple[Sheet, Area]:
    """The cells that a reference or name stands for. Raises Problem when there are none."""
    if isinstance(node, Name):
        sheet, wanted = _named(book, node.text)
    else:
        title, cells = split_reference(node.text)
        named, wanted_or_none = book.titled(title) if title else home, corners(cells)
        if named is None or wanted_or_none is None:
            raise Problem("REF", f"Unresolved sheet name '{title}'.")
        sheet, wanted = named, wanted_or_none
    area = wanted.within(sheet.row_count, sheet.column_count)
    if not area.height or not area.width:
        raise Problem("REF", "Reference does not exist.")
    return sheet, area


def _named(book: Book, name: str) -> tuple[Sheet, Corners]:
    folded = name.casefold()
    if not any(each["name"].casefold() == folded for each in book.named_ranges):
        raise Problem("NAME", f"Unknown range name: '{name.upper()}'.")
    return book.find(name)


def areas_read(book: Book, sheet: Sheet, formula: str) -> list[tuple[Sheet, Area]]:
    """The areas whose values a formula may need."""
    try:
        nodes = list(read_from(tree_of(book, formula)))
    except Problem:
        return []
    found = []
    for node in nodes:
        try:
            found.append(located(book, sheet, node))
        except Problem:
            continue
    return found


def within(book: Book, sheet: Sheet, area: Area) -> Iterator[Place]:
    """The formulas that stand in an area."""
    formulas = formulas_of(book, sheet)
    for column in _columns(formulas, area):
        rows = formulas.rows[column]
        for row in rows[bisect_left(rows, area.top) : bisect_left(rows, area.bottom)]:
            yield sheet.sheet_id, row, column


def _columns(formulas: Formulas, area: Area) -> list[int]:
    if area.width < len(formulas.rows):
        return [c for c in range(area.left, area.right) if c in formulas.rows]
    return [c for c in formulas.rows if area.left <= c < area.right]


def reaching(book: Book, sheet: Sheet, area: Area) -> Iterator[Place]:
    """The formulas that might put values into an area from outside it."""
    for column, found in formulas_of(book, sheet).spilling.items():
        if column >= area.right or column + found.widest <= area.left:
            continue
        first = bisect_left(found.rows, area.top - found.tallest + 1)
        for index in range(first, bisect_left(found.rows, area.bottom)):
            bottom, right = found.ends[index]
            if bottom > area.top and right > area.left:
                yield sheet.sheet_id, found.rows[index], column


def carried(book: Book, sheet: Sheet, row: int, column: int) -> Value:
    """A cell's value with the NumberFormat that goes along, its formula worked out before."""
    stored = sheet.cell(row, column)
    if not isinstance(stored, Cell):
        value: Value = stored
        spilled = book.memory.spilled
        if value is None and spilled:
            value = spilled[sheet.sheet_id].get((row, column))
        return value
    if stored.formula:
        value = book.memory.outcomes.get((sheet.sheet_id, row, column), CIRCULAR)
    elif stored.value is None:
        value = book.memory.spilled[sheet.sheet_id].get((row, column))
    else:
        value = stored.value
    return _with_own(value, stored.pattern)


def _with_own(value: Value, pattern: Message) -> Value:
    if not pattern or isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return ShownNumber(value, pattern) if pattern.get("type") != "TEXT" else float(value)


def grid_of(book: Book, sheet: Sheet, area: Area) -> Grid:
    """The values of an area, all formulas worked out before.

    Rows are not to be changed: those below the last that is filled are one and the same.
    """
    grid: Grid = book.memory.grid(sheet.sheet_id, area, lambda: _read(book, sheet, area))
    return grid


def _read(book: Book, sheet: Sheet, area: Area) -> Grid:
    columns = range(area.left, area.right)
    spilled = book.memory.spilled.get(sheet.sheet_id, {})
    lowest = max(len(sheet.rows), *(row + 1 for row, _ in spilled)) if spilled else len(sheet.rows)
    used = Area(area.top, area.left, max(area.top, min(area.bottom, lowest)), area.right)
    rows: Grid = [
        [carried(book, sheet, row, column) for column in columns]
        if spilled or Cell in set(map(type, cells))
        else list(cells)  # type: ignore[arg-type]
        for row, cells in enumerate(sheet.block(used), used.top)
    ]
    return rows + [[None] * area.width] * (area.bottom - used.bottom)
