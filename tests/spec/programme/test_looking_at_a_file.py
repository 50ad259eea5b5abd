"""``sheets-sync programme`` tells a file in plain language, ``try`` what a formula gives."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.written.books import Said, save

from sheets_sync.validators import PILOT

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[3]
TODAY = "--today=2022-03-01"
WRITTEN = """
Aanvragen
Hogeschool          | Geschatte uren
Hogeschool Rijnoord | 30
HRO                 | veertig

Plannen
Kenmerk     | Begrote uren
SI-2022-001 | 12.5
SI-2022-001 | 4
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return save(WRITTEN, tmp_path / "Register.xlsx")


def test_a_programme_is_told_as_the_tab_with_the_rules_tells_it(say: Callable[..., Said]) -> None:
    said = say("programme", PILOT)
    assert said.code == 0
    assert said.lines[1] == "Budget: In totaal is er 400 uur, en hooguit 40 uur per hogeschool."
    assert "Gelijktijdig: Wie op hetzelfde moment komt, gaat op volgorde van Kenmerk." in said.lines
    [needed] = [line for line in said.lines if line.startswith("Uren[Saldo] ← ")]
    assert "Plannen[Toekenning]" in needed
    assert "Uren[Tot en met deze]" in needed


def test_a_dutch_file_is_told_in_english_and_the_other_way_round(say: Callable[..., Said]) -> None:
    lines = say("programme", PILOT, "--lang", "en").lines
    assert lines[1] == "Pool: There is 400 hours in all, and at most 40 hours for each university."
    assert (
        'Uren: Plankenmerk (1): Plankenmerk: "TYPED([Plankenmerk])" does not occur in Plannen; '
        "copy the key of the plan, as it stands there."
    ) in lines
    vouchers = ROOT / "fixtures" / "vouchers.toml"
    assert any(
        "VERPLICHT" in line.upper() for line in say("programme", vouchers, "--lang", "nl").lines
    )
    assert say("programme", vouchers).lines == say("programme", vouchers, "--lang", "en").lines


@pytest.mark.parametrize("name", ["vouchers", "tickets", "seats"])
def test_so_is_any_other(name: str, say: Callable[..., Said]) -> None:
    said = say("programme", ROOT / "fixtures" / f"{name}.toml", "--json")
    told = json.loads(said.out)
    assert len(told["rules"]) > 5
    assert len(told["needs"]) > 5


def test_what_differs_between_two(tmp_path: Path, say: Callable[..., Said]) -> None:
    other = tmp_path / "ruimer.toml"
    source = PILOT.read_text("utf-8").replace("number = 40,", "number = 50,")
    other.write_text(source.replace('length = "14 days"', 'length = "21 days"'), encoding="utf-8")
    said = say("programme", other, "--against", PILOT)
    assert said.lines == [
        (
            "Budget: In totaal is er 400 uur, en hooguit 40 uur per hogeschool. → In totaal is er "
            "400 uur, en hooguit 50 uur per hogeschool."
        ),
        (
            "Plannen: Evaluatie uiterlijk: Evaluatie uiterlijk: 14 days na [Afgerond op]. → "
            "Evaluatie uiterlijk: 21 days na [Afgerond op]."
        ),
    ]
    assert say("programme", PILOT, "--against", PILOT).out == ""


def test_a_condition_that_differs_is_told_though_no_word_of_it_does(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    file, other = ROOT / "fixtures" / "seats.toml", tmp_path / "anders.toml"
    source = file.read_text("utf-8").replace("'[Wachtend] > 0', tone", "'[Wachtend] > 1,5', tone")
    other.write_text(source.replace("most = 2 }", "most = 3 }"), encoding="utf-8")
    assert say("programme", other, "--against", file).lines == [
        "Aanmeldingen: Wachtlijst, als: [Wachtend] > 0 → [Wachtend] > 1,5",
        "Plaatsen: Afdeling, most: 2 → 3",
    ]
    english = say("programme", other, "--against", file, "--lang", "en").lines
    assert english[0] == "Aanmeldingen: Wachtlijst, when: [Wachtend] > 0 → [Wachtend] > 1.5"


def test_a_file_with_mistakes_tells_them(tmp_path: Path, say: Callable[..., Said]) -> None:
    wrong = tmp_path / "fout.toml"
    source = PILOT.read_text("utf-8").replace("[Vraagt] > [Recht]", "[Vraagt] > [Rechten]")
    wrong.write_text(source, encoding="utf-8")
    said = say("programme", wrong)
    assert said.code == 2
    assert "bedoelt u [Recht]?" in said.err


def rows_of(said: Said) -> list[list[str]]:
    return [
        [cell.strip() for cell in line.replace("┃", "│").split("│")]
        for line in said.lines
        if "│" in line or "┃" in line
    ]


def test_a_formula_is_tried_on_the_rows(path: Path, say: Callable[..., Said]) -> None:
    before = path.read_bytes()
    said = say(
        "try", path, "SOM(Plannen[Begrote uren]) + [Geschatte uren]", "--tab", "Aanvragen", TODAY
    )
    assert rows_of(said) == [
        ["Kenmerk", "Geschatte uren", "Uitkomst"],
        ["SI-2022-001", "30 uur", "46,5 uur"],
        ["SI-2022-002", "", ""],
    ]
    assert path.read_bytes() == before


def test_one_row_in_english_and_for_programs(path: Path, say: Callable[..., Said]) -> None:
    asked = ("try", path, "[Geschatte uren] > 20", "--tab", "requests", "--row", "si-2022-001")
    assert rows_of(say(*asked, "--lang", "en", TODAY))[1] == ["SI-2022-001", "30 hours", "yes"]
    assert json.loads(say(*asked, "--json", TODAY).out) == [
        {"row": "SI-2022-001", "cells": {"Geschatte uren": "30 uur"}, "outcome": "ja"}
    ]


@pytest.mark.parametrize(
    ("formula", "tab", "told"),
    [
        ("[Geschatte urn]", "Aanvragen", "bedoelt u [Geschatte uren]?"),
        ("[Geschatte uren] + [Vraag]", "Aanvragen", "^"),
        ("1", "Aanvraag", "een van: Aanvragen, Plannen"),
        ("(" * 200, "Aanvragen", "^"),
    ],
)
def test_a_formula_that_is_not_right_is_shown_where(
    path: Path, say: Callable[..., Said], formula: str, tab: str, told: str
) -> None:
    said = say("try", path, formula, "--tab", tab, TODAY)
    assert said.code == 2
    assert told in said.err
    assert "ging iets mis" not in said.err
