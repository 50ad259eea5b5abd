"""A key that stands in two rows: which of them it was dealt to, and which are copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.cells.text import clean
from sheets_sync.problems.stop import BrokenStructure
from sheets_sync.records import NamedTuple
from sheets_sync.register.row_identity import marker, recorded_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sheets_sync.register.column_checks import CheckedTable
    from sheets_sync.register.log_reader import History


class ToldApart(NamedTuple):
    """Keys of which none stands twice; ``copies`` are the rows that lost theirs by that."""

    keys: list[str]
    copies: Mapping[int, str]
    mistakes: Sequence[BrokenStructure]


def told_apart(checked: CheckedTable, keys: Sequence[str], history: History) -> ToldApart:
    """Leave every key at one row: the one that says what the log knows of it.

    Of rows that say the same the first keeps the key. Where none says what the log knows and they
    differ, nobody can tell, and that is a mistake.
    """
    recorded, mark = recorded_marks(checked, history), marker(checked)
    left = list(keys)
    copies: dict[int, str] = {}
    mistakes: list[BrokenStructure] = []
    for key, rows in _repeated(keys):
        original = _original(checked, rows, recorded.get(key), mark)
        if original is None:
            mistakes.append(_twice(checked, key, rows))
            continue
        for row in rows:
            if row != original:
                left[row], copies[row] = "", key
    return ToldApart(left, copies, mistakes)


def _repeated(keys: Sequence[str]) -> Iterator[tuple[str, list[int]]]:
    rows: dict[str, list[int]] = {}
    for row, key in enumerate(keys):
        if key:
            rows.setdefault(key, []).append(row)
    return ((key, found) for key, found in rows.items() if len(found) > 1)


def _original(
    checked: CheckedTable, rows: Sequence[int], recorded: str | None, mark: Callable[[int], str]
) -> int | None:
    same = [row for row in rows if mark(row) == recorded]
    if same:
        return same[0]
    alike = {tuple(_people_typed(checked, row)) for row in rows}
    return rows[0] if len(alike) == 1 else None


def _people_typed(checked: CheckedTable, row: int) -> Iterator[str]:
    table = checked.table
    for column in table.spec.human:
        yield clean(table.tab.columns[table.places[column.header]][table.sheet_row(row)])


def _twice(checked: CheckedTable, key: str, rows: Sequence[int]) -> BrokenStructure:
    header = checked.table.spec.by_role["key"].header
    cells = tuple(checked.table.address(header, row) for row in rows)
    return BrokenStructure("keys.twice", found=key, cells=cells)


def known_copies(
    checked: CheckedTable, keys: Sequence[str], history: History
) -> dict[int, tuple[str, str]]:
    """Row → its key and that of the row it is a copy of, as long as nobody made it another row."""
    title = checked.table.spec.title
    copies = {key: first for (tab, key), first in history.copies.items() if tab == title}
    if not copies:
        return {}
    recorded, mark = recorded_marks(checked, history), marker(checked)
    return {
        row: (key, copies[key])
        for row, key in enumerate(keys)
        if key in copies and recorded.get(key) == mark(row)
    }
