"""Rows whose cells stand some columns from where they belong, or beside the table altogether."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sheets_sync.cells.text import clean, is_blank
from sheets_sync.grid.place import address
from sheets_sync.problems.problem import Problem, Severity, Wrong, attention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sheets_sync.grid.snapshot import Cell, Tab

_STEPS: Final = (1, -1, 2, -2)
_FEWEST: Final = 3
"""Cells: so many that are wrong, or stand beside the table, are no coincidence."""

_MOST_ROWS: Final = 200
"""Rows that are looked at; more of them are something else."""


def rows_beside(tab: Tab, top: int) -> Iterator[Problem]:
    """An alert where rows stand in columns without a header, and nothing below the headers."""
    nameless = [
        column
        for column in tab.columns
        if not clean(column[top]) and column.count("") + column.count(None) < len(column)
    ]
    if len(nameless) < _FEWEST:
        return
    named = [column for column in tab.columns if clean(column[top])]
    rows = [
        row
        for row in range(top + 1, tab.height)
        if sum(not is_blank(column[row]) for column in nameless) >= _FEWEST
        and all(is_blank(column[row]) for column in named)
    ]
    if rows:
        place = next(n for n, one in enumerate(tab.columns) if one in nameless)
        cell = address(tab.title, place, rows[0])
        yield attention("structure.beside", cell=cell, count=len(rows))


def note_shifted(
    tab: Tab,
    header_row: int,
    readers: Mapping[int, Callable[[Cell], Any]],
    wrong: Iterable[int],
    problems: dict[int, list[Problem]],
) -> None:
    """Put a message before the others of rows that are in order when read some columns further.

    ``readers`` has, by sheet column, what reads its cells; rows count from 0 below the headers.
    """
    places = sorted(readers)
    for row in sorted(wrong)[:_MOST_ROWS]:
        if sum(one.severity is Severity.WRONG for one in problems[row]) < _FEWEST:
            continue
        line = header_row + 1 + row
        for step in _STEPS:
            cells = [
                tab.columns[place + step][line] if 0 <= place + step < tab.width else ""
                for place in places
            ]
            if _is_in_order(cells, [readers[place] for place in places]):
                code = "row.shifted_right" if step > 0 else "row.shifted_left"
                found = Problem(code, Severity.WRONG, "", (("count", abs(step)),))
                problems[row].insert(0, found)
                break


def _is_in_order(cells: list[Cell], readers: list[Callable[[Cell], Any]]) -> bool:
    filled = sum(not is_blank(cell) for cell in cells)
    fine = all(
        is_blank(cell) or not isinstance(read(cell), Wrong)
        for cell, read in zip(cells, readers, strict=True)
    )
    return fine and filled * 2 > len(cells)
