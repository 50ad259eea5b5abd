"""The cells of a pivot table, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.records import NamedTuple
from sheets_sync.testing.formulas.coerce import key
from sheets_sync.testing.patterns import text_of
from sheets_sync.testing.pivots.source import Records, Source, grouped, source_of, summarized

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.cells import Value
    from sheets_sync.testing.formulas.coerce import Grid
    from sheets_sync.testing.formulas.evaluate import Evaluation
    from sheets_sync.testing.pivots.source import Holds
    from sheets_sync.testing.wire import Message

GRAND_TOTAL = "Grand Total"


class _Plan(NamedTuple):
    """What the table shows: its groups, its values, and the values of its columns."""

    source: Source
    rows: list[Message]
    values: list[Message]
    columns: list[Message]
    across: list[Value]


def pivoted(here: Evaluation, pivot: Message, holds: Holds) -> Grid:
    """The cells of a pivot table, headers first, all rows equally long."""
    source = source_of(here, pivot, holds)
    rows, columns = pivot.get("rows", []), pivot.get("columns", [])
    plan = _Plan(source, rows, pivot.get("values", []), columns, [])
    if columns:
        measure = _measure(plan, columns[0], rows)
        groups = grouped(source.records, columns[0], measure)
        plan = plan._replace(across=[value for value, _ in groups])
    table = [*_headers(plan), *_body(plan, source.records, 0, [])]
    if not rows or rows[0].get("showTotals"):
        label: list[Value] = [GRAND_TOTAL] if rows else []
        table.append(_line(plan, label, source.records))
    width = max(map(len, table))
    return [row + [None] * (width - len(row)) for row in table]


def _title(plan: _Plan, group: Message) -> str:
    return group.get("label") or plan.source.title(group.get("sourceColumnOffset", 0))


def _name(plan: _Plan, value: Message) -> str:
    title = plan.source.title(value.get("sourceColumnOffset", 0))
    return value.get("name") or f"{value['summarizeFunction']} of {title}"


def _headers(plan: _Plan) -> Grid:
    labels: list[Value] = [_title(plan, group) for group in plan.rows]
    names: list[Value] = [_name(plan, value) for value in plan.values]
    if not plan.columns:
        return [labels + names]
    total: list[Value] = [GRAND_TOTAL] if plan.columns[0].get("showTotals") else []
    first: list[Value] = [*(names or [None]), *[None] * (len(labels) - 1)]
    return [[*first, _title(plan, plan.columns[0])], labels + plan.across + total]


def _body(plan: _Plan, records: Records, level: int, before: list[Value]) -> Grid:
    """The rows of a level and those below it, the totals of each group behind its rows."""
    if level == len(plan.rows):
        return []
    group, found = plan.rows[level], list[list["Value"]]()
    measure = _measure(plan, group, plan.columns)
    for value, members in grouped(records, group, measure):
        labels = [*(before if group.get("repeatHeadings") else _once(before, found)), value]
        if level + 1 == len(plan.rows):
            found.append(_line(plan, labels, members))
            continue
        found += _body(plan, members, level + 1, labels)
        if plan.rows[level + 1].get("showTotals"):
            shown = text_of(value, {}, plan.source.here.tongue)
            found.append(_line(plan, [*[None] * level, f"{shown} Total"], members))
    return found


def _once(before: list[Value], found: Grid) -> list[Value]:
    """The labels of the groups around: beside the first of their rows alone."""
    return [None] * len(before) if found else before


def _line(plan: _Plan, labels: list[Value], records: Records) -> list[Value]:
    labels = labels + [None] * (len(plan.rows) - len(labels))
    if not plan.columns:
        return labels + [summarized(plan.source, records, value) for value in plan.values]
    offset = plan.columns[0].get("sourceColumnOffset", 0)
    if not plan.values:
        return labels
    cells = [
        summarized(plan.source, [r for r in records if key(r[offset]) == key(each)], plan.values[0])
        for each in plan.across
    ]
    total = plan.columns[0].get("showTotals")
    return labels + cells + ([summarized(plan.source, records, plan.values[0])] if total else [])


def _measure(
    plan: _Plan, group: Message, opposite: list[Message]
) -> Callable[[Records], Value] | None:
    """What a group is ordered by, where that is one of the values."""
    bucket = group.get("valueBucket")
    if bucket is None or not plan.values:
        return None
    value = plan.values[min(bucket.get("valuesIndex", 0), len(plan.values) - 1)]
    wanted = [next(iter(each.values()), None) for each in bucket.get("buckets", [])]
    pairs = list(zip(opposite, wanted, strict=False))

    def measure(records: Records) -> Value:
        chosen = [
            record
            for record in records
            if all(key(record[g.get("sourceColumnOffset", 0)]) == key(w) for g, w in pairs)
        ]
        return summarized(plan.source, chosen, value)

    return measure
