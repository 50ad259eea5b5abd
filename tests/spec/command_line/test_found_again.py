"""Tabs and columns that go by another name, or by two: found again with a word, or left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.written.books import Said, column, save
from support.written.tables import register
from support.written.three_rows import WITH_A_PLAN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet
    from support.written.tables import Grid, Written

    from sheets_sync.grid.snapshot import Cell

TODAY = "--today=2022-03-01"
STATUSES = ["Plan ingediend", "In behandeling", "In behandeling"]


def with_header(tab: str, place: int, text: str) -> Written:
    return WITH_A_PLAN.with_cell(tab, place, 0, text)


def alerts(said: Said) -> list[str]:
    """What is told of the register, but for what is asked about its rows."""
    told = [line.strip().removeprefix("! ") for line in said.lines if line.lstrip()[:1] == "!"]
    return [line for line in told if not line.startswith("Vraag V-")]


def synced(path: Path, say: Callable[..., Said]) -> list[str]:
    """The alerts of a sync that goes on, which a check gives as well."""
    said = say("sync", path, TODAY)
    assert said.code == 0, said.err
    checked = say("check", path, TODAY)
    assert alerts(checked) == alerts(said)
    assert say("sync", path, TODAY).out.startswith("Niets te doen")
    return alerts(said)


def edited(path: Path, change: Callable[[Worksheet], object], tab: str = "Aanvragen") -> None:
    book = openpyxl.load_workbook(path)
    change(book[tab])
    book.save(path)


def place_of(sheet: Worksheet, header: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == header)


@pytest.mark.parametrize(
    ("tab", "place", "text", "header"),
    [
        ("Plannen", 5, "Begrote uur", "Begrote uren"),
        ("Plannen", 5, "Begrote uren (van DNZ)", "Begrote uren"),
        ("Aanvragen", 2, "Hogeschol", "Hogeschool"),
        ("Aanvragen", 1, "Email-adres", "E-mailadres"),
    ],
)
def test_a_header_that_is_close(
    tmp_path: Path, say: Callable[..., Said], tab: str, place: int, text: str, header: str
) -> None:
    path = save(with_header(tab, place, text), tmp_path / "r.xlsx")
    cell = f"{tab}!{'ABCDEF'[place]}1"
    assert synced(path, say) == [
        (
            f'{cell}: hier staat "{text}"; deze kolom wordt gelezen als "{header}". Zet "{header}" '
            "weer in deze cel."
        )
    ]
    assert column(path, "Aanvragen", "Status") == STATUSES


def test_a_close_header_over_something_else_is_not_taken(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    """``Begrote uren`` was deleted; a column of somebody's own is called nearly the same."""
    written = with_header("Plannen", 5, "Begrote uur").with_cell("Plannen", 5, 1, "door wie?")
    said = say("sync", save(written, tmp_path / "r.xlsx"), TODAY)
    assert said.code == 4
    assert 'Plannen!F1: de kolom "Begrote uren" ontbreekt, hier staat "Begrote uur"' in said.err


@pytest.mark.parametrize("text", ["Binnen op", ""])
def test_a_column_that_says_what_the_log_knows(
    tmp_path: Path, say: Callable[..., Said], text: str
) -> None:
    path = save(WITH_A_PLAN, tmp_path / "r.xlsx")
    say("sync", path, TODAY)
    edited(path, lambda sheet: sheet.cell(1, 1, text))
    (alert,) = synced(path, say)
    assert alert.startswith("Aanvragen!A1: ")
    assert '"Tijdstempel"' in alert
    assert column(path, "Aanvragen", "Status") == STATUSES


