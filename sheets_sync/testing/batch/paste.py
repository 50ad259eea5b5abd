"""Copying, cutting and pasting."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sheets_sync.testing import typed
from sheets_sync.testing.areas import Area
from sheets_sync.testing.book import outside
from sheets_sync.testing.cells import Cell, Stored, full, lean
from sheets_sync.testing.formulas.outcomes import value_at
from sheets_sync.testing.formulas.renaming import cells_moved
from sheets_sync.testing.formulas.tokens import moved_by
from sheets_sync.testing.locales import tongue
from sheets_sync.testing.wire import Message, invalid

if TYPE_CHECKING:
    from sheets_sync.testing.book import Book
    from sheets_sync.testing.sheet import Row, Sheet

NORMAL = "PASTE_NORMAL"


def copy(book: Book, request: Message) -> None:
    source, area = _source(book, request)
    target, goal = book.area(request.get("destination", {}))
    kind = request.get("pasteType", NORMAL)
    block = _valued(book, source, area) if kind == "PASTE_VALUES" else source.block(area)
    if request.get("pasteOrientation") == "TRANSPOSE":
        block = list(zip(*block, strict=True))
    height, width = len(block), len(block[0]) if block else 0
    down, across = max(1, goal.height // height), max(1, goal.width // width)
    for y in range(down):
        for x in range(across):
            corner = (goal.top + y * height, goal.left + x * width)
            _place(target, corner, block, kind, (area.top, area.left))
    if kind == NORMAL:
        _copy_merges(source, area, target, goal)


def cut(book: Book, request: Message) -> None:
    source, area = _source(book, request)
    corner = request.get("destination", {})
    target = book.sheet(corner.get("sheetId", 0))
    top, left = corner.get("rowIndex", 0), corner.get("columnIndex", 0)
    kind = request.get("pasteType", NORMAL)
    block = _valued(book, source, area) if kind == "PASTE_VALUES" else source.block(area)
    source.write(area.top, area.left, [(None,) * area.width] * area.height)
    _place(target, (top, left), block, kind, (top, left))
    if kind == NORMAL:
        cells_moved(book, source, area, target, (top, left))


def _source(book: Book, request: Message) -> tuple[Sheet, Area]:
    sheet, area = book.area(request.get("source", {}))
    if not area.height or not area.width:
        raise invalid("The source range is empty.")
    return sheet, area


def _valued(book: Book, sheet: Sheet, area: Area) -> list[Row]:
    return [
        tuple(
            [
                lean(Cell(value_at(book, sheet, row, column)))
                for column in range(area.left, area.right)
            ]
        )
        for row in range(area.top, area.bottom)
    ]


def _place(
    sheet: Sheet, corner: tuple[int, int], block: list[Row], kind: str, origin: tuple[int, int]
) -> None:
    top, left = corner
    area = Area(top, left, top + len(block), left + max(map(len, block), default=0))
    if area.bottom > sheet.row_count or area.right > sheet.column_count:
        raise outside(sheet, area)
    step = (top - origin[0], left - origin[1])
    fresh = [
        tuple([_pasted(new, old, kind, step) for new, old in zip(row, was, strict=True)])
        for row, was in zip(block, sheet.block(area), strict=True)
    ]
    sheet.write(top, left, fresh)


def _pasted(new: Stored, old: Stored, kind: str, step: tuple[int, int]) -> Stored:
    fresh, was = full(new), full(old)
    formula = moved_by(fresh.formula, *step) if fresh.formula else ""
    if kind == NORMAL:
        return lean(replace(fresh, formula=formula))
    if kind in ("PASTE_VALUES", "PASTE_FORMULA"):
        return lean(replace(was, value=fresh.value, formula=formula))
    if kind in ("PASTE_FORMAT", "PASTE_CONDITIONAL_FORMATTING"):
        return lean(replace(was, format=fresh.format))
    if kind == "PASTE_NO_BORDERS":
        form = {name: part for name, part in fresh.format.items() if name != "borders"}
        return lean(replace(fresh, formula=formula, format=form))
    rule = {k: v for k, v in fresh.extras.items() if k == "dataValidation"}
    kept = {k: v for k, v in was.extras.items() if k != "dataValidation"}
    return lean(replace(was, extras=kept | rule))


def _copy_merges(source: Sheet, area: Area, target: Sheet, goal: Area) -> None:
    step = (goal.top - area.top, goal.left - area.left)
    for merge in list(source.parts["merges"]):
        spot = Area(
            merge["startRowIndex"],
            merge["startColumnIndex"],
            merge["endRowIndex"],
            merge["endColumnIndex"],
        )
        if area.holds(spot) and (source is not target or step != (0, 0)):
            rows = {n: merge[n] + step[0] for n in ("startRowIndex", "endRowIndex")}
            columns = {n: merge[n] + step[1] for n in ("startColumnIndex", "endColumnIndex")}
            home = {"sheetId": target.sheet_id} if target.sheet_id else {}
            target.parts["merges"].append(home | rows | columns)


def text(book: Book, request: Message) -> None:
    """pasteData, for delimited text; HTML is refused."""
    if request.get("html") or "delimiter" not in request:
        raise invalid("Pasting HTML is not implemented by this testing server.")
    corner = request.get("coordinate", {})
    sheet = book.sheet(corner.get("sheetId", 0))
    top, left = corner.get("rowIndex", 0), corner.get("columnIndex", 0)
    lines = [line.split(request["delimiter"]) for line in request.get("data", "").splitlines()]
    habits = tongue(book.locale)
    bottom, right = top + len(lines), left + max(map(len, lines), default=0)
    sheet.resize(max(sheet.row_count, bottom), max(sheet.column_count, right))
    for row, line in enumerate(lines, top):
        old = sheet.block(Area(row, left, row + 1, left + len(line)))[0]
        cells = [typed.entered(new, was, habits) for new, was in zip(line, old, strict=True)]
        sheet.write(row, left, [tuple(cells)])
