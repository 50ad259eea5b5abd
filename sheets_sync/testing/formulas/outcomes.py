"""The values of cells: formulas worked out in the order in which they need one another.

Whether a cell meets a condition, and which rows a filter hides, stand here too: both take values,
and are asked by pivot tables and by SUBTOTAL.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sheets_sync.testing import typed
from sheets_sync.testing.areas import Area, a1
from sheets_sync.testing.cells import Cell, ErrorValue, Value, full, is_blank
from sheets_sync.testing.conditions import ALONE, BETWEEN, DAYS, FORMULA, NUMBERS, RELATIVE, TEXTS
from sheets_sync.testing.formulas.calls import called
from sheets_sync.testing.formulas.coerce import CIRCULAR, Problem, is_number, pattern_of
from sheets_sync.testing.formulas.evaluate import Around, Evaluation
from sheets_sync.testing.formulas.memory import Place
from sheets_sync.testing.formulas.reading import areas_read, carried, reaching, within
from sheets_sync.testing.formulas.tokens import moved_by
from sheets_sync.testing.locales import tongue
from sheets_sync.testing.patterns import text_of
from sheets_sync.testing.shapes import plain_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheets_sync.testing.book import Book
    from sheets_sync.testing.formulas.coerce import Grid
    from sheets_sync.testing.sheet import Row, Sheet
    from sheets_sync.testing.wire import Message


def value_at(book: Book, sheet: Sheet, row: int, column: int) -> Value:
    """The value of a cell, its formula worked out when it has one."""
    value = carried_at(book, sheet, row, column)
    return plain_number(float(value)) if isinstance(value, float) else value


def pattern_at(book: Book, sheet: Sheet, row: int, column: int) -> Message:
    """The NumberFormat by which a cell is shown: its own, or what its formula brings along."""
    own = full(sheet.cell(row, column)).pattern
    return own or pattern_of(carried_at(book, sheet, row, column))


def carried_at(book: Book, sheet: Sheet, row: int, column: int) -> Value:
    """The value of a cell with the NumberFormat that goes along into other formulas."""
    if sheet.has_formulas:
        stored = sheet.cell(row, column)
        spot = Area(row, column, row + 1, column + 1)
        if is_blank(stored):
            settle(book, (), reaching(book, sheet, spot))
        elif isinstance(stored, Cell) and stored.formula:
            settle(book, [(sheet.sheet_id, row, column)])
    return carried(book, sheet, row, column)


def worked_out(book: Book, sheet: Sheet, spot: tuple[int, int], formula: str) -> Value:
    """What a formula that stands in no cell comes to, as if it stood at this spot."""
    for home, area in areas_read(book, sheet, formula):
        settle(book, within(book, home, area), reaching(book, home, area))
    result = Evaluation(
        book, sheet, spot, Around(partial(settle, book), called, hidden_rows)
    ).outcome(formula)
    return result[0][0] if isinstance(result, list) else result


def _evaluation(book: Book, sheet: Sheet, spot: tuple[int, int]) -> Evaluation:
    return Evaluation(book, sheet, spot, Around(partial(settle, book), called, hidden_rows))


def link_at(book: Book, sheet: Sheet, row: int, column: int) -> str:
    """Where a HYPERLINK formula leads, empty where there is none."""
    carried_at(book, sheet, row, column)
    return book.memory.links.get((sheet.sheet_id, row, column), "")


def rows_shown(book: Book, sheet: Sheet) -> list[Row]:
    """The sheet's rows, with what its formulas put into blank cells around them."""
    if not sheet.has_formulas:
        return sheet.rows
    settle(book, (), reaching(book, sheet, sheet.whole))
    spilled = book.memory.spilled.get(sheet.sheet_id, {})
    if not spilled:
        return sheet.rows
    rows = [list(row) for row in sheet.rows]
    for (row, column), value in spilled.items():
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].extend([None] * (column + 1 - len(rows[row])))
        own = full(rows[row][column])
        form = own.format if own.pattern else own.format | _format(value)
        rows[row][column] = Cell(value, "", form, own.note, own.extras)
    return [tuple(row) for row in rows]


