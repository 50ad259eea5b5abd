"""Formulas that go on meaning the same when a sheet or a named range gets another name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sheets_sync.testing.areas import quoted
from sheets_sync.testing.cells import Cell, Stored
from sheets_sync.testing.formulas.tokens import Word, split_reference, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.book import Book


def sheet_renamed(book: Book, old: str, new: str) -> None:
    """Every reference to the old title names the new one."""

    def spelled(word: Word) -> str:
        title, cells = split_reference(word.text)
        same = word.kind == "reference" and title.casefold() == old.casefold()
        return f"{quoted(new)}!{cells}" if same else word.text

    _respelled(book, spelled)


def range_renamed(book: Book, old: str, new: str) -> None:
    """Every formula that uses the old name of a range uses the new one."""

    def spelled(word: Word) -> str:
        same = word.kind == "name" and word.text.casefold() == old.casefold()
        return new if same else word.text

    _respelled(book, spelled)


def _respelled(book: Book, spelled: Callable[[Word], str]) -> None:
    def rule(stored: Stored) -> Stored:
        if not isinstance(stored, Cell) or not stored.formula:
            return stored
        return replace(stored, formula="".join(map(spelled, words(stored.formula))))

    for sheet in book.sheets:
        if sheet.has_formulas:
            sheet.rows = [tuple([rule(stored) for stored in row]) for row in sheet.rows]