@pytest.mark.parametrize(
    ("header", "text"), [("Kenmerk", "Nummer"), ("Status", "Stand"), ("Meldingen", "Melding")]
)
def test_a_renamed_column_of_the_program_is_found_again(
    tmp_path: Path, say: Callable[..., Said], header: str, text: str
) -> None:
    path = save(WITH_A_PLAN.with_cell("Aanvragen", 10, 1, "veertig"), tmp_path / "r.xlsx")
    say("sync", path, TODAY)
    before = column(path, "Aanvragen", header)
    edited(path, lambda sheet: sheet.cell(1, place_of(sheet, header), text))
    (alert,) = synced(path, say)
    assert f'hier staat "{text}"; deze kolom wordt gelezen als "{header}"' in alert
    assert column(path, "Aanvragen", text) == before
    assert header not in [cell.value for cell in openpyxl.load_workbook(path)["Aanvragen"][1]]


@pytest.mark.parametrize("title", ["Aanvraag", "Aanvragen 2022", "Binnengekomen"])
def test_a_renamed_tab_is_known_by_its_headers(
    tmp_path: Path, say: Callable[..., Said], title: str
) -> None:
    written = WITH_A_PLAN.without_tab("Aanvragen").with_tab(title, WITH_A_PLAN.tabs["Aanvragen"])
    path = save(written, tmp_path / "r.xlsx")
    assert synced(path, say) == [
        (
            f'Het tabblad "Aanvragen" is er niet; "{title}" heeft dezelfde koppen en wordt '
            'daarvoor gelezen. Geef dat tabblad weer de naam "Aanvragen".'
        )
    ]
    assert column(path, title, "Status") == STATUSES


@pytest.mark.parametrize("titles", [["Kopie van Aanvragen"], ["Aanvragen (2)"], ["Een", "Twee"]])
def test_a_copy_or_two_that_are_alike_are_not_taken(
    tmp_path: Path, say: Callable[..., Said], titles: list[str]
) -> None:
    written = WITH_A_PLAN.without_tab("Aanvragen")
    for title in titles:
        written = written.with_tab(title, WITH_A_PLAN.tabs["Aanvragen"])
    said = say("sync", save(written, tmp_path / "r.xlsx"), TODAY)
    assert said.code == 4
    assert 'het tabblad "Aanvragen" ontbreekt' in said.err


@pytest.mark.parametrize("title", ["Formulierreacties 1", "Antwoorden", "Form Responses 7"])
def test_a_second_tab_with_answers_is_noticed(
    tmp_path: Path, say: Callable[..., Said], title: str
) -> None:
    path = save(WITH_A_PLAN.with_tab(title, WITH_A_PLAN.tabs["Aanvragen"][:3]), tmp_path / "r.xlsx")
    assert synced(path, say) == [
        (
            f'Het tabblad "{title}" heeft de koppen van "Aanvragen", maar wordt niet gelezen; '
            "rijen die daardoor niet meetellen: 2. Horen ze erbij, kopieer dan hun cellen naar "
            'onderaan "Aanvragen", zonder de grijze kolommen, en laat beide tabbladen hun naam '
            "houden."
        )
    ]


def test_a_copy_of_rows_that_count_is_not_told(tmp_path: Path, say: Callable[..., Said]) -> None:
    path = save(WITH_A_PLAN, tmp_path / "r.xlsx")
    say("sync", path, TODAY)
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book["Aanvragen"]).title = "Aanvragen van maart"
    book.save(path)
    assert synced(path, say) == []


OWN = (
    '{}: in de kolom "{}" staat wat het programma niet heeft geschreven; daarom schrijft het er '
    'niets in. Is het een kolom van uzelf, geef haar dan een andere kop, bijvoorbeeld "Eigen {}"; '
    "het programma maakt dan zijn eigen kolom. Is zij voor het programma, maak de cellen onder de "
    "kop dan leeg."
)


def with_column(written: Written, tab: str, header: str, *cells: Cell) -> Written:
    rows: Grid = [[*row, ""] for row in written.tabs[tab]]
    for row, cell in zip(rows, (header, *cells), strict=False):
        row[-1] = cell
    return written.with_tab(tab, rows)


