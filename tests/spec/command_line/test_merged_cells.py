"""Cells of people's that were merged over rows in a workbook: read as they are seen, or asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.written.books import Said, column, save
from support.written.tables import register

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TODAY = "--today=2022-03-01"
WRITTEN = register(
    """
    Aanvragen
    Hogeschool          | Geschatte uren | Vraag
    Hogeschool Rijnoord | 10             | Hoe beginnen we?
    Hogeschool Zeekant  | 20             | Wie doet er mee?
    HRO                 | 5              | Wat kost het?
    """
)


def merged(path: Path, *areas: str) -> Path:
    save(WRITTEN, path)
    book = openpyxl.load_workbook(path)
    for area in areas:
        book["Aanvragen"].merge_cells(area)
    book.save(path)
    return path


@pytest.mark.parametrize("area", ["C2:C3", "C2:D3"])
def test_a_tall_cell_counts_for_every_row_that_it_covers(
    tmp_path: Path, say: Callable[..., Said], area: str
) -> None:
    path = merged(tmp_path / "r.xlsx", area)
    assert say("sync", path, TODAY).code == 0
    assert column(path, "Aanvragen", "Kenmerk") == ["SI-2022-001", "SI-2022-002", "SI-2022-003"]
    names = column(path, "Hogescholen", "Naam")
    reserved = dict(zip(names, column(path, "Hogescholen", "Uren gereserveerd"), strict=True))
    assert reserved["Hogeschool Zeekant"] == 0
    assert say("sync", path, TODAY).out.startswith("Niets te doen")


def test_a_number_over_two_rows_is_asked_about(tmp_path: Path, say: Callable[..., Said]) -> None:
    path = merged(tmp_path / "r.xlsx", "K2:K3")
    assert say("sync", path, TODAY).code == 0
    assert column(path, "Aanvragen", "Status") == ["In behandeling", "Onjuist", "In behandeling"]
    assert column(path, "Aanvragen", "Meldingen")[1] == (
        "Geschatte uren: deze cel is samengevoegd met die erboven, zodat niet te zien is welk "
        "getal bij deze rij hoort; splits de cellen en vul in elke rij een getal in."
    )


def test_rows_that_are_one_tall_row_are_one_request(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    path = merged(tmp_path / "r.xlsx", *(f"{letter}2:{letter}3" for letter in "ABCDEFGHIJKLM"))
    assert say("sync", path, TODAY).code == 0
    assert column(path, "Aanvragen", "Kenmerk") == ["SI-2022-001", None, "SI-2022-002"]
