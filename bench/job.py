"""What everybody who syncs is to bring about, and how others are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, json

if TYPE_CHECKING:
    from pathlib import Path

Value: TypeAlias = str | int | float

TABS = ("Aanvragen", "Plannen", "Uren", "Evaluaties")
TAB = TABS[0]
HEADERS = (
    *("Volgnummer", "Telt vanaf", "Status"),
    *("Uren toegekend", "Uren gereserveerd", "Uren wachtend"),
)
"""The columns side by side in which something changed."""


class Job(Struct, frozen=True):
    """The spreadsheet, the first of the columns (from 1), and their values by sheet row."""

    base: str
    spreadsheet: str
    column: int
    rows: dict[int, list[Value]]

    def save(self, file: Path) -> None:
        """Write it down."""
        file.write_bytes(json.encode(self))


def load_job(file: Path) -> Job:
    """What was written down."""
    return json.decode(file.read_bytes(), type=Job)
