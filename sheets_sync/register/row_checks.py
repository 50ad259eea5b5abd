"""Rules between the cells of a row; a rule that needs a cell which is not fine stays silent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sheets_sync.cells.text import clean, fold, quoted
from sheets_sync.problems.problem import Amount, Day, Problem, Severity, wrong
from sheets_sync.programme.blocks import in_language
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sheets_sync.cells.text import Language
    from sheets_sync.problems.problem import Detail
    from sheets_sync.programme.model import Column, Kind, Period, RequiredWhen


_LONGEST: Final = 1000
"""Characters of a text that can have a form."""


class Beside(NamedTuple):
    """What cells are judged by beside one another; ``kinds`` are those of the columns."""

    period: Period
    today: int
    language: Language
    kinds: Mapping[str, Kind]


def cross_check(
    column: Column, values: Mapping[str, Sequence[Any]], beside: Beside
) -> Iterator[tuple[int, Problem]]:
    """(row, problem) for every rule between cells that this column breaks.

    ``values`` holds the checked columns by header; days are serials.
    """
    if column.asked_with:
        yield from _required_when(column, column.asked_with, values, beside.kinds)
    if column.pattern:
        yield from _unlike(column, values[column.header], beside.language)
    if column.not_before:
        yield from _not_before(column, values)
    if column.within_period:
        yield from _within_period(column, values, beside.period)
    if column.not_in_future:
        yield from _not_in_future(column, values, beside.today)


def _unlike(
    column: Column, values: Sequence[Any], language: Language
) -> Iterator[tuple[int, Problem]]:
    """Texts that have not the form that the column asks; each different one is judged once."""
    form = re.compile(column.pattern)
    wanted = in_language(column.pattern_help, language) or column.pattern
    unlike = {
        text
        for text in set(values)
        if isinstance(text, str) and (len(text) > _LONGEST or not form.fullmatch(text))
    }
    for row, text in enumerate(values) if unlike else ():
        if text in unlike:
            yield row, wrong("pattern.unlike", column.header, found=quoted(text), help=wanted)


def _required_when(
    column: Column,
    when: RequiredWhen,
    values: Mapping[str, Sequence[Any]],
    kinds: Mapping[str, Kind],
) -> Iterator[tuple[int, Problem]]:
    others = values[when.column]
    asking = {other for other in set(others) if other is not None and _says(other, when.equals)}
    for row, (value, other) in enumerate(zip(values[column.header], others, strict=True)):
        if value is None and other in asking:
            details = (
                ("other", when.column),
                ("found", _as_said(other, when.equals, kinds[when.column])),
            )
            yield row, Problem("rule.required_when", Severity.MISSING, column.header, details)


def _says(value: Any, equals: str) -> bool:
    """Whether a value is, or has among its choices, what the file says; "" is anything."""
    if not equals:
        return True
    if isinstance(value, tuple):
        return fold(equals) in map(fold, value)
    if isinstance(value, str):
        return fold(value) == fold(equals)
    if isinstance(value, bool):
        return fold(equals) in _YES if value else fold(equals) in _NO
    from fractions import Fraction

    try:
        return bool(Fraction(equals.strip().replace(",", ".")) * 100 == value)
    except ValueError:
        return False


def _as_said(value: Any, equals: str, kind: Kind) -> Detail:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Day(value) if kind in {"day", "moment"} else Amount(value)
    if isinstance(value, str):
        return quoted(clean(value))
    return quoted(clean(", ".join(value) if isinstance(value, tuple) else equals or _YES[0]))


_YES, _NO = ("ja", "yes", "waar", "true"), ("nee", "no", "onwaar", "false")


def _not_before(
    column: Column, values: Mapping[str, Sequence[Any]]
) -> Iterator[tuple[int, Problem]]:
    pairs = zip(values[column.header], values[column.not_before], strict=True)
    for row, (day, earlier) in enumerate(pairs):
        if day is not None and earlier is not None and day < earlier:
            other, limit = column.not_before, Day(earlier)
            yield row, wrong("rule.before", column.header, day=Day(day), other=other, limit=limit)


def _within_period(
    column: Column, values: Mapping[str, Sequence[Any]], period: Period
) -> Iterator[tuple[int, Problem]]:
    first, last = Day(period.first_day), Day(period.last_day)
    for row, day in enumerate(values[column.header]):
        if day is not None and not first <= day < last + 1:
            shown = Day(day)
            yield (
                row,
                wrong("rule.outside_period", column.header, day=shown, first=first, last=last),
            )


def _not_in_future(
    column: Column, values: Mapping[str, Sequence[Any]], today: int
) -> Iterator[tuple[int, Problem]]:
    for row, day in enumerate(values[column.header]):
        if day is not None and day >= today + 1:
            yield row, wrong("rule.in_future", column.header, day=Day(day))
