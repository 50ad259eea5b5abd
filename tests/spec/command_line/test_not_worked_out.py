"""A register that is still being worked out: nobody loses hours because of it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.google.online import TODAY, Online, in_full_swing
from support.written.books import column, save
from support.written.tables import register

from sheets_sync.stores.google import opening
from sheets_sync.stores.google.http.patience import Patience
from sheets_sync.testing.cells import Cell, ErrorValue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.written.books import Said

    from sheets_sync.grid.snapshot import Cell as Plain

REGISTER = """
Aanvragen
Hogeschool | Geschatte uren
HRO        | 10
HRO        | 20

Plannen
Kenmerk     | Begrote uren | Besluit     | Besluit op
SI-2022-001 | 8            | Goedgekeurd | 2022-01-12
"""
PARTY, HOURS = 2, 10
DECIDED = ("Status", "Uren toegekend", "Uren gereserveerd", "Volgnummer")


@pytest.fixture
def decided(online: Online) -> Online:
    return in_full_swing(online, REGISTER)


def put(online: Online, row: int, place: int, value: Plain | ErrorValue) -> None:
    """What Google makes of a cell, without anybody typing."""
    book = online.server.service.world.files[online.sheet].book
    assert book is not None
    book.sheet(1).write(row, place, [(Cell(value),)])


def rows(online: Online, headers: tuple[str, ...] = DECIDED) -> list[list[object]]:
    shown, *below = online.values("Aanvragen!A1:Z3")
    return [
        [row[shown.index(header)] for header in headers if shown.index(header) < len(row)]
        for row in below
    ]


def messages(online: Online, row: int) -> str:
    shown, *below = online.values("Aanvragen!A1:Z3")
    place = shown.index("Meldingen")
    return str(below[row][place]) if place < len(below[row]) else ""


@pytest.mark.parametrize("place", [PARTY, HOURS])
def test_a_register_that_is_loading_is_come_back_to(
    decided: Online, place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = decided.everything()
    was = decided.values("Aanvragen!A2:Z2")[0][place]
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 2:
            put(decided, 1, place, was)

    monkeypatch.setattr(opening, "Patience", lambda: Patience(wait, lambda: sum(waits)))
    put(decided, 1, place, ErrorValue("LOADING"))
    assert decided.sync().out.startswith("Niets te doen")
    assert len(waits) == 2
    assert decided.everything() == before


@pytest.mark.parametrize("kind", ["LOADING", "REF"])
@pytest.mark.parametrize("place", [PARTY, HOURS])
def test_what_stood_there_last_counts_and_the_row_says_so(
    decided: Online, place: int, kind: str
) -> None:
    before = rows(decided)
    was = decided.values("Aanvragen!A2:Z2")[0][place]
    put(decided, 1, place, ErrorValue(kind))
    assert decided.sync().code in {0, 1}
    assert rows(decided) == before
    assert f'zolang telt wat er het laatst stond: "{was}"' in messages(decided, 0)
    assert messages(decided, 1) == ""
    assert decided.sync().out.startswith("Niets te doen")
    put(decided, 1, place, was)
    decided.sync()
    assert (rows(decided), messages(decided, 0)) == (before, "")


TEXTS = (1, 3, 5, 6, 7)
"""The columns with an address, names and the question."""


@pytest.mark.parametrize("kind", ["LOADING", "REF"])
@pytest.mark.parametrize("place", TEXTS)
def test_a_text_that_stood_there_counts_as_filled_in(
    decided: Online, home: Path, place: int, kind: str
) -> None:
    before = rows(decided)
    put(decided, 1, place, ErrorValue(kind))
    assert decided.sync().code in {0, 1}
    assert rows(decided) == before
    assert "zolang telt de cel als ingevuld" in messages(decided, 0)
    # What people typed in free text is kept nowhere.
    kept = [path.read_bytes() for path in (home / "sheets-sync" / "seen").iterdir()]
    typed = [str(decided.values("Aanvragen!A3:Z3")[0][one]) for one in TEXTS]
    assert kept
    assert not [text for text in typed if text.encode() in kept[0]]


@pytest.mark.parametrize("kind", ["LOADING", "REF"])
@pytest.mark.parametrize("place", [PARTY, HOURS, *TEXTS])
def test_it_is_known_for_as_long_as_it_lasts(decided: Online, place: int, kind: str) -> None:
    put(decided, 1, place, ErrorValue(kind))
    decided.sync()
    before, said = rows(decided), messages(decided, 0)
    assert "zolang telt" in said
    for hours in (21, 22):
        # Other rows have news.
        put(decided, 2, HOURS, hours)
        decided.sync()
        assert (rows(decided)[0], messages(decided, 0)) == (before[0], said)


@pytest.mark.parametrize("kind", ["LOADING", "REF"])
@pytest.mark.parametrize("typed", ["30:00", "6:00", "7,5", "1-2", "50%", "€ 5"])
def test_what_stood_there_last_is_read_as_it_was(decided: Online, typed: str, kind: str) -> None:
    """36:00 stays a length of time and 50% a percentage, which is no number of hours."""
    decided.do(typing="Aanvragen!K3", cell=typed)
    decided.sync("--force")
    before = rows(decided)
    put(decided, 2, HOURS, ErrorValue(kind))
    for _ in range(2):
        decided.sync("--force")
        assert rows(decided) == before


def test_a_large_register_is_remembered_as_well(tmp_path: Path, say: Callable[..., Said]) -> None:
    """However many rows there are, what stood in one of them is known."""
    headers, sound = register("Uren\nUren\n1").tabs["Uren"]
    written = register(REGISTER).with_tab("Uren", [headers, *[sound] * 2_000])
    path = save(written, tmp_path / "Register.xlsx")
    assert say("sync", path, TODAY, "--force").code in {0, 1}
    before = column(path, "Uren", "Saldo")
    edit = openpyxl.load_workbook(path)
    edit["Uren"]["D3"] = "=0.5+0.5"
    edit.save(path)
    assert say("sync", path, TODAY).code in {0, 1}
    assert column(path, "Uren", "Saldo") == before
    assert "zolang telt wat er het laatst stond" in str(column(path, "Uren", "Meldingen")[1])


def test_where_nothing_is_known_all_that_was_decided_stays(decided: Online, home: Path) -> None:
    before = rows(decided)
    shutil.rmtree(home)
    put(decided, 1, HOURS, ErrorValue("LOADING"))
    put(decided, 2, PARTY, ErrorValue("LOADING"))
    said = decided.sync()
    assert said.code in {0, 1}
    assert "Aanvragen!C3, Aanvragen!K2" in (said.out + said.err)
    assert rows(decided) == before
    assert "nog aan het laden" in messages(decided, 0)


def test_an_error_that_is_an_answer_is_wrong_at_once(decided: Online) -> None:
    put(decided, 1, PARTY, ErrorValue("N_A"))
    decided.sync()
    assert "herstel de formule" in messages(decided, 0)


def test_a_formula_whose_column_goes_blank_below_it(decided: Online) -> None:
    """One formula in the first row filled the column; while it loads all of it is blank."""
    before = rows(decided)
    put(decided, 1, HOURS, ErrorValue("REF"))
    put(decided, 2, HOURS, None)
    decided.sync()
    assert rows(decided) == before
    assert "zolang telt" in messages(decided, 1)


def test_commands_that_only_look_know_it_as_well(decided: Online) -> None:
    before = decided.say("status", TODAY).out
    put(decided, 1, HOURS, ErrorValue("REF"))
    assert decided.say("status", TODAY).out.splitlines()[:3] == before.splitlines()[:3]
    put(decided, 1, HOURS, 10)


def test_a_formula_of_which_a_workbook_holds_no_outcome(
    tmp_path: Path, say: Callable[..., Said]
) -> None:
    """As programs write it that work nothing out."""
    path = save(register(REGISTER), tmp_path / "Register.xlsx")
    assert say("sync", path, TODAY).code == 0
    book = openpyxl.load_workbook(path)
    before = [column(path, "Aanvragen", header) for header in DECIDED]
    book["Aanvragen"]["K2"] = "=5+5"
    book["Aanvragen"]["C3"] = '="HRO"'
    book.save(path)
    assert say("sync", path, TODAY).code in {0, 1}
    assert [column(path, "Aanvragen", header) for header in DECIDED] == before
    assert "zolang telt" in str(column(path, "Aanvragen", "Meldingen")[0])
