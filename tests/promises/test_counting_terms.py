"""Terms of whole columns give what counting each day, or each hour, by itself gives."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from support.rules.plain_terms import (
    STANDING,
    first_working_day,
    plain_last_day,
    plain_last_hour,
)

from sheets_sync.rules.calendars import free_along
from sheets_sync.rules.clocks import in_calendar
from sheets_sync.rules.lateness import lateness
from sheets_sync.rules.lengths import Length, reach
from sheets_sync.rules.terms import Deadlines, Term, deadlines

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from sheets_sync.rules.lengths import Unit

many = settings(max_examples=300, deadline=None)

FIRST = 44_561
DAYS = st.integers(FIRST, FIRST + 20)
UNITS: Any = st.sampled_from(("days", "working days", "weeks", "months"))
FREE = st.lists(st.integers(FIRST, FIRST + 90), max_size=20).map(set)


@st.composite
def pauses_of(draw: DrawFn, rows: int) -> list[tuple[list[int | None], list[int | None]]]:
    column = st.lists(DAYS, min_size=rows, max_size=rows) | st.lists(
        DAYS | st.none(), min_size=rows, max_size=rows
    )
    return draw(st.lists(st.tuples(column, column), max_size=3))


def outcomes(found: Deadlines) -> list[Any]:
    return [STANDING if row in found.standing else last for row, last in enumerate(found.last)]


@many
@given(st.data(), UNITS, FREE, st.booleans())
def test_day_by_day(data: st.DataObject, unit: Unit, free: set[int], moved: Any) -> None:
    starts = data.draw(st.lists(DAYS | st.none(), min_size=1, max_size=5))
    lengths = [data.draw(st.integers(0, 20)) for _ in starts]
    pauses = data.draw(pauses_of(len(starts)))
    term = Term(Length(0, unit), sorted(day for day in free if day % 7 > 1), moved)
    found = deadlines(term, starts, [100 * length for length in lengths], pauses)
    assert outcomes(found) == [
        None if start is None else _plain(row, start, lengths[row], term, pauses)
        for row, start in enumerate(starts)
    ]


STRANGE: Any = st.none() | st.integers(-(10**12), 10**12) | st.floats()
LENGTHS: Any = st.none() | st.integers(-(10**30), 10**30) | st.fractions()


@many
@given(st.data(), UNITS | st.just("hours"), st.booleans())
def test_any_cell_gives_a_value(data: st.DataObject, unit: Unit, moved: Any) -> None:
    starts, since, until = ([data.draw(STRANGE | DAYS)] for _ in range(3))
    lengths = [data.draw(LENGTHS)]
    found = deadlines(Term(Length(0, unit), (), moved), starts, lengths, [(since, until)])
    (last,) = found.last
    assert last is None or in_calendar(last)
    assert (last is None) == (None in (*starts, *lengths) or bool(found.standing or found.wrong))


@many
@given(DAYS, UNITS | st.just("hours"), st.integers(0, 2000), st.booleans())
def test_no_term_reaches_further_than_its_holidays(
    start: int, unit: Unit, number: int, moved: Any
) -> None:
    length = Length(number * 100, unit)
    days = reach(length.number, unit)
    free = free_along("NL", [[start]], days)
    (last,) = deadlines(Term(length, free, moved), [start]).last
    assert last is not None
    assert last <= start + days


def _plain(row: int, start: int, length: int, term: Term, pauses: Any) -> int | str:
    spans = [(since[row], until[row]) for since, until in pauses]
    last = plain_last_day(start, length, term.length.unit, term.free, spans)
    if isinstance(last, str) or not term.to_working_day:
        return last
    return first_working_day(last, term.free)


@many
@given(st.data(), st.integers(0, 60))
def test_hour_by_hour(data: st.DataObject, length: int) -> None:
    start = data.draw(st.integers(FIRST * 24, FIRST * 24 + 50))
    pauses = data.draw(pauses_of(1))
    hours = [(_in_hours(since), _in_hours(until)) for since, until in pauses]
    found = deadlines(
        Term(Length(100 * length, "hours")),
        [start / 24],
        pauses=[([_serial(since)], [_serial(until)]) for since, until in hours],
    )
    last = plain_last_hour(start, length, hours)
    expected = last if isinstance(last, str) else last * 3600
    assert [one if one == STANDING else round(one * 86_400) for one in outcomes(found)] == [
        expected
    ]


def _in_hours(column: list[int | None]) -> int | None:
    """Days around the start become hours around it."""
    return None if column[0] is None else FIRST * 24 + (column[0] - FIRST)


def _serial(hours: int | None) -> float | None:
    return None if hours is None else hours / 24


@many
@given(
    st.lists(st.tuples(DAYS | st.none(), st.booleans(), st.none() | st.integers(0, 600))),
    st.integers(0, 600),
)
def test_days_late_and_when_that_changes(rows: list[Any], tenths: int) -> None:
    now = FIRST + tenths / 10
    last = [one for one, _, _ in rows]
    met = {row for row, (_, done, _) in enumerate(rows) if done}
    on = [None if moment is None else FIRST + moment / 10 for _, _, moment in rows]
    found = lateness(last, now, met, on)
    for row, end in enumerate(last):
        at = on[row] if row in met else now
        late = 0 if end is None or at is None else max(int(at) - end, 0)
        assert (found.days[row] or 0) == late
        assert (row in found.overdue) == (late > 0 and row not in met)
    if found.turns is None:
        assert all(end is None or row in met for row, end in enumerate(last))
        return
    assert now < found.turns
    assert lateness(last, found.turns - 1 / 86_400, met, on)[:2] == found[:2]
    assert lateness(last, found.turns, met, on).days != found.days


@many
@given(st.integers(0, 600), st.integers(0, 600))
def test_a_moment_that_has_passed_is_late_by_the_days_begun(last: int, now: int) -> None:
    found = lateness([FIRST + last / 10], FIRST + now / 10)
    assert (found.days[0] or 0) == max(ceil((now - last) / 10), 0)
