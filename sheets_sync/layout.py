"""Where a register's tabs and columns stand in a snapshot; stops when one cannot be told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sheets_sync.cells.suggestions import closest
from sheets_sync.cells.text import clean, fold
from sheets_sync.errors import BrokenStructure
from sheets_sync.snapshot import address, column_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sheets_sync.problems import Problem
    from sheets_sync.programme.model import Column, MachineTab, Programme, RegisterTab, TabName
    from sheets_sync.snapshot import Cell, Snapshot, Tab

HEADER_SEARCH_ROWS = 50
_KEY: Final = re.compile(r"[^\W\d_]+-\d{4}\S*")
"""What a key of any programme looks like."""


class Table(NamedTuple):
    """One register tab in the snapshot.

    ``places`` gives the sheet column of each header of the programme; machine columns that do not
    exist yet are absent. Rows count from 0 at the first row below the headers.
    """

    name: TabName
    spec: RegisterTab
    tab: Tab
    header_row: int
    places: Mapping[str, int]

    @property
    def height(self) -> int:
        return self.tab.height - self.header_row - 1

    def cells(self, header: str) -> list[Cell]:
        """The raw cells below this header. KeyError when the column does not exist yet."""
        return self.tab.columns[self.places[header]][self.header_row + 1 :]

    def sheet_row(self, row: int) -> int:
        """The sheet row, from 0, of a row of the table."""
        return self.header_row + 1 + row

    def address(self, header: str, row: int) -> str:
        """Where people find this cell: ``Plannen!F7``, or the row alone for a new column."""
        if header in self.places:
            return address(self.tab.title, self.places[header], self.sheet_row(row))
        return f"{self.tab.title}!{self.sheet_row(row) + 1}"


class MachineTable(NamedTuple):
    """One of the program's own tabs; ``tab`` is None while it does not exist."""

    spec: MachineTab
    tab: Tab | None


class Layout(NamedTuple):
    """All tables of a register, and the program's own tabs by their name in the programme.

    ``alerts`` are messages about the register as a whole: what was found another way than usual.
    """

    tables: Mapping[TabName, Table]
    machine: Mapping[str, MachineTable]
    alerts: tuple[Problem, ...] = ()


def find_layout(snapshot: Snapshot, programme: Programme) -> Layout:
    """Where everything stands.

    Raises:
        BrokenStructure: a tab or a human column lacks, or a header stands twice; every place to
            mend is among the error's ``places``.
    """
    tables: dict[TabName, Table] = {}
    broken: list[BrokenStructure] = []
    for name, spec in programme.register_tabs():
        tab = _find_tab(snapshot, (spec.title, *spec.accepts))
        if tab is None:
            broken.append(_missing_tab(snapshot, programme, spec))
            continue
        header_row = _header_row(tab, spec)
        if header_row is None:
            broken.append(BrokenStructure("structure.no_headers", tab=tab.title))
            continue
        places, mistakes = _places(tab, spec, header_row)
        broken += mistakes
        broken += _rows_above(tab, spec, header_row, places)
        tables[name] = Table(name, spec, tab, header_row, places)
    if broken:
        stop = BrokenStructure("structure.broken", origin=snapshot.origin, count=len(broken))
        stop.places = tuple(broken)
        raise stop
    machine = {
        name: MachineTable(spec, _find_tab(snapshot, (spec.title,)))
        for name, spec in zip(
            ("overview", "queue", "rules", "log"), programme.machine_tabs(), strict=True
        )
    }
    return Layout(tables, machine)


def _find_tab(snapshot: Snapshot, titles: Iterable[str]) -> Tab | None:
    by_title = {fold(tab.title): tab for tab in reversed(snapshot.tabs)}
    return next((by_title[fold(title)] for title in titles if fold(title) in by_title), None)


