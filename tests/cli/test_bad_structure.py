"""Tabs, headers and keys that are not what they must be: exit code 4 and nothing written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from written.books import Said, save
from written.tables import Written, register

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sheets_sync.snapshot import Cell

pytest_plugins = ["written.homes"]

TODAY = "--today=2022-03-01"
FIRST_ROW = 0
WRITTEN = register(
    """
    Aanvragen
    Hogeschool          | Geschatte uren
    Hogeschool Rijnoord | 30
    HRO                 | 20
    Hogeschool Zeekant  | 10

    Plannen
    Kenmerk     | Begrote uren
    SI-2022-001 | 12.5
    """
)


def header(tab: str, column: int, text: str) -> Written:
    return WRITTEN.with_cell(tab, column, FIRST_ROW, text)


def without_column(tab: str, column: int) -> Written:
    rows = [row[:column] + row[column + 1 :] for row in WRITTEN.tabs[tab]]
    return WRITTEN.with_tab(tab, rows)


def renamed(old: str, new: str) -> Written:
    return WRITTEN.without_tab(old).with_tab(new, WRITTEN.tabs[old])


def folder(path: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}


def refused(path: Path, say: Callable[..., Said]) -> list[str]:
    """What sync, check and a dry run all say, and that nothing was written."""
    before = folder(path)
    said = say("sync", path, TODAY)
    assert (said.code, said.out) == (4, "")
    assert say("sync", path, TODAY, "--dry-run") == said
    assert say("check", path, TODAY) == said
    assert folder(path) == before
    return said.err.splitlines()


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        pytest.param(
            WRITTEN.without_tab("Evaluaties"),
            'het tabblad "Evaluaties" ontbreekt; zet het terug of maak het opnieuw, met de koppen '
            "op de eerste rij.",
            id="missing tab",
        ),
        pytest.param(
            renamed("Aanvragen", "Aanvraag"),
            'het tabblad "Aanvragen" ontbreekt; er is wel een tabblad "Aanvraag". Geef dat de naam '
            '"Aanvragen" als het hetzelfde is.',
            id="renamed tab",
        ),
        pytest.param(
            WRITTEN.with_tab("Uren", []),
            'in het tabblad "Uren" staat geen rij met koppen; zet de koppen terug op de eerste rij.',
            id="a tab without anything",
        ),
        pytest.param(
            without_column("Aanvragen", 2),
            'in het tabblad "Aanvragen" ontbreekt de kolom "Hogeschool"; zet deze kop terug in '
            "rij 1.",
            id="missing column",
        ),
        pytest.param(
            header("Plannen", 5, "Begrote uur"),
            'Plannen!F1: de kolom "Begrote uren" ontbreekt, hier staat "Begrote uur"; verander de '
            'kop in "Begrote uren" als dat dezelfde kolom is.',
            id="header renamed to something close",
        ),
        pytest.param(
            header("Plannen", 5, " "),
            'Plannen!F1: de kolom "Begrote uren" ontbreekt en hier staat een kolom zonder kop; zet '
            '"Begrote uren" in deze cel als het die kolom is.',
            id="blank header",
        ),
        pytest.param(
            header("Aanvragen", 7, "hogeschool "),
            'in het tabblad "Aanvragen" staat de kolom "Hogeschool" meer dan één keer (C1, H1); '
            "geef de kolom die er niet hoort een andere kop.",
            id="duplicate header",
        ),
        pytest.param(
            header("Aanvragen", 7, "Welke hogeschool?"),
            'in het tabblad "Aanvragen" staat de kolom "Hogeschool" meer dan één keer (C1, H1); '
            "geef de kolom die er niet hoort een andere kop.",
            id="a header and the other name of its column",
        ),
    ],
)
def test_what_has_to_be_mended_is_said_with_its_place(
    tmp_path: Path, say: Callable[..., Said], written: Written, sentence: str
) -> None:
    path = save(written, tmp_path / "Register.xlsx")
    lines = refused(path, say)
    assert lines[0] == (
        f"De opbouw van {path} klopt niet; er is niets geschreven. Herstel dit en probeer het "
        "opnieuw:"
    )
    assert f"  - {sentence}" in lines


def test_everything_that_is_amiss_is_said_at_once(tmp_path: Path, say: Callable[..., Said]) -> None:
    written = header("Plannen", 5, "Begrote uur").without_tab("Uren")
    lines = refused(save(written, tmp_path / "Register.xlsx"), say)
    assert [line.split(";")[0] for line in lines[1:]] == [
        '  - Plannen!F1: de kolom "Begrote uren" ontbreekt, hier staat "Begrote uur"',
        '  - het tabblad "Uren" ontbreekt',
    ]


def test_in_english(tmp_path: Path, say: Callable[..., Said]) -> None:
    path = save(header("Plannen", 5, "Begrote uur"), tmp_path / "Register.xlsx")
    assert say("sync", path, TODAY, "--lang=en").err.splitlines() == [
        f"The structure of {path} is not right; nothing was written. Mend this and try again:",
        '  - Plannen!F1: the column "Begrote uren" is missing, here stands "Begrote uur"; change '
        'the header to "Begrote uren" if it is the same column.',
    ]


def test_two_columns_of_a_persons_own_without_a_header_are_left_alone(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    rows = [[*row, "", ""] for row in WRITTEN.tabs["Aanvragen"]]
    rows[2][-2:] = ["eigen", "aantekening"]
    path = save(WRITTEN.with_tab("Aanvragen", rows), tmp_path / "Register.xlsx")
    assert say("sync", path, TODAY).code == 0
    sheet = openpyxl.load_workbook(path)["Aanvragen"]
    assert [sheet["N3"].value, sheet["O3"].value] == ["eigen", "aantekening"]
    assert sheet["P1"].value == "Kenmerk"


@pytest.mark.parametrize(
    ("tab", "spelling"),
    [("Aanvragen", " HOGESCHOOL "), ("Aanvragen", "Welke hogeschool?"), ("Plannen", "begrote  uren")],
)
def test_headers_match_whatever_their_case_and_blanks(
    tmp_path: Path, say: Callable[..., Said], tab: str, spelling: str
) -> None:
    column = 2 if tab == "Aanvragen" else 5
    path = save(header(tab, column, spelling), tmp_path / "Register.xlsx")
    assert say("sync", path, TODAY).code == 0
    assert openpyxl.load_workbook(path)[tab].cell(1, column + 1).value == spelling


# ---- keys


@pytest.fixture
def path(tmp_path: Path, say: Callable[..., Said]) -> Path:
    """A register whose rows have their keys: SI-2022-001 in N2 through SI-2022-003 in N4."""
    path = save(WRITTEN, tmp_path / "Register.xlsx")
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
        "Niet elke rij heeft een eigen kenmerk; er is niets geschreven. Herstel dit en probeer het "
        "opnieuw:",
        f"  - {sentence}",
    ]


def keys(path: Path) -> list[object]:
    return [cell.value for cell in openpyxl.load_workbook(path)["Aanvragen"]["N"]][1:]


@pytest.mark.xfail(strict=True, reason="a key that no run gave is believed when it looks like one")
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
        'Het tabblad "Aanvragen" is leeg, terwijl er eerder rijen waren (3); er is niets geschreven. '
        "Haal de rijen terug uit een vorige versie. Is het leegmaken de bedoeling, draai dan met "
        "--force.\n",
    )
    assert folder(path) == before
    assert say("sync", path, TODAY, "--force").code == 0
