"""Keys: what stands there stays, every other row that is not blank gets the next one."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .checking import Checked

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def deal_requests(rows: list[Checked], today: date) -> dict[int, str]:
    """Sheet row → Kenmerk; new ones in order of Tijdstempel, unreadable ones last."""
    keys = present(rows, "Kenmerk")
    number = max((int(key.split("-")[2]) for key in keys.values()), default=0)
    for row in sorted(rows, key=arrival):
        if row.number not in keys:
            number += 1
            year = (row.day("Tijdstempel") or today).year
            keys[row.number] = f"SI-{year}-{number:03d}"
    return keys


def deal_plans(rows: list[Checked], known: set[str]) -> dict[int, str]:
    """Sheet row → Plankenmerk, for rows that name one of the ``known`` requests."""
    keys = present(rows, "Plankenmerk")
    for row in rows:
        request = row.text("Kenmerk")
        if row.number not in keys and request in known:
            used = [position(key) for key in keys.values() if key.startswith(f"{request}-")]
            keys[row.number] = f"{request}-{letters(max(used, default=0) + 1)}"
    return keys


def deal_numbers(rows: list[Checked], header: str, prefix: str) -> dict[int, str]:
    """Sheet row → key such as ``U-0001``, in row order."""
    keys = present(rows, header)
    number = max((int(key.split("-")[1]) for key in keys.values()), default=0)
    for row in rows:
        if row.number not in keys:
            number += 1
            keys[row.number] = f"{prefix}-{number:04d}"
    return keys


def present(rows: list[Checked], header: str) -> dict[int, str]:
    return {row.number: str(row.cells[header]) for row in rows if not row.lacks(header)}


def arrival(row: Checked) -> tuple[datetime, int]:
    return row.moment("Tijdstempel") or datetime.fromisoformat("9999-12-31"), row.number


def position(key: str) -> int:
    """``SI-2021-001-B`` → 2."""
    total = 0
    for letter in key.split("-")[3]:
        total = total * 26 + LETTERS.index(letter) + 1
    return total


def letters(number: int) -> str:
    """1 → ``A``, 27 → ``AA``."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = LETTERS[rest] + text
    return text