@pytest.mark.parametrize("header", ["Status", "Meldingen", "Aan zet", "Volgnummer", "Telt vanaf"])
def test_a_column_of_somebodys_own_under_a_header_of_the_program(
    tmp_path: Path, say: Callable[..., Said], header: str
) -> None:
    written = with_column(WITH_A_PLAN, "Aanvragen", header, "gebeld", "", "loopt")
    path = save(written, tmp_path / "r.xlsx")
    assert synced(path, say) == [OWN.format("Aanvragen!N1", header, header)]
    assert column(path, "Aanvragen", header) == ["gebeld", None, "loopt"]
    edited(path, lambda sheet: sheet.cell(1, 14, f"Eigen {header}"))
    assert synced(path, say) == []
    assert column(path, "Aanvragen", f"Eigen {header}") == ["gebeld", None, "loopt"]
    assert header in [cell.value for cell in openpyxl.load_workbook(path)["Aanvragen"][1]]


def test_an_empty_column_under_a_header_of_the_program_is_for_the_program(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    path = save(with_column(WITH_A_PLAN, "Aanvragen", "Status"), tmp_path / "r.xlsx")
    assert synced(path, say) == []
    assert column(path, "Aanvragen", "Status") == STATUSES


def test_an_own_column_beside_that_of_the_program(tmp_path: Path, say: Callable[..., Said]) -> None:
    path = save(WITH_A_PLAN, tmp_path / "r.xlsx")
    say("sync", path, TODAY)

    def add(sheet: Worksheet) -> None:
        sheet.insert_cols(1)
        for row, text in enumerate(["Status", "gebeld", "loopt"], 1):
            sheet.cell(row, 1, text)

    edited(path, add)
    assert synced(path, say) == [
        (
            'Aanvragen!R1: deze kolom wordt gelezen als "Status"; dezelfde kop staat nog eens in '
            "A1, en die kolom wordt niet gelezen of beschreven. Geef die een andere kop."
        )
    ]
    sheet = openpyxl.load_workbook(path)["Aanvragen"]
    assert [sheet.cell(row, 1).value for row in range(1, 5)] == ["Status", "gebeld", "loopt", None]


REMADE = (
    '{}: "{}" staat ook in {}, waarschijnlijk doordat de vraag in het formulier opnieuw is '
    "gemaakt; van elke rij telt het antwoord dat er is. Laat beide kolommen staan."
)


@pytest.mark.parametrize("again", ["Geschatte uren", "Geschatte uren 2", "Geschatte uren (2)"])
def test_a_question_that_was_made_anew_goes_on(
    tmp_path: Path, say: Callable[..., Said], again: str
) -> None:
    written = with_column(WITH_A_PLAN, "Aanvragen", again, "", "", 10)
    written = written.with_cell("Aanvragen", 10, 3, "")
    path = save(written, tmp_path / "r.xlsx")
    assert synced(path, say) == [REMADE.format("Aanvragen!K1", "Geschatte uren", "N1")]
    assert column(path, "Aanvragen", "Uren gereserveerd")[1:] == [20, 10]


def test_two_columns_that_answer_the_same_rows_are_two_columns(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    written = with_column(WITH_A_PLAN, "Aanvragen", "Geschatte uren", 1, 2, 3)
    said = say("sync", save(written, tmp_path / "r.xlsx"), TODAY)
    assert said.code == 4
    assert 'staat de kolom "Geschatte uren" meer dan één keer (K1, N1)' in said.err
    written = with_column(WITH_A_PLAN, "Aanvragen", "Geschatte uren 2", 1, 2, 3)
    assert synced(save(written, tmp_path / "s.xlsx"), say) == []


@pytest.mark.parametrize(
    ("place", "text", "header"),
    [
        (1, "Waar te bereiken?", "E-mailadres"),
        (2, "Instelling", "Hogeschool"),
        (4, "Dienst", "Afdeling"),
        (8, "Waarmee?", "Activiteiten"),
        (2, "", "Hogeschool"),
    ],
)
def test_a_renamed_question_whose_answers_leave_no_doubt(
    tmp_path: Path, say: Callable[..., Said], place: int, text: str, header: str
) -> None:
    """No run has been here yet: only what stands below the header tells."""
    path = save(with_header("Aanvragen", place, text), tmp_path / "r.xlsx")
    (alert,) = synced(path, say)
    assert alert.startswith(f"Aanvragen!{'ABCDEFGHI'[place]}1: ")
    assert f'"{header}" weer in deze cel' in alert
    assert column(path, "Aanvragen", "Status") == STATUSES


@pytest.mark.parametrize(
    ("place", "text", "header"),
    [(10, "Uren (schatting)", "Geschatte uren"), (2, "Instelling", "Hogeschool")],
)
def test_a_renamed_column_that_says_what_it_said_before(
    tmp_path: Path, say: Callable[..., Said], place: int, text: str, header: str
) -> None:
    path = save(WITH_A_PLAN, tmp_path / "r.xlsx")
    say("sync", path, TODAY)
    edited(path, lambda sheet: sheet.cell(1, place + 1, text))
    (alert,) = synced(path, say)
    assert f'hier staat "{text}"; deze kolom wordt gelezen als "{header}"' in alert
    assert column(path, "Aanvragen", "Status") == STATUSES


@pytest.mark.parametrize("text", ["0", "Opmerking", ""])
@pytest.mark.parametrize(
    ("tab", "place", "header"),
    [("Aanvragen", 11, "Intakegesprek op"), ("Plannen", 11, "Toegekende uren")],
)
def test_a_header_over_a_column_in_which_nothing_stands(
    tmp_path: Path, say: Callable[..., Said], tab: str, place: int, header: str, text: str
) -> None:
    path = save(WITH_A_PLAN, tmp_path / "r.xlsx")
    say("sync", path, TODAY)
    edited(path, lambda sheet: sheet.cell(1, place + 1, text), tab)
    (alert,) = synced(path, say)
    assert alert.startswith(f"{tab}!L1: ")
    assert f'"{header}" weer in deze cel' in alert
    assert column(path, "Aanvragen", "Status") == STATUSES


def test_what_stood_in_a_column_that_is_blank_now_is_not_forgotten(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    written = WITH_A_PLAN.with_cell("Aanvragen", 11, 1, 44_580)
    path = save(written, tmp_path / "r.xlsx")
    say("sync", path, TODAY)

    def emptied(sheet: Worksheet) -> None:
        sheet["L1"], sheet["L2"] = "Gebeld op", None

    edited(path, emptied)
    said = say("sync", path, TODAY)
    assert said.code == 4
    assert 'Aanvragen!L1: de kolom "Intakegesprek op" ontbreekt' in said.err


ASKED = register(
    """
    Aanvragen
    Hogeschool          | Vraag            | Contactpersoon HRM
    Hogeschool Rijnoord | Hoe beginnen we? | P. de Wit
    HRO                 | Wie betaalt dit? | P. de Wit
    Hogeschool Zeekant  | Kan het sneller? | P. de Wit
    HRO                 | Hoe meten we dit?| P. de Wit
    """
)


@pytest.mark.parametrize(
    ("place", "text", "header"),
    [
        (7, "Waar kunnen wij u mee helpen?", "Vraag"),
        (7, "", "Vraag"),
        (7, "Toelichting", "Vraag"),
        (3, "Hoe heet u?", "Naam aanvrager"),
        (5, "Wie gaat hierover bij HRM?", "Contactpersoon HRM"),
        (1, "Waar bereiken wij u?", "E-mailadres"),
    ],
)
def test_a_form_question_in_free_words_that_was_put_otherwise(
    tmp_path: Path, say: Callable[..., Said], place: int, text: str, header: str
) -> None:
    """Nothing but what stood there at the last run tells that it is the same column."""
    path = save(ASKED, tmp_path / "r.xlsx")
    say("sync", path, TODAY)
    before = column(path, "Aanvragen", "Status")
    edited(path, lambda sheet: sheet.cell(1, place + 1, text))
    (alert,) = synced(path, say)
    assert alert.startswith(f"Aanvragen!{'ABCDEFGHI'[place]}1: ")
    assert f'"{header}"' in alert
    assert column(path, "Aanvragen", "Status") == before


def test_a_question_put_otherwise_is_known_in_another_place_by_its_answers(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    path = save(ASKED, tmp_path / "r.xlsx")
    say("sync", path, TODAY)

    def moved(sheet: Worksheet) -> None:
        answers = [cell.value for cell in sheet["H"]]
        sheet.delete_cols(8)
        sheet.insert_cols(1)
        for row, answer in enumerate(["Wat speelt er bij u?", *answers[1:]], start=1):
            sheet.cell(row, 1, answer)

    edited(path, moved)
    (alert,) = synced(path, say)
    assert alert.startswith('Aanvragen!A1: hier staat "Wat speelt er bij u?"')


@pytest.mark.parametrize("answers", [["gebeld"] * 4, ["een", "twee", "drie", "vier"]])
def test_what_somebody_put_in_the_place_of_a_question_is_not_taken_for_it(
    tmp_path: Path, say: Callable[..., Said], answers: list[str]
) -> None:
    path = save(ASKED, tmp_path / "r.xlsx")
    say("sync", path, TODAY)

    def replaced(sheet: Worksheet) -> None:
        for row, answer in enumerate(["Opgevolgd door", *answers], start=1):
            sheet.cell(row, 8, answer)

    edited(path, replaced)
    said = say("sync", path, TODAY)
    assert said.code == 4
    assert 'Aanvragen!H1: de kolom "Vraag" ontbreekt, en op haar plaats staat' in said.err


def test_another_column_in_the_place_of_one_that_was_deleted_is_not_taken(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    path = save(WITH_A_PLAN, tmp_path / "r.xlsx")
    say("sync", path, TODAY)

    def replaced(sheet: Worksheet) -> None:
        sheet.cell(1, 11, "Wie belt?")
        for row, number in enumerate((1, 2, 3), start=2):
            sheet.cell(row, 11, number)

    edited(path, replaced)
    said = say("sync", path, TODAY)
    assert said.code == 4
    assert 'Aanvragen!K1: de kolom "Geschatte uren" ontbreekt, en op haar plaats' in said.err


@pytest.mark.parametrize(
    ("tab", "place", "text"),
    [("Plannen", 8, "Start"), ("Plannen", 7, "Gepland einde"), ("Plannen", 4, "Start")],
)
def test_a_header_typed_over_another_that_the_log_knows(
    tmp_path: Path, say: Callable[..., Said], tab: str, place: int, text: str
) -> None:
    path = save(WITH_A_PLAN, tmp_path / "r.xlsx")
    say("sync", path, TODAY)
    header = str(WITH_A_PLAN.tabs[tab][0][place])
    edited(path, lambda sheet: sheet.cell(1, place + 1, text), tab)
    assert synced(path, say) == [
        (
            f'{tab}!{"ABCDEFGHI"[place]}1: hier staat "{text}"; deze kolom wordt gelezen als '
            f'"{header}". Zet "{header}" weer in deze cel.'
        )
    ]
    assert column(path, "Aanvragen", "Status") == STATUSES


def test_a_header_of_the_programs_typed_over_one_of_people(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    path = save(WITH_A_PLAN, tmp_path / "r.xlsx")
    say("sync", path, TODAY)
    edited(path, lambda sheet: sheet.cell(1, 9, "Status"), "Plannen")
    told = synced(path, say)
    assert any('Plannen!I1: hier staat "Status"' in one and "Gepland einde" in one for one in told)
    assert column(path, "Aanvragen", "Status") == STATUSES
