"""Text inside cells: found and replaced, trimmed, split over columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sheets_sync.testing import typed
from sheets_sync.testing.areas import Area
from sheets_sync.testing.cells import Cell, Stored, full, lean
from sheets_sync.testing.locales import Tongue, tongue
from sheets_sync.testing.patterns import text_of
from sheets_sync.testing.wire import Message, compact, invalid

if TYPE_CHECKING:
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.sheet import Sheet

DELIMITERS = {"COMMA": ",", "SEMICOLON": ";", "PERIOD": ".", "SPACE": " "}


@dataclass(slots=True)
class _Tally:
    values: int = 0
    formulas: int = 0
    occurrences: int = 0


def find_replace(book: Book, request: Message) -> Message:
    if not request.get("find"):
        raise invalid("'find' can't be empty.")
    pattern, replacement = _pattern(request), request.get("replacement", "")
    if not request.get("searchByRegex"):
        replacement = replacement.replace("\\", "\\\\")
    else:
        replacement = re.sub(r"\$(\d)", r"\\\1", replacement)
    tally, rows, sheets = _Tally(), 0, 0
    for sheet, area in _scope(book, request):
        hit = 0
        for row in range(area.top, min(area.bottom, len(sheet.rows))):
            line = Area(row, area.left, row + 1, area.right)
            old = sheet.block(line)[0]
            new = tuple(
                [_replaced(book, cell, (pattern, replacement), request, tally) for cell in old]
            )
            if new != old:
                sheet.write(row, area.left, [new])
                hit += 1
        rows += hit
        sheets += bool(hit)
    counts = {
        "valuesChanged": tally.values,
        "formulasChanged": tally.formulas,
        "rowsChanged": rows,
        "sheetsChanged": sheets,
        "occurrencesChanged": tally.occurrences,
    }
    return compact(counts)


def _pattern(request: Message) -> re.Pattern[str]:
    find = request["find"] if request.get("searchByRegex") else re.escape(request["find"])
    if request.get("matchEntireCell"):
        find = rf"\A(?:{find})\Z"
    try:
        return re.compile(find, 0 if request.get("matchCase") else re.IGNORECASE)
    except re.error as error:
        raise invalid(f"Invalid regular expression: {error}") from error


def _scope(book: Book, request: Message) -> list[tuple[Sheet, Area]]:
    if "range" in request:
        return [book.area(request["range"])]
    if "sheetId" in request:
        sheet = book.sheet(request["sheetId"])
        return [(sheet, sheet.whole)]
    if request.get("allSheets"):
        return [(sheet, sheet.whole) for sheet in book.sheets]
    raise invalid("One of 'range', 'sheetId' and 'allSheets' must be set.")


def _replaced(
    book: Book, stored: Stored, change: tuple[re.Pattern[str], str], request: Message, tally: _Tally
) -> Stored:
    cell = full(stored)
    pattern, replacement = change
    habits = tongue(book.locale)
    if cell.formula:
        if not request.get("includeFormulas"):
            return stored
        formula, hits = pattern.subn(replacement, cell.formula)
        tally.formulas += bool(hits)
        tally.occurrences += hits
        return lean(replace(cell, formula=formula)) if hits else stored
    if cell.value is None:
        return stored
    text, hits = pattern.subn(replacement, text_of(cell.value, cell.pattern, habits))
    tally.values += bool(hits)
    tally.occurrences += hits
    return typed.entered(text, stored, habits) if hits else stored


def trim(book: Book, request: Message) -> Message:
    sheet, area = book.area(request.get("range", {}))
    area = area.common(Area(0, 0, len(sheet.rows), sheet.column_count))
    old = sheet.block(area)
    sheet.change(area, _trimmed)
    changes = sum(
        one != other
        for row, was in zip(sheet.block(area), old, strict=True)
        for one, other in zip(row, was, strict=True)
    )
    return compact({"cellsChangedCount": changes})


def _trimmed(stored: Stored) -> Stored:
    if isinstance(stored, str):
        return " ".join(stored.split()) or None
    if isinstance(stored, Cell) and isinstance(stored.value, str):
        return lean(replace(stored, value=" ".join(stored.value.split()) or None))
    return stored


def to_columns(book: Book, request: Message) -> None:
    sheet, area = book.area(request.get("source", {}))
    if area.width != 1:
        raise invalid("The source must be one column wide.")
    habits = tongue(book.locale)
    for row in range(area.top, min(area.bottom, len(sheet.rows))):
        stored = sheet.cell(row, area.left)
        value = full(stored).value
        if isinstance(value, str):
            _spread(sheet, (row, area.left), value.split(_delimiter(request, value)), habits)


def _delimiter(request: Message, text: str) -> str:
    kind = request.get("delimiterType", "AUTODETECT")
    if kind == "CUSTOM":
        return str(request.get("delimiter", ","))
    if kind in DELIMITERS:
        return DELIMITERS[kind]
    return next((mark for mark in (",", ";", ".", " ") if mark in text), ",")


def _spread(sheet: Sheet, corner: tuple[int, int], parts: list[str], habits: Tongue) -> None:
    row, left = corner
    sheet.resize(sheet.row_count, max(sheet.column_count, left + len(parts)))
    old = sheet.block(Area(row, left, row + 1, left + len(parts)))[0]
    cells = [typed.entered(p.strip(), was, habits) for p, was in zip(parts, old, strict=True)]
    sheet.write(row, left, [tuple(cells)])