def _rows_above(
    tab: Tab, spec: RegisterTab, header_row: int, places: Mapping[str, int]
) -> Iterator[BrokenStructure]:
    """Titles and remarks may stand above the headers; rows of the table were sorted there."""
    key = spec.by_role.get("key")
    required = [places[one.header] for one in spec.human if one.required and one.header in places]

    def is_row(row: int) -> bool:
        text = clean(tab.columns[places[key.header]][row]) if key and key.header in places else ""
        filled = sum(bool(clean(tab.columns[place][row])) for place in required)
        return bool(_KEY.fullmatch(text)) or (filled > 1 and filled * 2 > len(required))

    if rows := tuple(str(row + 1) for row in range(header_row) if is_row(row)):
        row = str(header_row + 1)
        yield BrokenStructure("structure.headers_below", tab=tab.title, row=row, rows=rows)


def _missing_tab(snapshot: Snapshot, programme: Programme, spec: RegisterTab) -> BrokenStructure:
    known = {fold(tab.title) for _, tab in programme.register_tabs()}
    known |= {fold(tab.title) for tab in programme.machine_tabs()}
    strays = [tab.title for tab in snapshot.tabs if fold(tab.title) not in known]
    if close := closest(spec.title, strays):
        return BrokenStructure("structure.tab_renamed", tab=spec.title, found=close)
    return BrokenStructure("structure.tab_missing", tab=spec.title)


def _header_row(tab: Tab, spec: RegisterTab) -> int | None:
    known = {fold(name) for column in spec.columns for name in (column.header, *column.accepts)}
    best, most = None, 0
    for row in range(min(tab.height, HEADER_SEARCH_ROWS)):
        recognised = len(known.intersection(fold(clean(column[row])) for column in tab.columns))
        if recognised > most:
            best, most = row, recognised
        if most * 2 > len(spec.human):
            break
    return best


def _places(
    tab: Tab, spec: RegisterTab, header_row: int
) -> tuple[dict[str, int], list[BrokenStructure]]:
    headers = [clean(column[header_row]) for column in tab.columns]
    standing: dict[str, list[int]] = {}
    for place, header in enumerate(headers):
        standing.setdefault(fold(header), []).append(place)
    places: dict[str, int] = {}
    mistakes: list[BrokenStructure] = []
    lacking: list[Column] = []
    for column in spec.columns:
        names = dict.fromkeys(map(fold, (column.header, *column.accepts)))
        found = sorted(place for name in names for place in standing.get(name, ()))
        if len(found) > 1:
            cells = tuple(f"{column_letters(place)}{header_row + 1}" for place in found)
            mistakes.append(
                BrokenStructure(
                    "structure.header_twice", tab=tab.title, column=column.header, cells=cells
                )
            )
        elif found:
            places[column.header] = found[0]
        elif column.owner == "person":
            lacking.append(column)
    strays = {
        header: place
        for place, header in enumerate(headers)
        if header and place not in places.values()
    }
    mistakes += _lacking(tab, header_row, lacking, strays)
    return places, mistakes


def _lacking(
    tab: Tab, header_row: int, lacking: list[Column], strays: dict[str, int]
) -> Iterator[BrokenStructure]:
    for column in lacking:
        close = closest(column.header, list(strays))
        if close:
            cell = address(tab.title, strays[close], header_row)
            yield BrokenStructure(
                "structure.header_renamed", cell=cell, column=column.header, found=close
            )
        elif nameless := _nameless(tab, header_row):
            cell = address(tab.title, nameless[0], header_row)
            yield BrokenStructure("structure.header_blank", cell=cell, column=column.header)
        else:
            yield BrokenStructure(
                "structure.header_missing",
                tab=tab.title,
                row=str(header_row + 1),
                column=column.header,
            )


def _nameless(tab: Tab, header_row: int) -> list[int]:
    return [
        place
        for place, column in enumerate(tab.columns)
        if not clean(column[header_row]) and any(map(clean, column[header_row + 1 :]))
    ]
