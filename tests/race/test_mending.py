"""What a person sees who moved something in the very second in which a sync wrote."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from race.history import History
from race.ledger import Ledger, Page
from sheets_sync.errors import Unsafe
from sheets_sync.sync import sync_register
from validators import decide
from written.runs import moment, pilot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BATCH = "spreadsheets.batchUpdate"
QUESTION, STATUS = 7, 16


@pytest.fixture
def history(tmp_path: Path) -> History:
    """A register after a first sync, in which the second request of Aanvragen was changed since."""
    history = History(Random(0), tmp_path)  # noqa: S311
    history.sync()
    page = history.ledger.pages[0]
    history.ledger.write(page, 2, 10, "veertig")
    history.service.log.clear()
    return history


def meanwhile(history: History, *acts: Callable[[Ledger, Page], object]) -> int:
    """A sync, while people do this between its reading and its writing; its exit code."""
    waiting = [None, *acts]

    def act(_: float) -> None:
        # The first call comes before the reading, the second one after it.
        if len(history.service.log.lines) == 1 and waiting:
            for one in waiting:
                if one:
                    one(history.ledger, history.ledger.pages[0])
            waiting.clear()

    history._meanwhile = act  # type: ignore[method-assign]
    return history.sync()


ACTS: dict[str, Callable[[Ledger, Page], object]] = {
    "a row is inserted": lambda ledger, page: ledger.insert_row(page, 1),
    "a row is typed in": lambda ledger, page: (
        ledger.insert_row(page, 1),
        ledger.fill(page, 1, {"Vraag": "Nieuw?", "Geschatte uren": 3}),
    ),
    "a row is deleted": lambda ledger, page: ledger.delete_row(page, 1),
    "a row is dragged": lambda ledger, page: ledger.move_row(page, 2, 4),
    "rows are sorted": lambda ledger, page: ledger.sort(page, QUESTION, "DESCENDING"),
    "rows are filtered": lambda ledger, page: ledger.filter(page, STATUS),
    "a row is cut and pasted": lambda ledger, page: ledger.cut_row(page, 2, 6),
    "a column is dragged from left to right": lambda ledger, page: ledger.move_column(page, 0, 20),
    "a column is dragged from right to left": lambda ledger, page: ledger.move_column(page, 22, 0),
    "the status is dragged": lambda ledger, page: ledger.move_column(page, STATUS, 3),
    "a column is inserted": lambda ledger, page: ledger.insert_column(page, 5),
    "a question is added": lambda ledger, page: (
        ledger.insert_column(page, 13),
        ledger.write(page, 0, 13, "Nieuwe vraag"),
    ),
    "a column and a row are inserted": lambda ledger, page: (
        ledger.insert_column(page, 0),
        ledger.insert_row(page, 0),
    ),
    "a form is sent in": lambda ledger, page: ledger.fill(
        page, 5, {"Vraag": "Van een formulier", "Geschatte uren": 4}
    ),
    "another cell is typed in": lambda ledger, page: ledger.write(page, 1, QUESTION, "Anders!"),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_it_is_mended_at_once(history: History, act: Callable[[Ledger, Page], object]) -> None:
    assert meanwhile(history, act) == 0
    assert not history.ledger.wrong()
    assert history.service.log.count(BATCH) <= 2
    history._meanwhile = lambda _: None  # type: ignore[method-assign]
    history.rest()


def test_where_nothing_was_moved_nothing_needs_a_second_look(history: History) -> None:
    assert meanwhile(history) == 0
    assert history.service.log.counts == {
        "spreadsheets.values.batchGetByDataFilter": 1,
        BATCH: 1,
    }


def test_a_cell_that_cannot_be_told_is_named(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody puts in a column of notes, and the status lands on the note of the second row."""
    found: list[Unsafe] = []

    def caught(stop: Unsafe) -> None:
        found.append(stop)

    def notes(ledger: Ledger, page: Page) -> None:
        ledger.insert_column(page, STATUS)
        for row, text in enumerate(("Notitie", "een", "twee", "drie", "vier")):
            ledger.write(page, row, STATUS, text)

    monkeypatch.setattr(
        "race.history.sync_register",
        lambda *args: _telling(caught, *args),
    )
    assert meanwhile(history, notes) == 6
    (stop,) = found
    assert stop.code == "race.unmended"
    assert [(one.code, one.details) for one in stop.places] == [
        ("race.unknown", {"cell": "Aanvragen!Q3"})
    ]


def _telling(tell: Callable[[Unsafe], None], *args: object) -> None:
    try:
        sync_register(*args)  # type: ignore[arg-type]
    except Unsafe as stop:
        tell(stop)
        raise


def test_the_log_tells_every_change_once_however_often_it_was_written(history: History) -> None:
    assert meanwhile(history, ACTS["rows are sorted"]) == 0
    log = next(sheet for sheet in history.ledger.book.sheets if sheet.title == "Logboek")
    lines = [tuple(map(str, row[1:6])) for row in log.rows]
    assert len(set(lines)) == len(lines)


def test_keys_that_were_dealt_follow_their_rows(history: History) -> None:
    def deal(ledger: Ledger, page: Page) -> None:
        ledger.sort(page, QUESTION, "ASCENDING")

    ledger, page = history.ledger, history.ledger.pages[0]
    for row, text in ((5, "Zesde?"), (6, "Vijfde?")):
        ledger.fill(page, row, {"Vraag": text, "Tijdstempel": 44_600 + row})
    names = {page.rows[5]: "SI-2022-005", page.rows[6]: "SI-2022-006"}
    assert meanwhile(history, deal) == 0
    keys = ledger.keys()
    assert {name: keys["Aanvragen", name] for name in names} == names
    assert decide
    assert moment
    assert pilot
