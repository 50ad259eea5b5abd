"""A run that would find what the last one found ends at once; whatever differs makes it look."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.written.books import column, save

from sheets_sync.host.lock import only_run
from sheets_sync.sync import next_step
from sheets_sync.sync import run as engine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.google.online import Online
    from support.written.books import Said

    from sheets_sync.sync.next_step import State

TODAY = "--today=2022-03-01"


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[State]:
    """A line for each time that something was decided."""
    told: list[State] = []
    begin = next_step.begin

    def counted(*given: object) -> State:
        told.append(begin(*given))  # type: ignore[arg-type]
        return told[-1]

    monkeypatch.setattr(engine, "begin", counted)
    return told


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return save("Aanvragen\nHogeschool | Geschatte uren\nHRO | 10", tmp_path / "Register.xlsx")


def settled(say: Callable[..., Said], book: Path, looked: list[State], *options: str) -> None:
    """Run until nothing is left to do."""
    say("sync", book, TODAY, "--quiet", *options)
    say("sync", book, TODAY, "--quiet", *options)
    looked.clear()


def test_nothing_is_decided_and_nothing_written(
    say: Callable[..., Said], book: Path, looked: list[State]
) -> None:
    settled(say, book, looked)
    before = book.stat()
    said = say("sync", book, TODAY, "--quiet")
    assert (said.code, said.out, said.err, looked) == (0, "", "", [])
    assert book.stat() == before


def test_the_log_of_such_a_run_has_the_same_counts(
    say: Callable[..., Said], book: Path, looked: list[State]
) -> None:
    settled(say, book, looked, "--log-json")
    shutil.rmtree(os.environ["XDG_STATE_HOME"] + "/sheets-sync/still")
    long = json.loads(say("sync", book, TODAY, "--log-json").lines[-1])
    assert looked
    looked.clear()
    short = json.loads(say("sync", book, TODAY, "--log-json").lines[-1])
    assert looked == []
    for told in (long, short):
        del told["time"], told["seconds"]
    assert long == short


def a_cell(book: Path) -> None:
    found = openpyxl.load_workbook(book)
    sheet = found["Aanvragen"]
    hours = next(cell.column for cell in sheet[1] if cell.value == "Geschatte uren")
    sheet.cell(2, hours, 20)
    found.save(book)


def the_journal(_: Path) -> None:
    shutil.rmtree(os.environ["XDG_STATE_HOME"] + "/sheets-sync/registers")


@pytest.mark.parametrize("change", [a_cell, the_journal])
def test_whatever_differs_is_looked_at(
    say: Callable[..., Said], book: Path, looked: list[State], change: Callable[[Path], None]
) -> None:
    settled(say, book, looked)
    change(book)
    say("sync", book, TODAY, "--quiet")
    assert len(looked) == 1


@pytest.mark.parametrize("options", [["--today=2022-03-02", "--quiet"], [TODAY], [TODAY, "--json"]])
def test_another_day_and_somebody_who_watches_get_a_whole_run(
    say: Callable[..., Said], book: Path, looked: list[State], options: list[str]
) -> None:
    settled(say, book, looked)
    say("sync", book, *options)
    assert len(looked) == 1


def test_a_clock_that_went_back_and_another_programme_are_no_less(
    say: Callable[..., Said], book: Path, looked: list[State], tmp_path: Path
) -> None:
    from sheets_sync.validators import PILOT

    mine = tmp_path / "mine.toml"
    mine.write_bytes(PILOT.read_bytes())
    noon = "--today=2022-03-01 12:00"
    for _ in "12":
        say("sync", book, noon, "--quiet", "--programme", mine)
    looked.clear()
    say("sync", book, "--today=2022-03-01 14:00", "--quiet", "--programme", mine)
    assert looked == []
    say("sync", book, "--today=2022-03-01 11:00", "--quiet", "--programme", mine)
    assert len(looked) == 1
    mine.write_text(mine.read_text("utf-8").replace("number = 400", "number = 1400", 1), "utf-8")
    say("sync", book, noon, "--quiet", "--programme", mine)
    assert len(looked) == 2


def test_a_register_that_another_run_holds_is_still_busy(
    say: Callable[..., Said], book: Path, looked: list[State]
) -> None:
    settled(say, book, looked)
    with only_run(str(book)):
        assert say("sync", book, TODAY, "--quiet").code == 5


def test_what_was_typed_over_is_mended_the_next_time(
    say: Callable[..., Said], book: Path, looked: list[State]
) -> None:
    settled(say, book, looked)
    found = openpyxl.load_workbook(book)
    sheet = found["Aanvragen"]
    status = next(cell.column for cell in sheet[1] if cell.value == "Status")
    before = sheet.cell(2, status).value
    sheet.cell(2, status, "zomaar")
    found.save(book)
    say("sync", book, TODAY, "--quiet")
    assert column(book, "Aanvragen", "Status") == [before]


def test_a_google_sheet_takes_one_request_and_is_not_decoded(
    online: Online, looked: list[State]
) -> None:
    for _ in "123":
        online.sync("--quiet")
    looked.clear()
    assert online.asked("--quiet") == ["getByDataFilter"]
    assert looked == []
    online.do(typing="Aanvragen!K2", cell=12)
    assert online.asked("--quiet") == ["getByDataFilter", "batchUpdate"]
    assert len(looked) == 1


@pytest.mark.parametrize(("formula", "looks"), [("[Gebouw].[Beheerder]", 0), ("NU()", 1)])
def test_rules_that_ask_the_time_are_worked_out_each_time(
    say: Callable[..., Said], looked: list[State], tmp_path: Path, formula: str, looks: int
) -> None:
    from support.written.books import ROOT

    text = (ROOT / "fixtures" / "tickets.toml").read_text("utf-8")
    mine = tmp_path / "mine.toml"
    # Told by a status, so that nothing is written each time.
    now = text.replace("[Gebouw].[Beheerder]'", f'ALS(GEVULD({formula}); "ja"; "nee")\'')
    mine.write_text(now, "utf-8")
    book = tmp_path / "desk.xlsx"
    assert say("init", book, "--programme", mine).code == 0
    for _ in "123":
        assert say("sync", book, TODAY, "--quiet", "--programme", mine).code == 0
    looked.clear()
    assert say("sync", book, TODAY, "--quiet", "--programme", mine).code == 0
    assert len(looked) == looks
