"""Keys that people spoiled: their rows get them back, or nothing is written and it says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.written.books import Said, save
from support.written.tables import register
from support.written.three_rows import THREE_ROWS, folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sheets_sync.grid.snapshot import Cell


TODAY = "--today=2022-03-01"


def refused(path: Path, say: Callable[..., Said]) -> list[str]:
    """What sync says, and that nothing was written."""
    before = folder(path)
    said = say("sync", path, TODAY)
    assert (said.code, said.out) == (4, "")
    assert folder(path) == before
    return said.err.splitlines()


@pytest.fixture
def path(tmp_path: Path, say: Callable[..., Said]) -> Path:
    """A register whose rows have their keys: SI-2022-001 in N2 through SI-2022-003 in N4."""
    path = save(THREE_ROWS, tmp_path / "Register.xlsx")
    assert say("sync", path, TODAY).code == 0
    return path


def typed(path: Path, **cells: Cell) -> None:
    """Somebody types in Aanvragen and saves."""
    book = openpyxl.load_workbook(path)
    for place, cell in cells.items():
        book["Aanvragen"][place] = cell
    book.save(path)


@pytest.mark.parametrize("cell", ["SI-2022-001", "mijn aanvraag", 7, "''", "n.v.t."], ids=str)
def test_a_key_that_somebody_overwrote_comes_back(
    path: Path, say: Callable[..., Said], cell: Cell
) -> None:
    typed(path, N3=cell)
    said = say("sync", path, TODAY)
    assert said.code == 0
    assert keys(path) == ["SI-2022-001", "SI-2022-002", "SI-2022-003"]
    assert (
        f"  Aanvragen!N3  SI-2022-002  Kenmerk: {cell} → SI-2022-002  "
        "(kenmerk terug bij zijn eigen rij)"
    ) in said.lines


def test_a_key_overwritten_in_a_row_that_nobody_recognises(
    path: Path, say: Callable[..., Said]
) -> None:
    typed(path, N3="mijn aanvraag", B3="anders@example.org")
    assert refused(path, say) == [
        (
            "Niet elke rij heeft een eigen kenmerk; er is niets geschreven. Herstel dit en probeer "
            "het opnieuw:"
        ),
        (
            '  - Aanvragen!N3: "mijn aanvraag" is geen kenmerk dat het programma heeft gegeven. Is '
            "dit een kolom van uzelf, geef haar dan een andere kop; het programma maakt zijn eigen "
            "kolom ernaast. Heeft iemand een kenmerk overschreven, zet dan terug wat er volgens "
            "het logboek stond."
        ),
    ]


def test_a_text_for_a_key_in_a_new_row(path: Path, say: Callable[..., Said]) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Aanvragen"]
    for column in range(1, 14):
        sheet.cell(5, column).value = sheet.cell(4, column).value
    sheet["A5"], sheet["B5"], sheet["N5"] = "1-2-2022 9:00", "nieuw@example.org", "volgt"
    book.save(path)
    assert say("sync", path, TODAY).code == 0
    assert keys(path) == ["SI-2022-001", "SI-2022-002", "SI-2022-003", "SI-2022-004"]


def keys(path: Path) -> list[object]:
    return [cell.value for cell in openpyxl.load_workbook(path)["Aanvragen"]["N"]][1:]


def test_a_key_edited_into_one_never_given_gets_its_own_back(
    path: Path, say: Callable[..., Said]
) -> None:
    typed(path, N3="SI-2022-999")
    said = say("sync", path, TODAY)
    assert said.code == 0
    assert keys(path) == ["SI-2022-001", "SI-2022-002", "SI-2022-003"]
    assert (
        "  Aanvragen!N3  SI-2022-002  Kenmerk: SI-2022-999 → SI-2022-002  "
        "(kenmerk terug bij zijn eigen rij)"
    ) in said.lines


def test_keys_that_changed_places_go_back_to_their_rows(
    path: Path, say: Callable[..., Said]
) -> None:
    typed(path, N2="SI-2022-002", N3="SI-2022-001")
    assert say("sync", path, TODAY).code == 0
    assert keys(path) == ["SI-2022-001", "SI-2022-002", "SI-2022-003"]


def test_an_emptied_key_comes_back_the_same(path: Path, say: Callable[..., Said]) -> None:
    typed(path, N2=None, N4=None)
    assert say("sync", path, TODAY).code == 0
    assert keys(path) == ["SI-2022-001", "SI-2022-002", "SI-2022-003"]


def copied(path: Path, source: int, target: int, **changed: Cell) -> None:
    """Somebody copies a whole row, the program's cells too, and may change some cells of it."""
    book = openpyxl.load_workbook(path)
    sheet = book["Aanvragen"]
    for column in range(1, sheet.max_column + 1):
        sheet.cell(target, column).value = sheet.cell(source, column).value
    for place, cell in changed.items():
        sheet[place] = cell
    book.save(path)


IS_COPY = (
    "Deze rij is een kopie van de rij met Kenmerk {} en telt als nieuwe rij, met {}. Verander wat "
    "anders moet, of verwijder deze rij als de kopie niet de bedoeling was."
)


