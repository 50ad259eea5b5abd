"""The program's own tabs: kept up to date under any name, and never made of somebody's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.written.books import Said, save
from support.written.tables import register

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TODAY = "--today=2022-03-01"
OWN = ("Overzicht", "Wachtrij", "Regels")
WRITTEN = register("Aanvragen\nHogeschool | Geschatte uren\nHRO | 10\nHogeschool Zeekant | 20")
THEIRS: list[list[str | int | None]] = [
    ["Mijn lijst", "met een kop"],
    ["iets", 7],
    ["nog iets", None],
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return save(WRITTEN, tmp_path / "Register.xlsx")


@pytest.fixture
def used(path: Path, say: Callable[..., Said]) -> Path:
    """A register that a run brought up to date."""
    assert say("sync", path, TODAY).code == 0
    return path


def changed(path: Path, change: Callable[[openpyxl.Workbook], object]) -> None:
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)


def titles(path: Path) -> list[str]:
    return openpyxl.load_workbook(path).sheetnames


def rows(path: Path, title: str) -> list[list[object]]:
    return [list(row) for row in openpyxl.load_workbook(path)[title].iter_rows(values_only=True)]


@pytest.mark.parametrize("title", OWN)
def test_a_renamed_tab_of_the_programs_is_kept_up_to_date(
    used: Path, say: Callable[..., Said], title: str
) -> None:
    def renamed(book: openpyxl.Workbook) -> None:
        book[title].title = "Cijfers"
        book["Aanvragen"]["K2"] = 12

    changed(used, renamed)
    said = say("sync", used, TODAY)
    assert said.code == 0
    assert (
        f'Het tabblad "{title}" is er niet; "Cijfers" is datzelfde tabblad en wordt bijgehouden. '
        f'Geef het tabblad de naam "{title}" terug'
    ) in said.out
    assert title not in titles(used)
    changed(used, lambda book: setattr(book["Cijfers"], "title", title))
    again = say("sync", used, TODAY)
    assert again.out.startswith("Niets te doen")
    assert "Cijfers" not in again.out


@pytest.mark.parametrize("title", OWN)
def test_a_copy_is_not_taken_for_the_tab_that_it_is_a_copy_of(
    used: Path, say: Callable[..., Said], title: str
) -> None:
    def copied(book: openpyxl.Workbook) -> None:
        book.copy_worksheet(book[title]).title = f"Kopie van {title}"
        del book[title]

    changed(used, copied)
    said = say("sync", used, TODAY)
    assert (
        f'Het tabblad "{title}" is er niet en wordt opnieuw gemaakt. Deze tabbladen lijken erop en '
        f"worden niet bijgehouden: Kopie van {title}. Zet in hun naam dat zij oud zijn."
    ) in said.out
    assert {title, f"Kopie van {title}"} <= set(titles(used))
    assert "Kopie van" not in say("sync", used, TODAY).out


@pytest.mark.parametrize("is_new", [True, False], ids=["before any run", "after a run"])
@pytest.mark.parametrize("title", OWN)
def test_a_tab_of_somebody_s_own_with_that_name_is_left_alone(
    path: Path, say: Callable[..., Said], title: str, is_new: object
) -> None:
    if not is_new:
        say("sync", path, TODAY)

    def made(book: openpyxl.Workbook) -> None:
        if title in book.sheetnames:
            del book[title]
        for row in THEIRS:
            (book[title] if title in book.sheetnames else book.create_sheet(title)).append(row)

    changed(path, made)
    said = say("sync", path, TODAY)
    assert said.code == 0
    assert f'In het tabblad "{title}" staat wat het programma niet heeft geschreven' in said.out
    assert rows(path, title) == THEIRS
    changed(path, lambda book: setattr(book[title], "title", f"Eigen {title}"))
    assert say("sync", path, TODAY).code == 0
    assert {title, f"Eigen {title}"} <= set(titles(path))
    assert rows(path, f"Eigen {title}") == THEIRS


def test_rules_that_people_wrote_below_the_same_headers_are_theirs(
    path: Path, say: Callable[..., Said]
) -> None:
    own = [["Onderwerp", "Regel"], ["Koffie", "Wie het laatst komt, zet koffie."]]

    def made(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("Afspraken")
        for row in own:
            sheet.append(row)

    changed(path, made)
    assert say("sync", path, TODAY).code == 0
    assert rows(path, "Afspraken") == own
    assert "Regels" in titles(path)


def test_a_log_of_somebody_s_own_stops_the_run(path: Path, say: Callable[..., Said]) -> None:
    def made(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("Logboek")
        for row in THEIRS:
            sheet.append(row)

    changed(path, made)
    before = path.read_bytes()
    said = say("sync", path, TODAY)
    assert said.code == 4
    assert (
        'in het tabblad "Logboek" staat wat het programma niet heeft geschreven. Is het een '
        'tabblad van uzelf, geef het dan een andere naam, bijvoorbeeld "Eigen Logboek"'
    ) in said.err
    assert path.read_bytes() == before


@pytest.mark.parametrize("title", OWN)
def test_other_headers_and_a_title_above_make_it_nobody_elses(
    used: Path, say: Callable[..., Said], title: str
) -> None:
    first = rows(used, title)

    def retyped(book: openpyxl.Workbook) -> None:
        book[title]["A1"], book[title]["B1"] = "Wat", "Hoeveel"

    changed(used, retyped)
    assert say("sync", used, TODAY).code == 0
    assert rows(used, title) == first
    changed(used, lambda book: book[title].insert_rows(1))
    assert say("sync", used, TODAY).code == 0
    assert rows(used, title)[0] == first[0]
