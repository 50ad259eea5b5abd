"""What a person sees who moved something in the very second in which a sync wrote."""

from __future__ import annotations

import re
from itertools import count
from random import Random
from typing import TYPE_CHECKING, TypeAlias

import pytest
from support.race.history import History

from sheets_sync.grid.place import address
from sheets_sync.testing.faults import Fault
from sheets_sync.testing.formulas.outcomes import value_at
from sheets_sync.testing.when import When

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.race.ledger import Ledger, Page

    from sheets_sync.testing.faults import Kind

Act: TypeAlias = "Callable[[Ledger, Page], None]"
BATCH = "spreadsheets.batchUpdate"
QUESTION, STATUS = 7, 16


@pytest.fixture
def history(tmp_path: Path) -> History:
    """A register after a first sync, in which the second request of Aanvragen was changed since."""
    history = History(Random(0), tmp_path)
    history.sync()
    page = history.ledger.pages[0]
    history.ledger.write(page, 2, 10, "veertig")
    history.service.log.clear()
    return history


def meanwhile(history: History, *acts: Act) -> int:
    """A sync, while people do this between its reading and its writing; its exit code."""
    waiting = list(acts)

    def act(_: float) -> None:
        while waiting and len(history.service.log.lines) == 1:
            waiting.pop(0)(history.ledger, history.ledger.pages[0])

    history.meanwhile = act
    code = history.sync()
    history.meanwhile = lambda _: None
    return code


ACTS: dict[str, tuple[Act, ...]] = {
    "a row is inserted": (lambda ledger, page: ledger.insert_row(page, 1),),
    "a row is typed in": (
        lambda ledger, page: ledger.insert_row(page, 1),
        lambda ledger, page: ledger.fill(page, 1, {"Vraag": "Nieuw?", "Geschatte uren": 3}),
    ),
    "a row is deleted": (lambda ledger, page: ledger.delete_row(page, 1),),
    "a row is dragged": (lambda ledger, page: ledger.move_row(page, 2, 4),),
    "rows are sorted": (lambda ledger, page: ledger.sort(page, QUESTION, "DESCENDING"),),
    "rows are filtered": (lambda ledger, page: ledger.filter(page, STATUS),),
    "a row is cut and pasted": (lambda ledger, page: ledger.cut_row(page, 2, 6),),
    "a column is dragged to the right": (lambda ledger, page: ledger.move_column(page, 0, 20),),
    "a column is dragged to the left": (lambda ledger, page: ledger.move_column(page, 22, 0),),
    "the status is dragged": (lambda ledger, page: ledger.move_column(page, STATUS, 3),),
    "a column is inserted": (lambda ledger, page: ledger.insert_column(page, 5),),
    "a question is added": (
        lambda ledger, page: ledger.insert_column(page, 13),
        lambda ledger, page: ledger.write(page, 0, 13, "Nieuwe vraag"),
    ),
    "a column and a row are inserted": (
        lambda ledger, page: ledger.insert_column(page, 0),
        lambda ledger, page: ledger.insert_row(page, 0),
    ),
    "a column of notes is put in": (
        lambda ledger, page: ledger.insert_column(page, STATUS),
        *(
            lambda ledger, page, row=row, text=text: ledger.write(page, row, STATUS, text)
            for row, text in enumerate(("Notitie", "een", "twee", "drie", "vier"))
        ),
    ),
    "a column is dragged and typed in": (
        lambda ledger, page: ledger.move_column(page, QUESTION, STATUS + 1),
        lambda ledger, page: ledger.write(page, 2, STATUS, "Net getypt"),
    ),
    "a form is sent in": (
        lambda ledger, page: ledger.fill(page, 5, {"Vraag": "Van ver", "Geschatte uren": 4}),
    ),
    "a cell is typed in": (lambda ledger, page: ledger.write(page, 1, QUESTION, "Anders!"),),
}


