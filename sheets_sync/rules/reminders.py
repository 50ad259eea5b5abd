"""Reminders: how long before or after its last day a row is to be spoken of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

_ON_THE_DAY: Final = frozenset(("on the day", "op de dag", "op de dag zelf"))
_FORM: Final = (
    r"([0-9]{1,4}) (?:days?|dag|dagen) (before|after|ervoor|van tevoren|erna|daarna|later)"
)
_BEFORE: Final = frozenset(("before", "ervoor", "van tevoren"))


class Reminders(NamedTuple):
    """What each row is to be reminded of by now.

    ``due`` is the reminder reached last: so many days after the last day, below 0 before it; None
    where none has been reached. ``turns`` is the next moment at which one is reached.
    """

    due: Sequence[int | None]
    turns: float | None


def reminder_of(text: str) -> int | None:
    """A reminder as people write it, in days after the last day; None where it is none.

    >>> reminder_of("3 days before"), reminder_of("on the day"), reminder_of("7 dagen erna")
    (-3, 0, 7)
    """
    said = " ".join(text.casefold().split())
    if said in _ON_THE_DAY:
        return 0
    found = re.fullmatch(_FORM, said)
    if found is None:
        return None
    days = int(found[1])
    return -days if found[2] in _BEFORE else days


def reminders(
    last: Sequence[float | None],
    offsets: Iterable[int],
    today: int,
    met: AbstractSet[int] = frozenset(),
) -> Reminders:
    """The reminders of rows with these last days; those in ``met`` need none any more.

    >>> reminders([44610, 44613, 44620, None], [-3, 0, 7], today=44611)
    Reminders(due=[0, -3, None, None], turns=44613.0)
    """
    steps = sorted(offsets)
    days = [None if day is None else int(day // 1) for day in last]
    made = {day: _reached(day, steps, today) for day in set(days)}
    due = list(map(made.__getitem__, days))
    for row in met:
        due[row] = None
    open_days = {day for row, day in enumerate(days) if day is not None and row not in met}
    to_come = (day + step for day in open_days for step in steps if day + step > today)
    soonest = min(to_come, default=None)
    return Reminders(due, None if soonest is None else float(soonest))


def _reached(day: int | None, steps: Sequence[int], today: int) -> int | None:
    if day is None:
        return None
    return max((step for step in steps if day + step <= today), default=None)
