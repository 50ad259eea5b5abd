"""Ladders: from the number of the rung on which a row stands to what people see of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Rung(NamedTuple):
    """A status: its label, whose move it is, its tone, and what happens next; "" where none."""

    label: str
    turn: str = ""
    tone: str = ""
    next: str = ""


class Statuses(NamedTuple):
    """What each row's rung says; None where it says nothing, and in rows that are blank."""

    labels: Sequence[str | None]
    turns: Sequence[str | None]
    tones: Sequence[str | None]
    nexts: Sequence[str | None]


def statuses(
    numbers: Sequence[int], ladder: Sequence[Rung], filled: Sequence[int] | None = None
) -> Statuses:
    """The statuses of rows with these numbers of rungs, as a compiled ladder gives them.

    The last rung is the one without a condition. ``filled`` are the rows that are not blank, None
    where all are.

    >>> ladder = [Rung("Wacht", turn="Zestor", tone="busy"), Rung("Klaar")]
    >>> statuses([1, 0, 1], ladder, filled=[0, 1])
    Statuses(labels=['Klaar', 'Wacht', None], turns=[None, 'Zestor', None],
             tones=[None, 'busy', None], nexts=[None, None, None])
    """
    if filled is not None and len(filled) < len(numbers):
        nowhere = len(ladder)
        placed = [nowhere] * len(numbers)
        for row in filled:
            placed[row] = numbers[row]
        numbers = placed
    return Statuses(*(_spoken(words, numbers) for words in zip(*ladder, strict=True)))


def _spoken(words: Iterable[Any], numbers: Sequence[int]) -> list[str | None]:
    said = [*(word or None for word in words), None]
    return list(map(said.__getitem__, numbers))