@pytest.mark.parametrize("acts", ACTS.values(), ids=ACTS.keys())
def test_it_is_mended_at_once(history: History, acts: tuple[Act, ...]) -> None:
    assert meanwhile(history, *acts) == 0
    assert not history.ledger.wrong()
    # The write, the one that mends it, and one that takes away what that needed.
    assert history.service.log.count(BATCH) <= 3
    history.rest()


@pytest.mark.parametrize("acts", ACTS.values(), ids=ACTS.keys())
def test_it_is_mended_as_well_where_only_a_part_is_read_back(
    history: History, monkeypatch: pytest.MonkeyPatch, acts: tuple[Act, ...]
) -> None:
    monkeypatch.setattr("sheets_sync.stores.google.write.proof.ORDINARY_CELLS", 0)
    assert meanwhile(history, *acts) == 0
    assert not history.ledger.wrong()
    history.rest()


def test_where_nothing_was_moved_nothing_needs_a_second_look(history: History) -> None:
    assert meanwhile(history) == 0
    assert history.service.log.counts == {
        "spreadsheets.getByDataFilter": 1,
        BATCH: 1,
    }


def test_what_was_hit_is_put_back_named_and_kept_in_the_log(history: History) -> None:
    """Somebody puts in a column of notes, and the status lands on the note of the second row."""
    assert meanwhile(history, *ACTS["a column of notes is put in"]) == 0
    assert history.restored == ["Aanvragen!Q3"]
    log = next(sheet for sheet in history.ledger.book.sheets if sheet.title == "Logboek")
    assert "twee" in [str(row[5]) for row in log.rows]


def test_the_log_tells_every_change_once_however_often_it_was_written(history: History) -> None:
    assert meanwhile(history, *ACTS["rows are sorted"]) == 0
    log = next(sheet for sheet in history.ledger.book.sheets if sheet.title == "Logboek")
    # That a question was asked and that it was closed differ in what stands behind them.
    lines = [tuple(map(str, row[2:8])) for row in log.rows]
    assert len(set(lines)) == len(lines)


def test_what_somebody_types_in_a_cell_that_is_being_mended_stays(history: History) -> None:
    """A column comes in, the status lands on people's cells, and one of these is typed in again."""
    page = history.ledger.pages[0]
    calls = count()

    def act(_: float) -> None:
        call = next(calls)
        if call == 1:
            history.ledger.insert_column(page, 13)
            for row in range(1, 5):
                history.ledger.write(page, row, 12, 44_600 + row)
            history.ledger.move_column(page, 12, STATUS + 1)
        if call == 3:
            history.ledger.write(page, 2, STATUS, "net getypt")

    history.meanwhile = act
    assert history.sync() == 0
    assert not history.ledger.wrong()
    assert not [sheet for sheet in history.ledger.book.sheets if sheet.properties.get("hidden")]


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


@pytest.mark.parametrize("error", ["=NA()", "=#REF!", "=1/0"])
def test_an_error_that_was_hit_is_an_error_again_and_is_reported(
    history: History, error: str
) -> None:
    """What lead to it nobody can tell any more: somebody has to look."""
    ledger, page = history.ledger, history.ledger.pages[0]

    def drag(ledger: Ledger, page: Page) -> None:
        ledger.move_column(page, QUESTION, STATUS + 1)

    area = {"sheetId": page.sheet_id, "rowIndex": 2, "columnIndex": QUESTION}
    rows = [{"values": [{"userEnteredValue": {"formulaValue": error}}]}]
    ledger.do({"updateCells": {"start": area, "rows": rows, "fields": "userEnteredValue"}})
    before = value_at(ledger.book, ledger.sheet(page), 2, QUESTION)
    assert meanwhile(history, drag) == 6
    assert "Aanvragen!Q3" in history.log[-2]
    assert value_at(ledger.book, ledger.sheet(page), 2, STATUS) == before


