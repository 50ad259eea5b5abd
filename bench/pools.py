"""Pools given out to so many claims: as the pilot does, and with more caps than it has."""

from __future__ import annotations

import gc
import random
from itertools import compress
from typing import TYPE_CHECKING

from sheets_sync.validators.allocation import allocate
from sheets_sync.validators.requests import _rest, _spread, _spread_amounts

from sheets_sync.rules.claims import Cap, Claims, Pool
from sheets_sync.rules.pools import give_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TOTAL, CAP, AMPLE = 40_000, 4_000, 10**12
PARTIES = 36


class _Asked:
    """The same claims each time, in order of arrival."""

    def __init__(self, count: Path) -> None:
        drawn = random.Random(1)  # noqa: S311
        height = int(count.name)
        self.rows = range(height)
        self.amounts = [drawn.randrange(5_000) for _ in self.rows]
        self.parties = [f"party {drawn.randrange(PARTIES)}" for _ in self.rows]
        self.moments = [44_000 + row / 1000 for row in self.rows]
        self.groups = [[drawn.randrange(count) for _ in self.rows] for count in (12, 999, 99_999)]
        self.urgent = [drawn.randrange(4) for _ in self.rows]


def as_the_pilot(count: Path) -> Callable[[], object]:
    """One total that runs out, one cap."""
    return _one_cap(_Asked(count), TOTAL, CAP)


def ample(count: Path) -> Callable[[], object]:
    """Enough for all: the loop goes on to the last claim."""
    return _one_cap(_Asked(count), AMPLE, AMPLE)


def _one_cap(asked: _Asked, total: int, most: int) -> Callable[[], object]:
    claims = Claims(asked.amounts, ["all"] * len(asked.rows), [asked.moments])
    gc.disable()
    return lambda: give_out(claims, Pool({"all": total}), [Cap(asked.parties, most)])


def of_the_pilot(count: Path) -> Callable[[], object]:
    """The pilot's own: its order, its loop, its columns."""
    return _pilots(_Asked(count), TOTAL, CAP)


def ample_of_the_pilot(count: Path) -> Callable[[], object]:
    """The same with enough for all."""
    return _pilots(_Asked(count), AMPLE, AMPLE)


def _pilots(asked: _Asked, total: int, most: int) -> Callable[[], object]:
    gc.disable()
    return lambda: _piloted(asked, total, most)


def _piloted(asked: _Asked, total: int, most: int) -> object:
    """As ``validators.requests`` goes about it, from the moments to the columns."""
    order = sorted(asked.rows, key=asked.moments.__getitem__)
    claims = [asked.amounts[row] for row in order]
    parties = [asked.parties[row] for row in order]
    room = dict.fromkeys(set(parties), most)
    entitled, reserved = allocate(claims, parties, room, total, "partial")
    waiting = _rest(entitled, reserved)
    height, ranks = len(order), list(range(1, len(order) + 1))
    return (
        _spread(height, order, ranks),
        _spread_amounts(height, order, entitled),
        _spread_amounts(height, order, reserved),
        _spread_amounts(height, order, waiting),
        _spread(height, compress(order, waiting), ranks),
    )


def four_caps(count: Path) -> Callable[[], object]:
    """A pool for each of twelve courses, four caps, urgent ones first."""
    asked = _Asked(count)
    claims = Claims(asked.amounts, asked.groups[0], [asked.urgent, asked.moments])
    share = sum(asked.amounts) // PARTIES
    caps = [Cap(asked.parties, share), *(Cap(groups, share // 10) for groups in asked.groups)]
    totals = dict.fromkeys(range(12), sum(asked.amounts) // 13)
    gc.disable()
    return lambda: give_out(claims, Pool(totals), caps)
