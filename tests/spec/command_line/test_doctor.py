"""``sheets-sync doctor``: one line for each check, and what to do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.written.books import Said, save

from sheets_sync.host.lock import only_run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TODAY = "--today=2022-03-01"
FINE = "Aanvragen\nHogeschool | Geschatte uren\nHRO | 10\nHRO | 20"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return save(FINE, tmp_path / "Register.xlsx")


def complaints(said: Said) -> list[str]:
    """What is not fine, without the places."""
    assert said.err == ""
    return [line for line in said.lines if not line.startswith(("ok  ", "    "))]


# ---- a workbook


def test_a_workbook_that_is_fine(path: Path, home: Path, say: Callable[..., Said]) -> None:
    assert say("sync", path, TODAY).code == 0
    folder = path.parent
    assert say("doctor", path).lines == [
        (
            f"ok      In {home}/sheets-sync kan worden bijgehouden welke run bezig is en wat er is "
            "gedaan."
        ),
        "ok      Programma: Bijdragen aan de banenafspraak met sociale inkoop.",
        "ok      De laatste sync die iets schreef, op 01-03-2022, is gelukt.",
        "ok      Er is nu geen andere sync van dit register bezig.",
        f"ok      {path} is een leesbare werkmap.",
        f"ok      In de map {folder} mag worden geschreven.",
        "ok      Niemand heeft de werkmap open.",
        (
            "ok      De tabbladen en kolommen zijn er: Aanvragen, Plannen, Uren, Evaluaties, "
            "Hogescholen."
        ),
        "ok      De kenmerken kloppen: 2 gegeven, 0 bij de volgende sync.",
    ]


def test_the_doctor_changes_nothing(path: Path, say: Callable[..., Said]) -> None:
    before = path.read_bytes()
    said = say("doctor", path, "--lang", "en")
    assert said.code == 0
    assert "ok     The keys are in order: 0 given, 2 at the next sync." in said.lines
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def twice(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    headers = [cell.value for cell in book["Aanvragen"][1]]
    for row in (2, 3):
        book["Aanvragen"].cell(row, headers.index("Kenmerk") + 1).value = "SI-2022-001"
        book["Aanvragen"].cell(row, headers.index("Tijdstempel") + 1).value = f"{row}-2-2022 9:00"
    book.save(path)


def headless(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Uren"]["A1"] = "Wanneer"
    del book["Plannen"]
    book.save(path)


def opened(path: Path) -> None:
    path.with_name(f".~lock.{path.name}#").write_text(",Bea Beheer,host,01.03.2022 09:00,x;")


def torn(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-400])


@pytest.mark.parametrize(
    ("trouble", "code", "words"),
    [
        (twice, 4, "Niet elke rij heeft een eigen kenmerk. Herstel dit"),
        (headless, 4, "De opbouw van "),
        (opened, 5, "is sinds 01-03-2022 09:00 geopend door Bea Beheer."),
        (torn, 3, "is beschadigd of niet helemaal gekopieerd."),
        (os.unlink, 3, "bestaat niet. Controleer de naam en de map;"),
    ],
)
def test_a_workbook_in_trouble(
    path: Path, say: Callable[..., Said], trouble: Callable[[Path], None], code: int, words: str
) -> None:
    assert say("sync", path, TODAY).code == 0
    trouble(path)
    said = say("doctor", path)
    assert said.code == code
    (line,) = complaints(said)
    assert line.startswith("fout    ")
    assert words in line


def test_every_place_to_mend_has_a_line(path: Path, say: Callable[..., Said]) -> None:
    headless(path)
    places = [line for line in say("doctor", path).lines if line.startswith("        - ")]
    assert len(places) == 2
    assert places[0].startswith('        - het tabblad "Plannen"')
    assert "Uren" in places[1]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may do all")
def test_a_folder_that_may_not_be_written_to(path: Path, say: Callable[..., Said]) -> None:
    path.parent.chmod(0o555)
    try:
        said = say("doctor", path)
    finally:
        path.parent.chmod(0o755)
    assert said.code == 3
    assert complaints(said)[0].startswith(f"fout    In de map {path.parent} mag niet")


# ---- this machine


def test_another_run_at_work(path: Path, say: Callable[..., Said]) -> None:
    with only_run(str(path)):
        said = say("doctor", path)
    assert said.code == 5
    assert complaints(said) == [
        f"fout    Een andere sync van {path} is nog bezig; probeer het straks opnieuw."
    ]


def test_nowhere_to_keep_a_journal(
    path: Path, say: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(path))
    said = say("doctor", path)
    assert said.code == 0
    assert complaints(said)[0].startswith(f"let op  In {path}/sheets-sync kan niet worden geschr")


def test_a_run_that_was_not_finished(path: Path, home: Path, say: Callable[..., Said]) -> None:
    import sqlite3

    assert say("sync", path, TODAY).code == 0
    journal = sqlite3.connect(home / "sheets-sync" / "journal.sqlite3")
    with journal:
        journal.execute("UPDATE run SET outcome = 'intended'")
    journal.close()
    assert complaints(say("doctor", path)) == [
        (
            "let op  De laatste sync die iets wilde schrijven, op 01-03-2022, is niet afgemaakt. "
            "Draai opnieuw: die vult aan wat ontbreekt."
        )
    ]


def test_a_damaged_journal(path: Path, home: Path, say: Callable[..., Said]) -> None:
    (home / "sheets-sync").mkdir(parents=True)
    (home / "sheets-sync" / "journal.sqlite3").write_bytes(b"no database" * 100)
    said = say("doctor", path)
    assert said.code == 0
    assert complaints(said)[0].startswith("let op  Het journaal ")


def test_a_programme_with_a_mistake(path: Path, say: Callable[..., Said]) -> None:
    programme = path.with_name("p.toml")
    programme.write_text("name = 3")
    said = say("doctor", path, "--programme", programme)
    assert said.code == 2
    assert complaints(said)[0].startswith(f"fout    Het programmabestand {programme}")


@pytest.mark.parametrize("name", ["doctor", "schedule"])
def test_help_in_both_languages(say: Callable[..., Said], name: str) -> None:
    dutch, english = say(name, "--help"), say(name, "--lang", "en", "--help")
    assert (dutch.code, english.code) == (0, 0)
    assert f"help.{name}" not in dutch.out + english.out
    assert "Sleutelbestand voor Google" in dutch.out
    assert "Key file for Google" in english.out