@pytest.mark.parametrize("target", [4, 5], ids=["over another row", "below the last row"])
def test_a_copied_row_is_a_new_row_that_says_so(
    path: Path, say: Callable[..., Said], target: int
) -> None:
    copied(path, 2, target)
    assert say("sync", path, TODAY).code == 0
    assert keys(path)[0] == "SI-2022-001"
    assert keys(path)[target - 2] == "SI-2022-004"
    sheet = openpyxl.load_workbook(path)["Aanvragen"]
    lines = str(sheet.cell(target, 24).value).split("\n")
    assert IS_COPY.format("SI-2022-001", "SI-2022-004") in lines
    assert sheet.cell(target, 17).value == "Dubbel"
    assert "SI-2022-001" not in str(sheet["X2"].value)
    assert say("sync", path, TODAY).out.startswith("Niets te doen")


def test_the_run_that_meets_copies_says_that_both_rows_count(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    written = register("Uren\nUren\n2\n3")
    path = save(written, tmp_path / "Register.xlsx")
    say("sync", path, TODAY)
    book = openpyxl.load_workbook(path)
    sheet = book["Uren"]
    for target, source in ((4, 2), (5, 3)):
        for column in range(1, sheet.max_column + 1):
            sheet.cell(target, column).value = sheet.cell(source, column).value
    book.save(path)
    told = (
        '! In het tabblad "Uren" staan kopieën van rijen; zij tellen mee naast de rij waarvan zij '
        "een kopie zijn: U-0003 (= U-0001), U-0004 (= U-0002). Verander in een kopie wat anders "
        "moet, of verwijder haar als zij niet de bedoeling was."
    )
    assert told in say("check", path, TODAY).lines
    assert f"  {told}" in say("sync", path, TODAY).lines
    # From then on each of the rows says so itself.
    assert told not in say("check", path, TODAY).lines
    rows = openpyxl.load_workbook(path)["Uren"].iter_rows(values_only=True)
    assert [sum("kopie" in str(cell) for cell in row) for row in rows] == [0, 0, 0, 1, 1]


def test_a_copy_that_became_a_row_of_its_own_says_so_no_more(
    path: Path, say: Callable[..., Said]
) -> None:
    copied(path, 3, 5)
    say("sync", path, TODAY)
    typed(path, A5="1-2-2022 9:00", L5="Catering")
    assert say("sync", path, TODAY).code == 0
    assert keys(path) == ["SI-2022-001", "SI-2022-002", "SI-2022-003", "SI-2022-004"]
    assert "kopie" not in str(openpyxl.load_workbook(path)["Aanvragen"]["X5"].value)


def test_the_row_that_says_what_was_known_keeps_the_key(
    path: Path, say: Callable[..., Said]
) -> None:
    """A copy was put above its original and made into another request."""
    copied(path, 3, 5)
    typed(path, A3="1-2-2022 9:00", B3="ander@example.org")
    assert say("sync", path, TODAY).code == 0
    assert keys(path) == ["SI-2022-001", "SI-2022-004", "SI-2022-003", "SI-2022-002"]


def test_of_two_changed_rows_with_one_key_nobody_can_tell(
    path: Path, say: Callable[..., Said]
) -> None:
    copied(path, 3, 5, B3="een@example.org", B5="twee@example.org")
    assert refused(path, say)[1:] == [
        (
            '  - "SI-2022-002" staat in meer dan één rij (Aanvragen!N3, Aanvragen!N5), en het is '
            "niet te zien bij welke het hoort; maak de cel leeg in de rij die een kopie is, die "
            "krijgt dan een eigen kenmerk."
        )
    ]


def test_human_cells_of_a_row_pasted_over_another_make_it_a_duplicate(
    path: Path, say: Callable[..., Said]
) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Aanvragen"]
    for column in range(1, 14):
        sheet.cell(4, column).value = sheet.cell(2, column).value
    book.save(path)
    assert say("sync", path, TODAY).code == 0
    assert keys(path) == ["SI-2022-001", "SI-2022-002", "SI-2022-003"]
    sheet = openpyxl.load_workbook(path)["Aanvragen"]
    assert sheet["Q4"].value == "Dubbel"
    assert sheet["X4"].value == (
        "Deze aanvraag is gelijk aan SI-2022-001 en telt niet mee; is zij anders bedoeld, "
        "verbeter dan wat er anders moet."
    )


def test_a_tab_that_was_emptied_is_not_taken_for_the_truth(
    path: Path, say: Callable[..., Said]
) -> None:
    book = openpyxl.load_workbook(path)
    book["Aanvragen"].delete_rows(2, 3)
    book.save(path)
    before = folder(path)
    said = say("sync", path, TODAY)
    assert (said.code, said.err) == (
        4,
        (
            'Het tabblad "Aanvragen" is leeg, terwijl er eerder rijen waren (3); er is niets '
            "geschreven. "
            "Haal de rijen terug uit een vorige versie. Is het leegmaken de bedoeling, draai dan "
            "met --force.\n"
        ),
    )
    assert folder(path) == before
    assert say("sync", path, TODAY, "--force").code == 0
