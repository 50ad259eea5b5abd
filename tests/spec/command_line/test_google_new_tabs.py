"""A tab that comes in once a spreadsheet is known: it is noticed, for no request more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sheets_sync.stores.google.read import session, state

if TYPE_CHECKING:
    from support.google.online import Online

    from sheets_sync.testing.server import SheetsServer

DAY = 24 * 3600
USUAL, WHOLE = ["spreadsheets.getByDataFilter"], ["spreadsheets.get"]
ANSWERS = "Formulierreacties 2"


@pytest.fixture
def known(online: Online) -> Online:
    """A register that a run has seen; since, a second form has a tab of its own for answers."""
    assert online.sync().code == 0
    copy = {"sourceSheetId": 1, "newSheetName": ANSWERS, "insertSheetIndex": 1}
    online.do({"duplicateSheet": copy})
    for letter, text in (("C", "HRO"), ("H", "Nog een vraag?"), ("K", "12")):
        online.do(typing=f"{ANSWERS}!{letter}4", cell=text)
    return online


def age(online: Online, seconds: int) -> None:
    """The run that looked at all tabs was so many seconds ago."""
    memory = state.recall(online.sheet)
    assert memory.looked
    state.remember(online.sheet, replace(memory, looked=memory.looked - seconds))


def reading(server: SheetsServer) -> list[str]:
    found = [line.method for line in server.log.lines if line.method != "oauth.token"]
    server.log.clear()
    return found


@pytest.mark.parametrize("seconds", [DAY, 400 * DAY, -400 * DAY])
def test_a_second_tab_with_answers_is_noticed_within_a_day(known: Online, seconds: int) -> None:
    known.server.log.clear()
    assert ANSWERS not in known.sync().out
    assert reading(known.server) == USUAL
    # A clock that was far ahead says as little as one of long ago.
    age(known, seconds)
    assert ANSWERS in known.sync().out
    assert reading(known.server) == WHOLE
    # From then on it is read with the others, and named until somebody has seen to it.
    assert ANSWERS in known.sync().out
    assert reading(known.server) == USUAL


def test_all_of_a_large_register_is_not_read_for_it(
    known: Online, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "LARGE_CELLS", 2)
    known.sync()
    age(known, 400 * DAY)
    known.server.log.clear()
    known.sync()
    assert "spreadsheets.get" not in reading(known.server)
