"""Stamps: the moment at which something first held, set once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Stamps(NamedTuple):
    """``moments`` of all rows, None where it never held; ``fresh``: those set in this run."""

    moments: Sequence[float | None]
    fresh: Mapping[int, float]


def stamped(
    holds: Iterable[int],
    remembered: Sequence[float | None],
    now: float,
    earliest: Sequence[float | None] | None = None,
) -> Stamps:
    """A stamp for the rows in which it holds now or held in an earlier run.

    ``remembered`` is what earlier runs set: it stays, whether it still holds or not. ``earliest``
    is a moment before which the stamp of a row cannot lie, such as when it came in.

    >>> stamped([0, 1], [None, 44600.5, 44601.0], 44610.25)
    Stamps(moments=[44610.25, 44600.5, 44601.0], fresh={0: 44610.25})
    """
    fresh = {row: now for row in holds if remembered[row] is None}
    if earliest is not None:
        fresh = {row: max(now, earliest[row] or now) for row in fresh}
    moments = list(remembered)
    for row, moment in fresh.items():
        moments[row] = moment
    return Stamps(moments, fresh)
