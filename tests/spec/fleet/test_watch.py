"""Watching registers: what somebody types has its answer within ten seconds."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.fleets import REQUEST
from support.google.online import book_of
from support.written.books import column, save
from support.written.tables import register

from sheets_sync.command_line import watching
from sheets_sync.testing.people import PersonsEdit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.written.books import Said

    from sheets_sync.testing.server import SheetsServer

TUESDAY, SUNDAY = datetime(2022, 3, 1, 10).astimezone(), datetime(2022, 3, 6, 10).astimezone()


class Hands:
    """A clock on which things happen; when they all have, somebody presses ^C."""

    def __init__(self) -> None:
        self.time = 0.0
        self.events: list[tuple[float, Callable[[], object]]] = []
        self.looks: list[float] = []

    def at(self, moment: float, event: Callable[[], object]) -> None:
        self.events.append((moment, event))

    def end(self, moment: float) -> None:
        self.at(moment, _interrupt)

    def now(self) -> float:
        return self.time

    def until(self, moment: float) -> None:
        self.events.sort(key=lambda one: one[0])
        while self.events and self.events[0][0] <= moment:
            self.time, event = self.events.pop(0)
            event()
        self.time = max(self.time, moment)
        self.looks.append(self.time)


def _interrupt() -> None:
    raise KeyboardInterrupt


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    clock = Hands()
    monkeypatch.setattr(watching, "new_clock", lambda: clock)
    monkeypatch.setattr(watching, "wall_time", lambda: TUESDAY)
    return clock


def typed(book: Path, hours: int) -> None:
    found = openpyxl.load_workbook(book)
    sheet = found["Aanvragen"]
    place = next(cell.column for cell in sheet[1] if cell.value == "Geschatte uren")
    sheet.cell(2, place, hours)
    found.save(book)


def answered(book: Path) -> list[object]:
    return list(column(book, "Aanvragen", "Uren gereserveerd"))


def test_a_workbook_has_its_answer_within_ten_seconds(
    say: Callable[..., Said], hands: Hands, tmp_path: Path
) -> None:
    book = save(REQUEST, tmp_path / "Register.xlsx")
    seen: dict[float, list[object]] = {}
    hands.at(101, lambda: typed(book, 20))
    for moment in (99, 103, 111):
        hands.at(moment, lambda moment=moment: seen.update({moment: answered(book)}))  # type: ignore[misc]
    hands.end(130)
    said = say("watch", book, "--today=2022-03-01")
    assert said.code == 130
    assert said.lines[0] == "1 register wordt bijgehouden; stop met ^C."
    assert seen == {99: [10], 103: [10], 111: [20]}


def test_outside_working_hours_it_looks_once_a_minute(
    say: Callable[..., Said], hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "wall_time", lambda: SUNDAY)
    book = save(REQUEST, tmp_path / "Register.xlsx")
    hands.end(4000)
    say("watch", book, "--today=2022-03-01")
    late = [one for one in hands.looks if one > 1000]
    assert {after - before for before, after in pairwise(late)} == {60.0}


@pytest.fixture
def sheet(sheets_server: SheetsServer, nobody_signed_in: None) -> str:
    assert nobody_signed_in is None
    return sheets_server.spreadsheet("Register", body=book_of(register(REQUEST)))


def test_a_google_sheet_takes_one_read_a_look_and_one_write_an_answer(
    say: Callable[..., Said], hands: Hands, sheet: str, sheets_server: SheetsServer
) -> None:
    edit = PersonsEdit(sheet, (), ({"range": "Aanvragen!K2", "values": [[20]]},))
    writes: dict[float, int] = {}
    log = sheets_server.log
    hands.at(99, log.clear)
    hands.at(101, lambda: sheets_server.as_person(edit))
    for moment in (103, 111, 159):
        hands.at(
            moment,
            lambda moment=moment: writes.update({moment: log.count("spreadsheets.batchUpdate")}),  # type: ignore[misc]
        )
    hands.end(160)
    assert say("watch", sheet, "--today=2022-03-01").code == 130
    assert writes == {103: 0, 111: 1, 159: 1}
    reads = log.count() - log.count("spreadsheets.batchUpdate")
    assert reads == sum(look > 99 for look in hands.looks) == 15


def test_what_is_still_being_typed_is_not_decided(
    say: Callable[..., Said], hands: Hands, sheet: str, sheets_server: SheetsServer
) -> None:
    log = sheets_server.log
    hands.at(99, log.clear)
    for second in range(40):
        one = PersonsEdit(sheet, (), ({"range": "Aanvragen!K2", "values": [[second + 1]]},))
        hands.at(100 + second, lambda one=one: sheets_server.as_person(one))  # type: ignore[misc]
    writes: list[int] = []
    hands.at(139.5, lambda: writes.append(log.count("spreadsheets.batchUpdate")))
    hands.at(150, lambda: writes.append(log.count("spreadsheets.batchUpdate")))
    hands.end(151)
    say("watch", sheet, "--today=2022-03-01")
    assert writes == [0, 1]


def test_more_than_the_quota_allows_are_looked_at_more_slowly_and_it_says_so(
    say: Callable[..., Said], hands: Hands, sheets_server: SheetsServer, nobody_signed_in: None
) -> None:
    assert nobody_signed_in is None
    body = book_of(register(REQUEST))
    sheets = [sheets_server.spreadsheet(f"Register {n}", body=body) for n in range(5)]
    hands.at(300, sheets_server.log.clear)
    hands.end(360)
    said = say("watch", *sheets, "--today=2022-03-01")
    assert "laten toe dat er tegelijk 2 registers elke 4 seconden" in said.out
    assert sheets_server.log.count() <= 50


def test_a_register_that_cannot_be_read_keeps_no_other_waiting(
    say: Callable[..., Said], hands: Hands, tmp_path: Path
) -> None:
    broken = tmp_path / "kapot.xlsx"
    broken.write_bytes(b"no workbook")
    book = save(REQUEST, tmp_path / "Register.xlsx")
    hands.end(30)
    said = say("watch", broken, book, "--today=2022-03-01")
    assert said.err.count("kapot.xlsx") == 1
    assert answered(book) == [10]
