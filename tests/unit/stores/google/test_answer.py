"""What a whole spreadsheet looks like after Google's one answer about it (google.md, Reading)."""

from __future__ import annotations

import gc
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.grid.snapshot import ErrorCell, Tab
from sheets_sync.problems.stop import Unreachable
from sheets_sync.stores.google.read.answer import ERRORS, snapshot_of

if TYPE_CHECKING:
    from sheets_sync.grid.snapshot import Cell

ORIGIN = "https://docs.google.com/spreadsheets/d/1"

# As Google sends it: trailing blanks trimmed, inner blank columns empty, no values when all blank.
ANSWER = """{
  "spreadsheetId": "1",
  "valueRanges": [
    {"range": "Plannen!A1:Z1000", "majorDimension": "COLUMNS", "values": [
      ["Kenmerk", "SI-2021-001", "SI-2021-002"],
      [],
      ["Start", 44300],
      ["Begrote uren", 7.5, "veertig", "", "#N/A"],
      ["Akkoord", true]]},
    {"range": "'Uren 2021'!A1:Z1000", "majorDimension": "COLUMNS"}
  ]
}"""


def columns_answer(title: str, columns: list[list[Cell]]) -> bytes:
    found = {"range": f"{title}!A1:Z1000", "majorDimension": "COLUMNS", "values": columns}
    return json.dumps({"spreadsheetId": "1", "valueRanges": [found]}).encode()


def test_blanks_come_back_and_cells_keep_their_types() -> None:
    snapshot = snapshot_of(ANSWER.encode(), ORIGIN)
    plans: tuple[list[Cell], ...] = (
        ["Kenmerk", "SI-2021-001", "SI-2021-002", "", ""],
        ["", "", "", "", ""],
        ["Start", 44300, "", "", ""],
        ["Begrote uren", 7.5, "veertig", "", "#N/A"],
        ["Akkoord", True, "", "", ""],
    )
    assert snapshot.tabs == (Tab("Plannen", plans, 5), Tab("Uren 2021", (), 0))
    assert snapshot.origin == ORIGIN
    assert [type(cell) for cell in plans[2][1:2] + plans[4][1:2]] == [int, bool]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Plannen", "Plannen"),
        ("'Plan ''22'", "Plan '22"),
        ("'Vragen!'", "Vragen!"),
        ("''''", "'"),
        ("'🌵 uren'", "🌵 uren"),
    ],
)
def test_titles_lose_their_quotes(written: str, title: str) -> None:
    assert snapshot_of(columns_answer(written, [["x"]]), ORIGIN).tabs[0].title == title


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        ANSWER.encode()[:-40],
        b"<html><title>503</title></html>",
        b'{"error": {"code": 503, "status": "UNAVAILABLE"}}',
        ANSWER.replace("COLUMNS", "ROWS").encode(),
        ANSWER.replace("44300", '{"userEnteredValue": 1}').encode(),
        b'{"valueRanges": [{"range": "\xff", "majorDimension": "COLUMNS"}]}',
    ],
    ids=["empty", "cut off", "html", "error body", "by row", "grid data", "not utf-8"],
)
def test_anything_else_stops_the_run(answer: bytes) -> None:
    with pytest.raises(Unreachable) as stop:
        snapshot_of(answer, ORIGIN)
    assert stop.value.code == "google.not_an_answer"
    assert stop.value.details["origin"] == ORIGIN


CELLS = (
    st.text(max_size=5)
    | st.integers(0, 9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
)
COLUMNS = st.lists(st.lists(CELLS, max_size=6), max_size=5)


@given(COLUMNS)
def test_every_cell_stays_where_it_stood(columns: list[list[Cell]]) -> None:
    tab = snapshot_of(columns_answer("Plannen", columns), ORIGIN).tabs[0]
    assert tab.width == len(columns)
    assert {len(column) for column in tab.columns} <= {tab.height}
    for column, sent in zip(tab.columns, columns, strict=True):
        assert column[: len(sent)] == sent
        assert set(column[len(sent) :]) <= {""}


ERROR_TEXTS = st.sampled_from(["#N/A", "#REF!", "#DIV/0!", "Loading..."])
NEARLY = st.sampled_from(["#", "#1", 'zie "#N/A', '"#N/A"', "#N/A!", "Loading", "loading..."])


@given(st.lists(st.lists(ERROR_TEXTS | NEARLY | CELLS, max_size=6), max_size=5), st.booleans())
def test_every_error_is_told_from_text(columns: list[list[Cell]], escaped: bool) -> None:  # noqa: FBT001
    answer = columns_answer("Plannen", columns)
    tab = snapshot_of(answer.replace(b"/", b"\\/") if escaped else answer, ORIGIN).tabs[0]
    for column, sent in zip(tab.columns, columns, strict=True):
        assert [type(cell) is ErrorCell for cell in column[: len(sent)]] == [
            cell in ERRORS for cell in sent
        ]


def test_the_fingerprint_tells_contents_apart() -> None:
    one, two = (columns_answer("Plannen", [[text]]) for text in ("7,5", "7,6"))
    prints = [snapshot_of(answer, ORIGIN).fingerprint for answer in (one, one, two)]
    assert prints[0] == prints[1] != prints[2]


def test_garbage_collection_goes_on_as_it_was() -> None:
    gc.disable()
    try:
        snapshot_of(ANSWER.encode(), ORIGIN)
        assert not gc.isenabled()
    finally:
        gc.enable()
    with pytest.raises(Unreachable):
        snapshot_of(b"", ORIGIN)
    assert gc.isenabled()
