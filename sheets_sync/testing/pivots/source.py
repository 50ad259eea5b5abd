"""The rows that a pivot table reads, and what they come to when they are taken together."""

from __future__ import annotations

from functools import cmp_to_key, partial
from typing import TYPE_CHECKING, TypeAlias

from sheets_sync.records import NamedTuple
from sheets_sync.testing.areas import Area, grid_corners
from sheets_sync.testing.cells import ErrorValue, Value
from sheets_sync.testing.formulas.calls import known_function
from sheets_sync.testing.formulas.coerce import Grid, Problem, compared, pattern_of
from sheets_sync.testing.patterns import text_of
from sheets_sync.testing.pivots.checks import offsets

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.book import Book
    from sheets_sync.testing.formulas.evaluate import Evaluation
    from sheets_sync.testing.sheet import Sheet
    from sheets_sync.testing.wire import Message

Records: TypeAlias = "list[list[Value]]"
Holds: TypeAlias = "Callable[[tuple[int, int], Message, tuple[int, int]], bool]"


class Source(NamedTuple):
    """The header of the source range, the rows below it, and who works them out."""

    header: list[Value]
    records: Records
    here: Evaluation

    def title(self, offset: int) -> str:
        return text_of(self.header[offset], {}, self.here.tongue)


def source_area(book: Book, pivot: Message) -> tuple[Sheet, Area]:
    """The cells that a pivot table reads."""
    sheet = book.sheet(pivot["source"].get("sheetId", 0))
    wanted = grid_corners(pivot["source"])
    return sheet, wanted.within(sheet.row_count, sheet.column_count)


def source_of(here: Evaluation, pivot: Message, holds: Holds) -> Source:
    """The source with its filters applied; rows that are blank all over are left out."""
    sheet, area = source_area(here.book, pivot)
    rows: Grid = here.grid(here.referred(sheet, area))
    if max(offsets(pivot), default=0) >= area.width:
        raise Problem("REF", "The pivot table is about a column that its source does not have.")
    specs = pivot.get("filterSpecs", [])
    kept = [
        row
        for index, row in enumerate(rows[1:], area.top + 1)
        if any(value is not None for value in row)
        and all(_visible(here, row, (index, area), spec, holds) for spec in specs)
    ]
    return Source(rows[0], kept, here)


def _visible(
    here: Evaluation, row: list[Value], place: tuple[int, Area], spec: Message, holds: Holds
) -> bool:
    offset, criteria = spec.get("columnOffsetIndex", 0), spec.get("filterCriteria", {})
    index, area = place
    if "condition" in criteria:
        spot, origin = (index, area.left + offset), (area.top + 1, area.left + offset)
        return holds(spot, criteria["condition"], origin)
    if criteria.get("visibleByDefault") and "visibleValues" not in criteria:
        return True
    shown = text_of(row[offset], pattern_of(row[offset]), here.tongue)
    return shown in criteria.get("visibleValues", [])


def summarized(source: Source, records: Records, value: Message) -> Value:
    """What these rows come to; blank where there are none."""
    if not records:
        return None
    wanted = known_function(value["summarizeFunction"])
    assert wanted is not None
    column: Grid = [[record[value.get("sourceColumnOffset", 0)]] for record in records]
    arguments = (source.here, column) if wanted.here else (column,)
    try:
        result: Value = wanted.run(*arguments)
    except Problem as problem:
        return problem.value
    return result


def grouped(
    records: Records, group: Message, measure: Callable[[Records], Value] | None
) -> list[tuple[Value, Records]]:
    """The rows by the values of a group's column, in the group's order, blanks last.

    ``measure`` is what the groups are ordered by, where it is not their own values.
    """
    offset, found = group.get("sourceColumnOffset", 0), dict[object, tuple[Value, Records]]()
    for record in records:
        value = record[offset]
        found.setdefault((type(value).__name__, value), (value, []))[1].append(record)
    groups = list(found.values())
    keys = [measure(rows) if measure else value for value, rows in groups]
    filled = [i for i, each in enumerate(keys) if not isinstance(each, ErrorValue | None)]
    rest = [i for i, each in enumerate(keys) if isinstance(each, ErrorValue | None)]
    by_key = cmp_to_key(partial(_order, keys))
    filled.sort(key=by_key, reverse=group.get("sortOrder") == "DESCENDING")
    return [groups[index] for index in [*filled, *rest]]


def _order(keys: list[Value], one: int, other: int) -> int:
    return compared(keys[one], keys[other])
