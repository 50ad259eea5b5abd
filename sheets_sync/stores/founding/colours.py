"""Cells that are coloured by what they say; each says it in words or figures as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from sheets_sync.records import NamedTuple
from sheets_sync.stores.founding.looks import alarm_look, tone_look

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sheets_sync.programme.model import Column, Status
    from sheets_sync.stores.founding.looks import Look

Side: TypeAlias = Literal["above", "below"]


class StatusColour(NamedTuple):
    """How a cell looks that holds this text and no other."""

    text: str
    look: Look


class Alarm(NamedTuple):
    """How a cell looks with a number on this side of 0."""

    side: Side
    look: Look


_ALARMING: Final[Mapping[str, Side]] = {
    "days_late": "above",
    "late": "above",
    "left": "below",
    "balance": "below",
}
"""Role of a column of the program's → on which side of 0 a number asks for attention."""


def status_colours(statuses: Iterable[Status]) -> tuple[StatusColour, ...]:
    """Each status in the colour of its tone."""
    return tuple(StatusColour(status.label, tone_look(status.tone)) for status in statuses)


def alarm_above_zero() -> Alarm:
    """For a number that had better be 0."""
    return Alarm("above", alarm_look())


def alarm_of(column: Column) -> Alarm | None:
    """Which of the numbers in this column ask for attention, if any do."""
    side = _ALARMING.get(column.role) if column.owner == "machine" else None
    return Alarm(side, alarm_look()) if side else None
