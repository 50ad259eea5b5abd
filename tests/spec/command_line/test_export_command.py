"""``sheets-sync export``: every tab with its decisions, and nothing lost or made dangerous."""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from support.written.books import Said, save
from support.written.runs import looked_at
from support.written.tables import register

from sheets_sync.grid.snapshot import DayCell
from sheets_sync.reports.export import frames

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


TODAY = "--today=2022-03-01"
TABS = [
    *("Aanvragen", "Plannen", "Uren", "Evaluaties", "Hogescholen"),
    *("Overzicht", "Wachtrij", "Regels", "Logboek"),
]
WRITTEN = register(
    """
    Aanvragen
    Tijdstempel         | Hogeschool | Geschatte uren | Vraag                 | Activiteiten
    2022-01-03T09:00    | HRO        | 12.5           | =HYPERLINK("x";"y")   | Workshop, Anders
    ---
    volgende week       | Zeekant    | veertig        | -2 of +3?             | Presentatie

    Plannen
    Kenmerk     | Begrote uren | Kostenbegroting | Besluit     | Besluit op
    SI-2022-001 | 10           | "€ 1.200,-"     | Goedgekeurd | 2022-01-12
    """
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return save(WRITTEN, tmp_path / "Register.xlsx")


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_every_tab_gets_a_file(
    path: Path, tmp_path: Path, say: Callable[..., Said], form: str
) -> None:
    folder = tmp_path / "diep" / "uit"
    before = path.read_bytes()
    said = say("export", path, folder, "--format", form, TODAY)
    assert said == Said(0, f"9 bestanden geschreven in {folder}.\n", "")
    assert sorted(one.name for one in folder.iterdir()) == sorted(f"{tab}.{form}" for tab in TABS)
    assert path.read_bytes() == before


def rows_of_csv(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_csv_holds_what_people_wrote_and_what_was_decided(
    path: Path, tmp_path: Path, say: Callable[..., Said]
) -> None:
    say("export", path, tmp_path, TODAY)
    first, second = rows_of_csv(tmp_path / "Aanvragen.csv")
    assert first["Tijdstempel"] == "2022-01-03 09:00:00"
    assert first["Geschatte uren"] == "12.5"
    assert first["Activiteiten"] == "Workshop, Anders"
    assert (first["Kenmerk"], first["Status"]) == ("SI-2022-001", "In uitvoering")
    assert second["Tijdstempel"] == ""
    assert second["Tijdstempel (zoals ingevuld)"] == "volgende week"
    assert second["Geschatte uren (zoals ingevuld)"] == "veertig"
    assert second["Hogeschool (zoals ingevuld)"] == "Zeekant"
    assert second["Meldingen"].splitlines()[0].startswith('Tijdstempel: "volgende week" is geen')
    (plan,) = rows_of_csv(tmp_path / "Plannen.csv")
    assert (plan["Kostenbegroting"], plan["Start"]) == ("1200", "2022-01-20")


def test_csv_can_never_become_a_formula(
    path: Path, tmp_path: Path, say: Callable[..., Said]
) -> None:
    say("export", path, tmp_path, TODAY)
    first, second = rows_of_csv(tmp_path / "Aanvragen.csv")
    assert first["Vraag"] == '\'=HYPERLINK("x";"y")'
    assert second["Vraag"] == "'-2 of +3?"
    for file in tmp_path.glob("*.csv"):
        for row in rows_of_csv(file):
            assert not any(
                cell.lstrip().startswith(("=", "+", "-", "@")) and not _is_number(cell)
                for cell in row.values()
            )


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def test_json_keeps_the_text_as_it_is(path: Path, tmp_path: Path, say: Callable[..., Said]) -> None:
    say("export", path, tmp_path, "--format=json", TODAY)
    first, second = json.loads((tmp_path / "Aanvragen.json").read_text(encoding="utf-8"))
    assert first["Vraag"] == '=HYPERLINK("x";"y")'
    assert first["Tijdstempel"] == "2022-01-03T09:00:00"
    assert first["Geschatte uren"] == 12.5
    assert second["Geschatte uren"] is None
    assert second["Geschatte uren (zoals ingevuld)"] == "veertig"
    assert json.loads((tmp_path / "Logboek.json").read_text(encoding="utf-8")) == []


def test_parquet_is_what_the_library_gives(
    path: Path, tmp_path: Path, say: Callable[..., Said]
) -> None:
    say("sync", path, TODAY)
    say("export", path, tmp_path, "--format=parquet", TODAY)
    memory = WRITTEN.memory()
    found = frames(looked_at(memory, now="2022-03-01T00:00"))
    for tab in TABS[:-1]:
        read = pd.read_parquet(tmp_path / f"{tab}.parquet")
        pd.testing.assert_frame_equal(read, found[tab], check_dtype=False)
    assert len(pd.read_parquet(tmp_path / "Logboek.parquet")) > 20


def test_no_row_and_no_cell_is_lost() -> None:
    seen = looked_at(WRITTEN)
    requests = frames(seen)["Aanvragen"]
    assert len(requests) == 2
    for row, line in enumerate((1, 3)):
        for header, cell in zip(
            WRITTEN.tabs["Aanvragen"][0], WRITTEN.tabs["Aanvragen"][line], strict=False
        ):
            shown = requests[str(header)].iloc[row]
            typed = f"{header} (zoals ingevuld)"
            kept = not pd.isna(shown) or (typed in requests and requests[typed].iloc[row] == cell)
            assert kept == (cell != "")


def test_a_persons_own_column_goes_along(tmp_path: Path, say: Callable[..., Said]) -> None:
    rows = [[*row, "eigen aantekening"] for row in WRITTEN.tabs["Plannen"]]
    rows[0][-1] = "Notitie"
    path = save(WRITTEN.with_tab("Plannen", rows), tmp_path / "Register.xlsx")
    say("export", path, tmp_path, TODAY)
    (plan,) = rows_of_csv(tmp_path / "Plannen.csv")
    assert plan["Notitie"] == "eigen aantekening"


def test_days_stay_days_when_the_folder_is_written_again(
    path: Path, tmp_path: Path, say: Callable[..., Said]
) -> None:
    say("export", path, tmp_path / "uit", TODAY)
    before = {one.name: one.read_bytes() for one in (tmp_path / "uit").iterdir()}
    assert say("export", path, tmp_path / "uit", TODAY).code == 0
    assert {one.name: one.read_bytes() for one in (tmp_path / "uit").iterdir()} == before


@pytest.mark.parametrize("form", ["csv", "json"])
def test_whole_numbers_have_no_point_and_days_have_no_time(
    path: Path, tmp_path: Path, say: Callable[..., Said], form: str
) -> None:
    say("sync", path, TODAY)
    say("export", path, tmp_path, "--format", form, TODAY)
    for file in tmp_path.glob(f"*.{form}"):
        text = file.read_text(encoding="utf-8-sig")
        assert not re.search(r"(?<![\d.])\d+\.0(?!\d)", text), file.name
        if file.stem not in {"Aanvragen", "Wachtrij", "Evaluaties", "Logboek"}:
            assert "00:00" not in text, file.name
    text = (tmp_path / f"Plannen.{form}").read_text(encoding="utf-8-sig")
    assert "2022-01-20" in text
    assert "1200" in text


def test_a_count_that_people_fill_in_is_written_as_it_stands() -> None:
    memory = register(
        """
        Evaluaties
        Plankenmerk   | Gerealiseerde arbeidsplaatsen | Verwachte arbeidsplaatsen
        SI-2022-001-A | 2                             | 1.5
        """
    ).memory()
    frame = frames(looked_at(memory, now="2022-03-01T00:00"))["Evaluaties"]
    assert list(frame["Gerealiseerde arbeidsplaatsen"]) == [2]
    assert list(frame["Verwachte arbeidsplaatsen"]) == [1.5]


def test_what_a_person_sees_is_what_is_kept_as_typed() -> None:
    rows = WRITTEN.tabs["Plannen"]
    hours = [*rows[0]].index("Begrote uren")
    shown = WRITTEN.with_cell("Plannen", hours, 1, DayCell(44_593))
    headers, plan = shown.tabs["Plannen"]
    shown = shown.with_tab("Plannen", [[*headers, "Contract op"], [*plan, DayCell(44_561)]])
    plans = frames(looked_at(shown))["Plannen"]
    assert list(plans["Begrote uren (zoals ingevuld)"]) == ["01-02-2022"]
    assert list(plans["Contract op"]) == ["31-12-2021"]


def test_a_folder_that_cannot_be_made(path: Path, say: Callable[..., Said]) -> None:
    said = say("export", path, path / "uit", TODAY)
    assert (said.code, said.out) == (3, "")
    assert said.err.startswith(f"In {path / 'uit'} kan niet geschreven worden: ")
    assert "Errno" not in said.err
