"""Keys that people spoiled: their rows get them back, or nothing is written and it says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from written.books import Said, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sheets_sync.snapshot import Cell


TODAY = "--today=2022-03-01"
THREE_ROWS = """
Aanvragen
Hogeschool          | Geschatte uren
Hogeschool Rijnoord | 30
HRO                 | 20
Hogeschool Zeekant  | 10
"""


def folder(path: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}


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


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        pytest.param(
            {"N3": "SI-2022-001"},
            '"SI-2022-001" staat in meer dan één rij (Aanvragen!N2, Aanvragen!N3); maak de cel '
            "leeg in de rij die een kopie is, die krijgt dan een eigen kenmerk.",
            id="a key copied to another row",
        ),
        pytest.param(
            {"N3": "mijn aanvraag"},
            'Aanvragen!N3: "mijn aanvraag" is geen kenmerk dat het programma heeft gegeven; maak '
            "deze cel leeg of zet het oude kenmerk terug.",
            id="a key edited to what is none",
        ),
        pytest.param(
            {"N3": 7},
            'Aanvragen!N3: "7" is geen kenmerk dat het programma heeft gegeven; maak deze cel leeg '
            "of zet het oude kenmerk terug.",
            id="a number for a key",
        ),
    ],
)
def test_keys_that_a_person_spoiled(
    path: Path, say: Callable[..., Said], cells: dict[str, Cell], sentence: str
) -> None:
    typed(path, **cells)
    assert refused(path, say) == [
        (
            "Niet elke rij heeft een eigen kenmerk; er is niets geschreven. Herstel dit en probeer "
            "het opnieuw:"
        ),
        f"  - {sentence}",
    ]


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


def test_a_row_pasted_over_another_is_noticed(path: Path, say: Callable[..., Said]) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Aanvragen"]
    for column in range(1, sheet.max_column + 1):
        sheet.cell(4, column).value = sheet.cell(2, column).value
    book.save(path)
    lines = refused(path, say)
    assert lines[1] == (
        '  - "SI-2022-001" staat in meer dan één rij (Aanvragen!N2, Aanvragen!N4); maak de cel '
        "leeg in de rij die een kopie is, die krijgt dan een eigen kenmerk."
    )


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
    assert sheet["W4"].value == (
        "Deze aanvraag is gelijk aan SI-2022-001 en telt niet mee; vul Ingetrokken op in of "
        "verbeter wat er anders moet."
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