def _format(value: Value) -> Message:
    pattern = pattern_of(value)
    return {"numberFormat": pattern} if pattern else {}


def settle(book: Book, places: Iterable[Place], maybe: Iterable[Place] = ()) -> None:
    """Work these formulas out, and first what they need.

    ``maybe`` are formulas that may reach where something is read: those under way are left.
    Raises Problem when one of the places waits for this very value.
    """
    memory = book.memory
    if memory.day and not memory.opened and memory.day != book.now().date():
        memory.clear()
    stack = [place for place in places if place not in memory.outcomes]
    if any(place in memory.opened for place in stack):
        raise Problem(CIRCULAR.kind, CIRCULAR.message)
    stack += [p for p in maybe if p not in memory.outcomes and p not in memory.opened]
    while stack:
        place = stack[-1]
        if place in memory.outcomes:
            stack.pop()
        elif place in memory.opened:
            _finish(book, place)
            stack.pop()
        else:
            memory.opened.add(place)
            stack += _missing(book, place, stack)


def _missing(book: Book, place: Place, stack: list[Place]) -> list[Place]:
    """What a formula needs that is not worked out, in the order to go on a stack."""
    memory, sheet = book.memory, book.sheet(place[0])
    hard, soft = set[Place](), set[Place]()
    for home, area in _areas_needed(book, sheet, full(sheet.cell(*place[1:]))):
        hard.update(each for each in within(book, home, area) if each not in memory.outcomes)
        soft.update(each for each in reaching(book, home, area) if each not in memory.outcomes)
    for each in hard & memory.opened:
        if each in stack:
            memory.circular.update(p for p in stack[stack.index(each) :] if p in memory.opened)
    return sorted((hard | soft) - memory.opened, reverse=True)


def _areas_needed(book: Book, sheet: Sheet, cell: Cell) -> list[tuple[Sheet, Area]]:
    if "pivotTable" not in cell.extras:
        return areas_read(book, sheet, cell.formula)
    from sheets_sync.testing.pivots.source import source_area

    return [source_area(book, cell.extras["pivotTable"])]


def _pivoted(evaluation: Evaluation, pivot: Message) -> Value | Grid:
    from sheets_sync.testing.pivots.source import source_area
    from sheets_sync.testing.pivots.table import pivoted

    home, _ = source_area(evaluation.book, pivot)
    try:
        return pivoted(evaluation, pivot, partial(holds, evaluation.book, home))
    except Problem as problem:
        return problem.value


def _finish(book: Book, place: Place) -> None:
    memory, sheet = book.memory, book.sheet(place[0])
    cell = full(sheet.cell(*place[1:]))
    evaluation = Evaluation(
        book, sheet, place[1:], Around(partial(settle, book), called, hidden_rows)
    )
    result: Value | Grid = CIRCULAR
    if place not in memory.circular and "pivotTable" in cell.extras:
        result = _pivoted(evaluation, cell.extras["pivotTable"])
    elif place not in memory.circular:
        result = evaluation.outcome(cell.formula)
    memory.opened.discard(place)
    if isinstance(result, list):
        result = _spread(book, sheet, place, result)
    memory.outcomes[place] = result
    if not cell.formula:
        memory.spilled[place[0]][place[1:]] = result
    if evaluation.link:
        memory.links[place] = evaluation.link


def _spread(book: Book, sheet: Sheet, place: Place, grid: Grid) -> Value:
    """Put the values of an array into the cells; that of its own cell, or why it cannot be."""
    _, top, left = place
    area = Area(top, left, top + len(grid), left + len(grid[0]))
    room = _room(sheet, area)
    if room:
        return ErrorValue("REF", f"Result was not automatically expanded, please insert {room}.")
    spilled = book.memory.spilled[sheet.sheet_id]
    for row, column in _others(area):
        if (row, column) in spilled or not is_blank(sheet.cell(row, column)):
            where = a1(Area(row, column, row + 1, column + 1))
            said = "Array result was not expanded because it would overwrite data in"
            return ErrorValue("REF", f"{said} {where}.")
    for row, column in _others(area):
        spilled[row, column] = grid[row - top][column - left]
    return grid[0][0]


