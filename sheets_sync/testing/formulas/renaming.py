"""Formulas that go on meaning the same: a sheet or range gets another name, cells are moved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from sheets_sync.testing.areas import Area, Corners, corners, quoted
from sheets_sync.testing.cells import Cell, Stored
from sheets_sync.testing.formulas.tokens import Word, shifted, split_reference, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.book import Book
    from sheets_sync.testing.sheet import Sheet

Corner: TypeAlias = tuple[int, int]


def sheet_renamed(book: Book, old: str, new: str) -> None:
    """Every reference to the old title names the new one."""

    def spelled(word: Word) -> str:
        title, cells = split_reference(word.text)
        same = word.kind == "reference" and title.casefold() == old.casefold()
        return f"{quoted(new)}!{cells}" if same else word.text

    _respelled(book.sheets, spelled)


def range_renamed(book: Book, old: str, new: str) -> None:
    """Every formula that uses the old name of a range uses the new one."""

    def spelled(word: Word) -> str:
        same = word.kind == "name" and word.text.casefold() == old.casefold()
        return new if same else word.text

    _respelled(book.sheets, spelled)


def cells_moved(book: Book, source: Sheet, area: Area, target: Sheet, corner: Corner) -> None:
    """Every reference to cells of an area that were cut names the cells where they are now."""
    step = (corner[0] - area.top, corner[1] - area.left)
    for home in book.sheets:

        def spelled(word: Word, home: Sheet = home) -> str:
            title, cells = split_reference(word.text)
            named = book.titled(title) if title else home
            wanted = corners(cells) if word.kind == "reference" and named is source else None
            if wanted is None or not _inside(wanted, area):
                return word.text
            moved = ":".join(shifted(each, *step) for each in cells.split(":"))
            return f"{quoted(target.title)}!{moved}" if title or target is not home else moved

        _respelled([home], spelled)


def _inside(wanted: Corners, area: Area) -> bool:
    ends = (wanted.top, wanted.left, wanted.bottom, wanted.right)
    return None not in ends and area.holds(Area(*ends))  # type: ignore[arg-type]


def _respelled(sheets: list[Sheet], spelled: Callable[[Word], str]) -> None:
    def rule(stored: Stored) -> Stored:
        if not isinstance(stored, Cell) or not stored.formula:
            return stored
        return replace(stored, formula="".join(map(spelled, words(stored.formula))))

    for sheet in sheets:
        if sheet.has_formulas:
            sheet.rows = [tuple([rule(stored) for stored in row]) for row in sheet.rows]
