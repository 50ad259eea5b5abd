"""A register to look around in: what people and forms filled in, in a pilot that never was."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from sheets_sync.cells.dates import DAY_ZERO, moment, year_of
from sheets_sync.grid.edits import ColumnEdit, Format
from sheets_sync.programme.key_pattern import pattern_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheets_sync.grid.store import Store
    from sheets_sync.programme.model import Programme, TabName
    from sheets_sync.register.table import Table

    Filled: TypeAlias = str | int | float
    Row: TypeAlias = Mapping[str, Filled]
    Rows: TypeAlias = Sequence[Row]
    Typed: TypeAlias = str | int | float | date

DEMO_TODAY = "2022-11-15"
"""The day on which the demo plays, as the command line takes it."""

HANDLE = "@"
"""The column of a file of rows that names a request within the file; no sheet has it."""

_NAMED = re.compile(r"@(?P<handle>[a-z-]+)(?P<letter>-[A-Z]+)?")
_FORMATS: Mapping[str, Format] = {
    "amount": Format.AMOUNT,
    "money": Format.MONEY,
    "day": Format.DAY,
    "moment": Format.MOMENT,
}


def demo_rows(programme: Programme) -> Mapping[TabName, Rows]:
    """The people's cells of the demo by tab and header; dates are serials unless typed as text."""
    source = Path(__file__).with_name("demo.toml").read_text(encoding="utf-8")
    return read_rows(source, programme, date.fromisoformat(DEMO_TODAY))


def read_rows(source: str, programme: Programme, today: date) -> Mapping[TabName, Rows]:
    """The rows in this TOML, a table a tab, and the parties of the programme.

    ``@name`` in a cell becomes the key that the first run will give the request of that name,
    ``@name-A`` that of its first plan row; ``today`` counts where a request has no readable moment.
    KeyError for a name that no request has.
    """
    import tomllib

    tables = {
        name: [_filled_cells(table["columns"], row) for row in table["rows"]]
        for name, table in tomllib.loads(source).items()
    }
    keys = _keys_to_come(tables["requests"], programme, today)
    rows: dict[TabName, Rows] = {
        name: [_row(cells, keys) for cells in tables.get(name, ())]
        for name, _ in programme.register_tabs()
    }
    given = {name: tab.rows for name, tab in programme.register_tabs() if tab.rows}
    return {**rows, **given}


def fill_register(store: Store, programme: Programme) -> None:
    """Put the demo's rows under the headers of an empty register. Raises what the store raises."""
    from sheets_sync.register.layout import find_layout

    snapshot = store.read()
    tables = find_layout(snapshot, programme).tables
    edits = [
        edit for name, rows in demo_rows(programme).items() for edit in _edits(tables[name], rows)
    ]
    store.write(edits, snapshot)


def _edits(table: Table, rows: Rows) -> Iterator[ColumnEdit]:
    for column in table.spec.human:
        found = [place for place, row in enumerate(rows) if column.header in row]
        yield ColumnEdit(
            table.tab.title,
            table.places[column.header],
            [table.sheet_row(place) for place in found],
            [rows[place][column.header] for place in found],
            _FORMATS.get(column.kind, Format.PLAIN),
        )


def _filled_cells(columns: Sequence[str], row: Sequence[Typed]) -> dict[str, Typed]:
    return {header: cell for header, cell in zip(columns, row, strict=False) if cell or cell == 0}


def _keys_to_come(
    requests: Sequence[Mapping[str, Typed]], programme: Programme, today: date
) -> dict[str, str]:
    """Handle → key: numbers go by moment of arrival, then by row, unreadable moments last."""
    arrival = programme.tabs["requests"].arrival
    assert arrival
    header = arrival.header
    sent = [moment(_serial(row.get(header, "")), programme.language) for row in requests]
    readable = {place: when for place, when in enumerate(sent) if isinstance(when, (int, float))}
    order = sorted(readable, key=readable.__getitem__)
    order += [place for place in range(len(requests)) if place not in readable]
    prefix = pattern_of(programme.tabs["requests"]).prefix
    years = [year_of(readable.get(place, float(_serial(today)))) for place in order]
    return {
        str(requests[place][HANDLE]): f"{prefix}-{year:04}-{number:03}"
        for number, (place, year) in enumerate(zip(order, years, strict=True), start=1)
    }


def _row(cells: Mapping[str, Typed], keys: Mapping[str, str]) -> Row:
    return {header: _as_filled(cell, keys) for header, cell in cells.items() if header != HANDLE}


def _as_filled(cell: Typed, keys: Mapping[str, str]) -> Filled:
    named = _NAMED.fullmatch(cell) if isinstance(cell, str) else None
    return keys[named["handle"]] + (named["letter"] or "") if named else _serial(cell)


def _serial(cell: Typed) -> Filled:
    if not isinstance(cell, date):
        return cell
    day = cell.toordinal() - DAY_ZERO
    if not isinstance(cell, datetime):
        return day
    return day + (cell - datetime.combine(cell, datetime.min.time())) / timedelta(days=1)
