"""When to look at which register: often where people are at work, seldom where they are not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

OFTEN: Final = 4.0
"""Seconds between two looks: one sees what was typed, the next that it stood still."""
SELDOM: Final = 60.0
_AT_WORK: Final = 600.0
"""Who typed something may go on, also outside working hours."""
_FOR_LOOKS: Final = 0.75
"""The share of an account's quota that looks may take; runs need the rest."""


class Pace(NamedTuple):
    """How many registers can be looked at ``OFTEN``, and the seconds for the others."""

    most: int
    slow: float


def pace_for(count: int, account: int) -> Pace:
    """For so many Google Sheets of one account that may ask so often in a minute.

    >>> pace_for(3, 60), pace_for(4, 60), pace_for(100, 60)
    (Pace(most=3, slow=60.0), Pace(most=2, slow=60.0), Pace(most=2, slow=392.0))
    """
    looks = account * _FOR_LOOKS
    each = 60.0 / OFTEN
    if count * each <= looks:
        return Pace(count, SELDOM)
    # One less than fits: its looks are for all the others.
    most = max(int(looks / each) - 1, 0)
    left = looks - most * each
    return Pace(most, max(SELDOM, (count - most) * 60.0 / left))


class Watched:
    """What is known of one register while it is watched: what stood there, and since when."""

    def __init__(self, name: str, *, takes_quota: bool) -> None:
        self.name = name
        self.takes_quota = takes_quota
        self.digest = ""
        """What stood there at the last look."""
        self.way = ""
        """How to look again without decoding."""
        self.is_open = True
        """Whether something may stand there that no run has seen."""
        self.changed = float("-inf")
        self.next_look = 0.0
        self.next_run = 0.0

    def saw(self, digest: str, now: float) -> bool:
        """Whether a run is due: what is new stood still for one look, or a run is due anyway."""
        stood_still = digest == self.digest
        if not stood_still:
            self.changed = now
            self.is_open = True
        self.digest = digest
        return (stood_still and self.is_open) or (stood_still and now >= self.next_run)


def plan_looks(
    watched: Sequence[Watched], one: Watched, now: float, pace: Pace, *, at_work: bool
) -> None:
    """Decide when to look at ``one`` again."""
    if not (at_work or now - one.changed < _AT_WORK):
        one.next_look = now + SELDOM
    elif not one.takes_quota or one in _first(watched, pace.most):
        one.next_look = now + OFTEN
    else:
        one.next_look = now + pace.slow


def _first(watched: Sequence[Watched], most: int) -> Sequence[Watched]:
    """Those of Google in which something changed last."""
    asked = [one for one in watched if one.takes_quota]
    return sorted(asked, key=lambda one: -one.changed)[:most]
