"""A cell that shows a date, a time or a percentage: counted as people see it, or asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from support.written.books import Said, cells, save
from support.written.tables import register

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

TODAY = "--today=2022-03-01"
WRITTEN = register(
    """
    Aanvragen
    Hogeschool
    HRO

    Plannen
    Kenmerk     | Begrote uren | Besluit     | Besluit op | Afgerond op
    SI-2022-001 | 40           | Goedgekeurd | 2022-01-12 | 2022-02-18

    Uren
    Datum      | Plankenmerk   | Uren
    2022-01-24 | SI-2022-001-A | 2

    Evaluaties
    Plankenmerk   | Bestede uren | Bestede kosten | Gerealiseerde arbeidsplaatsen
    SI-2022-001-A | 2            | 900            | 3
    """
)
DATED = "in plaats van een {}; van wat u typt (zoals 1-2) maakt het rekenprogramma soms een datum."
HOURS: list[tuple[str, float, float | str]] = [
    ("0.00", 7.5, 7.5),
    ("h:mm", 0.25, 6),
    ("h:mm", 0.3125, 7.5),
    ("h:mm:ss AM/PM", 0.3125, 7.5),
    ("[h]:mm", 1.0, 24),
    ("[mm]:ss", 0.3125, 7.5),
    ("h:mm", 0.0, 'Uren: "0:00" kan niet'),
    ("h:mm", 1.5, 'Uren: de cel toont "12:00", maar daaruit is niet zeker'),
    ("h:mm", 7.5, 'Uren: de cel toont "12:00", maar daaruit is niet zeker'),
    ("[h]:mm", 1.5, 'Uren: "36:00" is te veel'),
    ("[h]:mm:ss", -0.25, 'Uren: "-6:00" kan niet'),
    ("mm:ss", 0.3125, 'Uren: de cel toont "30:00", maar daaruit is niet zeker'),
    ("d-mmm", 44_563.0, f'Uren: "02-01-2022" is een datum {DATED.format("aantal uren")}'),
    ('0.0" uur"', 7.5, 7.5),
    (
        '0" dagen"',
        2.0,
        "Uren: in deze cel staat 2, maar de opmaak van de cel toont iets anders",
    ),
    ("0%", 0.5, 'Uren: "50%" is een percentage in plaats van een aantal uren'),
    ("€ #,##0.00", 8.0, 'Uren: "€ 8,00" is een bedrag in plaats van een aantal uren'),
]
EVALUATED: list[tuple[str, str, float, str]] = [
    ("Gerealiseerde arbeidsplaatsen", "0", 3.0, ""),
    ("Gerealiseerde arbeidsplaatsen", "dd-mm-yyyy", 46_054.0, f'"01-02-2026" is een datum {DATED}'),
    ("Gerealiseerde arbeidsplaatsen", "h:mm", 0.125, '"3:00" is een tijd in plaats van een {}'),
    ("Gerealiseerde arbeidsplaatsen", "0%", 3.0, '"300%" is een percentage in plaats van een {}'),
    ("Gerealiseerde arbeidsplaatsen", "[$€-413] 0", 3.0, '"€ 3,00" is een bedrag in plaats van'),
    ("Bestede kosten", '"€" #,##0.00', 900.0, ""),
    (
        "Bestede kosten",
        "#,##0,",
        900.0,
        "in deze cel staat 900, maar de opmaak van de cel toont iets anders",
    ),
    (
        "Bestede kosten",
        '"€" #,##0,',
        900.0,
        "in deze cel staat 900, maar de opmaak van de cel toont",
    ),
    ("Bestede kosten", "d-mmm-yy", 44_688.0, f'"07-05-2022" is een datum {DATED}'),
    ("Bestede kosten", "[h]:mm", 0.5, '"12:00" is een tijd in plaats van een {}'),
    ("Bestede kosten", "0.0%", 0.125, '"12,5%" is een percentage in plaats van een {}'),
    ("Bestede kosten", "dd-mm-yyyy", 4.0, f'"04-01-1900" is een datum {DATED}'),
    ("Bestede kosten", "dd-mm-yyyy", 60.0, f'"29-02-1900" is een datum {DATED}'),
    ("Bestede kosten", "dd-mm-yyyy", 61.0, f'"01-03-1900" is een datum {DATED}'),
    ("Tijdstempel", "dd-mm-yyyy", 4.0, '"04-01-1900" is de datum 04-01-1900, en die ligt niet'),
    ("Bestede kosten", "dd-mm-yyyy hh:mm", 4.5, f'"04-01-1900 12:00" is een datum {DATED}'),
    ("Bestede kosten", "dd-mm-yyyy hh:mm", 60.25, f'"29-02-1900 06:00" is een datum {DATED}'),
    ("Bestede kosten", "dd-mm-yyyy hh:mm", 61.5, f'"01-03-1900 12:00" is een datum {DATED}'),
    ("Bestede kosten", "dd-mm-yyyy hh:mm", 0.5, f'"00-01-1900 12:00" is een datum {DATED}'),
    ("Bestede kosten", "dd-mm-yyyy", 0.0, f'"00-01-1900" is een datum {DATED}'),
    ("Tijdstempel", "dd-mm-yyyy hh:mm", 4.5, '"04-01-1900 12:00" is de datum 04-01-1900, en die'),
    ("Tijdstempel", "dd-mm-yyyy", 44_612.0, ""),
    ("Tijdstempel", "0", 44_612.5, ""),
    ("Tijdstempel", "h:mm", 0.375, '"9:00" is geen datum; zet de opmaak van de cel op datum'),
]


def with_cell(path: Path, epoch: datetime, tab: str, header: str, shown: tuple[str, float]) -> None:
    """Give the first cell of a column this format and number."""
    book = openpyxl.load_workbook(path)
    book.epoch = epoch
    sheet = book[tab]
    cell = sheet.cell(2, [one.value for one in sheet[1]].index(header) + 1)
    cell.number_format, number = shown
    dated = epoch == CALENDAR_MAC_1904 and number > 40_000
    cell.value = number - 1462 if dated else number
    book.save(path)


@pytest.mark.parametrize("epoch", [CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904], ids=["1900", "1904"])
@pytest.mark.parametrize(("form", "number", "expected"), HOURS)
def test_hours_are_what_the_cell_shows(
    tmp_path: Path,
    say: Callable[..., Said],
    epoch: datetime,
    form: str,
    number: float,
    expected: float | str,
) -> None:
    path = save(WRITTEN, tmp_path / "Register.xlsx")
    with_cell(path, epoch, "Uren", "Uren", (form, number))
    say("sync", path, TODAY)
    (row,) = cells(path, "Uren")
    if isinstance(expected, str):
        assert str(row["Meldingen"]).startswith(expected)
        assert (row["Status"], row["Saldo"]) == ("Onjuist", None)
    else:
        assert (row["Meldingen"], row["Status"], row["Saldo"]) == (None, "Geboekt", 40 - expected)
    assert say("sync", path, TODAY).lines[0].startswith("Niets te doen")


@pytest.mark.parametrize(("header", "form", "number", "expected"), EVALUATED)
def test_a_date_is_no_number_of_jobs_and_no_money(
    tmp_path: Path,
    say: Callable[..., Said],
    header: str,
    form: str,
    number: float,
    expected: str,
) -> None:
    path = save(WRITTEN, tmp_path / "Register.xlsx")
    with_cell(path, CALENDAR_WINDOWS_1900, "Evaluaties", header, (form, number))
    say("sync", path, TODAY)
    (row,) = cells(path, "Evaluaties")
    noun = "bedrag" if header == "Bestede kosten" else "aantal"
    told = f"{header}: {expected.format(noun)}" if expected else "None"
    assert str(row["Meldingen"]).startswith(told)
    overview = {row["Onderdeel"]: row["Waarde"] for row in cells(path, "Overzicht")}
    assert overview["Gerealiseerd"] == (0 if expected else 3)


@pytest.mark.parametrize("form", ["0", "General", "dd-mm-yyyy", "dd-mm-yyyy hh:mm"])
def test_a_day_in_a_workbook_from_1904_is_what_its_program_makes_of_it(
    tmp_path: Path, say: Callable[..., Said], form: str
) -> None:
    """A formula may give the bare number of a day; typed compactly it is the same everywhere."""
    path = save(WRITTEN, tmp_path / "Register.xlsx")
    book = openpyxl.load_workbook(path)
    book.epoch = CALENDAR_MAC_1904
    cell = book["Uren"]["A2"]
    cell.value, cell.number_format = 44_585 - 1462, form
    book["Plannen"]["E2"].number_format = "0"
    book["Plannen"]["E2"].value = 20_220_110
    book.save(path)
    say("sync", path, TODAY)
    (row,) = cells(path, "Uren")
    assert (row["Meldingen"], row["Status"]) == (None, "Geboekt")
    (plan,) = cells(path, "Plannen")
    assert plan["Meldingen"] is None
