"""Rows → what their cells mean, and whether something in a row is wrong or missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from .reading import Meaning, read
from .register import HUMAN, PARTIES, Row, Rows, Rules, is_blank, is_blank_row

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Checked:
    """A row that is not blank. ``number`` is its sheet row, ``fine`` holds the fine cells only.

    ``absent`` are the headers of cells that say nothing.
    """

    number: int
    cells: Row
    fine: dict[str, Meaning]
    wrong: bool
    missing: bool
    absent: frozenset[str] = frozenset()

    def day(self, header: str) -> date | None:
        value = self.fine.get(header)
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else None

    def moment(self, header: str) -> datetime | None:
        value = self.fine.get(header)
        return value if isinstance(value, datetime) else None

    def hours(self, header: str) -> int | None:
        value = self.fine.get(header)
        return value if isinstance(value, int) else None

    def text(self, header: str) -> str | None:
        value = self.fine.get(header)
        return value if isinstance(value, str) else None

    def lacks(self, header: str) -> bool:
        return header in self.absent or is_blank(self.cells.get(header))


def numbered(tab: str, rows: Rows) -> Iterator[tuple[int, Row]]:
    """The rows that are not blank, with their sheet rows."""
    for index, row in enumerate(rows):
        if not is_blank_row(tab, row):
            yield index + 2, row


def spellings(parties: Rows) -> dict[str, str]:
    """Every spelling of every party → its Naam."""
    found: dict[str, str] = {}
    for row in check(PARTIES, parties, {}):
        name = row.text("Naam") or ""
        others = (row.text("Andere schrijfwijzen") or "").split(",")
        for spelling in (name, row.text("Korte naam") or "", *others):
            if name and spelling.strip():
                found[spelling.strip()] = name
    return found


def check(tab: str, rows: Rows, known: dict[str, str]) -> list[Checked]:
    """Every row that is not blank, cell by cell; rules between cells come after."""
    return [check_row(tab, number, row, known) for number, row in numbered(tab, rows)]


def check_row(tab: str, number: int, row: Row, known: dict[str, str]) -> Checked:
    fine: dict[str, Meaning] = {}
    absent = set()
    wrong = missing = False
    for header, kind in HUMAN[tab].items():
        reading = read(row.get(header), header, kind.removesuffix("!"), known)
        if reading.state == "fine":
            fine[header] = reading.value
        if reading.state == "missing":
            absent.add(header)
        wrong = wrong or reading.state == "wrong"
        missing = missing or (reading.state == "missing" and kind.endswith("!"))
    return Checked(number, row, fine, wrong, missing, frozenset(absent))


def check_plan(row: Checked, rules: Rules, today: date) -> Checked:
    """The row with the rules between the cells of a plan row applied."""
    start, end, done = row.day("Start"), row.day("Gepland einde"), row.day("Afgerond op")
    broken = (
        earlier(end, start)
        or any(day is not None and not rules.inside(day) for day in (start, end))
        or earlier(row.day("Besluit op"), row.day("Ingediend op"))
        or earlier(done, start)
        or earlier(today, done)
    )
    trial_without_supplier = row.text("Activiteit") == "Proeftuin" and row.lacks("Leverancier")
    decision_without_day = row.text("Besluit") is not None and row.lacks("Besluit op")
    absent = trial_without_supplier or decision_without_day
    return replace(row, wrong=row.wrong or broken, missing=row.missing or absent)


def check_booking(row: Checked, today: date) -> Checked:
    """The row with the rules for hours and date of a booking applied."""
    hours = row.hours("Uren")
    broken = hours is not None and not 0 < hours <= 24_00
    return replace(row, wrong=row.wrong or broken or earlier(today, row.day("Datum")))


def earlier(first: date | None, second: date | None) -> bool:
    """Whether both are known and the first comes before the second."""
    return first is not None and second is not None and first < second
