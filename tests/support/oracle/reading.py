"""One cell → what it means: the forms that generated registers hold, no more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

from .register import CHOICES, Cell, Shown, from_serial, is_blank

if TYPE_CHECKING:
    from collections.abc import Callable

Meaning: TypeAlias = str | int | date | datetime

ERRORS = ("#N/A", "#REF!", "#DIV/0!", "#NAME?", "#VALUE!")
DATED = ("day", "moment")
SHOWN_AS = {
    "day": DATED,
    "moment": DATED,
    "hours": ("time", "duration"),
    "money": ("currency",),
    "count": (),
}
"""Kind of cell → what a number may be shown as to be meant for it."""

MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Reading:
    """``value`` is there when the cell is fine: hours in hundredths, money in cents."""

    state: Literal["fine", "missing", "wrong"]
    value: Meaning = ""


MISSING = Reading("missing")
WRONG = Reading("wrong")


def read(cell: Cell, header: str, kind: str, spellings: dict[str, str]) -> Reading:
    """What the cell under ``header`` means; ``spellings`` maps every spelling to its Naam."""
    if is_blank(cell) or cell is None:
        return MISSING
    if cell in ERRORS:
        return WRONG
    if kind in DATED and cell == 0:
        return MISSING
    if cell is True and kind != "text":
        return WRONG
    if isinstance(cell, Shown) and kind in SHOWN_AS:
        return shown_number(cell, kind)
    if kind == "party":
        value: Meaning | None = spellings.get(text(cell))
    elif kind == "choice":
        value = text(cell) if text(cell) in CHOICES[header] else None
    elif kind == "choices":
        value = text(cell) if set(text(cell).split(", ")) <= set(CHOICES[header]) else None
    else:
        value = READERS[kind](cell)
    return WRONG if value is None else Reading("fine", value)


def shown_number(cell: Shown, kind: str) -> Reading:
    """What people see is what they meant: a date is no amount, 7:30 is seven hours and a half."""
    if cell.kind not in SHOWN_AS[kind]:
        return WRONG
    if kind == "hours":
        value: Meaning | None = None if cell.kind == "time" and cell >= 1 else quarters(cell)
    elif kind in DATED:
        value = READERS[kind](cell) if 2000 <= from_serial(cell).year < 2100 else None
    else:
        value = hundredths(float(cell))
    return WRONG if value is None else Reading("fine", value)


def quarters(days: float) -> int | None:
    """Hundredths of an hour, where they are a whole number of hundredths."""
    minutes = round(days * 1440)
    return minutes * 100 // 60 if minutes >= 0 and minutes % 3 == 0 else None


def text(cell: Cell) -> str:
    if isinstance(cell, Shown):
        return cell.text
    return "WAAR" if cell is True else str(cell)


def email(cell: str | float) -> str | None:
    return str(cell) if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text(cell)) else None


def count(cell: str | float) -> int | None:
    if isinstance(cell, str):
        return int(cell) if cell.isdigit() else None
    return int(cell) if cell >= 0 and cell == int(cell) else None


def hours(cell: str | float) -> int | None:
    if not isinstance(cell, str):
        return hundredths(cell)
    if match := re.fullmatch(r"(\d+)(?:,(\d\d?))?", cell):
        return int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))
    if match := re.fullmatch(r"(\d+)½", cell):
        return int(match[1]) * 100 + 50
    if match := re.fullmatch(r"(\d+)[:u](00|15|30|45)", cell):
        return int(match[1]) * 100 + int(match[2]) * 100 // 60
    return None


def money(cell: str | float) -> int | None:
    if not isinstance(cell, str):
        return hundredths(cell)
    if match := re.fullmatch(r"(?:€ )?(\d+)", cell):
        return int(match[1]) * 100
    if match := re.fullmatch(r"(?:€ )?(\d{1,3}(?:\.\d{3})*),(\d\d|-)", cell):
        cents = 0 if match[2] == "-" else int(match[2])
        return int(match[1].replace(".", "")) * 100 + cents
    return None


def hundredths(number: float) -> int | None:
    exact = Fraction(str(number)) * 100
    return int(exact) if exact >= 0 and exact.denominator == 1 else None


def moment(cell: str | float) -> datetime | None:
    if not isinstance(cell, str):
        return from_serial(cell)
    found = text_day(cell)
    return None if found is None else from_serial(0) + (found - from_serial(0).date())


def day(cell: str | float) -> date | None:
    found = moment(cell)
    return None if found is None else found.date()


def text_day(cell: str) -> date | None:
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", cell):
        return calendar_day(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d\d?)[-/](\d\d?)[-/](\d{4}|\d\d)", cell):
        year = int(match[3]) if len(match[3]) == 4 else 2000 + int(match[3])
        return calendar_day(year, int(match[2]), int(match[1]))
    if match := re.fullmatch(r"(\d\d?) ([a-z]{3}) (\d{4})", cell):
        month = MONTHS.index(match[2]) + 1 if match[2] in MONTHS else 0
        return calendar_day(int(match[3]), month, int(match[1]))
    return None


def calendar_day(year: int, month: int, day_of_month: int) -> date | None:
    if not (1 <= month <= 12 and day_of_month >= 1):
        return None
    found = date(year, month, 1) + timedelta(days=day_of_month - 1)
    return found if (found.year, found.month) == (year, month) else None


READERS: dict[str, Callable[[str | float], Meaning | None]] = {
    "text": text,
    "email": email,
    "count": count,
    "hours": hours,
    "money": money,
    "moment": moment,
    "day": day,
}
