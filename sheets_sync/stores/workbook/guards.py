"""Cells that cannot be written without breaking something a person made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sheets_sync.grid.place import address
from sheets_sync.problems.stop import BrokenStructure
from sheets_sync.stores.workbook.markup import attributes, elements, masked, root
from sheets_sync.stores.workbook.package import relations_of
from sheets_sync.stores.workbook.sheet import area

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sheets_sync.stores.workbook.package import Package, SheetPart
    from sheets_sync.stores.workbook.sheet import SheetXml
    from sheets_sync.stores.workbook.wanted import Cells

_Area = tuple[int, int, int, int]
_SPILLING = re.compile(r"array|dataTable")


def refuse_unsafe(package: Package, part: SheetPart, sheet: SheetXml, cells: Cells) -> None:
    """Raises BrokenStructure when a cell lies where a value would be lost or break a table."""
    for later, earlier in zip(sheet.numbers[1:], sheet.numbers, strict=False):
        if later <= earlier:
            raise BrokenStructure("workbook.disorder", tab=part.title, row=later + 1)
    for covered in _merged(sheet):
        _refuse_inside(part.title, cells, covered, "workbook.merged", (covered[0], covered[1]))
    for covered in _arrays(sheet):
        _refuse_inside(part.title, cells, covered, "workbook.array_formula")
    for header in _table_headers(package, part):
        _refuse_inside(part.title, cells, header, "workbook.table_header")
    for pivot in _pivots(package, part):
        _refuse_inside(part.title, cells, pivot, "workbook.pivot")


def refuse_shared(title: str, formulas: list[tuple[int, int, bytes]]) -> None:
    """Raises BrokenStructure when other cells live by a formula that would be replaced."""
    for row, column, raw in formulas:
        found = attributes(raw)
        if found.get("t") == "shared" and ":" in found.get("ref", ""):
            raise BrokenStructure("workbook.shared_formula", where=address(title, column, row))


def _refuse_inside(
    title: str, cells: Cells, covered: _Area, code: str, free: tuple[int, int] | None = None
) -> None:
    top, left, bottom, right = covered
    rows = range(top, bottom + 1) if bottom - top < len(cells) else sorted(cells)
    for row in rows:
        if top <= row <= bottom:
            for column in cells.get(row, ()):
                if left <= column <= right and (row, column) != free:
                    raise BrokenStructure(code, where=address(title, column, row))


def _merged(sheet: SheetXml) -> Iterator[_Area]:
    for one in elements(sheet.safe[sheet.data_end :], sheet.prefix, b"mergeCell"):
        yield area(one.attributes["ref"])


def _arrays(sheet: SheetXml) -> Iterator[_Area]:
    if b"array" not in sheet.safe and b"dataTable" not in sheet.safe:
        return
    for one in sheet.elements(b"f", sheet.data.end, sheet.data_end):
        found = one.attributes
        if _SPILLING.fullmatch(found.get("t", "")) and ":" in found.get("ref", ""):
            yield area(found["ref"])


def _pivots(package: Package, part: SheetPart) -> Iterator[_Area]:
    for relation in relations_of(package.archive, part.part):
        if relation.kind == "pivotTable" and relation.part in package.archive.members:
            pivot = masked(package.archive.xml(relation.part))
            prefix, _ = root(pivot)
            for one in elements(pivot, prefix, b"location"):
                yield area(one.attributes.get("ref", ""))


def _table_headers(package: Package, part: SheetPart) -> Iterator[_Area]:
    for relation in relations_of(package.archive, part.part):
        if relation.kind == "table" and relation.part in package.archive.members:
            _, table = root(masked(package.archive.xml(relation.part)))
            found = table.attributes
            if found.get("headerRowCount", "1") != "0" and "ref" in found:
                top, left, _, right = area(found["ref"])
                yield top, left, top, right
