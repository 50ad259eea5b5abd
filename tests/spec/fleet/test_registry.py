"""A sheet that lists the registers: read before the run, filled in afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
from support.written.books import cells

if TYPE_CHECKING:
    from support.fleets import Fleet

HEADERS = ("Naam", "Adres", "Programma", "Beheerder", "Elke")


def sheet_of(fleet: Fleet, *rows: tuple[object, ...]) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Registers"
    for row in (HEADERS, *rows):
        sheet.append(list(row))
    book.save(fleet.home / "lijst.xlsx")
    fleet.write('[registry]\naddress = "lijst.xlsx"\n')


def test_each_row_is_run_and_told_beside_it(fleet: Fleet) -> None:
    fleet.book("noord.xlsx")
    (fleet.home / "kapot.xlsx").write_bytes(b"no workbook")
    sheet_of(
        fleet,
        ("Noord", "noord.xlsx", None, "noord@example.org", 0),
        ("Kapot", "kapot.xlsx"),
        ("Zonder adres",),
    )
    told = fleet.told("run")
    assert {name: one["outcome"] for name, one in told.items()} == {
        "Noord": "done",
        "Kapot": "stopped",
    }
    assert told["Noord"]["mail"] == "noord@example.org"
    noord, kapot, without = cells(fleet.home / "lijst.xlsx", "Registers")
    assert (noord["Uitkomst"], noord["Open vragen"], noord["Meldingen"]) == ("in orde", 0, None)
    assert kapot["Uitkomst"] == "gestopt"
    assert "kapot.xlsx" in str(kapot["Meldingen"])
    assert without["Uitkomst"] is None
    assert "Adres" in str(without["Meldingen"])


def test_a_sheet_that_cannot_be_read_keeps_no_other_register_waiting(fleet: Fleet) -> None:
    fleet.book("noord.xlsx")
    fleet.write(
        '[registry]\naddress = "weg.xlsx"\n[[registers]]\nname = "Noord"\naddress = "noord.xlsx"\n'
    )
    said = fleet.do("run")
    assert said.code == 3
    assert "weg.xlsx" in said.err
    assert said.lines[-1] == "1 register in orde, 1 bijgewerkt."


def test_a_run_that_finds_nothing_new_leaves_the_sheet_alone(fleet: Fleet) -> None:
    fleet.book("noord.xlsx")
    sheet_of(fleet, ("Noord", "noord.xlsx"))
    fleet.do("run")
    before = (fleet.home / "lijst.xlsx").read_bytes()
    fleet.do("run")
    assert (fleet.home / "lijst.xlsx").read_bytes() == before
