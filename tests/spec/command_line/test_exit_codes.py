"""Every way in which a command ends, and that no person ever sees a traceback."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.written.books import ROOT, Said, column, process, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


TODAY = "--today=2022-03-01"
FINE = "Aanvragen\nHogeschool | Geschatte uren\nHRO | 10"
MANY = "Aanvragen\nHogeschool | Geschatte uren\n" + "\n".join(["HRO | 1"] * 40)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return save(FINE, tmp_path / "Register.xlsx")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["snyc"], "De opdracht snyc bestaat niet. Zie: sheets-sync --help"),
        (["sync"], "Er ontbreekt iets: REGISTER. Zie: sheets-sync sync --help"),
        (["explain", "r.xlsx"], "Er ontbreekt iets: KEY. Zie: sheets-sync explain --help"),
        (["export", "r.xlsx"], "Er ontbreekt iets: FOLDER. Zie: sheets-sync export --help"),
        (
            ["sync", "r.xlsx", "--frce"],
            "De optie --frce bestaat niet. Zie: sheets-sync sync --help",
        ),
        (
            ["sync", "r.xlsx", "--today", "gisteren"],
            (
                "Bij --today staat geen datum tussen 2000 en 2100; "
                "geef jaar-maand-dag, bijvoorbeeld 2022-03-01."
            ),
        ),
        (
            ["sync", "r.xlsx", "--today", "1900-01-01"],
            (
                "Bij --today staat geen datum tussen 2000 en 2100; "
                "geef jaar-maand-dag, bijvoorbeeld 2022-03-01."
            ),
        ),
        (
            ["export", "r.xlsx", "uit", "--format", "xml"],
            (
                "Bij --format kan alleen een van deze: csv, json, parquet. "
                "Zie: sheets-sync export --help"
            ),
        ),
        (
            ["sync", "r.xlsx", "--lang", "fr"],
            "Bij --lang kan alleen een van deze: nl, en. Zie: sheets-sync sync --help",
        ),
        (
            ["sync", "r.xlsx", "s.xlsx"],
            "Er staat meer op de regel dan bij deze opdracht hoort. Zie: sheets-sync sync --help",
        ),
        (
            ["sync", "r.xlsx", "--today"],
            "Achter --today hoort een waarde. Zie: sheets-sync --help",
        ),
        (
            ["sync", "r.xlsx", "--json=ja"],
            "Achter --json hoort geen waarde. Zie: sheets-sync --help",
        ),
        (
            ["export", "r.xlsx", "cli.py"],
            "Bij FOLDER staat een bestand; geef een map. Zie: sheets-sync export --help",
        ),
        (
            ["sync", "r.xlsx", "--programme", "/"],
            "Bij --programme staat een map; geef een bestand. Zie: sheets-sync sync --help",
        ),
    ],
)
def test_a_command_that_cannot_be_understood(
    say: Callable[..., Said],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    sentence: str,
) -> None:
    monkeypatch.chdir(ROOT)
    assert say(*arguments) == Said(2, "", sentence + "\n")


def test_mistakes_in_a_command_are_said_in_english_too(say: Callable[..., Said]) -> None:
    assert say("export", "r.xlsx", "out", "--format", "xml", "--lang", "en").err == (
        "--format can only be one of these: csv, json, parquet. See: sheets-sync export --help\n"
    )


def test_without_a_command_the_help_is_shown(say: Callable[..., Said]) -> None:
    said = say()
    asked = say("--help")
    assert (said.code, asked.code) == (2, 0)
    assert "Regels, statussen en termijnen" in asked.out
    assert asked.out.strip() in said.out + said.err


@pytest.mark.parametrize(
    "name", ["init", "sync", "check", "status", "explain", "export", "demo", "schema"]
)
def test_every_command_helps_in_both_languages(say: Callable[..., Said], name: str) -> None:
    dutch, english = say(name, "--help"), say(name, "--lang", "en", "--help")
    assert (dutch.code, english.code) == (0, 0)
    assert f"help.{name}" not in dutch.out + english.out
    assert "Toon deze hulp." in dutch.out
    assert "Show this help." in english.out


def test_a_key_that_no_row_has(path: Path, say: Callable[..., Said]) -> None:
    assert say("explain", path, "SI-2022-999", TODAY) == Said(
        2,
        "",
        "Er is geen rij met dat kenmerk; kijk in de kolom met kenmerken welke er zijn.\n",
    )


def test_fine_and_findings(path: Path, say: Callable[..., Said]) -> None:
    assert say("check", path, TODAY).code == 0
    save("Aanvragen\nHogeschool\nGent", path)
    assert say("check", path, TODAY).code == 1
    assert say("sync", path, TODAY).code == 0


# ---- the safety rule


@pytest.fixture
def upset(tmp_path: Path, say: Callable[..., Said]) -> Path:
    """A register whose cap was cut off, so that most of its answers would change."""
    path = save(MANY, tmp_path / "Register.xlsx")
    assert say("sync", path, TODAY).code == 0
    book = openpyxl.load_workbook(path)
    sheet = book["Aanvragen"]
    for row in range(2, 42):
        sheet.cell(row, 1).value = 44_000 - row
    book.save(path)
    return path


def test_a_run_that_would_upset_a_whole_tab_stops(upset: Path, say: Callable[..., Said]) -> None:
    before = upset.read_bytes()
    said = say("sync", upset, TODAY)
    assert (said.code, said.out) == (6, "")
    assert said.err.startswith('In het tabblad "Aanvragen" zouden ')
    assert said.err.endswith(
        "uitkomsten veranderen; er is niets geschreven. Kijk met --dry-run wat er zou veranderen; "
        "is het goed, draai dan met --force.\n"
    )
    assert upset.read_bytes() == before


def test_a_dry_run_shows_what_the_safety_rule_would_stop(
    upset: Path, say: Callable[..., Said]
) -> None:
    before = upset.read_bytes()
    said = say("sync", upset, TODAY, "--dry-run")
    assert said.code == 0
    assert "Let op: zonder --force wordt dit niet geschreven." in said.lines
    told = json.loads(say("sync", upset, TODAY, "--dry-run", "--json").out)
    assert sum(" → " in line for line in said.lines) == len(told["changes"])
    assert upset.read_bytes() == before


def test_with_force_it_is_written(upset: Path, say: Callable[..., Said]) -> None:
    assert say("sync", upset, TODAY, "--force").code == 0
    assert set(column(upset, "Aanvragen", "Status")) == {"Buiten looptijd"}
    assert say("sync", upset, TODAY).lines[0] == f"Niets te doen: {upset} is bij."


# ---- what nobody foresaw


def test_what_nobody_foresaw_is_kept_in_a_file_of_its_owners(path: Path, home: Path) -> None:
    broken = "import sheets_sync.sync.review\nsheets_sync.sync.review.find_layout = None"
    said = process("sync", path, TODAY, before=broken)
    file = home / "sheets-sync" / "crash.txt"
    assert said == Said(
        70,
        "",
        "Er ging iets mis dat niet had mogen gebeuren (TypeError). Er is niets geschreven. De "
        f"bijzonderheden staan in {file}; geef dat bestand door aan de beheerder.\n",
    )
    assert "Traceback" in file.read_text()
    assert file.stat().st_mode & 0o077 == 0


def test_what_nobody_foresaw_with_nowhere_to_write(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(path))
    monkeypatch.setenv("TMPDIR", str(path.parent))
    broken = "import sheets_sync.sync.review\nsheets_sync.sync.review.find_layout = None"
    said = process("sync", path, TODAY, before=broken)
    assert (said.code, said.out) == (70, "")
    assert "Traceback" not in said.err
    (kept,) = path.parent.glob("sheets-sync-*")
    assert str(kept) in said.err
    assert "Traceback" in kept.read_text()


def test_an_interruption(path: Path) -> None:
    stopped = (
        "import sheets_sync.sync.review\ndef stop(*_):\n    raise KeyboardInterrupt\n"
        "sheets_sync.sync.review.find_layout = stop"
    )
    assert process("sync", path, TODAY, before=stopped) == Said(130, "", "\n")
