"""Requests that were sent twice (spec: Dubbel)."""

from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import compress
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.cells.text import clean
from sheets_sync.problems.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.programme.model import Column
    from sheets_sync.register.column_checks import CheckedTable

SAMPLE = 1000
_BETWEEN: Final = "\0"
"""Stands in no cell, and is no white space."""

_ODD_BLANKS: Final = ("\t", "\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029")


def find_duplicates(
    checked: CheckedTable, order: Sequence[int], dead: Collection[int]
) -> dict[int, int]:
    """Row → the first row in rank that counts and in which the same was filled in, as read.

    What is compared is what the sender fills in. ``dead`` are the rows that do not count anyway.
    """
    suspects = _suspects(checked)
    if not suspects:
        return {}
    said = what_was_sent(checked)
    first: dict[tuple[Any, ...], int] = {}
    found: dict[int, int] = {}
    for row in filter(suspects.__contains__, order):
        cells = said(row)
        if cells in first:
            found[row] = first[cells]
        elif row not in dead:
            first[cells] = row
    return found


def what_was_sent(checked: CheckedTable) -> Callable[[int], tuple[Any, ...]]:
    """A row → what its sender filled in; the same however it was spelled."""
    table = checked.table
    columns = [
        (
            column.header,
            checked.values[column.header],
            table.tab.columns[table.places[column.header]],
        )
        for column in table.spec.human
        if not _is_staffs(column)
    ]

    def said(row: int) -> tuple[Any, ...]:
        place = table.sheet_row(row)
        unread = _unread(checked, row)
        return tuple(
            _as_read(values[row], cells[place] if header in unread else "")
            for header, values, cells in columns
        )

    return said


def _is_staffs(column: Column) -> bool:
    """The moment of sending, and the days that staff note."""
    return column.role == "arrival" or (column.kind in {"day", "moment"} and not column.required)


def _unread(checked: CheckedTable, row: int) -> set[str]:
    """The headers of the cells that could not be read; all others without a value say nothing."""
    return {one.column for one in checked.problems.get(row, ()) if one.severity is Severity.WRONG}


def _as_read(value: Any, cell: Cell) -> Any:
    if isinstance(value, str):
        return one_form(value)
    if isinstance(value, tuple):
        return tuple(sorted(value))
    return one_form(clean(cell)) if value is None else value


def one_form(text: str) -> str:
    """The text in one Unicode form, with case and white space folded."""
    folded = text.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFC", folded)
    return " ".join(folded.split())


def _suspects(checked: CheckedTable) -> set[int]:
    """Rows whose free texts all stand elsewhere too; most registers have none."""
    free = [
        checked.values[column.header]
        for column in checked.table.spec.human
        if column.kind in {"text", "email"}
    ]
    free.sort(key=lambda column: -len(set(column[:SAMPLE])))
    suspects: Sequence[int] = range(checked.table.height)
    for column in free:
        suspects = _repeated(column, suspects)
        if not suspects:
            break
    return set(suspects)


def _repeated(column: Sequence[str | None], rows: Sequence[int]) -> list[int]:
    cells = column if len(rows) == len(column) else [column[row] for row in rows]
    forms = _in_one_form([cell or "" for cell in cells] if None in cells else list(cells))  # type: ignore[arg-type]
    counts = Counter(forms)
    if len(counts) == len(forms):
        return []
    again = {cell for cell, count in counts.items() if count > 1}
    return list(compress(rows, map(again.__contains__, forms)))


def _in_one_form(texts: list[str]) -> list[str]:
    """See ``one_form``; the whole column at once takes a fraction of the time."""
    joined = _BETWEEN.join(texts)
    folded = joined.casefold()
    if not folded.isascii() or _has_odd_blanks(folded):
        return list(map(one_form, texts))
    # Addresses are in small letters as a rule: then the texts need not be made anew.
    return texts if folded == joined else folded.split(_BETWEEN)


def _has_odd_blanks(text: str) -> bool:
    # One letter is found many times as fast as two, and addresses have no blanks at all.
    return (" " in text and "  " in text) or any(blank in text for blank in _ODD_BLANKS)
