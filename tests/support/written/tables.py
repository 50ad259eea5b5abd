"""Text tables → the tabs of a register.

A tab is its title, a line of headers and a line for each row, cells parted by ``|``; a blank line
ends it. Columns that a test does not write hold something sound. ISO days and moments and plain
numbers become what a spreadsheet stores for them; ``"7,5"`` in quotes stays text; ``[veertig]``
marks a cell and ``---`` is an empty row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

from sheets_sync.grid.place import address
from sheets_sync.grid.snapshot import Cell, ErrorCell
from sheets_sync.stores.memory import Memory, tab_of_rows
from support.oracle.examples import PARTY_ROWS, booking, evaluation, plan, request
from support.oracle.register import (
    BOOKINGS,
    EVALUATIONS,
    HUMAN,
    PARTIES,
    PLANS,
    REQUESTS,
    Row,
    serial,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Grid: TypeAlias = list[list[Cell]]

EMPTY_ROW = "---"
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Written:
    """The tabs of a register, headers first, and the addresses of the marked cells."""

    tabs: Mapping[str, Grid]
    marked: tuple[str, ...] = ()

    def with_tab(self, title: str, rows: Grid) -> Written:
        return replace(self, tabs={**self.tabs, title: rows})

    def without_tab(self, title: str) -> Written:
        return replace(self, tabs={name: rows for name, rows in self.tabs.items() if name != title})

    def with_cell(self, title: str, column: int, row: int, cell: Cell) -> Written:
        """The same with another cell; counted from 0, headers included."""
        rows = [list(one) for one in self.tabs[title]]
        rows[row][column] = cell
        return self.with_tab(title, rows)

    def memory(self) -> Memory:
        return Memory(tab_of_rows(title, rows) for title, rows in self.tabs.items())


def register(text: str = "") -> Written:
    """The register in this text; a tab that is not in it has headers and no rows."""
    tabs: dict[str, Grid] = {tab: [list(headers)] for tab, headers in HUMAN.items()}
    tabs[PARTIES] += [[row.get(header, "") for header in HUMAN[PARTIES]] for row in PARTY_ROWS]
    marked: list[str] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        if block:
            title, *lines = [line.strip() for line in block.splitlines()]
            tabs[title] = _grid(title, lines, marked)
    return Written(tabs, tuple(marked))


def _grid(title: str, lines: list[str], marked: list[str]) -> Grid:
    written = _cells(lines[0])
    headers = [*HUMAN[title], *(header for header in written if header not in HUMAN[title])]
    grid: Grid = [list(headers)]
    for place, line in enumerate(lines[1:]):
        if line == EMPTY_ROW:
            grid.append([""] * len(headers))
            continue
        row = _sound(title, place)
        for header, text in zip(written, _cells(line), strict=True):
            if text.startswith("[") and text.endswith("]"):
                marked.append(address(title, headers.index(header), len(grid)))
            row[header] = text.removeprefix("[").removesuffix("]")
        grid.append([_stored(row.get(header)) for header in headers])
    return grid


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def _sound(title: str, place: int) -> Row:
    """A row in order; no two are alike and each came a day after the one before."""
    arrived = datetime.fromisoformat("2022-01-03T09:00") + timedelta(days=place)
    rows: dict[str, Row] = {
        REQUESTS: request(arrived.isoformat(timespec="minutes")),
        PLANS: plan(),
        BOOKINGS: booking("2022-01-24", 2),
        EVALUATIONS: evaluation("2022-02-20T10:00"),
        PARTIES: {},
    }
    return rows[title]


def _stored(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return "" if cell is None else cell
    if cell.startswith('"') and cell.endswith('"') and len(cell) > 1:
        return cell[1:-1]
    if cell.startswith("#"):
        return ErrorCell(cell)
    if _DAY.fullmatch(cell):
        moment = datetime.fromisoformat(cell)
        return serial(moment if len(cell) > len("2022-01-03") else moment.date())
    if _NUMBER.fullmatch(cell):
        return float(cell) if "." in cell else int(cell)
    return cell


def rows_of(grid: Iterable[Iterable[Cell]]) -> list[dict[str, Cell]]:
    """Rows below the headers, by header."""
    headers, *rows = [list(row) for row in grid]
    return [dict(zip(map(str, headers), row, strict=True)) for row in rows]
