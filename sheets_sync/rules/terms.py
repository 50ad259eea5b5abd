"""Terms: until when something may be done.

Rules: the block ``terms`` of a programme file. Days are serials (ints), moments serials with a
fraction; lengths are hundredths of their unit. The day from which a term runs does not count, its
last day does: of what was done on day 10, two weeks later is day 24, and day 25 is a day late.

Whole columns are counted at once; the plain twin counts each day by itself
(``tests/support/rules/plain_terms.py``, held by ``tests/promises/test_counting_terms.py``).
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from sheets_sync.cells.dates import DAY_SECONDS
from sheets_sync.records import NamedTuple
from sheets_sync.rules.clocks import BEYOND, CLOCKS, in_calendar, next_working_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sheets_sync.formula.runtime import Number
    from sheets_sync.rules.clocks import Clock, Free
    from sheets_sync.rules.lengths import Length

Moments: TypeAlias = "Sequence[float | None]"
Outcome: TypeAlias = "float | str | None"
NEGATIVE: Final = "term.negative"
_STANDING: Final = "standing"
_TO_THE_LAST_SECOND: Final = DAY_SECONDS - 1


class Term(NamedTuple):
    """How deadlines are counted.

    ``length`` holds for all rows that are given none of their own. ``free`` are the days from
    Monday to Friday on which nobody works, sorted (``calendars``). With ``to_working_day`` a term
    that ends on a Saturday, a Sunday or such a day ends with the next day that is none.
    """

    length: Length
    free: Sequence[int] = ()
    to_working_day: bool = False


class Deadlines(NamedTuple):
    """Until when, for each row; None without a start, and in the rows below.

    ``last`` is the last day, for a term in hours the last moment. ``standing`` are rows whose
    clock stands still: nobody knows until when. ``wrong`` says of rows that have no deadline why:
    ``term.negative``, ``term.not_whole`` (part of a day, a week or a month) or ``term.beyond``
    (it, or a day from which it is counted, lies outside the years 1 to 9999).
    """

    last: Moments
    standing: frozenset[int]
    wrong: Mapping[int, str]


def deadlines(
    term: Term,
    starts: Moments,
    lengths: Sequence[Number | None] | None = None,
    pauses: Sequence[tuple[Moments, Moments]] = (),
) -> Deadlines:
    """The last day of each row, from the day or moment in ``starts``; linear in rows.

    ``lengths`` are numbers in the term's unit, for rows with lengths of their own; without one (a
    blank) there is no deadline. ``pauses`` are pairs of columns, from and to: between them the
    clock stands still, as from the day after the first to the second included; as long as the
    second is blank, it stands. Pauses may lie in any order and overlap; one that starts after the
    term has ended, ends before it starts, or has no start means nothing.

    A month later is the same day of the month, or its last: from 31 January to 28 February.

    >>> from sheets_sync.rules.lengths import Length
    >>> two_weeks = Term(Length(1400, "days"))
    >>> deadlines(two_weeks, [44610, None, 44620.75]).last
    [44624, None, 44634]
    >>> asked, received = [44612, 44612], [44615, None]
    >>> deadlines(two_weeks, [44610, 44610], pauses=[(asked, received)])
    Deadlines(last=[44627, None], standing=frozenset({1}), wrong={})
    """
    own = [term.length.number] * len(starts) if lengths is None else lengths
    by_day = term.length.unit != "hours"
    columns = [starts, *(column for pause in pauses for column in pause)]
    points = [_days(column) for column in columns] if by_day else columns
    cells = list(zip(own, *points, strict=True))
    # Most rows have their days in common with others.
    made = {cell: _deadline(term, *cell) for cell in set(cells)}
    found = list(map(made.__getitem__, cells))
    if any(isinstance(outcome, str) for outcome in made.values()):
        return _told(found)
    return Deadlines(cast("Moments", found), frozenset(), {})


def _days(column: Moments) -> Moments:
    return [None if cell is None else cell // 1 for cell in column]


def _told(found: Sequence[Outcome]) -> Deadlines:
    said = {row: outcome for row, outcome in enumerate(found) if isinstance(outcome, str)}
    return Deadlines(
        [None if isinstance(outcome, str) else outcome for outcome in found],
        frozenset(row for row, outcome in said.items() if outcome == _STANDING),
        {row: outcome for row, outcome in said.items() if outcome != _STANDING},
    )


def _deadline(
    term: Term, number: Number | None, start: float | None, *pauses: float | None
) -> Outcome:
    """The last day or moment, blank, or why there is none."""
    if start is None or number is None:
        return None
    if number < 0:
        return NEGATIVE
    if not in_calendar(start):
        return BEYOND
    clock = CLOCKS[term.length.unit]
    if not all(cell is None or in_calendar(cell) for cell in pauses):
        return BEYOND
    spans = [
        (clock.read(stopped), None if resumed is None else clock.read(resumed))
        for stopped, resumed in zip(pauses[::2], pauses[1::2], strict=True)
        if stopped is not None
    ]
    point = clock.read(start)
    left = clock.steps(point, number)
    if isinstance(left, str):
        return left
    end = _end(clock, term.free, point, left, spans)
    return end if isinstance(end, str) else _shown(term, end)


def _end(
    clock: Clock, free: Free, start: int, left: int, spans: Iterable[tuple[int, int | None]]
) -> int | str:
    """Where the term ends; in each pause the rest of it is put off until the clock runs again."""
    end = clock.later(start, left, free)
    for stopped, resumed in sorted(spans, key=itemgetter(0)):
        since = max(stopped, start)
        if end is None or since >= end:
            break
        if resumed is None:
            return _STANDING
        if resumed > since:
            left -= clock.passed(start, since, free)
            start = resumed
            end = clock.later(start, left, free)
    return BEYOND if end is None else end


def _shown(term: Term, end: int) -> float | str:
    by_hour = term.length.unit == "hours"
    day = end // DAY_SECONDS if by_hour else end
    last = next_working_day(day, term.free) if term.to_working_day else day
    if last is None:
        return BEYOND
    if not by_hour:
        return last
    return (end if last == day else last * DAY_SECONDS + _TO_THE_LAST_SECOND) / DAY_SECONDS
