"""A register as a workbook, written the way Excel would."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from sheets_sync.grid.snapshot import Cell, Snapshot

OPTIONS = {"constant_memory": True, "strings_to_numbers": False, "strings_to_formulas": False}


def write_book(snapshot: Snapshot, path: Path) -> None:
    """Every tab with its cells; blank cells are left out."""
    with Workbook(path, OPTIONS) as book:
        for tab in snapshot.tabs:
            sheet = book.add_worksheet(tab.title)
            for row, cells in enumerate(zip(*tab.columns, strict=True)):
                _write_row(sheet, row, cells)


def copy_of(book: Path) -> Path:
    """A copy beside it to work on; the copy of a former run is replaced."""
    return Path(copyfile(book, book.with_stem("work")))


def _write_row(sheet: Worksheet, row: int, cells: tuple[Cell, ...]) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, bool):
            sheet.write_boolean(row, column, cell)
        elif isinstance(cell, (int, float)):
            sheet.write_number(row, column, cell)
        elif cell:
            sheet.write_string(row, column, cell)
