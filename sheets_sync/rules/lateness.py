"""How late each row is, and when that changes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.cells.dates import DAY_SECONDS
from sheets_sync.formula.runtime import seconds_of
from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet


class Lateness(NamedTuple):
    """How late each row is.

    ``days`` counts from the day after the last one, or from the last moment, each day begun; None
    where nothing is or was late. ``overdue`` are the rows that are late still. ``turns`` is the
    next moment at which any of this changes by itself, None where nothing will.
    """

    days: Sequence[int | None]
    overdue: frozenset[int]
    turns: float | None


def lateness(
    last: Sequence[float | None],
    now: float,
    met: AbstractSet[int] = frozenset(),
    met_on: Sequence[float | None] | None = None,
) -> Lateness:
    """How late rows are at a moment ``now``; linear in rows.

    ``last`` is the last day (an int) or the last moment (a float) of each row. ``met`` are rows in
    which what was due has been done; ``met_on`` says when, a day or a moment: one that was met
    after its last day stays as late as it was then, one of which the day is blank was never late.

    >>> lateness([44624, 44624, 44624], 44626.5, met={1, 2}, met_on=[None, 44625.9, 44624.9])
    Lateness(days=[2, 1, None], overdue=frozenset({0}), turns=44627.0)
    """
    days = _days_late(last, [now] * len(last))
    turns = _turns({one for row, one in enumerate(last) if row not in met} if met else {*last}, now)
    overdue = frozenset(row for row, late in enumerate(days) if late is not None and row not in met)
    if met:
        rows = [row for row in met if row < len(last)]
        on = [met_on[row] if met_on is not None else None for row in rows]
        for row, late in zip(rows, _days_late([last[row] for row in rows], on), strict=True):
            days[row] = late
    return Lateness(days, overdue, turns)


def _days_late(last: Sequence[float | None], moments: Iterable[float | None]) -> list[int | None]:
    cells = list(zip(last, moments, strict=True))
    made = {cell: _late(*cell) for cell in set(cells)}
    return list(map(made.__getitem__, cells))


def _late(last: float | None, moment: float | None) -> int | None:
    if last is None or moment is None:
        return None
    after = seconds_of(moment) - _last_second(last)
    return (after - 1) // DAY_SECONDS + 1 if after > 0 else None


def _last_second(last: float) -> int:
    """The last second in time: of a day its own last, of a moment itself."""
    return (last + 1) * DAY_SECONDS - 1 if isinstance(last, int) else seconds_of(last)


def _turns(lasts: Iterable[float | None], now: float) -> float | None:
    """Late, and one day later each day after that."""
    turns = (
        _last_second(last) + 1 + (_late(last, now) or 0) * DAY_SECONDS
        for last in lasts
        if last is not None
    )
    soonest = min(turns, default=None)
    return None if soonest is None else soonest / DAY_SECONDS
