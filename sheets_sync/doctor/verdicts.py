"""What a check found: a mark, a sentence that says what to do, and the exit code it calls for."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sheets_sync.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sheets_sync.problems.problem import Detail
    from sheets_sync.problems.stop import Stop


class Mark(Enum):
    """How bad it is; the value names the word for it in the catalogue."""

    FINE = "doctor.fine"
    NOTE = "doctor.note"
    WRONG = "doctor.wrong"


class Verdict(NamedTuple):
    """The outcome of one check.

    ``code`` names the sentence, ``places`` hold further ones, one for each place to mend.
    """

    mark: Mark
    code: str
    details: Mapping[str, Detail]
    places: tuple[Stop, ...] = ()
    exit_code: int = 0


def fine(code: str, /, **details: Detail) -> Verdict:
    """All is as it should be."""
    return Verdict(Mark.FINE, code, details)


def note(code: str, /, **details: Detail) -> Verdict:
    """Something to look at that stops no run."""
    return Verdict(Mark.NOTE, code, details)


def stopped(stop: Stop) -> Verdict:
    """What would stop a run in the same words."""
    return Verdict(Mark.WRONG, stop.code, stop.details, stop.places, stop.exit_code)


def exit_code(verdicts: Iterable[Verdict]) -> int:
    """That of the first check that went wrong, 0 when none did."""
    return next((found.exit_code for found in verdicts if found.mark is Mark.WRONG), 0)
