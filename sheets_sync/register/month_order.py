"""A date with its month first casts doubt on the others in its column."""

from __future__ import annotations

from functools import cache
from itertools import compress, count, islice, repeat
from operator import is_
from typing import TYPE_CHECKING

from sheets_sync.cells.dates import in_either_order, mark_of_month_first, swapped
from sheets_sync.cells.text import quoted
from sheets_sync.problems.problem import Day, Wrong

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sheets_sync.grid.snapshot import Column
    from sheets_sync.register.column_fast_path import Values


def doubtful_texts(
    cells: Column, values: Values, evidence: Sequence[int]
) -> Iterator[tuple[int, Wrong]]:
    """(row, question) for each text that was read day first although it may be the other way.

    ``evidence`` are the rows whose text has the month first; only dates written like one of those
    are asked about.
    """
    examples: dict[str, str] = {}
    for row in evidence:
        text = str(cells[row])
        mark = mark_of_month_first(text)
        if mark is not None:
            examples.setdefault(mark, quoted(text))
    asked = cache(lambda text: _question(text, examples))
    # Most cells of such a column are no texts at all, which their types tell soonest.
    for row in compress(count(), map(is_, map(type, cells), repeat(str))):
        question = asked(cells[row]) if values[row] is not None else None
        if question is not None:
            yield row, question


def _question(text: str, examples: dict[str, str]) -> Wrong | None:
    for mark, example in examples.items():
        question = in_either_order(text, mark)
        if question is not None:
            return question._replace(details=(*question.details, ("example", example)))
    return None


def doubtful_dates(
    cells: Column, values: Values, evidence: Sequence[int]
) -> Iterator[tuple[int, Wrong]]:
    """(row, remark) for each real date that a program may have made of one with its month first.

    A program that expects the day first makes a date of 04/06/2021 and leaves 04/20/2021 the text
    it is. So texts come in numbers, and no date that it made is beyond the twelfth.
    """
    # Most columns have far more dates than texts: one date too many is enough to know.
    dates = list(islice(_dates(cells, values), len(evidence) + 1))
    if len(evidence) < max(2, len(dates)):
        return
    if len(evidence) < sum(map(is_, map(type, cells), repeat(float))):
        return
    others = [swapped(values[row]) for row in dates]
    if None in others:
        return
    example = quoted(cells[evidence[0]])
    for row, other in zip(dates, others, strict=True):
        day = int(values[row])
        if other is not None and other != day:
            details = (("date", Day(day)), ("other", Day(other)), ("example", example))
            yield row, Wrong("date.maybe_swapped", details)


def _dates(cells: Column, values: Values) -> Iterator[int]:
    """The rows of real dates that could be read."""
    return (
        row
        for row, value in enumerate(values)
        if value is not None and not isinstance(cells[row], str)
    )
