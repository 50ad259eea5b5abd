"""How the program's cells look in a workbook whose headers stand below a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill
from support.written.books import Said, save
from support.written.tables import register

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TODAY = "--today=2022-03-01"
WRITTEN = register("Aanvragen\nHogeschool | Geschatte uren\nHRO | 10\nHogeschool Zeekant | 5")


@pytest.mark.parametrize("above", [0, 1, 2, 5])
def test_a_cell_below_the_headers_does_not_look_like_one(
    tmp_path: Path, say: Callable[..., Said], above: int
) -> None:
    path = save(WRITTEN, tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["Aanvragen"]
    if above:
        sheet.insert_rows(1, above)
    for row in range(1, above + 1):
        sheet.cell(row, 1, "Aanvragen van de pilot")
    headers = [*(cell.value for cell in sheet[above + 1]), "Kenmerk", "Volgnummer", "Status"]
    for place, header in enumerate(headers, 1):
        cell = sheet.cell(above + 1, place, header)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", "FFDDDDDD")
    book.save(path)
    assert say("sync", path, TODAY).code == 0
    sheet = openpyxl.load_workbook(path)["Aanvragen"]
    written = [sheet.cell(above + 2, place) for place in range(14, sheet.max_column + 1)]
    assert written[0].value == "SI-2022-001"
    assert [cell.coordinate for cell in written if cell.font.b or cell.fill.fill_type] == []
