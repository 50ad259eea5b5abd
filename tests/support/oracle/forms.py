"""The many ways in which people and forms write the same day, hours or money."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from .reading import ERRORS, MONTHS
from .register import HUMAN, Cell, Row, Rows, Shown, is_blank_row, serial

if TYPE_CHECKING:
    from random import Random

PARTIES: Rows = (
    {"Naam": "Hogeschool Rijnoord", "Korte naam": "HRO", "Andere schrijfwijzen": "HS Rijnoord"},
    {"Naam": "Hogeschool De Waard", "Korte naam": "Waard"},
    {"Naam": "Maasland Hogeschool", "Andere schrijfwijzen": "Maasland, HS Maasland"},
    {"Naam": "Hogeschool Noorderdiep", "Korte naam": "NDH", "Andere schrijfwijzen": "Noorderdiep"},
    {"Naam": "Kunsthogeschool Linde", "Korte naam": "Linde"},
    {"Naam": "Hogeschool Zeekant"},
    {"Naam": "Pedagogische Hogeschool Heuvel", "Korte naam": "PHH"},
    {"Naam": "Hogeschool Veluwezoom", "Andere schrijfwijzen": "Veluwezoom"},
)
PARTY_SPELLINGS = (
    ("Hogeschool Rijnoord", "HRO", "HS Rijnoord"),
    ("Hogeschool De Waard", "Waard"),
    ("Maasland Hogeschool", "Maasland", "HS Maasland"),
    ("Hogeschool Noorderdiep", "NDH", "Noorderdiep"),
    ("Kunsthogeschool Linde", "Linde"),
    ("Hogeschool Zeekant",),
    ("Pedagogische Hogeschool Heuvel", "PHH"),
    ("Hogeschool Veluwezoom", "Veluwezoom"),
)


TYPED: tuple[Cell, ...] = (
    *ERRORS,
    *(True, False, False, 0),
    Shown(44_652, "day", "01-04-2022"),
    Shown(36_000, "day", "24-07-1998"),
    Shown(44_652.5, "moment", "01-04-2022 12:00"),
    Shown(0.3125, "time", "7:30"),
    Shown(1.3125, "time", "7:30"),
    Shown(0.3125, "minutes", "30:00"),
    Shown(1.5, "duration", "36:00"),
    Shown(5 / 1440, "duration", "0:05"),
    Shown(0.5, "percent", "50%"),
    Shown(1200, "currency", "€ 1.200,00"),
    Shown(7.5, "currency", "€ 7,50"),
    Shown(8, "unit", "8"),
)
"""What a person, a form or a formula may leave in any cell, whatever belongs there."""


def chance(random: Random, percent: int) -> bool:
    return random.randint(1, 100) <= percent


def party_cell(random: Random) -> str:
    """The first parties come up more often, so that their caps fill."""
    index = min(random.randint(0, 7), random.randint(0, 7))
    return random.choice(PARTY_SPELLINGS[index])


def hours_cell(random: Random, quarters: int) -> Cell:
    whole, rest = divmod(quarters, 4)
    written: list[Cell] = [quarters / 4 if rest else whole] * 4
    written.append(f"{whole},{rest * 25:02}" if rest else str(whole))
    written.append(f"{whole}:{rest * 15:02}")
    written.append(f"{whole}u{rest * 15:02}")
    if rest == 2:
        written += [f"{whole}½", f"{whole},5"]
    return random.choice(written)


def money_cell(random: Random) -> Cell:
    return random.choice((0, 750, 1250.5, 1200, 3999.99, "€ 1.200,-", "€ 1200", "1.234,50"))


def day_cell(random: Random, day: date) -> Cell:
    if chance(random, 80):
        return serial(day)
    return random.choice(
        (
            f"{day.day:02}-{day.month:02}-{day.year}",
            f"{day.day}/{day.month}/{day.year % 100}",
            f"{day.day} {MONTHS[day.month - 1]} {day.year}",
            day.isoformat(),
        )
    )


def moment_cell(random: Random, day: date) -> Cell:
    """A form's stamp; now and then a person typed the day alone."""
    if chance(random, 5):
        return day_cell(random, day)
    return serial(moment_on(random, day))


def moment_on(random: Random, day: date) -> datetime:
    minutes = timedelta(minutes=15 * random.randint(32, 72))
    return datetime.combine(day, time()) + minutes


def with_blank_rows(random: Random, rows: list[Row]) -> list[Row]:
    """The rows with, in one register out of three, some empty rows in between."""
    spread = list(rows)
    if rows and chance(random, 33):
        for _ in range(random.randint(1, 3)):
            spread.insert(random.randint(0, len(spread)), {})
    return spread


def typed_everywhere(random: Random, tab: str, rows: Rows) -> Rows:
    """The rows with, here and there in a human column, a cell of another kind.

    A row with one cell stays as it is: with nothing but a nought in it, it would be none.
    """
    return tuple(
        {**row, random.choice(list(HUMAN[tab])): random.choice(TYPED)}
        if not is_blank_row(tab, row) and len(row) > 1 and chance(random, 15)
        else row
        for row in rows
    )
