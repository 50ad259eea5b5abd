"""Tabs and headers that are not what they must be: exit code 4 and nothing written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.written.books import Said, save
from support.written.three_rows import WITH_A_PLAN, folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.written.tables import Grid, Written


TODAY = "--today=2022-03-01"
FIRST_ROW = 0


def header(tab: str, column: int, text: str) -> Written:
    return WITH_A_PLAN.with_cell(tab, column, FIRST_ROW, text)


def without_column(tab: str, column: int) -> Written:
    rows = [row[:column] + row[column + 1 :] for row in WITH_A_PLAN.tabs[tab]]
    return WITH_A_PLAN.with_tab(tab, rows)


def without_plan_hours() -> Grid:
    return without_column("Plannen", 5).tabs["Plannen"]


def with_own_column(text: str) -> Written:
    first, *rows = WITH_A_PLAN.tabs["Aanvragen"]
    return WITH_A_PLAN.with_tab("Aanvragen", [[*first, text], *([*row, "ja"] for row in rows)])


def renamed(old: str, new: str) -> Written:
    return WITH_A_PLAN.without_tab(old).with_tab(new, WITH_A_PLAN.tabs[old])


def refused(path: Path, say: Callable[..., Said]) -> list[str]:
    """What sync and a dry run say; who only looks is told the same without a word of writing."""
    before = folder(path)
    said = say("sync", path, TODAY)
    assert (said.code, said.out) == (4, "")
    assert say("sync", path, TODAY, "--dry-run") == said
    looked = Said(said.code, said.out, said.err.replace("; er is niets geschreven", ""))
    assert [say(name, path, TODAY) for name in ("check", "status")] == [looked, looked]
    assert folder(path) == before
    return said.err.splitlines()


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        pytest.param(
            WITH_A_PLAN.without_tab("Evaluaties"),
            'het tabblad "Evaluaties" ontbreekt; haal het terug uit een vorige versie. Was het er '
            "nog nooit, maak het dan, met de koppen op de eerste rij.",
            id="missing tab",
        ),
        pytest.param(
            WITH_A_PLAN.with_tab("Uren", []),
            (
                'in het tabblad "Uren" staat geen rij met koppen; zet de koppen terug op de eerste '
                "rij."
            ),
            id="a tab without anything",
        ),
        pytest.param(
            without_column("Aanvragen", 2),
            'in het tabblad "Aanvragen" ontbreekt de kolom "Hogeschool"; zet deze kop terug in '
            "rij 1.",
            id="missing column",
        ),
        pytest.param(
            header("Plannen", 5, "Uren van het plan"),
            'Plannen!F1: de kolom "Begrote uren" ontbreekt, en op haar plaats staat "Uren van '
            'het plan". Is dat dezelfde kolom, verander de kop dan in "Begrote uren"; is het een '
            'andere, zet "Begrote uren" dan in rij 1 boven een lege kolom.',
            id="header renamed to something else",
        ),
        pytest.param(
            header("Aanvragen", 10, "Uren (schatting)"),
            'Aanvragen!K1: de kolom "Geschatte uren" ontbreekt, en op haar plaats staat "Uren '
            '(schatting)". Is dat dezelfde kolom, verander de kop dan in "Geschatte uren"; is het '
            'een andere, zet "Geschatte uren" dan in rij 1 boven een lege kolom.',
            id="optional header renamed",
        ),
        pytest.param(
            header("Aanvragen", 12, "Teruggetrokken"),
            'Aanvragen!M1: de kolom "Ingetrokken op" ontbreekt, en op haar plaats staat '
            '"Teruggetrokken". Is dat dezelfde kolom, verander de kop dan in "Ingetrokken op"; is '
            'het een andere, zet "Ingetrokken op" dan in rij 1 boven een lege kolom.',
            id="last header renamed",
        ),
        pytest.param(
            header("Aanvragen", 7, "Question").with_cell("Aanvragen", 3, FIRST_ROW, "Name"),
            'Aanvragen!H1: de kolom "Vraag" ontbreekt, en op haar plaats staat "Question". Is dat '
            'dezelfde kolom, verander de kop dan in "Vraag"; is het een andere, zet "Vraag" dan in '
            "rij 1 boven een lege kolom.",
            id="two headers in another language",
        ),
        pytest.param(
            header("Plannen", 8, "Start"),
            'Plannen!I1: hier staat "Start", net als in H1, en de kolom "Gepland einde" ontbreekt; '
            'zet in Plannen!I1 weer "Gepland einde".',
            id="header typed over the next one",
        ),
        pytest.param(
            header("Plannen", 2, "Start"),
            'Plannen!C1: hier staat "Start", net als in H1, en de kolom "Leverancier" ontbreekt; '
            'zet in Plannen!C1 weer "Leverancier".',
            id="header typed over one elsewhere",
        ),
        pytest.param(
            header("Aanvragen", 12, "Intakegesprek op"),
            'Aanvragen!M1: hier staat "Intakegesprek op", net als in L1, en de kolom "Ingetrokken '
            'op" ontbreekt; zet in Aanvragen!M1 weer "Ingetrokken op".',
            id="header typed over one without answers",
        ),
        pytest.param(
            WITH_A_PLAN.with_tab(
                "Plannen", [[*row, f"uren {at}"] for at, row in enumerate(without_plan_hours())]
            ),
            'in het tabblad "Plannen" ontbreekt de kolom "Begrote uren"; andere koppen in rij 1: '
            'M1 (uren 0). Is een daarvan deze kolom, verander die kop dan in "Begrote uren"; zo '
            'niet, zet "Begrote uren" dan boven een lege kolom.',
            id="missing column beside one of somebody's own",
        ),
        pytest.param(
            header("Plannen", 5, " "),
            'Plannen!F1: de kolom "Begrote uren" ontbreekt en hier staat een kolom zonder kop; zet '
            '"Begrote uren" in deze cel als het die kolom is.',
            id="blank header",
        ),
        pytest.param(
            with_own_column("hogeschool "),
            'in het tabblad "Aanvragen" staat de kolom "Hogeschool" meer dan één keer (C1, N1); '
            "geef de kolom die er niet hoort een andere kop.",
            id="duplicate header",
        ),
        pytest.param(
            with_own_column("Welke hogeschool?"),
            'in het tabblad "Aanvragen" staat de kolom "Hogeschool" meer dan één keer (C1, N1); '
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
    written = header("Plannen", 5, "").without_tab("Uren")
    lines = refused(save(written, tmp_path / "Register.xlsx"), say)
    assert [line.split(";")[0] for line in lines[1:]] == [
        '  - Plannen!F1: de kolom "Begrote uren" ontbreekt en hier staat een kolom zonder kop',
        '  - het tabblad "Uren" ontbreekt',
    ]


def test_in_english(tmp_path: Path, say: Callable[..., Said]) -> None:
    path = save(header("Plannen", 5, ""), tmp_path / "Register.xlsx")
    assert say("sync", path, TODAY, "--lang=en").err.splitlines() == [
        f"The structure of {path} is not right; nothing was written. Mend this and try again:",
        (
            '  - Plannen!F1: the column "Begrote uren" is missing and here is a column without a '
            'header; put "Begrote uren" in this cell if it is that column.'
        ),
    ]


def test_two_columns_of_a_persons_own_without_a_header_are_left_alone(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    rows = [[*row, "", ""] for row in WITH_A_PLAN.tabs["Aanvragen"]]
    rows[2][-2:] = ["eigen", "aantekening"]
    path = save(WITH_A_PLAN.with_tab("Aanvragen", rows), tmp_path / "Register.xlsx")
    assert say("sync", path, TODAY).code == 0
    sheet = openpyxl.load_workbook(path)["Aanvragen"]
    assert [sheet["N3"].value, sheet["O3"].value] == ["eigen", "aantekening"]
    assert sheet["P1"].value == "Kenmerk"


@pytest.mark.parametrize(
    ("tab", "spelling"),
    [
        ("Aanvragen", " HOGESCHOOL "),
        ("Aanvragen", "Welke hogeschool?"),
        ("Plannen", "begrote  uren"),
    ],
)
def test_headers_match_whatever_their_case_and_blanks(
    tmp_path: Path, say: Callable[..., Said], tab: str, spelling: str
) -> None:
    column = 2 if tab == "Aanvragen" else 5
    path = save(header(tab, column, spelling), tmp_path / "Register.xlsx")
    assert say("sync", path, TODAY).code == 0
    assert openpyxl.load_workbook(path)[tab].cell(1, column + 1).value == spelling


@pytest.mark.parametrize("at", [1, 3])
def test_headers_among_rows_that_no_run_has_met(
    tmp_path: Path, say: Callable[..., Said], at: int
) -> None:
    first, *rows = WITH_A_PLAN.tabs["Aanvragen"]
    book = save(
        WITH_A_PLAN.with_tab("Aanvragen", [*rows[:at], first, *rows[at:]]), tmp_path / "r.xlsx"
    )
    above = ", ".join(str(row) for row in range(1, at + 1))
    (line,) = refused(book, say)[1:]
    assert line == (
        f'  - in het tabblad "Aanvragen" staan de koppen in rij {at + 1}, met rijen erboven '
        f"({above}); zet de rij met koppen weer boven die rijen."
    )
