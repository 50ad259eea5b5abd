"""A query carried out upon rows."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cmp_to_key, partial
from typing import TYPE_CHECKING, TypeVar

from sheets_sync.records import NamedTuple
from sheets_sync.testing.cells import ErrorValue
from sheets_sync.testing.formulas import inherited
from sheets_sync.testing.formulas.coerce import Grid, compared, is_number
from sheets_sync.testing.formulas.criteria import wildcards
from sheets_sync.testing.formulas.queries.language import (
    Column,
    Condition,
    Joined,
    Literal,
    Query,
    Sum,
    Term,
    Test,
    refuse,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets_sync.testing.cells import Value

Line = TypeVar("Line")
TEXT_TESTS: dict[str, Callable[[str, str], bool]] = {
    "contains": lambda text, given: given in text,
    "starts": str.startswith,
    "ends": str.endswith,
    "matches": lambda text, given: re.fullmatch(given, text) is not None,
    "like": lambda text, given: bool(
        wildcards(given.replace("%", "*").replace("_", "?")).fullmatch(text)
    ),
}
ORDERS: dict[str, Callable[[int], bool]] = {
    "=": lambda order: order == 0,
    "!=": lambda order: order != 0,
    "<": lambda order: order < 0,
    "<=": lambda order: order <= 0,
    ">": lambda order: order > 0,
    ">=": lambda order: order >= 0,
}


class Data(NamedTuple):
    """Rows, the names of their columns, and the headers above them, empty where there are none."""

    names: list[str]
    headers: list[str]
    rows: Grid

    def place(self, column: Column) -> int:
        """Raises Problem for a column that is not there."""
        folded = [name.lower() for name in self.names]
        if column.name.lower() not in folded:
            refuse(f"NO_COLUMN: {column.name}")
        return folded.index(column.name.lower())


def one_kind(rows: Grid) -> Grid:
    """The rows with what is not of its column's most frequent kind left blank."""
    columns = list(zip(*rows, strict=True))
    kinds = [_most_frequent(column) for column in columns]
    return [[v if _kind(v) == k else None for v, k in zip(r, kinds, strict=True)] for r in rows]


def _kind(value: Value) -> str:
    return "number" if is_number(value) else type(value).__name__


def _most_frequent(column: tuple[Value, ...]) -> str:
    found = Counter(_kind(v) for v in column if not isinstance(v, ErrorValue | None))
    return found.most_common(1)[0][0] if found else "str"


def carried_out(query: Query, data: Data) -> Grid:
    """What the query answers, headers first where there are any. Raises Problem."""
    select = query.select or [Column(name) for name in data.names]
    kept = [row for row in data.rows if query.where is None or _holds(query.where, row, data)]
    summed = any(_summaries(term) for term in select)
    if summed or query.group:
        answer = _grouped(query, data, select, kept)
    else:
        _in_order(kept, query, lambda row, term: _value(term, row, data))
        answer = [[_value(term, row, data) for term in select] for row in kept]
    end = None if query.limit is None else query.offset + query.limit
    answer = answer[query.offset : end]
    labels = query.labels or {}
    if data.headers or summed or labels:
        header: list[Value] = [labels.get(term, _title(term, data)) or None for term in select]
        answer = [header, *answer]
    return answer or [[None]]


def _summaries(term: Term) -> bool:
    if isinstance(term, Sum):
        return _summaries(term.left) or _summaries(term.right)
    return isinstance(term, Column) and bool(term.summary)


def _title(term: Term, data: Data) -> str:
    if isinstance(term, Column):
        header = data.headers[data.place(term)] if data.headers else ""
        return f"{term.summary} {header}".strip() if term.summary else header
    if isinstance(term, Literal):
        return str(term.value)
    names = {"+": "sum", "-": "difference", "*": "product", "/": "quotient"}
    return f"{names[term.sign]}({_title(term.left, data)}, {_title(term.right, data)})"