def test_a_yes_that_was_hit_by_a_1_is_a_yes_again(history: History) -> None:
    ledger, page = history.ledger, history.ledger.pages[0]
    place = page.columns.index("=Volgnummer")
    assert ledger.says(page, 1, place, 1)

    def drag(ledger: Ledger, page: Page) -> None:
        ledger.write(page, 1, QUESTION, value=True)
        ledger.move_column(page, QUESTION, place + 1)

    ledger.write(page, 1, place, "zelf")
    assert meanwhile(history, drag) == 0
    found = value_at(ledger.book, ledger.sheet(page), 1, page.columns.index("Vraag"))
    assert found is True
    history.rest()


def hidden(history: History) -> list[int]:
    return [one.sheet_id for one in history.ledger.book.sheets if one.properties.get("hidden")]


@pytest.mark.parametrize("kind", ["error", "cut_before"])
@pytest.mark.parametrize("by_hand", [False, True], ids=["left", "deleted by hand"])
def test_a_hidden_tab_that_could_not_be_deleted_goes_with_the_next_write(
    history: History, kind: Kind, *, by_hand: bool
) -> None:
    fault = Fault(kind, When(BATCH, nth=3, times=1000), code=403)
    history.service.faults.add(fault)
    meanwhile(history, *ACTS["a column of notes is put in"])
    (left,) = hidden(history)
    history.service.faults.clear()
    ledger, page = history.ledger, history.ledger.pages[0]
    if by_hand:
        ledger.do({"deleteSheet": {"sheetId": left}})
    history.service.log.clear()
    ledger.write(page, 3, page.columns.index("Geschatte uren"), "vijftig")
    assert history.sync() == 0
    assert hidden(history) == []
    # The write that was refused because nothing had changed in the program's tabs, and this one.
    assert history.service.log.count(BATCH) == 2
    history.rest()


@pytest.mark.parametrize("other", [*range(7, 17), 1000])
def test_a_write_that_failed_is_made_again_when_the_register_is_as_it_was(
    history: History, other: int
) -> None:
    """Somebody types something and takes it back, while nobody knows whether the write arrived.

    And some time another machine is first.
    """
    ledger, page = history.ledger, history.ledger.pages[0]
    place = page.columns.index("Geschatte uren")
    was = value_at(ledger.book, ledger.sheet(page), 3, place)
    assert isinstance(was, str)
    history.service.faults.add(Fault("error", When(BATCH), code=503))
    calls = count()

    def act(_: float) -> None:
        call = next(calls)
        if call == 3:
            ledger.write(page, 3, place, "vijftig")
        if call == 5:
            ledger.write(page, 3, place, was)
        if call == other:
            history.meanwhile = lambda _: None
            history.sync("b")

    history.meanwhile = act
    assert history.sync() == 0
    if next(calls) <= other:
        assert history.service.log.count(BATCH) == 2
    history.meanwhile = lambda _: None
    history.rest()


@pytest.mark.parametrize("late", [3, 13, 14])
def test_what_has_to_be_put_right_by_hand_is_named_where_it_stands_now(
    history: History, late: int
) -> None:
    """A column is dragged, then headers and a title are lost, and some time a row comes in."""
    ledger, page = history.ledger, history.ledger.pages[0]
    calls = count()

    def act(_: float) -> None:
        call = next(calls)
        if call == 1:
            ledger.move_column(page, QUESTION, STATUS + 1)
        if call == 3:
            for header in ("Contactpersoon HRM", "Naam aanvrager"):
                ledger.write(page, 0, page.columns.index(header), "?")
            title = {"sheetId": page.sheet_id, "title": "Anders"}
            ledger.do({"updateSheetProperties": {"properties": title, "fields": "title"}})
        if call == late:
            ledger.insert_row(page, 1)

    history.meanwhile = act
    code = history.sync()
    # What stood under the lost headers may tell which columns they are: then all is well.
    assert code in {0, 4, 6}
    wrong = {address("Anders", place, row) for _, row, place in history.wrong}
    assert not wrong or wrong <= set(re.findall(r"'(\w+![A-Z]+[0-9]+)'", history.log[-2]))
    assert code == 6 or not wrong
