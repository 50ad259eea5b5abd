"""The totals row of a table that Excel knows as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
from openpyxl.worksheet.table import Table
from support.written.books import Said, column, save
from support.written.tables import register

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TODAY = "--today=2022-03-01"
WRITTEN = register("Aanvragen\nHogeschool | Geschatte uren\nHRO | 30\nHogeschool Zeekant | 20")


def test_a_totals_row_is_no_request_whatever_stands_in_it(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    path = save(WRITTEN, tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["Aanvragen"]
    sheet["A4"], sheet["C4"], sheet["K4"] = 2, "onder de streep", "=SUBTOTAL(109,K2:K3)"
    table = Table(displayName="Aanvragen1", ref="A1:M4", totalsRowCount=1)
    table.totalsRowShown = True
    sheet.add_table(table)
    book.save(path)
    assert say("sync", path, TODAY).code == 0
    assert column(path, "Aanvragen", "Kenmerk") == ["SI-2022-001", "SI-2022-002", None]
    assert column(path, "Aanvragen", "Meldingen")[2] is None
    assert openpyxl.load_workbook(path)["Aanvragen"]["C4"].value == "onder de streep"
    assert say("sync", path, TODAY).out.startswith("Niets te doen")
