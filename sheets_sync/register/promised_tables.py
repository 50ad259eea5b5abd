"""Tables with what counts in the place of what people made of it, or below it."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.text import clean, fold
from sheets_sync.records import NamedTuple
from sheets_sync.register.facts import cell_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sheets_sync.cells.text import Language
    from sheets_sync.grid.snapshot import Cell
    from sheets_sync.programme.model import RegisterTab, TabName
    from sheets_sync.register.column_checks import CheckedTable
    from sheets_sync.register.table import Table

_OF_ROWS: Final = ("row.copied", "busy.")
"""Messages that no check of cells gives again."""


class ChangedCell(NamedTuple):
    """A cell that says something else than what was sealed."""

    tab: TabName
    row: int
    key: str
    header: str
    was: str
    now: str
    is_fine: bool
    is_later: bool

    @property
    def cell(self) -> tuple[str, ...]:
        return (self.key, self.header, self.was, self.now)


def record_of(text: str) -> dict[str, str]:
    """Header → text of a row as it was; nothing of a line of the log that people changed."""
    with suppress(ValueError, TypeError, AttributeError):
        return {str(header): str(one) for header, one in json.loads(text).items()}
    return {}


def counted(
    table: Table,
    changed: Sequence[ChangedCell],
    keys: Sequence[str],
    rows: Sequence[Mapping[str, str]],
    language: Language,
) -> Table:
    """The table with what was sealed in its cells, and below them the rows that are gone."""
    tab, spec = table.tab, table.spec
    columns: list[list[Cell]] = [[*column, *[""] * len(rows)] for column in tab.columns]
    by_header = {column.header: column for column in spec.human}
    for one in changed:
        cell = cell_of(one.was, by_header[one.header], language)
        columns[table.places[one.header]][table.sheet_row(one.row)] = cell
    for place, (key, record) in enumerate(zip(keys, rows, strict=True)):
        row = tab.height + place
        # The program's column of keys may have been deleted; the key itself goes with the row.
        if spec.naming.header in table.places:
            columns[table.places[spec.naming.header]][row] = key
        for header, text in record.items():
            if header in by_header and header in table.places:
                columns[table.places[header]][row] = cell_of(text, by_header[header], language)
    height = tab.height + len(rows)
    return table._replace(tab=tab._replace(columns=tuple(columns), height=height))


def spelled_too(table: Table, aliases: Mapping[str, str]) -> Table:
    """The table with these names among the spellings of the rows that they mean."""
    several = next((one for one in table.spec.spellings if one.spelling == "several"), None)
    if several is None or several.header not in table.places:
        return table
    names = [clean(cell) for cell in table.cells(table.spec.naming.header)]
    place = table.places[several.header]
    columns = list(table.tab.columns)
    column = columns[place] = list(columns[place])
    for alias, name in aliases.items():
        if name in names:
            row = table.sheet_row(names.index(name))
            column[row] = ", ".join(filter(None, (clean(column[row]), alias)))
    return table._replace(tab=table.tab._replace(columns=tuple(columns)))


def spellings_of(records: Mapping[str, str], spec: RegisterTab) -> dict[str, str]:
    """Folded spelling of a name that is gone → that name."""
    found: dict[str, str] = {}
    for name, record in records.items():
        cells = record_of(record)
        texts = [cells.get(column.header, "") for column in spec.spellings]
        for text in (name, *texts):
            found |= {fold(one): name for one in text.split(",") if fold(one)}
    return found


def spelled_no_more(table: Table, gone: int) -> Table:
    """The table without, in other rows, the spellings of names that are gone and count.

    Somebody who renames a row leaves its short name: until it is known that both are one, what
    says the short name goes on meaning the old one.
    """
    first = table.height - gone
    held = set[str]()
    places = [
        (one, table.places[one.header])
        for one in table.spec.spellings
        if one.header in table.places
    ]
    for row in range(first, table.height):
        for _, place in places:
            cell = clean(table.tab.columns[place][table.sheet_row(row)])
            held.update(fold(one) for one in cell.split(","))
    columns = list(table.tab.columns)
    for column, place in places:
        if column.header == table.spec.naming.header:
            continue
        cells = columns[place] = list(columns[place])
        for row in range(table.header_row + 1, table.sheet_row(first)):
            if text := clean(cells[row]):
                parts = [one.strip() for one in text.split(",")]
                cells[row] = ", ".join(one for one in parts if fold(one) not in held)
    return table._replace(tab=table.tab._replace(columns=tuple(columns)))


def tell_again(before: CheckedTable, now: CheckedTable) -> None:
    """What rows were told besides what their cells say: that they are copies, that they wait."""
    for row, problems in before.problems.items():
        known = now.problems.get(row, [])
        told = [one for one in problems if one.code.startswith(_OF_ROWS) and one not in known]
        if told:
            now.problems.setdefault(row, []).extend(told)
