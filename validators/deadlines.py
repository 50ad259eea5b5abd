"""Terms: when an activity counts as completed and until when it can be evaluated in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sheets_sync.programme.model import Programme


def completed(day: int | None, today: int) -> int | None:
    """The day of completion, None while it is not given or still to come (spec: Completed)."""
    return day if day is not None and day <= today else None


def due(day: int | None, programme: Programme) -> int | None:
    """The last day on which the evaluation is in time; that day is included."""
    return None if day is None else day + programme.evaluation_days
