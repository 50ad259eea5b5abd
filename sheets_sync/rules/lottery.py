"""Draws: rows of one day rank by lot, and anybody can redo it once the secret is known.

The lot of a row is the SHA-256 of ``SECRET DAY KEY``, written so, with a blank between them and the
day as 2022-03-01: ``printf '%s' 'SECRET 2022-03-01 SI-2022-001' | sha256sum`` gives the same. The
lowest lot goes first. What is published before the draw is the SHA-256 of the secret by itself, so
that it cannot be chosen afterwards. Who knows the secret knows the lot of a key before it is dealt:
it is shown only when no day is to be drawn any more.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from sheets_sync.cells.dates import DAY_ZERO
from sheets_sync.records import NamedTuple
from sheets_sync.rules.clocks import in_calendar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

_FEWEST_DIGITS: Final = 32
"""Hexadecimal: 128 bits."""


class Draws(NamedTuple):
    """The lots of the rows in the queue.

    ``order`` are columns to rank by, after the moment's day and before anything else: those that
    were not there when their day was drawn come behind, the others by lot. ``undrawn`` are rows of
    today or later, for which nothing can be reserved yet; the next are drawn at ``turns``.
    ``fresh`` are the days that this run draws, each with its keys, lowest lot first: to be
    remembered.
    """

    order: tuple[Sequence[int | None], Sequence[str | None]]
    undrawn: frozenset[int]
    fresh: Mapping[int, tuple[str, ...]]
    turns: float | None


def is_secret(text: str) -> bool:
    """Whether it has at least 128 bits, in hexadecimal digits.

    >>> is_secret("9f86d081884c7d659a2feaa0c55ad015"), is_secret("2022")
    (True, False)
    """
    return len(text) >= _FEWEST_DIGITS and not text.strip("0123456789abcdef")


def promise(secret: str) -> str:
    """What is published before a draw: it gives nothing away and ties down the secret."""
    return sha256(secret.encode()).hexdigest()


def lot(secret: str, day: int, key: str) -> str:
    """The lot of a key among those of a day (a serial), in hexadecimal.

    >>> lot("secret", 44621, "SI-2022-001")[:8]
    '567bd95d'
    """
    return sha256(f"{secret} {_written(day)} {key}".encode()).hexdigest()


def drawn(secret: str, day: int, keys: Iterable[str]) -> tuple[str, ...]:
    """The keys of a day, lowest lot first."""
    return tuple(sorted(keys, key=lambda key: lot(secret, day, key)))


def draws(
    secret: str,
    rows: Iterable[int],
    days: Sequence[float | None],
    keys: Sequence[str],
    known: Mapping[int, Collection[str]],
    today: int,
) -> Draws:
    """The lots of these rows, those in the queue.

    ``days`` is the day or moment from which each row of the tab counts, ``keys`` its key.
    ``known`` are the days drawn earlier, each with the keys that were there. A row without a day
    has no lot, and comes after those that have one.

    >>> found = draws("s", [0, 1, 2], [9.5, 8, 8.25], ["K-3", "K-1", "K-2"], {8: {"K-2"}}, today=9)
    >>> found.order[0], found.undrawn, found.fresh
    ([None, 1, 0], frozenset({0}), {})
    """
    behind: list[int | None] = [None] * len(days)
    lots: list[str | None] = [None] * len(days)
    there = {day: frozenset(present) for day, present in known.items()}
    undrawn: set[int] = set()
    fresh: dict[int, list[str]] = {}
    for row in rows:
        moment, key = days[row], keys[row]
        if moment is None or not in_calendar(moment):
            continue
        day = int(moment // 1)
        if day >= today:
            undrawn.add(row)
        elif key in there.get(day, (key,)):
            behind[row], lots[row] = 0, lot(secret, day, key)
            if day not in there:
                fresh.setdefault(day, []).append(key)
        else:
            behind[row] = 1
    made = {day: drawn(secret, day, present) for day, present in sorted(fresh.items())}
    return Draws((behind, lots), frozenset(undrawn), made, _turns(days, undrawn))


def _turns(days: Sequence[float | None], undrawn: Iterable[int]) -> float | None:
    soonest = min((day // 1 for row in undrawn if (day := days[row]) is not None), default=None)
    return None if soonest is None else soonest + 1.0


@cache
def _written(day: int) -> str:
    return date.fromordinal(day + DAY_ZERO).isoformat()