def _room(sheet: Sheet, area: Area) -> str:
    rows, columns = area.bottom - sheet.row_count, area.right - sheet.column_count
    if columns > 0:
        return f"more columns ({columns})"
    return f"more rows ({rows})" if rows > 0 else ""


def _others(area: Area) -> list[tuple[int, int]]:
    return [
        (row, column)
        for row in range(area.top, area.bottom)
        for column in range(area.left, area.right)
        if (row, column) != (area.top, area.left)
    ]


# ---- conditions


def holds(
    book: Book, sheet: Sheet, place: tuple[int, int], condition: Message, origin: tuple[int, int]
) -> bool:
    """Whether a cell meets a condition; its formulas are written as seen from ``origin``."""
    kind, value = str(condition.get("type")), value_at(book, sheet, *place)
    if kind in ALONE:
        return (value in (None, "")) is (kind == "BLANK")
    step = (place[0] - origin[0], place[1] - origin[1])
    given = [_given(book, sheet, place, each, step) for each in condition.get("values", [])]
    if kind == FORMULA:
        return given[0] is True or (is_number(given[0]) and bool(given[0]))
    if kind in TEXTS:
        text = text_of(value, pattern_at(book, sheet, *place), tongue(book.locale))
        wanted = condition["values"][0].get("userEnteredValue", "")
        wanted = str(given[0] or "") if wanted.startswith("=") else wanted
        return bool(TEXTS[kind](text.casefold(), wanted.casefold()))
    numbers = [float(str(each)) for each in (value, *given) if is_number(each)]
    return len(numbers) == 1 + len(given) and _compares(kind, numbers)


def _compares(kind: str, numbers: list[float]) -> bool:
    value, *given = numbers
    if kind in BETWEEN:
        return (min(given) <= value <= max(given)) == BETWEEN[kind]
    if kind in DAYS:
        return DAYS[kind](value // 1, given[0] // 1)
    return kind in NUMBERS and NUMBERS[kind](value, given[0])


def _given(
    book: Book, sheet: Sheet, place: tuple[int, int], each: Message, step: tuple[int, int]
) -> Value:
    if "relativeDate" in each:
        formula = f"=TODAY()+{RELATIVE.get(each['relativeDate'], 0)}"
        return worked_out(book, sheet, place, formula)
    text = each.get("userEnteredValue", "")
    if text.startswith("="):
        return worked_out(book, sheet, place, moved_by(text, *step))
    return typed.interpreted(text, tongue(book.locale)).value


def hidden_rows(book: Book, sheet: Sheet) -> set[int]:
    """The rows that the sheet's basic filter hides; its first row is the header."""
    specs = _criteria(sheet.basic_filter)
    if not specs:
        return set()
    where = sheet.basic_filter.get("range", {})
    first, last = where.get("startRowIndex", 0) + 1, where.get("endRowIndex", sheet.row_count)
    return {
        row
        for row in range(first, last)
        if any(_hides(book, sheet, row, column, rule) for column, rule in specs)
    }


def _criteria(basic_filter: Message) -> list[tuple[int, Message]]:
    old = [(int(column), rule) for column, rule in basic_filter.get("criteria", {}).items()]
    new = [
        (spec.get("columnIndex", 0), spec.get("filterCriteria", {}))
        for spec in basic_filter.get("filterSpecs", [])
    ]
    return new or old


def _hides(book: Book, sheet: Sheet, row: int, column: int, criteria: Message) -> bool:
    value = value_at(book, sheet, row, column)
    shown = text_of(value, {}, tongue(book.locale))
    if shown in criteria.get("hiddenValues", []):
        return True
    condition = criteria.get("condition", {})
    if not condition:
        return False
    origin = (sheet.basic_filter.get("range", {}).get("startRowIndex", 0) + 1, column)
    return not holds(book, sheet, (row, column), condition, origin)