def _grouped(query: Query, data: Data, select: list[Term], kept: Grid) -> Grid:
    keys = query.group or []
    for term in [*select, *(term for term, _ in query.order or [])]:
        if isinstance(term, Column) and not term.summary and term not in keys:
            refuse(f"ADD_COL_TO_GROUP_BY_OR_AGG: {term.name}")
    groups: dict[tuple[object, ...], Grid] = {} if keys else {(): kept}
    for row in kept:
        if keys:
            groups.setdefault(tuple([row[data.place(key)] for key in keys]), []).append(row)
    members = list(groups.values())
    if not query.order:
        query = query._replace(order=[(key, False) for key in keys])
    _in_order(members, query, lambda rows, term: _together(term, rows, data))
    return [[_together(term, rows, data) for term in select] for rows in members]


def _in_order(lines: list[Line], query: Query, value: Callable[[Line, Term], Value]) -> None:
    def order(term: Term, one: Line, other: Line) -> int:
        return _order(value(one, term), value(other, term))

    for term, falls in reversed(query.order or []):
        lines.sort(key=cmp_to_key(partial(order, term)), reverse=falls)


def _order(one: Value, other: Value) -> int:
    if one is None or other is None:
        return (one is not None) - (other is not None)
    return compared(one, other)


def _together(term: Term, rows: Grid, data: Data) -> Value:
    """What several rows come to."""
    if isinstance(term, Sum):
        return _sum(term.sign, _together(term.left, rows, data), _together(term.right, rows, data))
    if isinstance(term, Column) and term.summary:
        column = [row[data.place(term)] for row in rows]
        return _summary(term.summary, [value for value in column if value is not None])
    return _value(term, rows[0], data) if rows else None


def _summary(name: str, found: list[Value]) -> Value:
    if name == "count":
        return len(found)
    if name in ("max", "min"):
        best = cmp_to_key(compared)
        return (max if name == "max" else min)(found, key=best, default=None)
    numbers = [float(value) for value in found if is_number(value)]  # type: ignore[arg-type]
    if len(numbers) < len(found):
        refuse("AVG_SUM_ONLY_NUMERIC")
    if not numbers:
        return None
    total = math.fsum(numbers)
    return inherited.of_first(found, total if name == "sum" else total / len(numbers))


def _value(term: Term, row: list[Value], data: Data) -> Value:
    if isinstance(term, Literal):
        return term.value
    if isinstance(term, Column):
        return row[data.place(term)]
    return _sum(term.sign, _value(term.left, row, data), _value(term.right, row, data))


def _sum(sign: str, left: Value, right: Value) -> Value:
    if not is_number(left) or not is_number(right):
        return None
    one, other = float(left), float(right)  # type: ignore[arg-type]
    if sign == "/":
        return one / other if other else None
    return {"+": one + other, "-": one - other, "*": one * other}[sign]


def _holds(condition: Condition, row: list[Value], data: Data) -> bool:
    if isinstance(condition, Joined):
        met = (_holds(part, row, data) for part in condition.parts)
        if condition.sign == "not":
            return not all(met)
        return all(met) if condition.sign == "and" else any(met)
    return _tested(condition, row, data)


def _tested(test: Test, row: list[Value], data: Data) -> bool:
    left = _value(test.left, row, data)
    right = _value(test.right, row, data) if test.right is not None else None
    if test.sign == "is null":
        return left is None
    if left is None or right is None:
        return False
    if test.sign in TEXT_TESTS:
        both = isinstance(left, str) and isinstance(right, str)
        return both and _texts(test.sign, str(left), str(right))
    if _kind(left) != _kind(right):
        return test.sign == "!="
    if isinstance(left, str) and isinstance(right, str):
        return ORDERS[test.sign]((left > right) - (left < right))
    return ORDERS[test.sign](compared(left, right))


def _texts(sign: str, text: str, given: str) -> bool:
    try:
        return TEXT_TESTS[sign](text, given)
    except re.error:
        refuse(f"Invalid regular expression: {given}")
